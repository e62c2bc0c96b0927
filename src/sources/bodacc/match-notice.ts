import { frenchAddress, type FrenchAddress, matchesAddress, sameTown } from '../../addresses/index.js';
import { type UpstreamRow } from '../../fields/index.js';
import { departmentOfPostalCode } from './postal-department.js';
import { type Notice } from './notice.js';
import { addressRows, comparableAddress } from './notice-address.js';
import { isPerson } from './party.js';

/** An address of the parcel. */
export interface SaleAddress {
  /** With its suffix: `217 bis`. */
  readonly houseNumber: string | null;
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly cityCode: string | null;
  /** Name of the commune before a merger, which old notices bear. */
  readonly oldCity?: string | null;
}

/** The parcel as notices are compared with it. */
export interface KnownPlace {
  readonly addresses: readonly KnownAddress[];
  /** Of present and former occupants. */
  readonly sirens: ReadonlySet<string>;
  readonly departmentCode: string;
}

export interface KnownAddress extends FrenchAddress {
  readonly cities: readonly string[];
}

export const MATCH_METHODS = ['siren+address', 'address', 'siren'] as const;
/** What ties a notice to the parcel: an occupant's siren, an address, or both. */
export type MatchMethod = (typeof MATCH_METHODS)[number];

export const MATCH_QUALITIES = [
  'exact',
  'street',
  'headOffice',
  'postalCode',
  'department',
  'unlocated',
] as const;
/**
 * How well the place agrees. `exact`: number and street of the business. `street`: its street, without a number, and an
 * occupant's siren. `headOffice`: the business has no address, the buyer's head office is the parcel's. `postalCode`,
 * `department`: no street anywhere, only that much agrees. `unlocated`: the notice names no place at all.
 */
export type MatchQuality = (typeof MATCH_QUALITIES)[number];

export interface NoticeMatch {
  readonly matchMethod: MatchMethod;
  readonly matchQuality: MatchQuality;
  /** Establishments of the notice that are on the parcel; none where it is not their address that tells. */
  readonly establishments: readonly UpstreamRow[];
}

/** `numberless`: names the parcel's street, but no number and no occupant. `uncompared`: the parcel has no address. */
export type Rejection = 'elsewhere' | 'numberless' | 'uncompared';
export type Verdict = { readonly match: NoticeMatch } | { readonly rejected: Rejection };

/** A second name of a place (`Place de l'Hôtel de Ville - Esplanade de la Libération`) is left out by registers. */
export function knownAddresses(addresses: readonly SaleAddress[]): readonly KnownAddress[] {
  return addresses.flatMap((address) => {
    const cities = [address.city, address.oldCity ?? null].filter((city) => city !== null);
    return streetNames(address.street).map((street) => ({
      ...frenchAddress({ ...address, street }),
      cities,
    }));
  });
}

/** The name of a street, and the first of its names where it has two. */
export function streetNames(street: string | null): readonly string[] {
  if (street === null) return [];
  const [first = street] = street.split(' - ');
  return first === street ? [street] : [first, street];
}

/** Whether a sale took place on the parcel, and how that is known. */
export function judgeNotice(notice: Notice, place: KnownPlace): Verdict {
  const isOccupant = notice.sirens.some((siren) => place.sirens.has(siren));
  const located = notice.establishments.flatMap((row) => {
    const address = addressOfEstablishment(row);
    return address === undefined || address.streetName === null ? [] : [{ row, address }];
  });
  const onParcel = located.filter(({ address }) => isSameHouse(address, place, isOccupant));
  if (onParcel.length > 0) {
    return matched(isOccupant ? 'siren+address' : 'address', 'exact', onParcel);
  }
  const numberless = located.filter(({ address }) => isSameStreet(address, place));
  if (!isOccupant) return rejected(numberless.length > 0 ? 'numberless' : 'elsewhere');
  if (numberless.length > 0) return matched('siren+address', 'street', numberless);
  if (located.length > 0) return rejected(place.addresses.length === 0 ? 'uncompared' : 'elsewhere');
  return judgeWithoutStreet(notice, place);
}

/** An occupant's notice whose businesses have no street: by its town, else its head office, else its postal codes. */
function judgeWithoutStreet(notice: Notice, place: KnownPlace): Verdict {
  const towns = notice.establishments.flatMap((row) => addressOfEstablishment(row)?.postalCode ?? []);
  if (towns.length > 0) return judgePostalCodes(towns, place);
  const offices = notice.buyers
    .filter((buyer) => !isPerson(buyer))
    .flatMap((buyer) => addressRows(buyer['adresseSiegeSocial']))
    .map(comparableAddress)
    .filter(({ streetName }) => streetName !== null);
  if (offices.some((office) => isSameHouse(office, place, true))) {
    return matched('siren+address', 'headOffice', []);
  }
  if (offices.length > 0) return rejected(place.addresses.length === 0 ? 'uncompared' : 'elsewhere');
  return judgePostalCodes(notice.postalCodes, place);
}

function judgePostalCodes(postalCodes: readonly string[], place: KnownPlace): Verdict {
  if (postalCodes.length === 0) return matched('siren', 'unlocated', []);
  const known = place.addresses.filter(({ postalCode }) => postalCode !== null);
  const quality = known.length > 0 ? 'postalCode' : 'department';
  const agrees = postalCodes.some((postalCode) =>
    known.length > 0
      ? known.some((address) => sameTown(frenchAddress({ postalCode }), { ...address, cityCode: null }))
      : departmentOfPostalCode(postalCode) === place.departmentCode,
  );
  return agrees ? matched('siren', quality, []) : rejected('elsewhere');
}

function matched(
  matchMethod: MatchMethod,
  matchQuality: MatchQuality,
  establishments: readonly { readonly row: UpstreamRow }[],
): Verdict {
  return { match: { matchMethod, matchQuality, establishments: establishments.map(({ row }) => row) } };
}

function rejected(reason: Rejection): Verdict {
  return { rejected: reason };
}

function addressOfEstablishment(establishment: UpstreamRow): FrenchAddress | undefined {
  const [row] = addressRows(establishment['adresse']);
  return row === undefined ? undefined : comparableAddress(row);
}

/** @param isOccupant the siren vouches for the town: its name may then differ */
function isSameHouse(candidate: FrenchAddress, { addresses }: KnownPlace, isOccupant: boolean): boolean {
  return addresses.some(
    (address) =>
      matchesAddress(candidate, address) === 'exact' && (isOccupant || isSameCity(candidate, address)),
  );
}

function isSameStreet(candidate: FrenchAddress, { addresses }: KnownPlace): boolean {
  return (
    candidate.houseNumbers.length === 0 &&
    addresses.some((address) => matchesAddress(candidate, address) !== 'no')
  );
}

/** One postal code covers many communes, and each has its `1 Place de la Mairie`: the name must agree too. */
function isSameCity(candidate: FrenchAddress, { cities, postalCode }: KnownAddress): boolean {
  const { city } = candidate;
  if (city === null || cities.length === 0) return candidate.postalCode !== null && postalCode !== null;
  return cities.some((known) => sameTown(frenchAddress({ city }), frenchAddress({ city: known })));
}
