import fc from 'fast-check';
import { type Position } from './geojson.js';
import { segmentsOf, withoutRepeats } from './polyline.js';

const line: fc.Arbitrary<Position[]> = fc.array(fc.tuple(fc.integer({ max: 2 }), fc.integer({ max: 2 })));

describe('segmentsOf', () => {
  it('joins each vertex to the next', () => {
    expect(
      segmentsOf([
        [0, 0],
        [1, 0],
        [1, 1],
      ]),
    ).toEqual([
      [
        [0, 0],
        [1, 0],
      ],
      [
        [1, 0],
        [1, 1],
      ],
    ]);
    expect(segmentsOf([[0, 0]])).toEqual([]);
    expect(segmentsOf([])).toEqual([]);
  });
});

describe('withoutRepeats', () => {
  it('drops vertices that repeat the one before, and only these', () => {
    expect(
      withoutRepeats([
        [0, 0],
        [0, 0],
        [1, 0],
        [0, 0],
      ]),
    ).toEqual([
      [0, 0],
      [1, 0],
      [0, 0],
    ]);
  });

  it('leaves no segment without length', () => {
    fc.assert(
      fc.property(line, (positions) => {
        for (const [[x1, y1], [x2, y2]] of segmentsOf(withoutRepeats(positions))) {
          expect([x1, y1]).not.toEqual([x2, y2]);
        }
      }),
    );
  });
});
