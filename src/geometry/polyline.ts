import { type Position } from './geojson.js';

export type Segment = readonly [from: Position, to: Position];

export function segmentsOf(line: readonly Position[]): Segment[] {
  return line.slice(1).map((to, index): Segment => [line[index] ?? to, to]);
}

/** The line without vertices that repeat the one before. */
export function withoutRepeats(line: readonly Position[]): Position[] {
  return line.filter(([x, y], index) => {
    const before = line[index - 1];
    return before === undefined || before[0] !== x || before[1] !== y;
  });
}
