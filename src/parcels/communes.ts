import type { Commune, CommuneType } from './commune.js';
import { CommuneTable, communeRow } from './commune-table.js';
import { readDecoupage } from './decoupage.js';
import { hasArrondissements } from './insee-code.js';
import { formatParcelId, parcelIdOf } from './parcel-id.js';

export type { Commune } from './commune.js';
export { arrondissementsOf, cityCodeOf } from './insee-code.js';

/** One object of the package's communes.json, as far as it is read here. */
interface CommuneRow {
  readonly code: string;
  readonly nom: string;
  readonly type: CommuneType;
  readonly departement: string;
  readonly region: string;
  readonly commune?: string;
  readonly chefLieu?: string;
  readonly codesPostaux?: readonly string[];
  readonly anciensCodes?: readonly string[];
  readonly siren?: string;
  readonly population?: number;
}

interface CommuneIndex {
  readonly communes: CommuneTable;
  /** Code that was given up -> code of the commune that holds its territory now. */
  readonly successors: ReadonlyMap<string, string>;
  /** Current commune -> the codes whose territory it took over. */
  readonly predecessors: ReadonlyMap<string, readonly string[]>;
}

/** The cadastre kept the codes that Saint-Barthélemy and Saint-Martin had as communes of Guadeloupe. */
const KEPT_BY_CADASTRE: ReadonlyMap<string, string> = new Map([
  ['97701', '97123'],
  ['97801', '97127'],
]);

const NO_PREFIX = '000';

let loaded: CommuneIndex | undefined;

/** Read at the first question, not at start-up, and reduced to what is asked. */
function index(): CommuneIndex {
  return (loaded ??= buildIndex(readDecoupage<CommuneRow>('communes')));
}

function buildIndex(rows: Iterable<CommuneRow>): CommuneIndex {
  const communes = new Map<string, string>();
  const successors = new Map<string, string>();
  for (const row of rows) {
    // A commune that took part in a merger and gave it its code is listed twice: the current one counts.
    if (row.chefLieu === undefined || !communes.has(row.code)) {
      communes.set(row.code, communeRow(toCommune(row)));
    }
    for (const former of row.anciensCodes ?? []) {
      if (!successors.has(former)) successors.set(former, row.code);
    }
    if (row.chefLieu !== undefined && row.chefLieu !== row.code) successors.set(row.code, row.chefLieu);
  }
  for (const [current, kept] of KEPT_BY_CADASTRE) successors.set(kept, current);
  return { communes: new CommuneTable(communes.values()), successors, predecessors: inverted(successors) };
}

function toCommune(row: CommuneRow): Commune {
  return {
    code: row.code,
    name: row.nom,
    type: row.type,
    parentCode: row.commune ?? row.chefLieu ?? null,
    departmentCode: row.departement,
    regionCode: row.region,
    postalCodes: row.codesPostaux ?? [],
    siren: row.siren ?? null,
    population: row.population ?? null,
  };
}

function inverted(successors: ReadonlyMap<string, string>): Map<string, string[]> {
  const predecessors = new Map<string, string[]>();
  for (const [former, current] of successors) {
    const formers = predecessors.get(current);
    if (formers === undefined) predecessors.set(current, [former]);
    else formers.push(former);
  }
  return predecessors;
}

/** The commune, arrondissement, delegated or associated commune of this code; the current commune if it is two. */
export function communeOf(inseeCode: string): Commune | undefined {
  return index().communes.get(inseeCode);
}

/** Every code of the year once, as {@link communeOf} knows it. */
export function allCommunes(): Iterable<Commune> {
  return index().communes.values();
}

/** Codes whose territory the commune took over, and those it bore itself before, in order; those of delegated communes too. */
export function formerCodesOf(inseeCode: string): readonly string[] {
  return [...(index().predecessors.get(inseeCode) ?? [])].sort();
}

/** True for every code in use, and for those that were once (mergers, 97123 and 97127, Corsica's 20xxx). */
export function isKnownInseeCode(inseeCode: string): boolean {
  return index().communes.has(inseeCode) || index().successors.has(inseeCode);
}

/**
 * The commune that holds the territory of a code given up: head commune of a delegated or associated commune,
 * the merged commune or the new code of a former one. Undefined for codes in use and codes never used.
 */
export function successorOf(formerCode: string): string | undefined {
  return index().successors.get(formerCode);
}

/**
 * The identifier that a parcel of a merged commune probably had before the merger, for sources that are older:
 * INSEE code of the absorbed commune and prefix 000. Undefined when the prefix is that of no absorbed commune.
 */
export function formerIdu(idu: string): string | undefined {
  const id = parcelIdOf(idu);
  if (id === undefined || id.prefix === NO_PREFIX) return undefined;
  const formers = (index().predecessors.get(id.inseeCode) ?? []).filter(
    (code) => code.endsWith(id.prefix) && !isChangeOfDepartment(code, id.inseeCode),
  );
  const department = id.inseeCode.slice(0, 2);
  const inseeCode = formers.find((code) => code.startsWith(department)) ?? formers[0];
  return inseeCode === undefined ? undefined : formatParcelId({ ...id, inseeCode, prefix: NO_PREFIX });
}

/**
 * The identifier under which the cadastre probably has a parcel whose commune's code is no longer in its use:
 * after a merger the new INSEE code with the old one's last 3 digits as prefix, after a change of code the new
 * code alone. A candidate to ask the cadastre for, not a fact. Undefined when there is nothing to try.
 */
export function currentIdu(idu: string): string | undefined {
  const id = parcelIdOf(idu);
  if (id === undefined) return undefined;
  const kept = KEPT_BY_CADASTRE.get(id.inseeCode);
  if (kept !== undefined) return formatParcelId({ ...id, inseeCode: kept });
  if (isKeptByCadastre(id.inseeCode)) return undefined;
  const inseeCode = successorOf(id.inseeCode);
  // A parcel of a city bears an arrondissement, which the old code does not tell.
  if (inseeCode === undefined || hasArrondissements(inseeCode)) return undefined;
  const prefix = prefixAfterMerger(id.inseeCode, id.prefix, inseeCode);
  return prefix === undefined ? undefined : formatParcelId({ ...id, inseeCode, prefix });
}

function prefixAfterMerger(formerCode: string, prefix: string, currentCode: string): string | undefined {
  if (isChangeOfDepartment(formerCode, currentCode)) return prefix;
  if (prefix === NO_PREFIX) {
    // Old codes of another department may be a merger or a mere change of code; only a delegated or associated
    // commune is surely the first.
    const merged = communeOf(formerCode) !== undefined || sameDepartment(formerCode, currentCode);
    return merged ? formerCode.slice(2) : undefined;
  }
  // Absorbed earlier by the commune that was absorbed in its turn: the prefix stays.
  return successorOf(formerCode.slice(0, 2) + prefix) === currentCode ? prefix : undefined;
}

/** The same commune in a new department (78002 -> 95002, 20004 -> 2A004). */
function isChangeOfDepartment(formerCode: string, currentCode: string): boolean {
  return !sameDepartment(formerCode, currentCode) && formerCode.slice(2) === currentCode.slice(2);
}

function sameDepartment(one: string, other: string): boolean {
  return one.slice(0, 2) === other.slice(0, 2);
}

function isKeptByCadastre(inseeCode: string): boolean {
  return [...KEPT_BY_CADASTRE.values()].includes(inseeCode);
}
