import { frenchAddress, type FrenchAddress, parseFrenchAddress } from '../../addresses/index.js';
import { isRow, toItems, toText, type UpstreamRow } from '../../fields/index.js';
import { addressLabel } from '../address-label.js';
import { rowsOf } from './inner-document.js';

/** Older years wrap an address in the kind of country it lies in. */
const COUNTRY_WRAPPERS = ['france', 'etranger'];

/** The addresses of a column that holds one, or several (head office first). */
export function addressRows(value: unknown): readonly UpstreamRow[] {
  return rowsOf(value).map((row) => {
    const inner = COUNTRY_WRAPPERS.map((name) => row[name]).find(isRow);
    return inner ?? row;
  });
}

/** On one line: `22 Rue François Jaffrain, 22120 Yffiniac`; null when nothing is said. */
export function addressText(row: UpstreamRow): string | null {
  const parts = {
    houseNumber: toText(row['numeroVoie']),
    street: streetOf(row) ?? toText(row['complGeographique']) ?? toText(row['localite']),
    postalCode: postalCodeOf(row),
    city: toText(row['ville']),
  };
  const place = [parts.postalCode, parts.city].filter((part) => part !== null).join(' ');
  return addressLabel(parts) ?? (place || null);
}

/** The address in the form in which addresses are compared. */
export function comparableAddress(row: UpstreamRow): FrenchAddress {
  const city = toText(row['ville']);
  const isCedex = /\bcedex\b/i.test(city ?? '');
  const place = {
    // The postal code of a mail centre says nothing about the place.
    postalCode: isCedex ? null : postalCodeOf(row),
    city: city?.replace(/\s+cedex\b.*$/i, '') ?? null,
  };
  const houseNumber = toText(row['numeroVoie']);
  const street = streetOf(row);
  const address = frenchAddress({ houseNumber, street, ...place });
  if (address.houseNumbers.length > 0 && street !== null) return address;
  // All in one key (`nomVoie: "12 Rue de la Paix"`), or the street in the complement.
  const line = toText(row['typeVoie']) === null ? (street ?? toText(row['complGeographique'])) : null;
  const parsed = line === null ? null : parseFrenchAddress(line);
  if (parsed === null || parsed.houseNumbers.length === 0) return address;
  return {
    ...address,
    houseNumbers: parsed.houseNumbers,
    street: parsed.street,
    streetName: parsed.streetName,
  };
}

/** 5 digits; a code that lost its zero as a number gets it back. */
export function postalCodeOf(row: UpstreamRow): string | null {
  return toText(row['codePostal'])?.padStart(5, '0') ?? null;
}

/** The codes of a column that lists some: `06480, 06200`. */
export function listedPostalCodes(value: unknown): string[] {
  return toItems(value)
    .flatMap((item) => toText(item)?.split(',') ?? [])
    .map((code) => code.trim().padStart(5, '0'));
}

function streetOf(row: UpstreamRow): string | null {
  const name = toText(row['nomVoie']);
  return name === null ? null : [toText(row['typeVoie']), name].filter((part) => part !== null).join(' ');
}
