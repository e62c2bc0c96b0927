import fc from 'fast-check';
import { frenchPolygon, squareAt } from '../../test/support/polygons.js';
import { RECORDED_PARCELS } from '../../test/support/recorded-parcels.js';
import { geodesicArea } from './area.js';
import { type Polygon, type Position } from './geojson.js';
import { lambert93FromWgs84 } from './lambert93.js';

describe('geodesicArea', () => {
  it.each(RECORDED_PARCELS)('is within 2.5 % of the legal area of $id', ({ geometry, contenance }) => {
    const ratio = geodesicArea(geometry) / contenance;
    expect(ratio).toBeGreaterThan(0.975);
    expect(ratio).toBeLessThan(1.025);
  });

  it('takes holes out and adds polygons up', () => {
    const square = squareAt(2, 48, 0.001);
    const hole = squareAt(2.0002, 48.0002, 0.0005);
    const whole = geodesicArea(square);
    expect(
      geodesicArea({ type: 'Polygon', coordinates: [...square.coordinates, ...hole.coordinates] }),
    ).toBeCloseTo(whole - geodesicArea(hole), 6);
    expect(
      geodesicArea({
        type: 'MultiPolygon',
        coordinates: [square.coordinates, squareAt(3, 48, 0.001).coordinates],
      }),
    ).toBeCloseTo(2 * whole, 6);
  });

  it('does not depend on the sense of the ring', () => {
    fc.assert(
      fc.property(frenchPolygon, (polygon) => {
        const reversed: Polygon = {
          ...polygon,
          coordinates: polygon.coordinates.map((ring) => [...ring].reverse()),
        };
        expect(geodesicArea(reversed)).toBeCloseTo(geodesicArea(polygon), 5);
      }),
    );
  });

  // Independent of the geodesic library: the projection stretches areas by 0.2 % to 0.6 % at most within France.
  it('is the plane area in Lambert-93, but for the scale of the projection', () => {
    fc.assert(
      fc.property(frenchPolygon, (polygon) => {
        const plane = shoelace(
          (polygon.coordinates[0] ?? []).map((position) => lambert93FromWgs84(position)),
        );
        expect(Math.abs(geodesicArea(polygon) / plane - 1)).toBeLessThan(0.007);
      }),
    );
  });
});

function shoelace(ring: readonly Position[]): number {
  const [origin = [0, 0]] = ring;
  const local = ring.map(([x, y]): Position => [x - origin[0], y - origin[1]]);
  const doubled = local.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = local[(index + 1) % local.length] ?? [0, 0];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(doubled) / 2;
}
