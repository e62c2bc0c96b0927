import { squareAt } from '../../../test/support/polygons.js';
import type { Areal, Polygon, Position } from '../../geometry/geojson.js';
import { intersectionArea } from '../../geometry/intersection.js';
import { isInside } from '../../geometry/point-in-polygon.js';
import { searchGeometries } from './search-geometry.js';

const parcel = squareAt(2, 48, 0.001);

describe('searchGeometries', () => {
  it('asks for surfaces with the parcel drawn in, for lines and points with all of it', () => {
    const { surfaces, unseenSurfaces, linesAndPoints } = searchGeometries(parcel);
    expect(linesAndPoints).toEqual(parcel);
    expect(unseenSurfaces).toEqual(surfaces);
    expect(intersectionArea(parcel, surfaces as Areal) / intersectionArea(parcel, parcel)).toBeCloseTo(
      0.977,
      2,
    );
    expect(intersectionArea(squareAt(2.001, 48, 0.001), surfaces as Areal)).toBe(0);
  });

  it('takes a parcel that is too thin as it is, or a point within it', () => {
    const thin: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [2, 48],
          [2.001, 48],
          [2.001, 48.000005],
          [2, 48.000005],
          [2, 48],
        ],
      ],
    };
    const { surfaces, unseenSurfaces } = searchGeometries(thin);
    expect(surfaces).toEqual(thin);
    expect(unseenSurfaces.type).toBe('Point');
    expect(isInside(unseenSurfaces.coordinates as Position, thin)).toBe(true);
  });

  it('stays below what API Carto takes', () => {
    const ring = Array.from({ length: 6_000 }, (_, index): Position => {
      const angle = (2 * Math.PI * index) / 6_000;
      return [2 + 0.01 * Math.cos(angle), 48 + 0.01 * Math.sin(angle)];
    });
    const round: Polygon = { type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)]] };
    for (const geometry of Object.values(searchGeometries(round))) {
      expect(JSON.stringify({ geom: geometry }).length).toBeLessThan(100_000);
    }
  });
});
