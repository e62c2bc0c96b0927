import fc from 'fast-check';
import { frenchPolygon, squareAt } from '../../test/support/polygons.js';
import { RECORDED_PARCELS } from '../../test/support/recorded-parcels.js';
import { metresPerDegree, metresToPolygon } from './distance.js';
import { type Areal, type Polygon, type Position } from './geojson.js';
import { insetOf } from './inset.js';
import { intersectionArea } from './intersection.js';
import { isInside } from './point-in-polygon.js';
import { positionsOf } from './polygons.js';

const scale = metresPerDegree(48);
const square = squareAt(2, 48, 0.001);

/** Metres from a point inside to the outline. */
function depth(point: Position, geometry: Areal): number {
  let nearest = Infinity;
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  for (const ring of rings) {
    for (const [index, to] of ring.entries()) {
      const from = ring[index - 1];
      if (from === undefined) continue;
      const sliver: Polygon = { type: 'Polygon', coordinates: [[from, to, from, from]] };
      nearest = Math.min(nearest, metresToPolygon(point, sliver));
    }
  }
  return nearest;
}

describe('insetOf', () => {
  it('draws a square in on all sides', () => {
    const inset = insetOf(square, 10);
    const width = 0.001 * scale.lon - 20;
    const height = 0.001 * scale.lat - 20;
    expect(intersectionArea(inset ?? square, square)).toBeCloseTo(width * height, -1);
  });

  it('grows holes', () => {
    const hole = squareAt(2.0003, 48.0003, 0.0004).coordinates[0] ?? [];
    const inset = insetOf({ type: 'Polygon', coordinates: [...square.coordinates, hole] }, 1);
    expect(inset?.coordinates).toHaveLength(2);
    expect(isInside([2.00029, 48.0005], inset ?? square)).toBe(false);
    expect(isInside([2.0002, 48.0005], inset ?? square)).toBe(true);
  });

  it('does not depend on the way round', () => {
    const reversed: Polygon = {
      type: 'Polygon',
      coordinates: square.coordinates.map((ring) => [...ring].reverse()),
    };
    expect(intersectionArea(insetOf(reversed, 5) ?? reversed, square)).toBeCloseTo(
      intersectionArea(insetOf(square, 5) ?? square, square),
      1,
    );
  });

  it('is null for a sliver', () => {
    expect(insetOf(squareAt(2, 48, 0.000005), 0.5)).toBeNull();
  });

  it('keeps the polygons that are wide enough', () => {
    const sliver = squareAt(2.01, 48, 0.000005);
    const inset = insetOf(
      { type: 'MultiPolygon', coordinates: [square.coordinates, sliver.coordinates] },
      0.5,
    );
    expect(inset?.type).toBe('Polygon');
  });

  it.each(RECORDED_PARCELS.map(({ id, geometry }) => [id, geometry] as const))(
    'draws recorded parcel %s in',
    (_id, geometry) => {
      const inset = insetOf(geometry, 0.5);
      const kept =
        inset === null ? 0 : intersectionArea(geometry, inset) / intersectionArea(geometry, geometry);
      // Jagged outlines are given up rather than drawn wrong.
      expect(inset === null || kept > 0.85).toBe(true);
    },
  );

  it('lies inside and keeps its distance, whenever there is one', () => {
    let found = 0;
    fc.assert(
      fc.property(frenchPolygon, fc.double({ min: 0.1, max: 3, noNaN: true }), (polygon, metres) => {
        const inset = insetOf(polygon, metres);
        if (inset === null) return;
        found += 1;
        for (const position of positionsOf(inset)) {
          expect(isInside(position, polygon)).toBe(true);
          // A centimetre each for rounding and for the local plane.
          expect(depth(position, polygon)).toBeGreaterThan(metres * 0.9 - 0.03);
        }
      }),
    );
    expect(found).toBeGreaterThan(20);
  });
});
