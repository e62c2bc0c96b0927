/** French addresses as registers write them: read, normalised, compared. Pure. */
export { foldText, foldedWords } from './fold-text.js';
export { frenchAddress, type FrenchAddress, type FrenchAddressParts } from './french-address.js';
export { normalizeSuffix, parseHouseNumbers, sameHouseNumber, type HouseNumber } from './house-number.js';
export { bestAddressMatch, matchesAddress, sameTown, type AddressMatch } from './match-address.js';
export {
  normalizeStreet,
  sameStreet,
  searchWords,
  type StreetComparison,
  type StreetName,
} from './normalize-street.js';
export { parseFrenchAddress } from './parse-address.js';
