import fc from 'fast-check';
import { intersection as clip } from 'polyclip-ts';
import { frenchPolygon, squareAt } from '../../test/support/polygons.js';
import { RECORDED_PARCELS } from '../../test/support/recorded-parcels.js';
import { geodesicArea } from './area.js';
import { type Areal, type MultiPolygon, type Polygon, type Position } from './geojson.js';
import { coverageOf, intersectionArea } from './intersection.js';

const SIDE = 0.001;
const square = squareAt(2, 48, SIDE);
const whole = geodesicArea(square);
const at = (east: number, north: number, side = SIDE): Polygon => squareAt(2 + east, 48 + north, side);
const moved = ({ coordinates }: Polygon, east: number, north: number): Polygon => ({
  type: 'Polygon',
  coordinates: coordinates.map((ring) => ring.map(([lon, lat]): Position => [lon + east, lat + north])),
});
const close = (actual: number, expected: number, tolerance = 1e-3): boolean =>
  Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected));

describe('intersectionArea', () => {
  it.each([
    ['itself', square, 1],
    ['a quarter of it', at(SIDE / 2, SIDE / 2), 0.25],
    ['a smaller one inside', at(SIDE / 4, SIDE / 4, SIDE / 2), 0.25],
    ['one that holds it', at(-SIDE, -SIDE, 4 * SIDE), 1],
    ['one that shares an edge', at(SIDE, 0), 0],
    ['one that shares a corner', at(SIDE, SIDE), 0],
    ['one far away', at(1, 1), 0],
  ])('is what the square shares with %s', (_name, other, share) => {
    expect(close(intersectionArea(square, other), whole * share)).toBe(true);
    expect(close(intersectionArea(other, square), whole * share)).toBe(true);
  });

  it('takes holes out', () => {
    const hole = at(SIDE / 4, SIDE / 4, SIDE / 2).coordinates[0] ?? [];
    const ringed: Polygon = { type: 'Polygon', coordinates: [...square.coordinates, hole] };
    expect(close(intersectionArea(square, ringed), whole * 0.75)).toBe(true);
    expect(close(intersectionArea(ringed, at(SIDE / 4, SIDE / 4, SIDE / 2)), 0)).toBe(true);
  });

  it('counts once what two polygons of a geometry both cover', () => {
    const twice: MultiPolygon = {
      type: 'MultiPolygon',
      coordinates: [square.coordinates, at(0, SIDE / 2).coordinates],
    };
    expect(close(intersectionArea(square, twice), whole)).toBe(true);
  });

  it('is nothing for a geometry without polygons', () => {
    expect(intersectionArea(square, { type: 'MultiPolygon', coordinates: [] })).toBe(0);
  });

  it.each(RECORDED_PARCELS.map(({ id, geometry }) => [id, geometry] as const))(
    'of recorded parcel %s with itself is its area',
    (_id, geometry) => {
      expect(close(intersectionArea(geometry, geometry), geodesicArea(geometry))).toBe(true);
    },
  );

  it('is what a polygon clipper finds', () => {
    const nearby = fc.tuple(
      frenchPolygon,
      fc.double({ min: -0.001, max: 0.001, noNaN: true }),
      fc.double({ min: -0.001, max: 0.001, noNaN: true }),
      fc.array(fc.double({ min: 0.1, max: 1, noNaN: true }), { minLength: 3, maxLength: 12 }),
    );
    fc.assert(
      fc.property(nearby, ([polygon, east, north, radii]) => {
        const [centre] = polygon.coordinates[0] ?? [];
        if (centre === undefined) return;
        const ring = radii.map((radius, index): Position => {
          const angle = (2 * Math.PI * index) / radii.length + 0.1;
          return [
            centre[0] + east + radius * 0.001 * Math.cos(angle),
            centre[1] + north + radius * 0.001 * Math.sin(angle),
          ];
        });
        const other: Polygon = { type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)]] };
        const expected = geodesicArea({ type: 'MultiPolygon', coordinates: clipped(polygon, other) });
        expect(Math.abs(intersectionArea(polygon, other) - expected)).toBeLessThan(0.5 + expected * 1e-3);
      }),
      { numRuns: 60 },
    );
  });

  it('is symmetric, at most the smaller area, and all of it for the polygon itself', () => {
    fc.assert(
      fc.property(frenchPolygon, fc.double({ min: -0.002, max: 0.002, noNaN: true }), (polygon, shift) => {
        const other = moved(polygon, shift, shift / 3);
        const shared = intersectionArea(polygon, other);
        const own = intersectionArea(polygon, polygon);
        expect(Math.abs(shared - intersectionArea(other, polygon))).toBeLessThan(0.1 + own * 1e-3);
        expect(shared).toBeLessThanOrEqual(own * (1 + 1e-3) + 0.1);
        expect(close(own, geodesicArea(polygon), 2e-3)).toBe(true);
      }),
    );
  });

  it('moves by no more than the sliver when an outline is off by a centimetre', () => {
    fc.assert(
      fc.property(frenchPolygon, fc.double({ min: -1e-7, max: 1e-7, noNaN: true }), (polygon, shift) => {
        const lost =
          intersectionArea(polygon, polygon) - intersectionArea(polygon, moved(polygon, shift, shift));
        // A sliver of a centimetre along at most 40 edges of 300 m.
        expect(Math.abs(lost)).toBeLessThan(0.02 * 40 * 300);
      }),
    );
  });

  it('takes thousands of vertices in a fraction of a second', () => {
    const circle = (count: number, shift: number): Polygon => {
      const ring = Array.from({ length: count }, (_, index): Position => {
        const angle = (2 * Math.PI * index) / count;
        return [2 + shift + 0.001 * Math.cos(angle), 48 + 0.001 * Math.sin(angle)];
      });
      return { type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)]] };
    };
    const started = performance.now();
    expect(intersectionArea(circle(2_000, 0), circle(3_600, 0.0005))).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

describe('coverageOf', () => {
  it('gives the share and the area', () => {
    const { area, ratio } = coverageOf(square)(at(SIDE / 2, 0)) ?? { area: NaN, ratio: NaN };
    expect(ratio).toBeCloseTo(0.5, 6);
    expect(close(area, whole / 2)).toBe(true);
  });

  it('is exactly 1 under full coverage and 0 beside', () => {
    expect(coverageOf(square)(at(-SIDE, -SIDE, 3 * SIDE))?.ratio).toBe(1);
    expect(coverageOf(square)(at(SIDE, 0))).toEqual({ area: 0, ratio: 0 });
  });

  it('is null for what has no area', () => {
    const line: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [2, 48],
          [2.1, 48],
          [2, 48],
          [2, 48],
        ],
      ],
    };
    expect(coverageOf(line)(square)).toBeNull();
  });
});

function clipped(a: Areal, b: Areal): MultiPolygon['coordinates'] {
  type Clippable = Parameters<typeof clip>[0];
  return clip(a.coordinates as unknown as Clippable, b.coordinates as unknown as Clippable);
}
