import { squareAt } from '../../test/support/polygons.js';
import { type Polygon } from './geojson.js';
import { rightHanded, signedArea } from './winding.js';

const [outline = []] = squareAt(2, 48, 0.01).coordinates;
const [hole = []] = squareAt(2.002, 48.002, 0.001).coordinates;
const clockwise = [...outline].reverse();

describe('rightHanded', () => {
  it('turns outlines to the left and holes to the right, whatever way they went', () => {
    for (const rings of [
      [outline, hole],
      [clockwise, hole],
      [clockwise, [...hole].reverse()],
    ]) {
      const polygon: Polygon = { type: 'Polygon', coordinates: rings };
      const [first = [], second = []] = rightHanded(polygon).coordinates;
      expect([signedArea(first) > 0, signedArea(second) < 0]).toEqual([true, true]);
      const many = rightHanded({ type: 'MultiPolygon', coordinates: [rings] });
      expect(many.coordinates).toEqual([[first, second]]);
    }
  });

  it('leaves the corners as they are', () => {
    const { coordinates } = rightHanded({ type: 'Polygon', coordinates: [clockwise] });
    expect(coordinates).toEqual([outline]);
  });
});
