import { type Bbox, type PolygonCoordinates, type Position } from './geojson.js';
import { isInside } from './point-in-polygon.js';
import { bboxesMeet, bboxOf } from './polygons.js';
import { segmentsOf, type Segment } from './polyline.js';

/** Shapes that take more than so many comparisons (thousands of long slanting edges side by side) are not gone through. */
const MOST_PAIRS = 1_000_000;

interface Edge {
  readonly segment: Segment;
  readonly box: Bbox;
  readonly ring: object;
  readonly index: number;
  readonly count: number;
}

/**
 * Whether polygons are well-formed together: no two edges cross or run over each other, no ring touches itself, holes
 * lie in their outline and no polygon in another. Different rings may share corners. Stricter than need be: a corner
 * of one ring in the middle of another's edge, which is allowed, counts as a fault too, and so does a shape that would
 * take too long to look through.
 */
export function areSimple(polygons: readonly PolygonCoordinates[]): boolean {
  return !edgesConflict(polygons) && polygons.every(holdsItsHoles) && !anyWithinAnother(polygons);
}

function edgesConflict(polygons: readonly PolygonCoordinates[]): boolean {
  const edges = polygons.flat().flatMap((ring) => {
    const segments = segmentsOf(ring);
    return segments.map((segment, index): Edge => {
      return { segment, box: boxOf(segment), ring, index, count: segments.length };
    });
  });
  const [from, to] = sweepAxis(edges);
  edges.sort((a, b) => a.box[from] - b.box[from]);
  let pairs = 0;
  return edges.some((one, place) => {
    for (let next = place + 1; next < edges.length; next++) {
      const other = edges[next];
      // From here on all begin where this one has ended.
      if (other === undefined || other.box[from] > one.box[to]) return false;
      if (++pairs > MOST_PAIRS || (bboxesMeet(one.box, other.box) && conflict(one, other))) return true;
    }
    return false;
  });
}

const WEST_TO_EAST = [0, 2] as const;
const SOUTH_TO_NORTH = [1, 3] as const;

/** The direction in which fewer edges lie beside each other: teeth of a comb are not compared all with all. */
function sweepAxis(edges: readonly Edge[]): typeof WEST_TO_EAST | typeof SOUTH_TO_NORTH {
  const crowd = ([from, to]: typeof WEST_TO_EAST | typeof SOUTH_TO_NORTH): number => {
    let [least, most, sum] = [Infinity, -Infinity, 0];
    for (const { box } of edges) {
      least = Math.min(least, box[from]);
      most = Math.max(most, box[to]);
      sum += box[to] - box[from];
    }
    return sum / (most - least);
  };
  return crowd(SOUTH_TO_NORTH) < crowd(WEST_TO_EAST) ? SOUTH_TO_NORTH : WEST_TO_EAST;
}

function boxOf([[ax, ay], [bx, by]]: Segment): Bbox {
  return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)];
}

function conflict(one: Edge, other: Edge): boolean {
  const [a, b] = one.segment;
  const [c, d] = other.segment;
  // Most pairs end here: one edge is wholly beside the other.
  if (side(a, b, c) * side(a, b, d) > 0) return false;
  if (same(a, b) || same(c, d)) return true;
  const shared = same(a, c) || same(a, d) ? a : same(b, c) || same(b, d) ? b : null;
  if (shared === null) return meet(one.segment, other.segment);
  const neighbours = Math.abs(one.index - other.index);
  if (one.ring === other.ring && neighbours !== 1 && neighbours !== one.count - 1) return true;
  const far = shared === a ? b : a;
  const farOther = same(c, shared) ? d : c;
  // From a common corner in the same direction: one runs over the other.
  return side(shared, far, farOther) === 0 && dot(shared, far, farOther) > 0;
}

function same([ax, ay]: Position, [bx, by]: Position): boolean {
  return ax === bx && ay === by;
}

function meet([a, b]: Segment, [c, d]: Segment): boolean {
  const [abc, abd, cda, cdb] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
  // All in line is a meeting here because the boxes meet.
  return Math.sign(abc) * Math.sign(abd) <= 0 && Math.sign(cda) * Math.sign(cdb) <= 0;
}

function side(from: Position, to: Position, point: Position): number {
  return (to[0] - from[0]) * (point[1] - from[1]) - (to[1] - from[1]) * (point[0] - from[0]);
}

function dot(from: Position, a: Position, b: Position): number {
  return (a[0] - from[0]) * (b[0] - from[0]) + (a[1] - from[1]) * (b[1] - from[1]);
}

// No edges cross, so one corner tells where a whole ring is; corners may be shared, so any that is not.
function holdsItsHoles([outline = [], ...holes]: PolygonCoordinates): boolean {
  const filled = { type: 'Polygon', coordinates: [outline] } as const;
  return holes.every((hole) => hole.every((corner) => isInside(corner, filled)));
}

function anyWithinAnother(polygons: readonly PolygonCoordinates[]): boolean {
  const shapes = polygons.map((coordinates) => ({ type: 'Polygon', coordinates }) as const);
  const boxes = shapes.map(bboxOf);
  return shapes.some((inner, index) =>
    shapes.some((outer, place) => {
      const [box, otherBox] = [boxes[index], boxes[place]];
      if (place === index || box === undefined || otherBox === undefined) return false;
      const [outline = []] = inner.coordinates;
      return bboxesMeet(box, otherBox) && outline.every((corner) => isInside(corner, outer));
    }),
  );
}
