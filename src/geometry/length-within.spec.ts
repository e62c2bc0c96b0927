import fc from 'fast-check';
import { frenchPolygon, squareAt } from '../../test/support/polygons.js';
import { metresBetween, metresPerDegree } from './distance.js';
import { type LineString, type Position } from './geojson.js';
import { lengthWithin } from './length-within.js';
import { isInside } from './point-in-polygon.js';

const SIDE = 0.001;
const square = squareAt(2, 48, SIDE);
const width = SIDE * metresPerDegree(48 + SIDE / 2).lon;
const line = (...coordinates: Position[]): LineString => ({ type: 'LineString', coordinates });

describe('lengthWithin', () => {
  it.each([
    ['crosses it', line([1.999, 48.0005], [2.002, 48.0005]), width],
    ['ends within', line([1.999, 48.0005], [2.0005, 48.0005]), width / 2],
    ['lies within', line([2.00025, 48.0005], [2.00075, 48.0005]), width / 2],
    ['runs along its edge', line([1.999, 48], [2.002, 48]), width],
    ['touches a corner', line([1.999, 48.001], [2.001, 47.999]), 0],
    ['stays away', line([1.999, 48.002], [2.002, 48.002]), 0],
    ['has no length', line([2.0005, 48.0005], [2.0005, 48.0005]), 0],
  ])('of a line that %s', (_name, tested, expected) => {
    expect(lengthWithin(tested, square)).toBeCloseTo(expected, 1);
  });

  it('adds up several lines and takes holes out', () => {
    const hole = squareAt(2.00025, 48.00025, SIDE / 2).coordinates[0] ?? [];
    const through: Position[] = [
      [1.999, 48.0005],
      [2.002, 48.0005],
    ];
    expect(
      lengthWithin(
        { type: 'MultiLineString', coordinates: [through, through] },
        { type: 'Polygon', coordinates: [...square.coordinates, hole] },
      ),
    ).toBeCloseTo(width, 1);
  });

  it('is what points along the line tell', () => {
    const place = fc.tuple(
      fc.double({ min: -0.002, max: 0.002, noNaN: true }),
      fc.double({ min: -0.0015, max: 0.0015, noNaN: true }),
    );
    fc.assert(
      fc.property(frenchPolygon, place, place, (polygon, one, other) => {
        const [centre] = polygon.coordinates[0] ?? [];
        if (centre === undefined) return;
        const from: Position = [centre[0] + one[0], centre[1] + one[1]];
        const to: Position = [centre[0] + other[0], centre[1] + other[1]];
        const samples = 400;
        const inside = Array.from({ length: samples }, (_, index) => (index + 0.5) / samples).filter(
          (share) =>
            isInside([from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])], polygon),
        );
        const length = metresBetween(from, to);
        // Each crossing of the outline costs at most one sample.
        const tolerance = (length / samples) * 82 + 0.1;
        expect(
          Math.abs(lengthWithin(line(from, to), polygon) - (inside.length / samples) * length),
        ).toBeLessThan(tolerance);
      }),
    );
  });
});
