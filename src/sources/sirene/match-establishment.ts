import {
  bestAddressMatch,
  frenchAddress,
  type FrenchAddress,
  parseFrenchAddress,
} from '../../addresses/index.js';
import { toNumber, toText, type UpstreamRow } from '../../fields/index.js';
import { metresToPolygon } from '../../geometry/distance.js';
import { type Areal, type Position } from '../../geometry/geojson.js';

/** An address of the parcel, as far as the match needs it. */
export interface OccupiedAddress {
  /** BAN key. */
  readonly id: string | null;
  /** With its suffix: `217 bis`. */
  readonly houseNumber: string | null;
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly cityCode: string | null;
}

export interface KnownAddress extends FrenchAddress {
  readonly id: string | null;
}

/** The parcel on which establishments are looked for. */
export interface ParcelPlace {
  readonly geometry: Areal;
  readonly addresses: readonly KnownAddress[];
}

export const MATCH_QUALITIES = ['address', 'insideParcel'] as const;
/** `address`: number and street are the parcel's. `insideParcel`: only the point lies there, no number contradicts it. */
export type MatchQuality = (typeof MATCH_QUALITIES)[number];

export interface EstablishmentMatch {
  readonly matchQuality: MatchQuality;
  /** Metres from the establishment's point to the parcel, 0 inside; null without a point. */
  readonly matchDistance: number | null;
  readonly matchedAddressId: string | null;
}

/**
 * Farther from the parcel, the same number and street are another street of that name (merged communes have them twice).
 * Below, a distance says little: INSEE places points at random along the street where it knows no better.
 */
const HOMONYM_DISTANCE_M = 1_000;

export function knownAddress(address: OccupiedAddress): KnownAddress {
  return { ...frenchAddress(address), id: address.id };
}

/** Where an establishment is, [longitude, latitude]; null when the upstream does not say, or masks it. */
export function establishmentPoint(establishment: UpstreamRow): Position | null {
  const lon = toNumber(establishment['longitude']);
  const lat = toNumber(establishment['latitude']);
  if (lon === null || lat === null || Math.abs(lon) > 180 || Math.abs(lat) > 90) return null;
  return [lon, lat];
}

/**
 * Whether an establishment occupies the parcel, and how that is known; null when it does not.
 * A point alone never outweighs a number: a point in the parcel with the number of a neighbour is a neighbour.
 */
export function matchEstablishment(
  establishment: UpstreamRow,
  { geometry, addresses }: ParcelPlace,
): EstablishmentMatch | null {
  const point = establishmentPoint(establishment);
  const metres = point === null ? null : metresToPolygon(point, geometry);
  const matchDistance = metres === null ? null : Math.round(metres * 10) / 10;
  const address = addressOf(establishment);
  if (address !== null) {
    const { match, address: found } = bestAddressMatch(address, addresses);
    if (match === 'exact' && (metres === null || metres <= HOMONYM_DISTANCE_M)) {
      return { matchQuality: 'address', matchDistance, matchedAddressId: found?.id ?? null };
    }
  }
  if (metres !== 0) return null;
  const isElsewhere = address !== null && address.houseNumbers.length > 0 && addresses.length > 0;
  return isElsewhere ? null : { matchQuality: 'insideParcel', matchDistance, matchedAddressId: null };
}

function addressOf(establishment: UpstreamRow): FrenchAddress | null {
  const text = toText(establishment['adresse']);
  return text === null ? null : parseFrenchAddress(text, toText(establishment['commune']));
}
