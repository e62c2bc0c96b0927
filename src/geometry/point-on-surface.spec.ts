import fc from 'fast-check';
import { frenchPolygon, squareAt } from '../../test/support/polygons.js';
import { RECORDED_PARCELS } from '../../test/support/recorded-parcels.js';
import { type Polygon, type Position } from './geojson.js';
import { isInside } from './point-in-polygon.js';
import { pointOnSurface } from './point-on-surface.js';

describe('pointOnSurface', () => {
  it.each(RECORDED_PARCELS)('is inside $id', ({ geometry }) => {
    const point = pointOnSurface(geometry);
    expect(point !== null && isInside(point, geometry)).toBe(true);
  });

  it('is inside any polygon', () => {
    fc.assert(
      fc.property(frenchPolygon, (polygon) => {
        const point = pointOnSurface(polygon);
        expect(point !== null && isInside(point, polygon)).toBe(true);
      }),
    );
  });

  it('is inside a sliver bent around a corner', () => {
    const sliver: Position[] = [
      [2, 48],
      [2.01, 48],
      [2.01, 48.01],
      [2.009999, 48.01],
      [2.009999, 48.000001],
      [2, 48.000001],
      [2, 48],
    ];
    const bent: Polygon = { type: 'Polygon', coordinates: [sliver] };
    const point = pointOnSurface(bent);
    expect(point !== null && isInside(point, bent)).toBe(true);
    expect(sliver).not.toContainEqual(point);
  });

  it('keeps out of a hole, and in the biggest polygon', () => {
    const ringOfLand = [...squareAt(2, 48, 0.004).coordinates, ...squareAt(2.001, 48.001, 0.002).coordinates];
    const small = squareAt(3, 48, 0.0001).coordinates;
    const point = pointOnSurface({ type: 'MultiPolygon', coordinates: [small, ringOfLand] }) ?? [0, 0];
    expect(isInside(point, { type: 'Polygon', coordinates: ringOfLand })).toBe(true);
  });

  it('gives a vertex of a polygon without area, and nothing of none', () => {
    const flat: Position[] = [
      [2, 48],
      [2.1, 48],
      [2, 48],
      [2, 48],
    ];
    expect(pointOnSurface({ type: 'Polygon', coordinates: [flat] })).toEqual([2, 48]);
    expect(pointOnSurface({ type: 'MultiPolygon', coordinates: [] })).toBeNull();
  });
});
