import fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import { frenchPolygon, frenchPosition, squareAt } from '../../test/support/polygons.js';
import { bboxSizeMetres, grownBbox, metresBetween, metresToPolygon } from './distance.js';
import { type Position } from './geojson.js';
import { isInside } from './point-in-polygon.js';

const near = fc.tuple(
  fc.double({ min: -0.1, max: 0.1, noNaN: true }),
  fc.double({ min: -0.1, max: 0.1, noNaN: true }),
);

describe('metresBetween', () => {
  it('is the geodesic distance to 0.01 % within ten kilometres', () => {
    fc.assert(
      fc.property(frenchPosition, near, ([lon, lat], [dx, dy]) => {
        const other: Position = [lon + dx, lat + dy];
        const exact = geodesic.Geodesic.WGS84.Inverse(lat, lon, other[1], other[0]).s12 ?? NaN;
        expect(Math.abs(metresBetween([lon, lat], other) - exact)).toBeLessThanOrEqual(exact * 1e-4 + 1e-6);
      }),
    );
  });
});

describe('metresToPolygon', () => {
  const square = squareAt(2, 48, 0.001);

  it('is 0 inside and on the outline', () => {
    expect(metresToPolygon([2.0005, 48.0005], square)).toBe(0);
    expect(metresToPolygon([2, 48], square)).toBe(0);
  });

  it('measures to the nearest edge or corner', () => {
    expect(metresToPolygon([2.0005, 47.999], square)).toBeCloseTo(
      metresBetween([2.0005, 47.999], [2.0005, 48]),
      3,
    );
    expect(metresToPolygon([2.002, 48.002], square)).toBeCloseTo(
      metresBetween([2.002, 48.002], [2.001, 48.001]),
      2,
    );
  });

  it('measures to the rim of the hole one stands in', () => {
    const holed = {
      ...square,
      coordinates: [...square.coordinates, ...squareAt(2.0002, 48.0002, 0.0006).coordinates],
    };
    expect(metresToPolygon([2.0003, 48.0005], holed)).toBeCloseTo(
      metresBetween([2.0003, 48], [2.0002, 48]),
      3,
    );
  });

  it('is never more than the distance to a vertex, and 0 only inside', () => {
    fc.assert(
      fc.property(frenchPolygon, near, (polygon, [dx, dy]) => {
        const [ring = []] = polygon.coordinates;
        const start = ring[0] ?? [0, 0];
        const point: Position = [start[0] + dx / 50, start[1] + dy / 50];
        const distance = metresToPolygon(point, polygon);
        for (const vertex of ring)
          expect(distance).toBeLessThanOrEqual(metresBetween(point, vertex) * 1.001 + 1e-6);
        expect(distance === 0).toBe(isInside(point, polygon));
      }),
    );
  });
});

describe('bboxSizeMetres', () => {
  it('gives the sides of the box', () => {
    const { width, height } = bboxSizeMetres([2, 48, 2.01, 48.01]);
    expect(width).toBeCloseTo(metresBetween([2, 48], [2.01, 48]), 3);
    expect(height).toBeCloseTo(metresBetween([2, 48], [2, 48.01]), 3);
  });
});

describe('grownBbox', () => {
  it('adds the metres on each side', () => {
    const before = bboxSizeMetres([2, 48, 2.01, 48.01]);
    const after = bboxSizeMetres(grownBbox([2, 48, 2.01, 48.01], 50));
    expect(after.width - before.width).toBeCloseTo(100, 0);
    expect(after.height - before.height).toBeCloseTo(100, 1);
  });
});
