import { readDecoupage } from '../parcels/decoupage.js';

/** A grouping of the Code officiel géographique: an EPCI with taxes of its own, or a territory of Greater Paris (EPT). */
export interface ShippedGrouping {
  /** 9 digits. */
  readonly siren: string;
  readonly name: string;
  readonly type: string;
  /** `FPU`, `FA`; null for EPT, which levy no taxes. */
  readonly financing: string | null;
  /** Inhabitants (total population). */
  readonly population: number | null;
  /** INSEE codes; Paris, Lyon and Marseille whole. */
  readonly memberCodes: readonly string[];
}

interface GroupingRow {
  readonly code: string;
  readonly nom: string;
  readonly type: string;
  readonly modeFinancement?: string;
  readonly populationTotale?: number;
  readonly membres: readonly { readonly code: string }[];
}

interface GroupingIndex {
  readonly bySiren: ReadonlyMap<string, ShippedGrouping>;
  readonly byCommune: ReadonlyMap<string, readonly ShippedGrouping[]>;
}

let loaded: GroupingIndex | undefined;

/** Read at the first question and reduced: names of members are those of the communes. */
function index(): GroupingIndex {
  return (loaded ??= buildIndex([
    ...readDecoupage<GroupingRow>('epci'),
    ...readDecoupage<GroupingRow>('ept'),
  ]));
}

function buildIndex(rows: readonly GroupingRow[]): GroupingIndex {
  const bySiren = new Map<string, ShippedGrouping>();
  const byCommune = new Map<string, ShippedGrouping[]>();
  for (const row of rows) {
    const grouping = toGrouping(row);
    bySiren.set(grouping.siren, grouping);
    for (const code of grouping.memberCodes) {
      const groupings = byCommune.get(code);
      if (groupings === undefined) byCommune.set(code, [grouping]);
      else groupings.push(grouping);
    }
  }
  return { bySiren, byCommune };
}

function toGrouping(row: GroupingRow): ShippedGrouping {
  return {
    siren: row.code,
    name: row.nom,
    type: row.type,
    financing: row.modeFinancement === undefined || row.modeFinancement === '' ? null : row.modeFinancement,
    population: row.populationTotale ?? null,
    memberCodes: row.membres.map(({ code }) => code),
  };
}

/** The EPCI of a commune, and its EPT in Greater Paris; empty for the four islands and overseas collectivities without. */
export function shippedGroupingsOf(inseeCode: string): readonly ShippedGrouping[] {
  return index().byCommune.get(inseeCode) ?? [];
}

export function shippedGrouping(siren: string): ShippedGrouping | undefined {
  return index().bySiren.get(siren);
}
