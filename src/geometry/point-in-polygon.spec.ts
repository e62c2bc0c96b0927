import fc from 'fast-check';
import { frenchPolygon, squareAt } from '../../test/support/polygons.js';
import { type Areal, type Position } from './geojson.js';
import { isInside } from './point-in-polygon.js';

const withHole: Areal = {
  type: 'MultiPolygon',
  coordinates: [
    [...squareAt(0, 0, 4).coordinates, ...squareAt(1, 1, 2).coordinates],
    squareAt(10, 10, 1).coordinates,
  ],
};

describe('isInside', () => {
  it.each<[Position, boolean]>([
    [[0.5, 0.5], true],
    [[2, 2], false],
    [[10.5, 10.5], true],
    [[5, 2], false],
    [[-1, 0], false],
    [[0, 0], true],
    [[4, 2.3], true],
    [[1, 2], true],
    [[3, 3], true],
    [[4.0001, 2], false],
  ])('%j: %s', (point, expected) => {
    expect(isInside(point, withHole)).toBe(expected);
  });

  it('counts each vertex and the middle of each edge as inside', () => {
    fc.assert(
      fc.property(frenchPolygon, (polygon) => {
        const [ring = []] = polygon.coordinates;
        for (const [index, vertex] of ring.slice(0, -1).entries()) {
          const next = ring[index + 1] ?? vertex;
          expect(isInside(vertex, polygon)).toBe(true);
          expect(isInside([(vertex[0] + next[0]) / 2, (vertex[1] + next[1]) / 2], polygon)).toBe(true);
        }
      }),
    );
  });
});
