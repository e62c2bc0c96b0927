import type { ParcelAddressLink } from './ban-plus.client.js';

/**
 * How an address came to a parcel:
 * - `banPlus:BAN` - IGN's link, declared by the commune in the BAN
 * - `banDeclared` - the BAN row itself names the parcel
 * - `banPlus:GEO` - IGN's link, computed by geometry
 * - `bdnb` - address of a BDNB building group of the parcel
 * - `rnb` - address of an RNB building on the parcel
 * - `polygon` - the address point lies inside the parcel
 * - `nearby` - approximate: the address point lies close to a point of the parcel
 */
export const MATCH_METHODS = [
  'banPlus:BAN',
  'banDeclared',
  'banPlus:GEO',
  'bdnb',
  'rnb',
  'polygon',
  'nearby',
] as const;
export type MatchMethod = (typeof MATCH_METHODS)[number];

/** A commune's declaration for more parcels than this is that of an estate, and says little about one of them. */
const FEW_PARCELS = 5;

/** Stronger than any method: an estate-wide declaration ranks between what buildings and what mere position say. */
const ESTATE_RANK = MATCH_METHODS.indexOf('rnb') + 0.5;

/** One reason for an address to be the parcel's; the lower the rank, the stronger. */
export interface Match {
  readonly method: MatchMethod;
  readonly rank: number;
}

export function matchOf(method: MatchMethod): Match {
  return { method, rank: MATCH_METHODS.indexOf(method) };
}

export function matchOfLink({ linkType, parcelsOfAddress }: ParcelAddressLink): Match {
  return linkType === 'BAN' ? declared('banPlus:BAN', parcelsOfAddress) : matchOf('banPlus:GEO');
}

/** @param parcels how many parcels the address declares */
export function matchOfDeclaration(parcels: number): Match {
  return declared('banDeclared', parcels);
}

function declared(method: MatchMethod, parcels: number | null): Match {
  const match = matchOf(method);
  return parcels !== null && parcels > FEW_PARCELS ? { ...match, rank: ESTATE_RANK } : match;
}

/** Each method once, strongest first. */
export function inOrder(matches: readonly Match[]): readonly Match[] {
  const byMethod = new Map<MatchMethod, Match>();
  for (const match of [...matches].sort((a, b) => a.rank - b.rank)) {
    if (!byMethod.has(match.method)) byMethod.set(match.method, match);
  }
  return [...byMethod.values()];
}
