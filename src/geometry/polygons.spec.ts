import { type MultiPolygon } from './geojson.js';
import { bboxesMeet, bboxOf, mergePolygons, positionsOf, simplestForm } from './polygons.js';
import { squareAt } from '../../test/support/polygons.js';

const two: MultiPolygon = {
  type: 'MultiPolygon',
  coordinates: [squareAt(0, 0, 1).coordinates, squareAt(5, 2, 1).coordinates],
};

describe('mergePolygons', () => {
  it('puts the polygons of one parcel drawn on several sheets together, each once', () => {
    expect(mergePolygons([squareAt(0, 0, 1), two])).toEqual(two);
    expect(mergePolygons([])).toBeNull();
  });
});

describe('simplestForm', () => {
  it('is a Polygon when there is only one', () => {
    expect(simplestForm({ type: 'MultiPolygon', coordinates: [squareAt(0, 0, 1).coordinates] })).toEqual(
      squareAt(0, 0, 1),
    );
    expect(simplestForm(two)).toBe(two);
  });
});

describe('bboxOf', () => {
  it('is around all polygons', () => {
    expect(bboxOf(two)).toEqual([0, 0, 6, 3]);
    expect(positionsOf(two)).toHaveLength(10);
  });
});

describe('bboxesMeet', () => {
  it('counts contact', () => {
    expect(bboxesMeet([0, 0, 1, 1], [1, 1, 2, 2])).toBe(true);
    expect(bboxesMeet([0, 0, 1, 1], [1.1, 0, 2, 1])).toBe(false);
    expect(bboxesMeet([0, 0, 1, 1], [0, 2, 1, 3])).toBe(false);
  });
});
