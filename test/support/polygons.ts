import fc from 'fast-check';
import { type Polygon, type Position } from '../../src/geometry/geojson.js';

/** A square by its south-west corner and side. */
export function squareAt(west: number, south: number, side: number): Polygon {
  const [east, north] = [west + side, south + side];
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  };
}

/** Places in metropolitan France. */
export const frenchPosition: fc.Arbitrary<Position> = fc.tuple(
  fc.double({ min: -5, max: 9.5, noNaN: true }),
  fc.double({ min: 41.4, max: 51, noNaN: true }),
);

/** Star-shaped polygons (so never self-crossing) of 3 to 40 vertices, up to some 200 m wide, anywhere in France. */
export const frenchPolygon: fc.Arbitrary<Polygon> = fc
  .tuple(
    frenchPosition,
    fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: 3, maxLength: 40 }),
  )
  .map(([[lon, lat], radii]) => {
    const ring = radii.map((radius, index): Position => {
      const angle = (2 * Math.PI * index) / radii.length;
      return [lon + radius * 0.0015 * Math.cos(angle), lat + radius * 0.001 * Math.sin(angle)];
    });
    return { type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)]] };
  });
