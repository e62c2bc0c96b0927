import { type Areal, type PolygonCoordinates, polygonsOf, type Position, type Ring } from './geojson.js';

/** Degrees (0.1 mm): closer to an edge than that is on it. */
const ON_EDGE = 1e-9;

/** Whether the point is in the geometry: not in a hole; the outline and the rims of holes count as inside. */
export function isInside(point: Position, geometry: Areal): boolean {
  return polygonsOf(geometry).some((polygon) => isInPolygon(point, polygon));
}

function isInPolygon(point: Position, [outline, ...holes]: PolygonCoordinates): boolean {
  if (outline === undefined) return false;
  const place = placeInRing(point, outline);
  if (place !== 'inside') return place === 'edge';
  return !holes.some((hole) => placeInRing(point, hole) === 'inside');
}

/** Even-odd rule: a ray to the east crosses the ring an odd number of times from inside. */
function placeInRing(point: Position, ring: Ring): 'inside' | 'edge' | 'outside' {
  const [x, y] = point;
  let inside = false;
  for (let index = 1; index < ring.length; index++) {
    const [from, to] = [ring[index - 1], ring[index]];
    if (from === undefined || to === undefined) continue;
    if (squaredDistanceToSegment(point, from, to) <= ON_EDGE * ON_EDGE) return 'edge';
    if (from[1] > y !== to[1] > y && x < from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0])) {
      inside = !inside;
    }
  }
  return inside ? 'inside' : 'outside';
}

/** Square of the plane distance from a point to a segment, in the square of the coordinates' unit. */
export function squaredDistanceToSegment([x, y]: Position, from: Position, to: Position): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length2 = dx * dx + dy * dy;
  const along = length2 === 0 ? 0 : ((x - from[0]) * dx + (y - from[1]) * dy) / length2;
  const share = Math.min(1, Math.max(0, along));
  const [ex, ey] = [x - from[0] - share * dx, y - from[1] - share * dy];
  return ex * ex + ey * ey;
}
