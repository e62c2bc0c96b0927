import { type HouseNumber, parseHouseNumbers } from './house-number.js';
import { normalizeStreet, type StreetName } from './normalize-street.js';

/** An address in the form in which addresses are compared; null and empty where it is not known. */
export interface FrenchAddress {
  /** More than one for ranges and lists (`16-18`): their ends. */
  readonly houseNumbers: readonly HouseNumber[];
  /** Type and name as written. */
  readonly street: string | null;
  readonly streetName: StreetName | null;
  /** 5 digits. */
  readonly postalCode: string | null;
  readonly city: string | null;
  /** INSEE code of the commune, in Paris, Lyon and Marseille of the arrondissement or of the city. */
  readonly cityCode: string | null;
}

export interface FrenchAddressParts {
  /** With its suffix: `217 bis`; ranges too: `16-18`. */
  readonly houseNumber?: string | number | null;
  readonly street?: string | null;
  readonly postalCode?: string | null;
  readonly city?: string | null;
  readonly cityCode?: string | null;
}

/** An address whose source keeps its parts apart. */
export function frenchAddress(parts: FrenchAddressParts): FrenchAddress {
  const street = parts.street?.trim() ?? '';
  const postalCode = parts.postalCode?.trim() ?? '';
  return {
    houseNumbers: parseHouseNumbers(String(parts.houseNumber ?? '')),
    street: street === '' ? null : street,
    streetName: street === '' ? null : normalizeStreet(street),
    postalCode: /^\d{5}$/.test(postalCode) ? postalCode : null,
    city: parts.city?.trim() || null,
    cityCode: parts.cityCode?.trim() || null,
  };
}
