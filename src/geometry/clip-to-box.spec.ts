import fc from 'fast-check';
import { frenchPolygon, squareAt } from '../../test/support/polygons.js';
import { clipToBox } from './clip-to-box.js';
import type { MultiPolygon, Polygon } from './geojson.js';
import { intersectionArea } from './intersection.js';
import { bboxOf } from './polygons.js';

const SQUARE = squareAt(2, 48, 1);

describe('clipToBox', () => {
  it.each([
    ['the box where it is covered', squareAt(2.25, 48.25, 0.5)],
    ['the square where the box holds it', squareAt(1, 47, 3)],
    ['the corner they share', squareAt(2.5, 48.5, 4)],
  ])('leaves %s', (_name, box) => {
    const clipped = clipToBox(SQUARE, bboxOf(box)) as MultiPolygon;
    expect(bboxOf(clipped)).toEqual([
      Math.max(bboxOf(box)[0], 2),
      Math.max(bboxOf(box)[1], 48),
      Math.min(bboxOf(box)[2], 3),
      Math.min(bboxOf(box)[3], 49),
    ]);
    const shared = intersectionArea(box, SQUARE);
    expect(Math.abs(intersectionArea(box, clipped) - shared)).toBeLessThan(shared * 1e-9);
  });

  it('leaves nothing apart from the box', () => {
    expect(clipToBox(SQUARE, [5, 50, 6, 51])).toBeNull();
    expect(clipToBox({ type: 'MultiPolygon', coordinates: [] }, [2, 48, 3, 49])).toBeNull();
  });

  it('keeps what of a hole is in the box', () => {
    const hole = squareAt(2.25, 48.25, 0.5).coordinates[0] ?? [];
    const ringed: Polygon = { type: 'Polygon', coordinates: [...SQUARE.coordinates, hole] };
    const box = squareAt(2.5, 48.5, 4);
    const clipped = clipToBox(ringed, bboxOf(box)) as MultiPolygon;
    const shared = intersectionArea(box, ringed);
    expect(Math.abs(intersectionArea(box, clipped) - shared)).toBeLessThan(shared * 1e-9);
    expect(clipToBox(ringed, bboxOf(squareAt(2.3, 48.3, 0.1)))?.coordinates[0]).toHaveLength(2);
  });

  it('changes nothing of what the geometry shares with what is in the box', () => {
    const shift = fc.double({ min: -0.002, max: 0.002, noNaN: true });
    fc.assert(
      fc.property(frenchPolygon, frenchPolygon, shift, shift, (parcel, shape, east, north) => {
        const [west, south] = bboxOf(parcel);
        const [shapeWest, shapeSouth] = bboxOf(shape);
        const outline = (shape.coordinates[0] ?? []).map(
          ([lon, lat]) => [lon - shapeWest + west + east, lat - shapeSouth + south + north] as const,
        );
        const near: Polygon = { type: 'Polygon', coordinates: [outline] };
        const shared = intersectionArea(parcel, near);
        const clipped = clipToBox(near, bboxOf(parcel));
        const found = clipped === null ? 0 : intersectionArea(parcel, clipped);
        expect(Math.abs(found - shared)).toBeLessThanOrEqual(1e-6 * shared + 1e-3);
      }),
      { numRuns: 500 },
    );
  });
});
