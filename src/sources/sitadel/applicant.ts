import { toText, type UpstreamRow } from '../../fields/index.js';

/** INSEE legal categories of natural persons begin so. */
const NATURAL_PERSON = /^1/;
/** CAT_DEM of individuals. */
const INDIVIDUALS = new Set(['10', '11']);

/**
 * Whether the applicant may be named: the files name verified legal persons only, and give town and postal code of
 * everybody; both are shown of legal persons alone.
 */
export function isLegalPerson(row: UpstreamRow): boolean {
  if (NATURAL_PERSON.test(toText(row['CJ_DEM']) ?? '')) return false;
  if (INDIVIDUALS.has(toText(row['CAT_DEM']) ?? '')) return false;
  return ['DENOM_DEM', 'SIREN_DEM', 'SIRET_DEM'].some((column) => toText(row[column]) !== null);
}
