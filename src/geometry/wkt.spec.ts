import { wktOf } from './wkt.js';

describe('wktOf', () => {
  it.each([
    [{ type: 'Point', coordinates: [2.3, 48.85] } as const, 'POINT(2.3 48.85)'],
    [{ type: 'Point', coordinates: [0.0000001, -0.000000001] } as const, 'POINT(0.0000001 -0)'],
    [
      {
        type: 'LineString',
        coordinates: [
          [2, 48],
          [2.1, 48.1],
        ],
      } as const,
      'LINESTRING(2 48,2.1 48.1)',
    ],
    [
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      } as const,
      'POLYGON((0 0,1 0,1 1,0 0))',
    ],
    [
      {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 0],
            ],
          ],
        ],
      } as const,
      'MULTIPOLYGON(((0 0,1 0,1 1,0 0)))',
    ],
  ])('writes %j', (geometry, text) => {
    expect(wktOf(geometry)).toBe(text);
  });
});
