import type { ParcelId, ParcelReference } from '../../parcels/parcel-id.js';
import { cityCodeOf, isArrondissement } from '../../parcels/insee-code.js';

/** What a cadastre is asked for: the parts of an identifier that are known. */
export interface CadastreQuery {
  /** INSEE code of the commune or arrondissement, or of a whole city with arrondissements. */
  readonly inseeCode: string;
  /** Null: any prefix. */
  readonly prefix: string | null;
  readonly section: string;
  readonly number: string;
}

export function queryOf({ inseeCode, prefix, section, number }: ParcelId): CadastreQuery {
  return { inseeCode, prefix, section, number };
}

/** The questions to ask for a reference, in order, until one has an answer. */
export function queriesOf(reference: ParcelReference): CadastreQuery[] {
  switch (reference.kind) {
    case 'exact':
      return [queryOf(reference.id)];
    case 'assumedPrefix':
      return [queryOf(reference.id), { ...queryOf(reference.id), prefix: null }];
    case 'cityWide': {
      const { cityCode, prefix, section, number } = reference;
      return [{ inseeCode: cityCode, prefix, section, number }];
    }
  }
}

/** Whether an identifier fits a query. Routes match loosely (or ignore a parameter): this decides. */
export function fits(idu: string, { inseeCode, prefix, section, number }: CadastreQuery): boolean {
  const commune = idu.slice(0, 5);
  return (
    (commune === inseeCode || cityCodeOf(commune) === inseeCode) &&
    (prefix === null || idu.slice(5, 8) === prefix) &&
    idu.slice(8) === section + number
  );
}

/**
 * The commune as the parcel layers of IGN know it: Paris, Lyon and Marseille are one commune each,
 * and the arrondissement stands in a column of its own (its code finds nothing as a commune).
 */
export function layerCommune(inseeCode: string): { code: string; district: string | undefined } {
  return isArrondissement(inseeCode)
    ? { code: cityCodeOf(inseeCode), district: inseeCode.slice(2) }
    : { code: inseeCode, district: undefined };
}
