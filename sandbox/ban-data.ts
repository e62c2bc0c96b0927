import { administrativeNames, communeName } from './commune-data.js';
import { lazyJson } from './data-folder.js';
import { type Feature } from './feature-collection.js';
import { type Position } from './geo/geometry.js';

/** One house number of the sandbox's Base Adresse Nationale; geocoder, lookup and WFS are made from it. */
export interface BanAddress {
  /** BAN key: `75107_8909_00020`. */
  readonly id: string;
  readonly banId: string;
  readonly numero: number;
  readonly suffixe: string | null;
  readonly nomVoie: string;
  readonly codePostal: string;
  /** Arrondissement code in Paris, Lyon, Marseille. */
  readonly codeCommune: string;
  readonly nomCommune: string;
  readonly codeAncienneCommune: string | null;
  readonly nomAncienneCommune: string | null;
  readonly lon: number;
  readonly lat: number;
  /** Legal projection, metres. */
  readonly x: number;
  readonly y: number;
  readonly positionType: string;
  readonly certifie: boolean;
  readonly dateMAJ: string;
  readonly importance: number;
  /** Parcels that the commune declared for it. */
  readonly parcelles: readonly string[];
  /** true when key or position were invented for the sandbox. */
  readonly composed: boolean;
}

export const banAddresses = lazyJson<readonly BanAddress[]>('ban', 'addresses.json');
/** Features of the geocoder recorded elsewhere in France. */
export const recordedGeocoderFeatures = lazyJson<readonly Feature[]>('ban', 'geocoder-recorded.json');
export const recordedStreet = lazyJson<Record<string, unknown>>('ban', 'lookup__69264_0246.json');

export interface BanStreet {
  readonly id: string;
  readonly numbers: readonly BanAddress[];
  readonly position: Position;
}

/** The streets of the addresses, each at the mean of its numbers. */
export function banStreets(): readonly BanStreet[] {
  const streets = new Map<string, BanAddress[]>();
  for (const address of banAddresses()) {
    const id = streetId(address);
    streets.set(id, [...(streets.get(id) ?? []), address]);
  }
  return [...streets].map(([id, numbers]) => ({ id, numbers, position: meanOf(numbers) }));
}

export function streetId(address: BanAddress): string {
  return address.id.split('_').slice(0, 2).join('_');
}

export function houseNumber(address: BanAddress): string {
  return address.suffixe === null ? String(address.numero) : `${address.numero} ${address.suffixe}`;
}

function meanOf(numbers: readonly BanAddress[]): Position {
  const mean = (values: readonly number[]): number =>
    Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 1e6) / 1e6;
  return [mean(numbers.map(({ lon }) => lon)), mean(numbers.map(({ lat }) => lat))];
}

/** Properties of a geocoder feature that do not depend on the question. */
export function geocoderProperties(address: BanAddress): Record<string, unknown> {
  const { departmentCode, departmentName, regionName } = administrativeNames(address.codeCommune);
  const number = houseNumber(address);
  const district = communeName(address.codeCommune);
  return {
    label: `${number} ${address.nomVoie} ${address.codePostal} ${address.nomCommune}`,
    housenumber: number,
    id: address.id,
    banId: address.banId,
    name: `${number} ${address.nomVoie}`,
    postcode: address.codePostal,
    citycode: address.codeCommune,
    ...(address.codeAncienneCommune === null
      ? {}
      : { oldcitycode: address.codeAncienneCommune, oldcity: address.nomAncienneCommune }),
    x: address.x,
    y: address.y,
    city: address.nomCommune,
    ...(district === undefined || district === address.nomCommune ? {} : { district }),
    context: `${departmentCode}, ${departmentName}, ${regionName}`,
    type: 'housenumber',
    importance: address.importance,
    street: address.nomVoie,
    _type: 'address',
  };
}
