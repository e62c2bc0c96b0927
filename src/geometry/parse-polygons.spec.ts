import fc from 'fast-check';
import { parseMultiPolygon } from './parse-polygons.js';

const square = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [0, 0],
];
const polygon = { type: 'Polygon', coordinates: [square] };
const expected = { type: 'MultiPolygon', coordinates: [[square]] };

describe('parseMultiPolygon', () => {
  it.each([
    ['a Polygon', polygon],
    ['a MultiPolygon', { type: 'MultiPolygon', coordinates: [[square]] }],
    ['a Feature', { type: 'Feature', properties: {}, geometry: polygon }],
    [
      'a FeatureCollection',
      { type: 'FeatureCollection', features: [{ type: 'Feature', geometry: polygon }] },
    ],
    ['a GeometryCollection', { type: 'GeometryCollection', geometries: [{ type: 'Point' }, polygon] }],
    ['JSON text', JSON.stringify(polygon)],
    ['an open ring', { type: 'Polygon', coordinates: [square.slice(0, -1)] }],
    ['a third dimension', { type: 'Polygon', coordinates: [square.map((p) => [...p, 35.2])] }],
    ['a crs', { ...polygon, crs: { type: 'name', properties: { name: 'EPSG:2154' } } }],
    ['a broken hole', { type: 'Polygon', coordinates: [square, [[0.1, 0.1]]] }],
    ['a broken second polygon', { type: 'MultiPolygon', coordinates: [[square], [[[0, 'x']]], null] }],
  ])('reads %s', (_name, value) => {
    expect(parseMultiPolygon(value)).toEqual(expected);
  });

  it('keeps holes', () => {
    const hole = square.map(([x = 0, y = 0]) => [0.4 + x / 10, 0.4 + y / 10]);
    expect(parseMultiPolygon({ type: 'Polygon', coordinates: [square, hole] })?.coordinates).toEqual([
      [square, hole],
    ]);
  });

  it.each([
    null,
    undefined,
    'POLYGON((0 0))',
    {},
    { type: 'Point', coordinates: [1, 2] },
    [],
    3,
    polygon.coordinates,
  ])('finds no polygon in %j', (value) => {
    expect(parseMultiPolygon(value)).toBeNull();
  });

  it('stops at depth instead of following nested collections for ever', () => {
    let nested: unknown = polygon;
    for (let depth = 0; depth < 50; depth++) nested = { type: 'GeometryCollection', geometries: [nested] };
    expect(parseMultiPolygon(nested)).toBeNull();
  });

  it('gives closed rings of numbers, whatever it is given', () => {
    const type = fc.constantFrom('Polygon', 'MultiPolygon', 'Feature', 'x');
    const number = fc.oneof(fc.double(), fc.anything());
    const ring = fc.array(fc.array(number, { maxLength: 3 }), { maxLength: 6 });
    const coordinates = fc.oneof(fc.anything(), fc.array(ring), fc.array(fc.array(ring)));
    fc.assert(
      fc.property(fc.record({ type, coordinates }), (value) => {
        for (const parsed of parseMultiPolygon(value)?.coordinates.flat() ?? []) {
          expect(parsed.length).toBeGreaterThanOrEqual(4);
          expect(parsed[0]).toEqual(parsed.at(-1));
          expect(parsed.flat().every(Number.isFinite)).toBe(true);
        }
      }),
    );
  });
});
