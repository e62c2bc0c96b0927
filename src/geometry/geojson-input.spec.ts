import fc from 'fast-check';
import { squareAt } from '../../test/support/polygons.js';
import { positionCount, readGeom } from './geojson-input.js';

const SQUARE = squareAt(2, 48, 1);
const OTHER = squareAt(4, 48, 1);
const feature = (geometry: unknown): object => ({ type: 'Feature', properties: {}, geometry });
const collection = (...features: unknown[]): object => ({ type: 'FeatureCollection', features });

describe('readGeom', () => {
  it.each([
    ['a point', { type: 'Point', coordinates: [2, 48] }],
    ['points', { type: 'MultiPoint', coordinates: [[2, 48]] }],
    ['a polygon', SQUARE],
    ['polygons', { type: 'MultiPolygon', coordinates: [SQUARE.coordinates] }],
  ])('reads %s, as an object or as text', (_kind, geometry) => {
    expect(readGeom(geometry)).toEqual({ geometry });
    expect(readGeom(JSON.stringify(geometry))).toEqual({ geometry });
  });

  it('makes one geometry of a collection', () => {
    expect(readGeom(feature(SQUARE))).toEqual({ geometry: SQUARE });
    expect(readGeom(collection(feature(SQUARE), feature(null), feature(OTHER)))).toEqual({
      geometry: { type: 'MultiPolygon', coordinates: [SQUARE.coordinates, OTHER.coordinates] },
    });
    const points = [
      { type: 'Point', coordinates: [1, 2] },
      { type: 'MultiPoint', coordinates: [[3, 4]] },
    ];
    expect(readGeom({ type: 'GeometryCollection', geometries: points })).toEqual({
      geometry: {
        type: 'MultiPoint',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
    });
  });

  it('drops heights', () => {
    expect(readGeom({ type: 'Point', coordinates: [2, 48, 130] })).toEqual({
      geometry: { type: 'Point', coordinates: [2, 48] },
    });
  });

  it.each([
    ['{bad', "Parse error on line 1:\n{bad\n-^\nExpecting 'STRING', '}', got 'INVALID'"],
    [{ username: 'toto' }, '"type" member required'],
    [7, 'The root of a GeoJSON object must be an object.'],
    [{ type: 'Circle' }, 'The type Circle is unknown'],
    [{ type: ['Point'] }, 'The type ["Point"] is unknown'],
    [{ type: 'Point' }, '"coordinates" member required'],
    [{ type: 'Point', coordinates: [3] }, 'position must have 2 or more elements'],
    [{ type: 'Point', coordinates: ['3', '4'] }, 'each element in a position must be a number'],
    [
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [0, 0],
          ],
        ],
      },
      'a LinearRing of coordinates needs to have four or more positions',
    ],
    [
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 1],
          ],
        ],
      },
      'the first and last positions in a LinearRing of coordinates must be the same',
    ],
    [
      { type: 'LineString', coordinates: [[0, 0]] },
      'a line needs to have two or more coordinates to be valid',
    ],
    [{ type: 'FeatureCollection' }, '"features" member required'],
    [collection(), 'no geometry in it'],
    [
      collection(feature(SQUARE), feature({ type: 'Point', coordinates: [1, 2] })),
      /^points, lines and polygons/,
    ],
  ])('says of %j what is wrong', (value, problem) => {
    expect(readGeom(value)).toEqual({
      problem: typeof problem === 'string' ? problem : expect.stringMatching(problem),
    });
  });

  it('reads anything without failing', () => {
    const typed = fc.record({
      type: fc.constantFrom(
        'Point',
        'Polygon',
        'MultiPolygon',
        'LineString',
        'Feature',
        'GeometryCollection',
      ),
      coordinates: fc.jsonValue(),
      geometry: fc.jsonValue(),
      geometries: fc.jsonValue(),
    });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.string(), typed, typed.map(feature)), (value) => {
        const reading = readGeom(value);
        if ('geometry' in reading) expect(positionCount(reading.geometry)).toBeGreaterThan(0);
        else expect(reading.problem).not.toBe('');
      }),
    );
  });
});

describe('positionCount', () => {
  it.each([
    [1, { type: 'Point', coordinates: [2, 48] } as const],
    [5, SQUARE],
    [10, { type: 'MultiPolygon', coordinates: [SQUARE.coordinates, OTHER.coordinates] } as const],
  ])('is %i', (count, geometry) => {
    expect(positionCount(geometry)).toBe(count);
  });
});
