import { metresBetween } from '../../geometry/distance.js';
import { type Areal, type Position } from '../../geometry/geojson.js';
import { bboxOf, positionsOf } from '../../geometry/polygons.js';

/** Establishments are placed on the street front, beside the parcel. */
const STREET_MARGIN_M = 30;
const SMALLEST_RADIUS_M = 20;
/** Wider circles hold thousands of units in a town: the upstream would list the biggest ones only. */
const LARGEST_RADIUS_M = 300;

/** Where to ask for the establishments of a parcel. */
export interface SearchCircle {
  /** Degrees. */
  readonly lon: number;
  readonly lat: number;
  readonly radiusKm: number;
  /** False when the parcel reaches beyond the circle. */
  readonly covers: boolean;
}

/** The circle around a parcel and its street front; null for a geometry without a position. */
export function searchCircle(geometry: Areal): SearchCircle | null {
  const positions = positionsOf(geometry);
  if (positions.length === 0) return null;
  const [west, south, east, north] = bboxOf(geometry);
  // Six decimals (0.1 m), so that the same parcel from another edition asks the same question.
  const centre: Position = [round6((west + east) / 2), round6((south + north) / 2)];
  const reach = Math.max(...positions.map((position) => metresBetween(centre, position)));
  const wanted = Math.max(SMALLEST_RADIUS_M, Math.ceil(reach + STREET_MARGIN_M));
  const radiusKm = Math.min(wanted, LARGEST_RADIUS_M) / 1_000;
  return { lon: centre[0], lat: centre[1], radiusKm, covers: reach <= LARGEST_RADIUS_M };
}

function round6(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
