import fc from 'fast-check';
import { frenchPolygon } from '../../test/support/polygons.js';
import { RECORDED_PARCELS } from '../../test/support/recorded-parcels.js';
import { geodesicArea } from './area.js';
import { metresToPolygon } from './distance.js';
import { type Areal, polygonsOf } from './geojson.js';
import { bboxOf, positionsOf } from './polygons.js';
import { coveringPolygon, parameterLength } from './simplify.js';

const hotelDeVille = RECORDED_PARCELS.find(({ id }) => id === '75104000AE0003')?.geometry;

describe('coveringPolygon', () => {
  it('keeps an outline that fits, to 0.1 m', () => {
    const [parcel] = RECORDED_PARCELS;
    const polygon = coveringPolygon(parcel?.geometry as Areal, 2000);
    expect(polygon.coordinates[0]).toHaveLength(polygonsOf(parcel?.geometry as Areal)[0]?.[0]?.length ?? 0);
    expect(geodesicArea(polygon) / geodesicArea(parcel?.geometry as Areal)).toBeCloseTo(1, 2);
  });

  it('shrinks a parcel of a hundred vertices into its budget, little wider than it was', () => {
    const geometry = hotelDeVille as Areal;
    expect(positionsOf(geometry).length).toBeGreaterThan(90);
    for (const [budget, wider] of [
      [2000, 1.3],
      [600, 1.3],
      [250, 1.9],
    ] as const) {
      const polygon = coveringPolygon(geometry, budget);
      expect(parameterLength(polygon)).toBeLessThanOrEqual(budget);
      expect(geodesicArea(polygon) / geodesicArea(geometry)).toBeLessThan(wider);
    }
  });

  it('covers the geometry, stays in its box and in its budget', () => {
    const budgets = fc.integer({ min: 300, max: 1500 });
    fc.assert(
      fc.property(frenchPolygon, budgets, (geometry, budget) => {
        const covering = coveringPolygon(geometry, budget);
        expect(parameterLength(covering)).toBeLessThanOrEqual(budget);
        for (const position of positionsOf(geometry)) {
          expect(metresToPolygon(position, covering)).toBeLessThan(0.25);
        }
        const [west, south, east, north] = bboxOf(geometry);
        const [w, s, e, n] = bboxOf(covering);
        for (const grown of [west - w, south - s, e - east, n - north]) expect(grown).toBeLessThan(2e-6);
      }),
    );
  });

  it('covers all polygons of a parcel in several pieces', () => {
    fc.assert(
      fc.property(frenchPolygon, (polygon) => {
        const moved = polygon.coordinates.map((ring) =>
          ring.map(([lon, lat]) => [lon + 0.003, lat] as const),
        );
        const geometry: Areal = { type: 'MultiPolygon', coordinates: [polygon.coordinates, moved] };
        const covering = coveringPolygon(geometry, 500);
        for (const position of positionsOf(geometry))
          expect(metresToPolygon(position, covering)).toBeLessThan(0.25);
      }),
    );
  });

  it('gives the box when nothing shorter would do', () => {
    const polygon = coveringPolygon(hotelDeVille as Areal, 10);
    expect(polygon.coordinates[0]).toHaveLength(5);
  });
});
