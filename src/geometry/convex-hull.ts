import { type Position } from './geojson.js';

/** Positive when a, b, c turn left. */
export function cross(a: Position, b: Position, c: Position): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/** The convex hull, counter-clockwise, not closed, no three corners in line (Andrew's monotone chain). */
export function convexHull(positions: readonly Position[]): Position[] {
  const sorted = [...positions].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const lower = halfHull(sorted);
  const upper = halfHull(sorted.reverse());
  return [...lower.slice(0, -1), ...upper.slice(0, -1)];
}

function halfHull(sorted: readonly Position[]): Position[] {
  const chain: Position[] = [];
  for (const position of sorted) {
    for (;;) {
      const [before, last] = [chain.at(-2), chain.at(-1)];
      if (before === undefined || last === undefined || cross(before, last, position) > 0) break;
      chain.pop();
    }
    chain.push(position);
  }
  return chain;
}
