import { isKnown } from './known.js';
import type { Address, Building } from '../api/answer.js';

export interface PostalName {
  /** `26 avenue de Lowendal`. */
  readonly street: string;
  /** `75015 Paris`. */
  readonly city: string;
}

const DISTRICT = /\s+\d+(?:er|e|ème)\s+arrondissement$/i;

export const withoutDistrict = (text: string): string => text.replace(DISTRICT, '');

/** The type of street takes no capital after a number: `26 avenue`, yet `Place d’Armes`. */
function lowerType(street: string): string {
  return /^\d/.test(street)
    ? street.replace(/^(\S+(?: (?:bis|ter|quater|[A-Z]))? )(\p{Lu})(?=\p{Ll})/u, lower)
    : street;
}

function lower(_match: string, before: string, letter: string): string {
  return before + letter.toLowerCase();
}

const apostrophes = (text: string): string => text.replaceAll("'", '’');

/** Street and city of a label such as `26 Avenue de Lowendal 75015 Paris 15e Arrondissement`. */
export function readLabel(label: string): PostalName {
  const parts = /^(.*?)[,\s]+(\d{5}),?\s+(.*)$/.exec(label.trim());
  if (parts === null) return { street: apostrophes(lowerType(label.trim())), city: '' };
  const [, street = '', code = '', city = ''] = parts;
  return { street: apostrophes(lowerType(street)), city: apostrophes(`${code} ${withoutDistrict(city)}`) };
}

export function nameOf(address: Address): PostalName {
  const street = [address.houseNumber, address.street].filter(Boolean).join(' ');
  if (!isKnown(address.street) || address.street === '') return readLabel(address.label ?? '');
  return {
    street: apostrophes(lowerType(street)),
    city: apostrophes(
      [address.postalCode, !isKnown(address.city) ? null : withoutDistrict(address.city)]
        .filter(Boolean)
        .join(' '),
    ),
  };
}

export interface PlaceName {
  readonly main: PostalName | null;
  /** Streets of the further addresses, without the main one. */
  readonly others: readonly string[];
}

/** The address a parcel goes by, and its others: BDNB's main address where it is known, else the first. */
export function placeName(buildings: readonly Building[], addresses: readonly Address[]): PlaceName {
  const key = buildings.find(({ mainAddressId }) => isKnown(mainAddressId))?.mainAddressId;
  const text = buildings.find(({ mainAddress }) => isKnown(mainAddress))?.mainAddress;
  const known = addresses.find(({ id }) => id === key);
  const first = addresses[0];
  const main =
    known !== undefined
      ? nameOf(known)
      : isKnown(text)
        ? readLabel(text)
        : first === undefined
          ? null
          : nameOf(first);
  const streets = addresses.map((address) => nameOf(address).street);
  const others = [...new Set(streets)].filter((street) => street !== main?.street && street !== '');
  return { main, others };
}
