/** A competence as BANATIC names it. */
export interface Competence {
  readonly label: string;
  /** DGCL code of 4 digits; null where the file has labels alone. */
  readonly code: string | null;
}

/** A member that is no current commune: another grouping, a department, a chamber, a commune that merged since. */
export interface OtherMember {
  readonly siren: string;
  readonly name: string | null;
  /** As the file says: `groupement`, `autre organisme`. */
  readonly category: string | null;
}

/** A grouping as an import of BANATIC has it. */
export interface BanaticGrouping {
  /** 9 digits. */
  readonly siren: string;
  readonly name: string;
  /** Legal form: `CC`, `SIVU`, `SMO`. */
  readonly type: string;
  /** As the file says: `12 - Aveyron`. */
  readonly department: string | null;
  readonly financing: string | null;
  /** YYYY-MM-DD. */
  readonly creationDate: string | null;
  /** As the file says; the members may be listed incompletely. */
  readonly memberCount: number | null;
  readonly population: number | null;
  /** Numbers of the table's competences; null where the file had none. */
  readonly competences: readonly number[] | null;
  /** INSEE codes, each once. */
  readonly communes: readonly string[];
  /** Each SIREN once. */
  readonly others: readonly OtherMember[];
}

/** An export that went into a table. */
export interface ImportedFile {
  readonly name: string;
  /** When it was saved, as it says itself: ISO 8601; null when it does not. */
  readonly savedAt: string | null;
  readonly groupings: number;
}

/** All that was imported from BANATIC. */
export interface GroupingTable {
  /** ISO 8601. */
  readonly importedAt: string;
  readonly files: readonly ImportedFile[];
  readonly competences: readonly Competence[];
  readonly groupings: ReadonlyMap<string, BanaticGrouping>;
}

/**
 * Both tables in one: what the newer says of a grouping counts, members of either count, for the file of one region
 * may have them where the national one has not, and what only the older has stays.
 */
export function mergeTables(older: GroupingTable, newer: GroupingTable): GroupingTable {
  const competences: Competence[] = [...older.competences];
  const numbers = new Map(competences.map(({ label }, number) => [label, number]));
  const renumbered = newer.competences.map((competence) => {
    const known = numbers.get(competence.label);
    if (known !== undefined) {
      const { label, code } = competences[known] ?? competence;
      competences[known] = { label, code: competence.code ?? code };
      return known;
    }
    numbers.set(competence.label, competences.length);
    return competences.push(competence) - 1;
  });
  const groupings = new Map(older.groupings);
  for (const [siren, grouping] of newer.groupings) {
    const before = groupings.get(siren);
    const exercised = grouping.competences?.map((number) => renumbered[number] ?? number) ?? null;
    groupings.set(siren, mergeGroupings(before, { ...grouping, competences: exercised }));
  }
  return { importedAt: newer.importedAt, files: [...older.files, ...newer.files], competences, groupings };
}

function mergeGroupings(before: BanaticGrouping | undefined, now: BanaticGrouping): BanaticGrouping {
  if (before === undefined) return now;
  return {
    siren: now.siren,
    name: now.name,
    type: now.type,
    department: now.department ?? before.department,
    financing: now.financing ?? before.financing,
    creationDate: now.creationDate ?? before.creationDate,
    memberCount: now.memberCount ?? before.memberCount,
    population: now.population ?? before.population,
    competences: now.competences ?? before.competences,
    communes: [...new Set([...before.communes, ...now.communes])],
    others: [...new Map([...before.others, ...now.others].map((member) => [member.siren, member])).values()],
  };
}

/** Links from groupings to members, of all kinds. */
export function countMembers({ groupings }: GroupingTable): number {
  let count = 0;
  for (const { communes, others } of groupings.values()) count += communes.length + others.length;
  return count;
}
