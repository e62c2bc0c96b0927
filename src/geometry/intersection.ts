import { type Areal, type PolygonCoordinates, polygonsOf, type Position } from './geojson.js';
import { localPlane } from './local-plane.js';
import { bboxesMeet, bboxOf } from './polygons.js';

/** An edge of a ring in local metres, the lower end first. Horizontal edges bound no area and are left out. */
interface Edge {
  readonly from: Position;
  readonly to: Position;
}
/** The edges of one polygon, holes included. */
type Outline = readonly Edge[];
type Interval = readonly [from: number, to: number];

/**
 * Area in m2 that two geometries share: 0 when they are apart or merely touch. Holes count as outside; polygons of
 * one geometry that overlap count once. Symmetric but for rounding.
 *
 * The plane is cut into horizontal slabs at every vertex and at every crossing of the two outlines: within a slab
 * both outlines are straight, so the shared width at mid-height times the height is exact. Outlines that nearly
 * coincide (plans drawn on another edition of the cadastre) cost an error of the sliver between them, nothing more;
 * clippers that have to join up the outline of the intersection fail on them, or take seconds.
 */
export function intersectionArea(a: Areal, b: Areal): number {
  if (polygonsOf(a).length === 0 || polygonsOf(b).length === 0 || !bboxesMeet(bboxOf(a), bboxOf(b))) return 0;
  const { toMetres } = localPlane(a);
  const box = (geometry: Areal): readonly [number, number, number, number] => {
    const [west, south, east, north] = bboxOf(geometry);
    return [...toMetres([west, south]), ...toMetres([east, north])];
  };
  const [boxA, boxB] = [box(a), box(b)];
  const [left, right] = [Math.max(boxA[0], boxB[0]), Math.min(boxA[2], boxB[2])];
  const [bottom, top] = [Math.max(boxA[1], boxB[1]), Math.min(boxA[3], boxB[3])];
  const outlines = (geometry: Areal): Outline[] =>
    polygonsOf(geometry).map((polygon) => edgesOf(polygon, toMetres, bottom, top));
  return sharedArea(outlines(a), outlines(b), left, right, bottom, top);
}

/** How much of a geometry another one covers. */
export interface Coverage {
  /** m2 */
  readonly area: number;
  /** 0 to 1, of the covered geometry's own area. */
  readonly ratio: number;
}

/**
 * Measures how much of `geometry` other ones cover, one after the other.
 * The measure is null for a geometry without area.
 */
export function coverageOf(geometry: Areal): (cover: Areal) => Coverage | null {
  // Measured the same way as the shared area, so that full coverage is exactly 1.
  const whole = intersectionArea(geometry, geometry);
  return (cover) => {
    if (!(whole > 0)) return null;
    const area = Math.min(whole, intersectionArea(geometry, cover));
    return { area, ratio: area / whole };
  };
}

function edgesOf(
  polygon: PolygonCoordinates,
  toMetres: (position: Position) => Position,
  bottom: number,
  top: number,
): Edge[] {
  const edges: Edge[] = [];
  for (const ring of polygon) {
    let previous: Position | undefined;
    for (const position of ring) {
      const current = toMetres(position);
      if (previous !== undefined && previous[1] !== current[1]) {
        const [from, to] = previous[1] < current[1] ? [previous, current] : [current, previous];
        if (to[1] > bottom && from[1] < top) edges.push({ from, to });
      }
      previous = current;
    }
  }
  return edges;
}

