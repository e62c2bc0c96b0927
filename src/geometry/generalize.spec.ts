import fc from 'fast-check';
import { difference, union, type Geom } from 'polyclip-ts';
import { frenchPolygon, squareAt } from '../../test/support/polygons.js';
import { RECORDED_PARCELS } from '../../test/support/recorded-parcels.js';
import { geodesicArea } from './area.js';
import { generalized } from './generalize.js';
import { type Areal, type MultiPolygon, type Polygon, polygonsOf, type Position } from './geojson.js';
import { localPlane } from './local-plane.js';
import { squaredDistanceToSegment } from './point-in-polygon.js';
import { positionsOf } from './polygons.js';
import { segmentsOf } from './polyline.js';

const TOLERANCE = 1;

/** Metres from a vertex that was left out to the new outline. */
function furthestLeftOut(before: Areal, after: Areal): number {
  const { toMetres } = localPlane(before);
  const edges = polygonsOf(after).flatMap((polygon) =>
    polygon.flatMap((ring) => segmentsOf(ring.map(toMetres))),
  );
  const distances = positionsOf(before).map((position) => {
    const local = toMetres(position);
    return Math.min(...edges.map(([from, to]) => squaredDistanceToSegment(local, from, to)));
  });
  return Math.sqrt(Math.max(...distances));
}

/** Pair by pair, as slow as it is plain: whether edges that are no neighbours meet. */
function crossesItself({ coordinates }: Polygon): boolean {
  const edges = coordinates.flatMap((ring) => segmentsOf(ring));
  const side = (a: Position, b: Position, c: Position): number =>
    Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
  return edges.some(([a, b], index) =>
    edges
      .slice(index + 1)
      .some(([c, d]) => side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0),
  );
}

const multi = (...polygons: Polygon[]): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: polygons.map(({ coordinates }) => coordinates),
});

describe('generalized', () => {
  it.each(RECORDED_PARCELS.map(({ id, geometry }) => [id, geometry] as const))(
    'draws parcel %s with no more vertices, within the tolerance',
    (_id, geometry) => {
      const simple = generalized(geometry, TOLERANCE);
      expect(positionsOf(simple).length).toBeLessThanOrEqual(positionsOf(geometry).length);
      expect(furthestLeftOut(geometry, simple)).toBeLessThanOrEqual(TOLERANCE + 1e-6);
      expect(geodesicArea(simple) / geodesicArea(geometry)).toBeCloseTo(1, 1);
    },
  );

  it('leaves most vertices of a detailed outline out', () => {
    const geometry = RECORDED_PARCELS.find(({ id }) => id === '75104000AE0003')?.geometry as Areal;
    expect(positionsOf(generalized(geometry, TOLERANCE)).length).toBeLessThan(
      positionsOf(geometry).length / 3,
    );
  });

  it('keeps stars valid: rings closed, of corners that were there, crossing nowhere, near the old outline', () => {
    fc.assert(
      fc.property(frenchPolygon, fc.constantFrom(0.5, 5, 50), (polygon, tolerance) => {
        const simple = generalized(polygon, tolerance);
        const corners = new Set(positionsOf(polygon).map((position) => position.join()));
        for (const ring of simple.coordinates) {
          expect(ring.length).toBeGreaterThanOrEqual(4);
          expect(ring.at(-1)).toEqual(ring[0]);
          expect(ring.every((position) => corners.has(position.join()))).toBe(true);
        }
        expect(crossesItself(simple)).toBe(false);
        expect(furthestLeftOut(polygon, simple)).toBeLessThanOrEqual(tolerance + 1e-6);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps a ring that is smaller than the tolerance', () => {
    const shed = squareAt(2, 48, 0.000_002);
    expect(generalized(shed, 5)).toEqual(shed);
  });

  it('keeps a hole in its outline', () => {
    // A notch is all that lies around the hole: without it the hole would be outside.
    const withNotch: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [2, 48],
          [2.001, 48],
          [2.001, 48.001],
          [2.000_52, 48.001],
          [2.000_5, 48.001_03],
          [2.000_48, 48.001],
          [2, 48.001],
          [2, 48],
        ],
        [
          [2.000_501, 48.001_01],
          [2.000_499, 48.001_01],
          [2.000_5, 48.001_02],
          [2.000_501, 48.001_01],
        ],
      ],
    };
    const simple = generalized(withNotch, 5);
    const outside = difference(
      [[simple.coordinates[1] ?? []]] as Geom,
      [[simple.coordinates[0] ?? []]] as Geom,
    );
    expect(outside).toEqual([]);
  });

  it('keeps parts apart', () => {
    const bay = squareAt(2, 48, 0.001);
    const [ring = []] = bay.coordinates;
    // An islet in a notch of the larger part, which the tolerance would fill.
    const notched: Polygon = {
      type: 'Polygon',
      coordinates: [
        [...ring.slice(0, 2), [2.001, 48.000_48], [2.000_96, 48.000_5], [2.001, 48.000_52], ...ring.slice(2)],
      ],
    };
    const islet = squareAt(2.000_985, 48.000_498, 0.000_004);
    const simple = generalized(multi(notched, islet), 5);
    const merged = union(simple.coordinates as Geom);
    expect(merged).toHaveLength(2);
  });

  it('keeps what would take too long to check', () => {
    // A comb of thousands of long slanting teeth: everything is beside everything, whichever way one looks.
    const teeth = Array.from({ length: 1_000 }, (_, index): Position[] => {
      const [from, to] = [index * 0.000_08, index * 0.000_08 + 0.000_04];
      const edge: [number, number][] = [
        [0, from],
        [0.3, from],
        [0.301, to],
        [0, to],
      ];
      return edge.map(([x, y]): Position => [2 + x - y, 48 + x + y]);
    }).flat();
    const comb: Polygon = { type: 'Polygon', coordinates: [[...teeth, ...teeth.slice(0, 1)]] };
    expect(generalized(comb, 1)).toEqual(comb);
  });

  it('does not choke on rings that are none', () => {
    const flat: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [2, 48],
          [2, 48],
          [2, 48],
          [2, 48],
        ],
      ],
    };
    const spike: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [2, 48],
          [2.001, 48],
          [2, 48],
          [2.002, 48],
          [2, 48],
        ],
      ],
    };
    for (const odd of [flat, spike, { type: 'MultiPolygon', coordinates: [] } as const]) {
      expect(generalized(odd, 1).type).toBe(odd.type);
    }
  });
});
