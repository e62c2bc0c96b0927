import type { Geometry, Position } from '../api/answer.js';

export type Ring = readonly Position[];
/** Outer ring first, then holes. */
export type PolygonRings = readonly Ring[];

/** [west, south, east, north], degrees. */
export type Box = readonly [number, number, number, number];

export function polygonsOf(geometry: Geometry | null | undefined): readonly PolygonRings[] {
  if (geometry?.type === 'Polygon') return [geometry.coordinates as PolygonRings];
  if (geometry?.type === 'MultiPolygon') return geometry.coordinates as readonly PolygonRings[];
  return [];
}

export function boxOf(polygons: readonly PolygonRings[]): Box | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [outer = []] of polygons) {
    for (const [lon = 0, lat = 0] of outer) {
      west = Math.min(west, lon);
      south = Math.min(south, lat);
      east = Math.max(east, lon);
      north = Math.max(north, lat);
    }
  }
  return west <= east ? [west, south, east, north] : null;
}

export const centreOf = ([west, south, east, north]: Box): Position => [
  (west + east) / 2,
  (south + north) / 2,
];

function isInRing([x = 0, y = 0]: Position, ring: Ring): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [xi = 0, yi = 0] = ring[i] ?? [];
    const [xj = 0, yj = 0] = ring[j] ?? [];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

export function isInside(point: Position, polygons: readonly PolygonRings[]): boolean {
  return polygons.some(
    ([outer = [], ...holes]) => isInRing(point, outer) && !holes.some((hole) => isInRing(point, hole)),
  );
}

/** Directions in which a chip looks for its place, the upper right first. */
const DIRECTIONS: readonly Position[] = [
  [1, 0.7],
  [1, -0.7],
  [-1, -0.7],
  [-1, 0.7],
  [0, 1],
  [0, -1],
];
const DISTANCES = [0.95, 1.35, 0.6];

/** Where to write a zone's code: in the zone and beside the parcel, so that both are seen; null when it has no place there. */
export function chipPlace(
  zone: readonly PolygonRings[],
  parcel: readonly PolygonRings[],
  box: Box,
): Position | null {
  const [x = 0, y = 0] = centreOf(box);
  // Degrees of longitude are shorter than those of latitude: one size, in degrees of latitude.
  const narrow = Math.cos((y * Math.PI) / 180);
  const size = Math.max((box[2] - box[0]) * narrow, box[3] - box[1]);
  for (const distance of DISTANCES) {
    for (const [dx = 0, dy = 0] of DIRECTIONS) {
      const point = [x + (dx * distance * size) / narrow, y + dy * distance * size];
      if (isInside(point, zone) && !isInside(point, parcel)) return point;
    }
  }
  return null;
}
