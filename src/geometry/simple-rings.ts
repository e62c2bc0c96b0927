import { type Bbox, type PolygonCoordinates, type Position } from './geojson.js';
import { isInside } from './point-in-polygon.js';
import { bboxesMeet, bboxOf } from './polygons.js';
import { segmentsOf, type Segment } from './polyline.js';

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
 * of one ring in the middle of another's edge, which is allowed, counts as a fault too.
 */
export function areSimple(polygons: readonly PolygonCoordinates[]): boolean {
  return !edgesConflict(polygons) && polygons.every(holdsItsHoles) && !anyWithinAnother(polygons);
}

function edgesConflict(polygons: readonly PolygonCoordinates[]): boolean {
  const edges = polygons
    .flat()
    .flatMap((ring) => {
      const segments = segmentsOf(ring);
      return segments.map((segment, index): Edge => {
        return { segment, box: boxOf(segment), ring, index, count: segments.length };
      });
    })
    .sort((a, b) => a.box[0] - b.box[0]);
  return edges.some((one, place) => {
    for (let next = place + 1; next < edges.length; next++) {
      const other = edges[next];
      // From here on all begin further east than this one ends.
      if (other === undefined || other.box[0] > one.box[2]) return false;
      if (bboxesMeet(one.box, other.box) && conflict(one, other)) return true;
    }
    return false;
  });
}

function boxOf([[ax, ay], [bx, by]]: Segment): Bbox {
  return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)];
}

function conflict(one: Edge, other: Edge): boolean {
  const [[a, b], [c, d]] = [one.segment, other.segment];
  if (same(a, b) || same(c, d)) return true;
  const shared = [a, b].find((end) => same(end, c) || same(end, d));
  if (shared === undefined) return meet(one.segment, other.segment);
  const neighbours = Math.abs(one.index - other.index);
  if (one.ring === other.ring && neighbours !== 1 && neighbours !== one.count - 1) return true;
  const [far, farOther] = [same(a, shared) ? b : a, same(c, shared) ? d : c];
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
