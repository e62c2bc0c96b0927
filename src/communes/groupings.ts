import { type Commune, communeOf } from '../parcels/communes.js';
import type { GroupingName, GroupingRecord, Member, SourceName } from './answer.js';
import type { BanaticIndex } from './banatic/banatic-store.js';
import { isCommuneCategory } from './banatic/collect-groupings.js';
import type { BanaticGrouping, Competence } from './banatic/grouping-table.js';
import { GROUPING_TYPES, OWN_TAX_TYPES } from './grouping-types.codes.js';
import { type ShippedGrouping, shippedGrouping, shippedGroupingsOf } from './shipped-groupings.js';

interface Wanted {
  /** Members of each grouping too. */
  readonly members: boolean;
}

/**
 * The groupings of a commune: those it is a member of, then those its groupings are members of. EPCI first, then EPT,
 * then the rest by name.
 * @param banatic undefined when nothing has been imported
 */
export function groupingsOf(
  commune: Commune,
  banatic: BanaticIndex | undefined,
  wanted: Wanted,
): readonly GroupingRecord[] {
  const direct = new Set([
    ...shippedGroupingsOf(commune.code).map(({ siren }) => siren),
    ...(banatic?.ofCommune(commune.code) ?? []).map(({ siren }) => siren),
  ]);
  const through = banatic === undefined ? new Map<string, Set<string>>() : indirect(direct, banatic);
  const records = [...direct, ...through.keys()].map((siren) =>
    recordOf(siren, [...(through.get(siren) ?? [])], banatic, wanted),
  );
  return records.sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'fr'));
}

/** Groupings reached by way of others, with the ones that lead to them. */
function indirect(direct: ReadonlySet<string>, banatic: BanaticIndex): Map<string, Set<string>> {
  const through = new Map<string, Set<string>>();
  const queue = [...direct];
  for (let member = queue.shift(); member !== undefined; member = queue.shift()) {
    for (const { siren } of banatic.ofGrouping(member)) {
      if (direct.has(siren)) continue;
      const ways = through.get(siren);
      if (ways !== undefined) {
        ways.add(member);
        continue;
      }
      through.set(siren, new Set([member]));
      queue.push(siren);
    }
  }
  return through;
}

function rank({ through, ownTax, type }: GroupingRecord): number {
  if (through.length > 0) return 3;
  if (ownTax) return 0;
  return type === 'EPT' ? 1 : 2;
}

/** What COG and BANATIC say together: COG first, being of one date for all of France. */
function recordOf(
  siren: string,
  ways: readonly string[],
  banatic: BanaticIndex | undefined,
  wanted: Wanted,
): GroupingRecord {
  const shipped = shippedGrouping(siren);
  const imported = banatic?.table.groupings.get(siren);
  const type = shipped?.type ?? imported?.type ?? '';
  const sources: SourceName[] = [];
  if (shipped !== undefined) sources.push('cog');
  if (imported !== undefined) sources.push('banatic');
  return {
    siren,
    name: shipped?.name ?? imported?.name ?? siren,
    type,
    typeLabel: GROUPING_TYPES.get(type) ?? null,
    ownTax: OWN_TAX_TYPES.has(type),
    financing: shipped?.financing ?? imported?.financing ?? null,
    population: shipped?.population ?? imported?.population ?? null,
    memberCount: shipped?.memberCodes.length ?? imported?.memberCount ?? null,
    department: imported?.department ?? null,
    creationDate: imported?.creationDate ?? null,
    through: ways.map((way) => nameOf(way, banatic)),
    competences: competencesOf(imported, banatic),
    ...(wanted.members ? { members: membersOf(shipped, imported, banatic) } : {}),
    sources,
  };
}

function nameOf(siren: string, banatic: BanaticIndex | undefined): GroupingName {
  const name = shippedGrouping(siren)?.name ?? banatic?.table.groupings.get(siren)?.name;
  return { siren, name: name ?? siren };
}

function competencesOf(
  imported: BanaticGrouping | undefined,
  banatic: BanaticIndex | undefined,
): readonly Competence[] | null {
  if (banatic === undefined || imported === undefined || imported.competences === null) return null;
  return imported.competences.flatMap((number) => banatic.table.competences[number] ?? []);
}

function membersOf(
  shipped: ShippedGrouping | undefined,
  imported: BanaticGrouping | undefined,
  banatic: BanaticIndex | undefined,
): readonly Member[] {
  const codes = new Set([...(shipped?.memberCodes ?? []), ...(imported?.communes ?? [])]);
  const communes = [...codes].map((code): Member => {
    const { name = null, siren = null } = communeOf(code) ?? {};
    return { kind: 'commune', inseeCode: code, siren, name };
  });
  const others = (imported?.others ?? []).map(({ siren, name, category }): Member => {
    const known = shippedGrouping(siren) ?? banatic?.table.groupings.get(siren);
    return {
      kind: kindOf(known !== undefined, category),
      inseeCode: null,
      siren,
      name: name ?? known?.name ?? null,
    };
  });
  return [...communes.sort((a, b) => ((a.inseeCode ?? '') < (b.inseeCode ?? '') ? -1 : 1)), ...others];
}

function kindOf(isGrouping: boolean, category: string | null): Member['kind'] {
  if (isGrouping || (category !== null && /^(?:groupement|epci|syndicat)/i.test(category))) return 'grouping';
  return isCommuneCategory(category) ? 'commune' : 'other';
}
