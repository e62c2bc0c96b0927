import type { Areal, Position } from './geojson.js';
import { polygonsOf } from './geojson.js';
import { localPlane } from './local-plane.js';
import { squaredDistanceToSegment } from './point-in-polygon.js';
import { segmentsOf, type Segment, withoutRepeats } from './polyline.js';

/** How two areas that lie side by side meet. */
export interface Contact {
  /** Metres of outline that run along each other; 0 for areas that meet in a corner only. */
  readonly sharedBoundary: number;
}

/** Sine of the angle up to which two edges run along each other rather than cross: 20 degrees. */
const ALONG = 0.342;
/** Metres: where two edges of the other outline meet, neither must lose the seam to rounding. */
const SEAM = 1e-6;

/**
 * Tells which areas meet one: whose outlines (holes included) come within `tolerance` metres of each other. Null for
 * an area that keeps farther away, or lies well within.
 */
export function contactWith(area: Areal, tolerance: number): (other: Areal) => Contact | null {
  const { toMetres } = localPlane(area);
  const own = edgesOf(area, toMetres);
  const reach = grown(boxOfEdges(own), tolerance);
  return (other) => {
    const edges = edgesOf(other, toMetres).filter((edge) => meet(boxOf(edge), reach));
    let isMet = false;
    let sharedBoundary = 0;
    for (const edge of own) {
      const near = grown(boxOf(edge), tolerance);
      const candidates = edges.filter((one) => meet(boxOf(one), near));
      isMet ||= candidates.some((one) => areWithin(edge, one, tolerance));
      const stretches = candidates.flatMap((one) => stretchAlong(edge, one, tolerance));
      sharedBoundary += coveredShare(stretches) * lengthOf(edge);
    }
    return isMet || sharedBoundary > 0 ? { sharedBoundary } : null;
  };
}

/** South-west, north-east, in metres. */
type Box = readonly [west: number, south: number, east: number, north: number];
/** Part of an edge, as shares of its length. */
type Stretch = readonly [from: number, to: number];

function edgesOf(area: Areal, toMetres: (position: Position) => Position): Segment[] {
  return polygonsOf(area).flatMap((polygon) =>
    polygon.flatMap((ring) => segmentsOf(withoutRepeats(ring.map(toMetres)))),
  );
}

function boxOf([[ax, ay], [bx, by]]: Segment): Box {
  return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)];
}

function boxOfEdges(edges: readonly Segment[]): Box {
  return edges
    .map(boxOf)
    .reduce<Box>(
      (all, one) => [
        Math.min(all[0], one[0]),
        Math.min(all[1], one[1]),
        Math.max(all[2], one[2]),
        Math.max(all[3], one[3]),
      ],
      [Infinity, Infinity, -Infinity, -Infinity],
    );
}

function grown([west, south, east, north]: Box, by: number): Box {
  return [west - by, south - by, east + by, north + by];
}

function meet(a: Box, b: Box): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

function lengthOf([[ax, ay], [bx, by]]: Segment): number {
  return Math.hypot(bx - ax, by - ay);
}

function areWithin(a: Segment, b: Segment, tolerance: number): boolean {
  const limit = tolerance * tolerance;
  return (
    a.some((end) => squaredDistanceToSegment(end, ...b) <= limit) ||
    b.some((end) => squaredDistanceToSegment(end, ...a) <= limit) ||
    doCross(a, b)
  );
}

function doCross(a: Segment, b: Segment): boolean {
  const sides = (line: Segment, other: Segment): number =>
    Math.sign(sideOf(line, other[0])) * Math.sign(sideOf(line, other[1]));
  return sides(a, b) < 0 && sides(b, a) < 0;
}

/** Above 0 to the left of the line, below to the right. */
function sideOf([[ax, ay], [bx, by]]: Segment, [x, y]: Position): number {
  return (bx - ax) * (y - ay) - (by - ay) * (x - ax);
}

/** The part of an edge that lies beside another one: no farther off than the tolerance, and not beyond its ends. */
function stretchAlong(edge: Segment, other: Segment, tolerance: number): Stretch[] {
  const [[ax, ay], [bx, by]] = edge;
  const [[cx, cy], [dx, dy]] = other;
  const [length, otherLength] = [lengthOf(edge), lengthOf(other)];
  const [ex, ey] = [bx - ax, by - ay];
  const [ux, uy] = [(dx - cx) / otherLength, (dy - cy) / otherLength];
  if (Math.abs(ex * uy - ey * ux) > ALONG * length) return [];
  // Along the edge, both the place beside the other one and the distance from its line change evenly.
  const along = within(ux * (ax - cx) + uy * (ay - cy), ux * ex + uy * ey, -SEAM, otherLength + SEAM);
  const across = within(ux * (ay - cy) - uy * (ax - cx), ux * ey - uy * ex, -tolerance, tolerance);
  const from = Math.max(0, along[0], across[0]);
  const to = Math.min(1, along[1], across[1]);
  return from < to ? [[from, to]] : [];
}

/** Where `start + share * change` is between two values. */
function within(start: number, change: number, low: number, high: number): Stretch {
  if (change === 0) return start >= low && start <= high ? [-Infinity, Infinity] : [Infinity, -Infinity];
  const [one, other] = [(low - start) / change, (high - start) / change];
  return one < other ? [one, other] : [other, one];
}

function coveredShare(stretches: readonly Stretch[]): number {
  let covered = 0;
  let reached = 0;
  for (const [from, to] of [...stretches].sort((a, b) => a[0] - b[0])) {
    covered += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return covered;
}
