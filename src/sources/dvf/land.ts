import type { Land, SaleRow } from './dvf.fields.js';
import { keyOf } from './totals.js';

/** What tells subdivisions of a parcel apart. */
export function landKey(row: SaleRow): string {
  return keyOf(row.landUseCode ?? row.landUse, row.specialLandUseCode ?? row.specialLandUse, row.landSurface);
}

/**
 * The subdivisions that rows of one sale speak of, each once per parcel. Rows repeat them for every premises; two that
 * are alike cannot be told from a repetition and count as one.
 */
export function landOf(rows: readonly SaleRow[]): Land[] {
  const lands = new Map<string, Land>();
  for (const row of rows) {
    if (row.landUseCode === null && row.landUse === null && row.landSurface === null) continue;
    const key = keyOf(row.parcelId, landKey(row));
    if (lands.has(key)) continue;
    lands.set(key, {
      parcelId: row.parcelId,
      natureCode: row.landUseCode,
      nature: row.landUse,
      specialNatureCode: row.specialLandUseCode,
      specialNature: row.specialLandUse,
      surface: row.landSurface,
    });
  }
  return [...lands.values()];
}
