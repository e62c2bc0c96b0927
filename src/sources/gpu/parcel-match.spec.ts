import { metresPerDegree } from '../../geometry/distance.js';
import type { Polygon, Position } from '../../geometry/geojson.js';
import { FEATURE_GEOMETRY } from './gpu-feature.js';
import { ParcelMatcher } from './parcel-match.js';

/** A parcel of 100 m by 100 m, and places in its metres. */
const scale = metresPerDegree(48);
const at = (east: number, north: number): Position => [2 + east / scale.lon, 48 + north / scale.lat];
const box = (west: number, south: number, east: number, north: number): object => ({
  type: 'Polygon',
  coordinates: [[at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)]],
});
const parcel = box(0, 0, 100, 100) as Polygon;
const matcher = new ParcelMatcher(parcel);
const match = (geometry: unknown): ReturnType<ParcelMatcher['match']> =>
  matcher.match({ [FEATURE_GEOMETRY]: geometry });

describe('ParcelMatcher', () => {
  it.each([
    ['covers it', box(-50, -50, 150, 150), 1, 10_000],
    ['covers half of it', box(50, -50, 150, 150), 0.5, 5_000],
    ['covers 2 %', box(98, 0, 150, 100), 0.02, 200],
    ['covers little of it, but more than 5 m2', box(99.9, 0, 150, 100), 0.001, 10],
  ])('keeps a surface that %s', (_name, geometry, ratio, area) => {
    const found = match(geometry);
    expect(found).toMatchObject({ matchMethod: 'coverage', lengthInParcel: null });
    expect(found?.parcelCoverageRatio).toBeCloseTo(ratio, 3);
    expect(found?.parcelCoverageArea).toBeCloseTo(area, -1);
  });

  it.each([
    ['shares an edge', box(100, 0, 200, 100)],
    ['shares a corner', box(100, 100, 200, 200)],
    ['overlaps by 4 cm', box(99.96, 0, 200, 100)],
    [
      'has a hole where the parcel is',
      {
        type: 'Polygon',
        coordinates: [
          [at(-99, -99), at(199, -99), at(199, 199), at(-99, 199), at(-99, -99)],
          [at(0, 0), at(0, 100), at(100, 100), at(100, 0), at(0, 0)],
        ],
      },
    ],
  ])('drops a surface that %s', (_name, geometry) => {
    expect(match(geometry)).toBeNull();
  });

  it('keeps 1 % of a small parcel, however small', () => {
    const small = new ParcelMatcher(box(0, 0, 5, 5) as Polygon);
    expect(small.match({ [FEATURE_GEOMETRY]: box(4.8, 0, 9, 5) })).toMatchObject({ matchMethod: 'coverage' });
  });

  it.each([
    ['crosses it', [at(-10, 50), at(110, 50)], 'inside', 100],
    ['ends within', [at(-10, 50), at(20, 50)], 'inside', 20],
    ['runs along the limit', [at(-10, 0), at(110, 0)], 'border', 100],
    ['runs 20 cm within the limit', [at(-10, 0.2), at(110, 0.2)], 'border', 100],
    ['touches a corner', [at(-10, 90), at(10, 110)], 'border', 0],
    ['touches the limit from outside', [at(50, -10), at(50, 0)], 'border', 0],
  ])('keeps a line that %s', (_name, coordinates, matchMethod, length) => {
    const found = match({ type: 'MultiLineString', coordinates: [coordinates] });
    expect(found).toMatchObject({ matchMethod, parcelCoverageRatio: null });
    expect(found?.lengthInParcel).toBeCloseTo(length, 0);
  });

  it.each([
    ['within', at(50, 50), 'inside'],
    ['on the limit', at(0, 50), 'border'],
    ['just outside', at(-0.1, 50), 'border'],
  ])('keeps a point %s', (_name, coordinates, matchMethod) => {
    expect(match({ type: 'Point', coordinates })).toMatchObject({ matchMethod, lengthInParcel: null });
    expect(match({ type: 'MultiPoint', coordinates: [coordinates] })).toMatchObject({ matchMethod });
  });

  it.each([
    [null],
    [undefined],
    ['POINT(1 2)'],
    [{ type: 'MultiPolygon', _note: 'coordinates removed' }],
    [{ type: 'MultiPolygon', coordinates: null }],
    [{ type: 'MultiLineString', coordinates: [] }],
    [{ type: 'LineString', coordinates: [[null, 2]] }],
    [{ type: 'Point', coordinates: 'x' }],
    [[]],
  ])('takes the word of the GPU where the geometry is %j', (geometry) => {
    expect(match(geometry)).toEqual({
      matchMethod: 'reported',
      parcelCoverageRatio: null,
      parcelCoverageArea: null,
      lengthInParcel: null,
    });
  });
});
