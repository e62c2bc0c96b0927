import { toDate, toFlag, toText, type UpstreamRow } from '../../fields/index.js';
import { isHiddenPerson } from './diffusion.js';
import { type EstablishmentMatch, matchEstablishment, type ParcelPlace } from './match-establishment.js';
import {
  type CompanyDetails,
  companyFields,
  matchingEstablishmentFields,
  type Occupant,
  occupantFields,
} from './sirene.fields.js';
import { type Unit } from './unit.js';

interface Kept {
  readonly row: UpstreamRow;
  readonly match: EstablishmentMatch;
}

/** The companies with an establishment on the parcel, each once: open ones first, then those known by address. */
export function occupantsOf(units: readonly Unit[], place: ParcelPlace): Occupant[] {
  const occupants: Occupant[] = [];
  for (const unit of mergedUnits(units)) {
    if (isHiddenPerson(unit.row)) continue;
    const kept = unit.establishments
      .map((row) => ({ row, match: matchEstablishment(row, place) }))
      .filter((candidate): candidate is Kept => candidate.match !== null)
      .sort((a, b) => compareKeys(rankOf(a.row), rankOf(b.row)));
    const occupant = occupantOf(unit, kept);
    if (occupant !== null) occupants.push(occupant);
  }
  return occupants.sort((a, b) => compareKeys(orderOf(a), orderOf(b)));
}

/** What is known of a company as such; null for persons who asked not to be found. */
export function companyOf({ row }: Unit): CompanyDetails | null {
  return isHiddenPerson(row) ? null : companyFields.map({ ...row, etablissement: row['siege'] });
}

/** The same unit comes from several questions, each time with the establishments that answer it. */
function mergedUnits(units: readonly Unit[]): readonly Unit[] {
  const bySiren = new Map<
    string,
    { readonly unit: Unit; readonly establishments: Map<string, UpstreamRow> }
  >();
  for (const unit of units) {
    const known = bySiren.get(unit.siren) ?? { unit, establishments: new Map<string, UpstreamRow>() };
    bySiren.set(unit.siren, known);
    for (const row of unit.establishments) {
      const key = toText(row['siret']) ?? JSON.stringify(row);
      if (!known.establishments.has(key)) known.establishments.set(key, row);
    }
  }
  return [...bySiren.values()].map(({ unit, establishments }) => ({
    ...unit,
    establishments: [...establishments.values()],
  }));
}

function occupantOf({ row }: Unit, kept: readonly Kept[]): Occupant | null {
  const [leading] = kept;
  if (leading === undefined) return null;
  const occupant = occupantFields.map({ ...row, etablissement: leading.row });
  return {
    ...occupant,
    ...leading.match,
    matchingEstablishments: kept.map((one) => ({
      ...matchingEstablishmentFields.map(one.row),
      ...one.match,
    })),
  };
}

type SortKey = readonly (boolean | string)[];

/** Open before closed, headquarters first, then the youngest. */
function rankOf(row: UpstreamRow): SortKey {
  const isOpen = toText(row['etat_administratif'])?.toUpperCase() === 'A';
  return [isOpen, toFlag(row['est_siege']) === true, toDate(row['date_creation']) ?? ''];
}

function orderOf({ isClosed, matchQuality }: Occupant): SortKey {
  return [isClosed !== true, matchQuality === 'address'];
}

/** Descending, key by key. */
function compareKeys(a: SortKey, b: SortKey): number {
  for (const [index, key] of a.entries()) {
    const other = b[index] ?? key;
    if (key !== other) return key < other ? 1 : -1;
  }
  return 0;
}