function sharedArea(
  a: readonly Outline[],
  b: readonly Outline[],
  left: number,
  right: number,
  bottom: number,
  top: number,
): number {
  const levels = new Set([bottom, top]);
  const cut = (y: number): void => {
    if (y > bottom && y < top) levels.add(y);
  };
  const isNear = ({ from, to }: Edge): boolean =>
    Math.max(from[0], to[0]) >= left && Math.min(from[0], to[0]) <= right;
  const [nearA, nearB] = [a.flat().filter(isNear), b.flat().filter(isNear)];
  for (const edge of [...nearA, ...nearB]) {
    cut(edge.from[1]);
    cut(edge.to[1]);
    // An edge that leaves the strip bends the shared width there.
    cutAt(edge, left, cut);
    cutAt(edge, right, cut);
  }
  nearB.sort((one, other) => one.from[1] - other.from[1]);
  for (const one of nearA) {
    for (const other of nearB) {
      if (other.from[1] >= one.to[1]) break;
      if (other.to[1] > one.from[1]) cutAtCrossing(one, other, cut);
    }
  }

  const ys = [...levels].sort((one, other) => one - other);
  const middles = ys.slice(1).map((high, slab) => ((ys[slab] ?? high) + high) / 2);
  const inSlabsOfA = a.map((outline) => bySlab(outline, middles));
  const inSlabsOfB = b.map((outline) => bySlab(outline, middles));
  let area = 0;
  for (const [slab, middle] of middles.entries()) {
    const insideA = inside(inSlabsOfA, slab, middle, left, right);
    if (insideA.length === 0) continue;
    const height = (ys[slab + 1] ?? 0) - (ys[slab] ?? 0);
    area += height * sharedWidth(insideA, inside(inSlabsOfB, slab, middle, left, right));
  }
  return area;
}

function cutAt({ from, to }: Edge, x: number, cut: (y: number) => void): void {
  if (from[0] > x === to[0] > x) return;
  cut(from[1] + ((x - from[0]) / (to[0] - from[0])) * (to[1] - from[1]));
}

function cutAtCrossing(one: Edge, other: Edge, cut: (y: number) => void): void {
  const low = Math.max(one.from[1], other.from[1]);
  const high = Math.min(one.to[1], other.to[1]);
  if (low >= high) return;
  // Between the two levels both edges exist: they cross where the gap between them changes sign.
  const [gapLow, gapHigh] = [xAt(one, low) - xAt(other, low), xAt(one, high) - xAt(other, high)];
  if (gapLow > 0 === gapHigh > 0) return;
  cut(low + (gapLow / (gapLow - gapHigh)) * (high - low));
}

function xAt({ from, to }: Edge, y: number): number {
  return from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0]);
}

/** The edges that cross the middle of each slab. Beside the strip, edges may end within a slab: its middle decides. */
function bySlab(outline: Outline, middles: readonly number[]): readonly (readonly Edge[])[] {
  const slabs: Edge[][] = middles.map(() => []);
  for (const edge of outline) {
    for (let slab = firstAtOrAbove(middles, edge.from[1]); slab < slabs.length; slab++) {
      if ((middles[slab] ?? Infinity) >= edge.to[1]) break;
      slabs[slab]?.push(edge);
    }
  }
  return slabs;
}

function firstAtOrAbove(ys: readonly number[], y: number): number {
  let [low, high] = [0, ys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ys[middle] ?? Infinity) < y) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The stretches of the line at `y` that lie in any of the polygons, in order, apart from each other. */
function inside(
  outlines: readonly (readonly (readonly Edge[])[])[],
  slab: number,
  y: number,
  left: number,
  right: number,
): Interval[] {
  const found: Interval[] = [];
  for (const outline of outlines) {
    const crossings = ascending((outline[slab] ?? []).map((edge) => xAt(edge, y)));
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const from = Math.max(left, crossings[pair] ?? 0);
      const to = Math.min(right, crossings[pair + 1] ?? 0);
      if (to > from) found.push([from, to]);
    }
  }
  return merged(found);
}

/** In place. Mostly there are two, and sorting makes copies first. */
function ascending(numbers: number[]): number[] {
  const [first = 0, second = 0] = numbers;
  if (numbers.length > 2) return numbers.sort((a, b) => a - b);
  return numbers.length === 2 && first > second ? numbers.reverse() : numbers;
}

function merged(intervals: readonly Interval[]): Interval[] {
  if (intervals.length < 2) return [...intervals];
  const result: Interval[] = [];
  for (const [from, to] of [...intervals].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last !== undefined && from <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], to)];
    else result.push([from, to]);
  }
  return result;
}

function sharedWidth(a: readonly Interval[], b: readonly Interval[]): number {
  let width = 0;
  for (const [from, to] of a) {
    for (const [start, end] of b) width += Math.max(0, Math.min(to, end) - Math.max(from, start));
  }
  return width;
}
