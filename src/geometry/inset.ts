import { type Areal, polygonsOf, type PolygonCoordinates, type Position, type Ring } from './geojson.js';
import { localPlane } from './local-plane.js';
import { isInside, squaredDistanceToSegment } from './point-in-polygon.js';
import { roundedPosition } from './polygons.js';
import { segmentsOf, type Segment, withoutRepeats } from './polyline.js';
import { signedArea } from './winding.js';

/** The drawn-in outline must keep at least this share of the distance to the old one. */
const KEPT_SHARE = 0.9;
/** Beyond, an inset costs more than it is worth: edges are compared pair by pair. */
const MAX_VERTICES = 1_000;

/**
 * The geometry drawn in by so many metres on all sides, its holes grown by as much: what meets it reaches well into
 * the geometry, what merely touches the geometry does not meet it. Polygons too thin or too jagged for it are left
 * out; null when none is left.
 */
export function insetOf(geometry: Areal, metres: number): Areal | null {
  const { toMetres, toDegrees } = localPlane(geometry);
  const kept = polygonsOf(geometry).flatMap((polygon) => {
    const local = polygon.map((ring) => withoutRepeats(ring.map(toMetres)));
    const inset = insetPolygon(local, metres);
    return inset === null
      ? []
      : [inset.map((ring) => ring.map((position) => roundedPosition(toDegrees(position))))];
  });
  const [only, ...others] = kept;
  if (only === undefined) return null;
  return others.length === 0
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: kept };
}

function insetPolygon(polygon: PolygonCoordinates, distance: number): PolygonCoordinates | null {
  if (polygon.flat().length > MAX_VERTICES) return null;
  const rings: Ring[] = [];
  for (const [index, ring] of polygon.entries()) {
    const area = signedArea(ring);
    if (ring.length < 4 || area === 0) return null;
    // To the left of a counter-clockwise outline lies its inside; holes are left by going the other way round.
    const isOutline = index === 0;
    const direction = area > 0 === isOutline ? 1 : -1;
    rings.push(shifted(ring, distance * direction));
  }
  return isDrawnIn(rings, polygon, distance) ? rings : null;
}

/** Every edge moved to its left by `distance`, neighbours drawn out or cut off until they meet. */
function shifted(ring: Ring, distance: number): Ring {
  const corners = ring.slice(0, -1);
  const moved = corners.map((corner, index): Position => {
    const before = corners[(index + corners.length - 1) % corners.length] ?? corner;
    const after = corners[(index + 1) % corners.length] ?? corner;
    return shiftedCorner(before, corner, after, distance);
  });
  return [...moved, ...moved.slice(0, 1)];
}

function shiftedCorner(before: Position, corner: Position, after: Position, distance: number): Position {
  const [u, v] = [unit(before, corner), unit(corner, after)];
  // Sum of the two left normals, scaled so that the corner keeps its distance to both edges.
  const [nx, ny] = [-u[1] - v[1], u[0] + v[0]];
  const scale = distance / (1 + u[0] * v[0] + u[1] * v[1]);
  return [corner[0] + nx * scale, corner[1] + ny * scale];
}

function unit(from: Position, to: Position): Position {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  return [dx / length, dy / length];
}

/** Whether the new rings lie inside, far enough from the old ones, and cross nowhere. */
function isDrawnIn(rings: readonly Ring[], polygon: PolygonCoordinates, distance: number): boolean {
  const area: Areal = { type: 'Polygon', coordinates: polygon };
  const least = (distance * KEPT_SHARE) ** 2;
  const edges = polygon.flatMap((ring) => segmentsOf(ring));
  const isFar = (point: Position): boolean =>
    point.every(Number.isFinite) &&
    isInside(point, area) &&
    edges.every(([from, to]) => squaredDistanceToSegment(point, from, to) >= least);
  const segments = rings.flatMap((ring) => segmentsOf(ring));
  const isInner = segments.every(
    ([from, to]) => isFar(from) && isFar([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]),
  );
  return (
    isInner && !segments.some((one, index) => segments.slice(index + 1).some((other) => cross(one, other)))
  );
}

function cross([a, b]: Segment, [c, d]: Segment): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

function side(from: Position, to: Position, point: Position): number {
  return (to[0] - from[0]) * (point[1] - from[1]) - (to[1] - from[1]) * (point[0] - from[0]);
}
