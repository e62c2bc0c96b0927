import { cityCodeOf } from '../parcels/insee-code.js';
import { foldText } from './fold-text.js';
import { type FrenchAddress } from './french-address.js';
import { sameHouseNumber } from './house-number.js';
import { sameStreet, type StreetComparison } from './normalize-street.js';

/** `exact`: same street and number; `street`: same street, number missing or another; `no`: another street or town. */
export type AddressMatch = 'exact' | 'street' | 'no';

/**
 * Whether two addresses are the same house. Towns count as equal unless they contradict each other: by INSEE code
 * where both have one, else by postal code, else by name.
 * @param candidate what a register says; a cut street name (see `StreetComparison`) is expected on this side
 */
export function matchesAddress(
  candidate: FrenchAddress,
  address: FrenchAddress,
  comparison: StreetComparison = {},
): AddressMatch {
  if (candidate.streetName === null || address.streetName === null) return 'no';
  if (!sameTown(candidate, address)) return 'no';
  const street = comparison.cutAt === undefined ? candidate.streetName : (candidate.street ?? '');
  if (!sameStreet(street, address.streetName, comparison)) return 'no';
  const sameNumber = candidate.houseNumbers.some((one) =>
    address.houseNumbers.some((other) => sameHouseNumber(one, other)),
  );
  return sameNumber ? 'exact' : 'street';
}

/** The best match of a candidate among several addresses, and the address it matches. */
export function bestAddressMatch<A extends FrenchAddress>(
  candidate: FrenchAddress,
  addresses: readonly A[],
  comparison: StreetComparison = {},
): { readonly match: AddressMatch; readonly address: A | null } {
  let street: A | null = null;
  for (const address of addresses) {
    const match = matchesAddress(candidate, address, comparison);
    if (match === 'exact') return { match, address };
    if (match === 'street') street ??= address;
  }
  return street === null ? { match: 'no', address: null } : { match: 'street', address: street };
}

/** True unless the two contradict each other. */
export function sameTown(a: FrenchAddress, b: FrenchAddress): boolean {
  if (a.cityCode !== null && b.cityCode !== null) return sameCommune(a.cityCode, b.cityCode);
  if (a.postalCode !== null && b.postalCode !== null) {
    return plainPostalCode(a.postalCode) === plainPostalCode(b.postalCode);
  }
  if (a.city !== null && b.city !== null) return plainCity(a.city) === plainCity(b.city);
  return true;
}

/** An arrondissement is its city's, but not another arrondissement. */
function sameCommune(a: string, b: string): boolean {
  return a === b || cityCodeOf(a) === b || a === cityCodeOf(b);
}

/** The 16th arrondissement of Paris has two postal codes. */
function plainPostalCode(code: string): string {
  return code === '75116' ? '75016' : code;
}

function plainCity(city: string): string {
  return foldText(city)
    .replace(/ CEDEX.*$/, '')
    .replace(/ \d{1,2}(?: ?(?:E|ER|EME))?(?: ARRONDISSEMENT)?$/, '')
    .replace(/\bSTE\b/g, 'SAINTE')
    .replace(/\bST\b/g, 'SAINT');
}
