import {
  type Areal,
  type Bbox,
  type MultiPolygon,
  type PolygonCoordinates,
  polygonsOf,
  type Position,
  type Ring,
} from './geojson.js';

/**
 * What a geometry has within a box, to be measured only: pieces of a polygon stay joined by edges along the box, which
 * enclose no area. Null when there is nothing. Takes time in proportion to the positions, and little of it.
 */
export function clipToBox(geometry: Areal, [west, south, east, north]: Bbox): MultiPolygon | null {
  const edges: readonly HalfPlane[] = [
    { axis: 0, limit: west, keeps: 1 },
    { axis: 0, limit: east, keeps: -1 },
    { axis: 1, limit: south, keeps: 1 },
    { axis: 1, limit: north, keeps: -1 },
  ];
  const coordinates = polygonsOf(geometry).flatMap((polygon): PolygonCoordinates[] => {
    const [outline, ...holes] = polygon.map((ring) => edges.reduce(clipRing, ring));
    return outline === undefined || outline.length === 0 ? [] : [[outline, ...holes.filter(isRing)]];
  });
  return coordinates.length === 0 ? null : { type: 'MultiPolygon', coordinates };
}

/** All positions on one side of a line of equal longitude (axis 0) or latitude (axis 1). */
interface HalfPlane {
  readonly axis: 0 | 1;
  readonly limit: number;
  /** 1: what is above the limit, -1: what is below. */
  readonly keeps: 1 | -1;
}

/** The ring within the half-plane, closed; empty when no more than an edge of it is left. */
function clipRing(ring: Ring, { axis, limit, keeps }: HalfPlane): Ring {
  const clipped: Position[] = [];
  let previous = ring.at(-1);
  for (const current of ring) {
    if (previous !== undefined) {
      const isIn = (current[axis] - limit) * keeps >= 0;
      const wasIn = (previous[axis] - limit) * keeps >= 0;
      if (isIn !== wasIn) clipped.push(crossing(previous, current, axis, limit));
      if (isIn) clipped.push(current);
    }
    previous = current;
  }
  const [first] = clipped;
  const last = clipped.at(-1);
  if (first === undefined || last === undefined) return [];
  if (first[0] !== last[0] || first[1] !== last[1]) clipped.push(first);
  return isRing(clipped) ? clipped : [];
}

function crossing(from: Position, to: Position, axis: 0 | 1, limit: number): Position {
  const along = (limit - from[axis]) / (to[axis] - from[axis]);
  const other = axis === 0 ? from[1] + along * (to[1] - from[1]) : from[0] + along * (to[0] - from[0]);
  return axis === 0 ? [limit, other] : [other, limit];
}

function isRing(ring: Ring): boolean {
  return ring.length >= 4;
}
