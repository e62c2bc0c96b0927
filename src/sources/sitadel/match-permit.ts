import type { FrenchAddress } from '../../addresses/index.js';
import { toNumber, toText, type UpstreamRow } from '../../fields/index.js';
import { arrondissementsOf, isArrondissement } from '../../parcels/insee-code.js';
import { type CadastralReference, referencesOf } from './cadastral-reference.js';
import { addressAgreement, postalCodeOf } from './permit-address.js';
import type { SoughtParcel } from './sought-parcel.js';

/** How a permit was found, and how sure it is that it is the parcel's; surest first. */
export const MATCH_QUALITIES = [
  /** Section and number agree and no other parcel can be meant. */
  'exact',
  /** Section and number agree; of several parcels that bear them the address tells this one. */
  'addressConfirmed',
  /** The same, told by the area of the plot. */
  'areaConfirmed',
  /** Found by Koumoul's computed parcel; the permit's own section and number do not say so. */
  'computedParcel',
  /** Section and number agree, but with those of parcels under other prefixes too. */
  'ambiguousPrefix',
  /** Only number and street agree. */
  'address',
] as const;
export type MatchQuality = (typeof MATCH_QUALITIES)[number];

/** What the cells alone say: `settle` when the address or the area must decide. */
export type Likeness = 'exact' | 'settle' | 'no';

/** Plots in permits are right within this factor for 96 % of good matches. */
const AREA_FACTOR = 2;
/** Cities whose postal codes end in the number of the arrondissement, by the department that these begin with. */
const CITY_OF_DEPARTMENT: ReadonlyMap<string, string> = new Map([
  ['75', '75056'],
  ['69', '69123'],
  ['13', '13055'],
]);

/** The references of a row that name the sought parcel, its prefix aside. */
function ownReferences(row: UpstreamRow, parcel: SoughtParcel): CadastralReference[] {
  return referencesOf(row, parcel.departmentCode).filter(
    ({ prefix, section, number }) =>
      section === parcel.section && number === parcel.number && (prefix === null || prefix === parcel.prefix),
  );
}

/** Whether the cells of a row name the parcel. */
export function likenessOf(row: UpstreamRow, parcel: SoughtParcel): Likeness {
  const own = ownReferences(row, parcel);
  const place = placeOf(row, parcel);
  if (own.length === 0 || place === 'elsewhere') return 'no';
  if (place === 'uncertain') return 'settle';
  const isSure =
    parcel.isOnlyPrefix ||
    own.some(({ prefix }) => prefix === parcel.prefix) ||
    (parcel.formerCommune !== null && toText(row['COMM']) === parcel.formerCommune);
  return isSure ? 'exact' : 'settle';
}

/**
 * Decides a likeness of `settle` by the addresses and the area of the parcel.
 * @returns null when the permit is of an unknown arrondissement and no address speaks for it
 */
export function settled(
  row: UpstreamRow,
  parcel: SoughtParcel,
  addresses: readonly FrenchAddress[],
): MatchQuality | null {
  if (addressAgreement(row, addresses) !== 'no') return 'addressConfirmed';
  if (placeOf(row, parcel) === 'uncertain') return null;
  return hasLikeArea(row, parcel.area) ? 'areaConfirmed' : 'ambiguousPrefix';
}

/** Whether number and street alone are the parcel's: the weak way for permits that name no parcel of today. */
export function isAtAddress(
  row: UpstreamRow,
  parcel: SoughtParcel,
  addresses: readonly FrenchAddress[],
): boolean {
  return placeOf(row, parcel) === 'here' && addressAgreement(row, addresses) === 'exact';
}

function hasLikeArea(row: UpstreamRow, area: number | null): boolean {
  const plot = toNumber(row['SUPERFICIE_TERRAIN']);
  if (plot === null || plot <= 0 || area === null || area <= 0) return false;
  return plot <= area * AREA_FACTOR && area <= plot * AREA_FACTOR;
}

/** Whether a row is of the parcel's commune or arrondissement. */
export function placeOf(row: UpstreamRow, parcel: SoughtParcel): 'here' | 'elsewhere' | 'uncertain' {
  const commune = toText(row['COMM']);
  const expected = [parcel.cityCode, parcel.inseeCode, parcel.formerCommune];
  if (commune !== null && !expected.includes(commune)) return 'elsewhere';
  if (!isArrondissement(parcel.inseeCode)) return 'here';
  const arrondissement = arrondissementOf(row);
  if (arrondissement === null) return 'uncertain';
  return arrondissement === parcel.inseeCode ? 'here' : 'elsewhere';
}

/** From the permit's number (`075105...`, Paris and Lyon), else from the postal code (Marseille). */
export function arrondissementOf(row: UpstreamRow): string | null {
  const number = toText(row['NUM_DAU'] ?? row['NUM_PA'] ?? row['NUM_PD']) ?? '';
  const filedAt = /^0(\d{5})/.exec(number)?.[1] ?? '';
  if (isArrondissement(filedAt)) return filedAt;
  return arrondissementOfPostalCode(postalCodeOf(row) ?? '');
}

function arrondissementOfPostalCode(postalCode: string): string | null {
  // The second postal code of the 16th arrondissement of Paris is its INSEE code.
  if (postalCode === '75116') return postalCode;
  const { department = '', rank } = /^(?<department>\d\d)0(?<rank>\d\d)$/.exec(postalCode)?.groups ?? {};
  const city = CITY_OF_DEPARTMENT.get(department) ?? '';
  return arrondissementsOf(city)[Number(rank) - 1] ?? null;
}
