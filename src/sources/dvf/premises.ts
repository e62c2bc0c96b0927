import { DEPENDENCY, FLAT, HOUSE, LOCAL_TYPE_PRIORITY } from './dvf.codes.js';
import type { SaleRow } from './dvf.fields.js';
import { landKey } from './land.js';
import { grouped, keyOf } from './totals.js';

/** Premises of a sale, and how many alike there are. */
export interface Premises {
  /** One of the rows that name them. */
  readonly row: SaleRow;
  readonly count: number;
}

/**
 * The premises that rows of one sale speak of, main ones first.
 *
 * For each set of lots the source writes every premises beside every land use of the parcel: a house on soil and
 * garden is two rows. How often premises truly occur is therefore the least number of rows they have with any one land
 * use: a building sold whole has many flats that are alike, which must not become one.
 */
export function premisesOf(rows: readonly SaleRow[]): Premises[] {
  const alike = new Map<string, Premises>();
  for (const set of grouped(rows.filter(isPremises), setKey).values()) {
    for (const [key, same] of grouped(set, premisesKey)) {
      const perLandUse = [...grouped(same, landKey).values()].map(({ length }) => length);
      const known = alike.get(key);
      const [row] = same;
      if (row === undefined) continue;
      alike.set(key, { row: known?.row ?? row, count: (known?.count ?? 0) + Math.min(...perLandUse) });
    }
  }
  return [...alike.values()].sort((a, b) => rank(a) - rank(b) || surfaceOf(b) - surfaceOf(a));
}

export function countOf(premises: readonly Premises[]): number {
  return premises.reduce((sum, { count }) => sum + count, 0);
}

export function ofType(premises: readonly Premises[], ...codes: readonly string[]): Premises[] {
  return premises.filter(({ row }) => row.localTypeCode !== null && codes.includes(row.localTypeCode));
}

export function dwellingsAmong(premises: readonly Premises[]): Premises[] {
  return ofType(premises, HOUSE, FLAT);
}

/** Each value as often as there are premises. */
export function perPremises(
  premises: readonly Premises[],
  value: (row: SaleRow) => number | null,
): (number | null)[] {
  return premises.map(({ row, count }) => {
    const one = value(row);
    return one === null ? null : one * count;
  });
}

function isPremises(row: SaleRow): boolean {
  return row.localTypeCode !== null || row.localType !== null || row.builtSurface !== null;
}

function setKey(row: SaleRow): string {
  return keyOf(
    row.dispositionNumber,
    row.parcelId,
    row.volumeNumber,
    row.lot1Number,
    row.lot2Number,
    row.lot3Number,
    row.lot4Number,
    row.lot5Number,
  );
}

function premisesKey(row: SaleRow): string {
  return keyOf(
    row.localTypeCode ?? row.localType,
    row.builtSurface,
    row.rooms,
    row.number,
    row.suffix,
    row.streetCode ?? row.street,
  );
}

function rank({ row }: Premises): number {
  if (row.localTypeCode === DEPENDENCY) return LOCAL_TYPE_PRIORITY.length + 1;
  const index = LOCAL_TYPE_PRIORITY.indexOf(row.localTypeCode ?? '');
  return index === -1 ? LOCAL_TYPE_PRIORITY.length : index;
}

function surfaceOf({ row }: Premises): number {
  return row.builtSurface ?? 0;
}
