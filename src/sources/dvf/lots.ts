import type { Lot, SaleRow } from './dvf.fields.js';
import { grouped } from './totals.js';

/**
 * The co-ownership lots that rows of one parcel name, in order of appearance. Rows of a flat and of its cellar name the
 * same lots; the area may stand on one of them only.
 */
export function lotsOf(rows: readonly SaleRow[]): Lot[] {
  const lots = new Map<string, number | null>();
  for (const [number, surface] of rows.flatMap(listedLots)) {
    if (number !== null) lots.set(number, lots.get(number) ?? surface);
  }
  return [...lots].map(([number, carrezSurface]) => ({ number, carrezSurface }));
}

/** Lots of one parcel: those listed, or more when a row counts more than the five it can list. */
export function numberOfLots(rows: readonly SaleRow[]): number {
  const unlisted = rows
    .filter((row) => listedLots(row).filter(([number]) => number !== null).length < (row.lotCount ?? 0))
    .map((row) => row.lotCount ?? 0);
  return Math.max(lotsOf(rows).length, ...unlisted);
}

/** Lots of a whole sale: numbers are those of a co-ownership, so they are told apart by parcel. */
export function lotsOverParcels(rows: readonly SaleRow[]): number {
  return [...grouped(rows, (row) => row.parcelId ?? '').values()].reduce(
    (sum, ofParcel) => sum + numberOfLots(ofParcel),
    0,
  );
}

function listedLots(row: SaleRow): [string | null, number | null][] {
  return [
    [row.lot1Number, row.lot1Surface],
    [row.lot2Number, row.lot2Surface],
    [row.lot3Number, row.lot3Surface],
    [row.lot4Number, row.lot4Surface],
    [row.lot5Number, row.lot5Surface],
  ];
}
