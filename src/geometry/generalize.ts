import simplify from '@turf/simplify';
import { type Areal, type PolygonCoordinates, polygonsOf, type Position, type Ring } from './geojson.js';
import { localPlane } from './local-plane.js';
import { areSimple } from './simple-rings.js';

/** Where an outline would cross itself, it is tried again with half the tolerance, so many times. */
const ATTEMPTS = 4;

/**
 * The geometry with fewer vertices (Douglas-Peucker), for drawing: no vertex that is left out is further than
 * `toleranceM` metres from the new outline, vertices that are kept are not moved, and what was a valid geometry stays one.
 * Rings that would not be rings any more are kept as they are.
 */
export function generalized<T extends Areal>(geometry: T, toleranceM: number): T;
export function generalized(geometry: Areal, toleranceM: number): Areal {
  const { toMetres } = localPlane(geometry);
  const originals = new Map<string, Position>();
  const polygons = polygonsOf(geometry).map((polygon) =>
    polygon.map((ring) =>
      ring.map((position) => {
        const local = toMetres(position);
        originals.set(local.join(), position);
        return local;
      }),
    ),
  );
  const simplified = firstSimple(polygons, toleranceM).map((polygon) =>
    polygon.map((ring) => ring.map((local) => originals.get(local.join()) ?? local)),
  );
  if (geometry.type === 'MultiPolygon') return { ...geometry, coordinates: simplified };
  return { ...geometry, coordinates: simplified[0] ?? geometry.coordinates };
}

function firstSimple(
  polygons: readonly PolygonCoordinates[],
  toleranceM: number,
): readonly PolygonCoordinates[] {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const tolerance = toleranceM / 2 ** attempt;
    const candidate = polygons.map((polygon) => simplestPolygon(polygon, tolerance));
    if (candidate.length < 2 || areSimple(candidate)) return candidate;
  }
  return polygons;
}

/** One bad polygon of many does not keep the others from being simplified. */
function simplestPolygon(polygon: PolygonCoordinates, toleranceM: number): PolygonCoordinates {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const candidate = polygon.map((ring) => thinned(ring, toleranceM / 2 ** attempt));
    if (areSimple([candidate])) return candidate;
  }
  return polygon;
}

function thinned(ring: Ring, tolerance: number): Ring {
  // As a line: its ends stay, and are one point.
  const line = { type: 'LineString' as const, coordinates: ring.map(([x, y]) => [x, y]) };
  const { coordinates } = simplify(line, { tolerance, highQuality: true, mutate: true });
  const thin = coordinates.map(([x = 0, y = 0]): Position => [x, y]);
  return thin.length < 4 ? ring : thin;
}
