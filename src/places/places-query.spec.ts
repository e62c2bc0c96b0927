import { addressesQuestion, parcelsQuestion } from './places-query.js';
import { searchQuestion } from './search-body.js';
import { squareAt } from '../../test/support/polygons.js';

describe('parcelsQuestion', () => {
  it.each([
    [{ q: ' 75107 BT 1 ' }, { text: '75107 BT 1' }],
    [{ lon: '2.3', lat: '48.85' }, { point: [2.3, 48.85] }],
    [{ lon: '-4', lat: '.5' }, { point: [-4, 0.5] }],
  ])('reads %j', (query, question) => {
    expect(parcelsQuestion(query)).toEqual(question);
  });

  it.each([
    [{}, /send q/],
    [{ q: 'Paris', lon: '2', lat: '48' }, /not both/],
    [{ q: ['a', 'b'] }, /once/],
    [{ q: 'ab' }, /3 to 200/],
    [{ q: '?? ab' }, /3 to 200/],
    [{ q: 'x'.repeat(201) }, /3 to 200/],
    [{ lon: '2.3' }, /lat must be given/],
    [{ lat: '48' }, /lon must be given/],
    [{ lon: '2,3', lat: '48' }, /lon must be given once, as a number/],
    [{ lon: '651314', lat: '48' }, /-180 to 180/],
    [{ lon: '2', lat: '91' }, /-90 to 90/],
    [{ lon: 'NaN', lat: '48' }, /lon/],
    [{ lon: '1e1', lat: '48' }, /lon/],
    [{ lon: ['2', '3'], lat: '48' }, /lon must be given once/],
    [{ q: 'Paris', address: 'Paris' }, /unknown parameter "address"; the parameters are q, lon, lat/],
  ])('refuses %j and says what to do', (query, message) => {
    expect(() => parcelsQuestion(query)).toThrow(message);
  });
});

describe('addressesQuestion', () => {
  it('has a number of suggestions that may be asked for', () => {
    expect(addressesQuestion({ q: 'rue' })).toEqual({ text: 'rue', limit: 5 });
    expect(addressesQuestion({ q: 'rue', limit: '20' })).toEqual({ text: 'rue', limit: 20 });
    for (const limit of ['0', '21', 'five', '1.5', '-1', '']) {
      expect(() => addressesQuestion({ q: 'rue', limit })).toThrow(
        /limit must be a whole number from 1 to 20/,
      );
    }
    expect(() => addressesQuestion({})).toThrow(/q must be given/);
  });
});

describe('searchQuestion', () => {
  const SQUARE = squareAt(2, 48, 0.01);

  it.each([
    ['a geometry', SQUARE],
    ['a Feature', { type: 'Feature', properties: {}, geometry: SQUARE }],
    ['a collection', { type: 'FeatureCollection', features: [{ type: 'Feature', geometry: SQUARE }] }],
  ])('reads %s', (_name, body) => {
    expect(searchQuestion({}, body)).toEqual({ geometry: SQUARE, limit: 100 });
  });

  it.each([
    ['nothing', undefined, /send a GeoJSON geometry/],
    ['null', null, /send a GeoJSON geometry/],
    ['a list', [1, 2], /no GeoJSON geometry/],
    ['a number', 3, /no GeoJSON geometry/],
    ['text', 'POINT(2 48)', /no GeoJSON geometry/],
    [
      'an open ring',
      {
        type: 'Polygon',
        coordinates: [
          [
            [2, 48],
            [3, 48],
            [3, 49],
            [2, 49],
          ],
        ],
      },
      /LinearRing/,
    ],
    ['an unknown type', { type: 'Circle', coordinates: [2, 48] }, /Circle/],
    ['metres', { type: 'Point', coordinates: [651314, 6862826] }, /degrees/],
    ['metres in a polygon', squareAt(651314, 6862826, 100), /degrees/],
  ])('refuses %s', (_name, body, message) => {
    expect(() => searchQuestion({}, body)).toThrow(message);
  });

  it('refuses too many positions with 413', () => {
    const coordinates = Array.from({ length: 5_001 }, (_, index) => [2 + index * 1e-5, 48]);
    let thrown: unknown;
    try {
      searchQuestion({}, { type: 'LineString', coordinates });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ status: 413, message: expect.stringContaining('5001 positions') });
  });
});
