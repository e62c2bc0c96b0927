import type { Position } from '../geometry/geojson.js';
import { isInside } from '../geometry/point-in-polygon.js';
import type { Cadastral } from '../sources/cadastre/cadastre.fields.js';
import { type Candidate, candidateOf, inOrder } from './candidate.js';

/** Metres around a point that no parcel contains, in which others are named. */
export const NEAR_M = 50;
/** Beside the parcel that contains the point: points are metres off at times, and so are addresses. */
const BESIDE_M = 10;
const MAX_CANDIDATES = 20;
/** Parcels that are looked at around a point: in the densest towns there are some 150 within {@link NEAR_M}. */
export const MAX_AROUND = 500;

/** A rough box around metropolitan France. */
const METROPOLIS = { west: -5.5, east: 9.9, south: 41, north: 51.5 };

export interface AtPoint {
  readonly candidates: readonly Candidate[];
  readonly notes: readonly string[];
}

/**
 * The candidates for a point among the parcels around it: the one that contains it, never the nearest in its place.
 * @param parcels all within {@link NEAR_M}
 */
export function parcelsAtPoint(point: Position, parcels: readonly Cadastral[]): AtPoint {
  const candidates = inOrder(
    parcels.map((parcel) => {
      const matchMethod = isInside(point, parcel.geometry) ? 'containsPoint' : 'nearby';
      return candidateOf(parcel, { matchMethod, point });
    }),
  );
  const isContained = candidates[0]?.containsPoint === true;
  const reach = isContained ? BESIDE_M : NEAR_M;
  const kept = candidates.filter(({ distance }) => (distance ?? 0) <= reach).slice(0, MAX_CANDIDATES);
  return { candidates: kept, notes: isContained ? [] : [whyNone(point, kept.length)] };
}

function whyNone(point: Position, nearby: number): string {
  if (nearby > 0) {
    return `No parcel contains the point: it is on a street, on water or on other land without a parcel number. The parcels within ${NEAR_M} m are listed, the nearest first`;
  }
  const none = `No parcel contains the point, and none is within ${NEAR_M} m: it is at sea, on wide public land or outside France`;
  const [lon, lat] = point;
  return !isInMetropolis(lon, lat) && isInMetropolis(lat, lon)
    ? `${none}. With lon and lat exchanged it would be in France`
    : none;
}

function isInMetropolis(lon: number, lat: number): boolean {
  const { west, east, south, north } = METROPOLIS;
  return lon >= west && lon <= east && lat >= south && lat <= north;
}
