import fc from 'fast-check';
import { isInside } from '../../geometry/point-in-polygon.js';
import { type Polygon } from '../../geometry/geojson.js';
import {
  knownAddress,
  matchEstablishment,
  type OccupiedAddress,
  type ParcelPlace,
} from './match-establishment.js';

const square: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [2.3, 48.85],
      [2.301, 48.85],
      [2.301, 48.851],
      [2.3, 48.851],
      [2.3, 48.85],
    ],
  ],
};
const INSIDE = { longitude: '2.3005', latitude: '48.8505' };
const FRONT = { longitude: '2.3005', latitude: '48.8498' };
const DOWN_THE_STREET = { longitude: '2.3005', latitude: '48.8465' };
const OTHER_VILLAGE = { longitude: '2.33', latitude: '48.85' };
const NOWHERE = {};

function address(houseNumber: string | null, street = "Rue de l'Église"): OccupiedAddress {
  return {
    id: `key ${houseNumber}`,
    houseNumber,
    street,
    postalCode: '75007',
    city: 'Paris',
    cityCode: '75107',
  };
}

function place(...addresses: OccupiedAddress[]): ParcelPlace {
  return { geometry: square, addresses: addresses.map(knownAddress) };
}

describe('matchEstablishment', () => {
  const twelve = place(address('12'), address('14 bis'));
  it.each([
    ['number and street, on the street front', "12 RUE DE L'EGLISE 75007 PARIS", FRONT, 'address'],
    ['the same, abbreviated', '12 R L EGLISE 75007 PARIS', FRONT, 'address'],
    ['behind a complement', "BUREAU 3 12 RUE DE L'EGLISE 75007 PARIS", FRONT, 'address'],
    ['end of a range', "8-12 8 RUE DE L'EGLISE 75007 PARIS", FRONT, 'address'],
    ['with its suffix', "14 B RUE DE L'EGLISE 75007 PARIS", FRONT, 'address'],
    ['without a point', "12 RUE DE L'EGLISE 75007 PARIS", NOWHERE, 'address'],
    ['placed somewhere along the street', "12 RUE DE L'EGLISE 75007 PARIS", DOWN_THE_STREET, 'address'],
    ['a street of the same name, 2 km off', "12 RUE DE L'EGLISE 75007 PARIS", OTHER_VILLAGE, null],
    ['no number, inside', "PASSAGE DE L'EGLISE 75007 PARIS", INSIDE, 'insideParcel'],
    ['no number, outside', "RUE DE L'EGLISE 75007 PARIS", FRONT, null],
    ["a neighbour's number, inside", "16 RUE DE L'EGLISE 75007 PARIS", INSIDE, null],
    ['another suffix, inside', "14 RUE DE L'EGLISE 75007 PARIS", INSIDE, null],
    ['another street, inside', '12 AVENUE DE SEGUR 75007 PARIS', INSIDE, null],
    ['another arrondissement', "12 RUE DE L'EGLISE 75015 PARIS", FRONT, null],
    ['nothing but the town, inside', '75007 PARIS', INSIDE, 'insideParcel'],
    ['no address, inside', null, INSIDE, 'insideParcel'],
    ['no address, no point (hidden)', null, NOWHERE, null],
  ])('%s', (_name, adresse, point, expected) => {
    const commune = adresse?.includes('75015') === true ? '75115' : '75107';
    const match = matchEstablishment({ adresse, commune, ...point }, twelve);
    expect(match?.matchQuality ?? null).toBe(expected);
  });

  it('keeps whatever stands inside a parcel of which no address is known', () => {
    const row = { adresse: "16 RUE DE L'EGLISE 75007 PARIS", ...INSIDE };
    expect(matchEstablishment(row, place())).toEqual({
      matchQuality: 'insideParcel',
      matchDistance: 0,
      matchedAddressId: null,
    });
  });

  it('tells the distance and the address', () => {
    const row = { adresse: "14B RUE DE L'EGLISE 75007 PARIS", ...FRONT };
    expect(matchEstablishment(row, twelve)).toEqual({
      matchQuality: 'address',
      matchDistance: 22.2,
      matchedAddressId: 'key 14 bis',
    });
  });

  const near = fc.record({
    longitude: fc.oneof(fc.double({ min: 2.299, max: 2.302, noNaN: true }).map(String), fc.constant(null)),
    latitude: fc.oneof(fc.double({ min: 48.849, max: 48.852, noNaN: true }).map(String), fc.constant('x')),
    adresse: fc.oneof(
      fc.constantFrom(
        null,
        "12 RUE DE L'EGLISE 75007 PARIS",
        'RUE X 75007 PARIS',
        "16 RUE DE L'EGLISE 75007 PARIS",
      ),
      fc.string(),
    ),
    commune: fc.constantFrom('75107', null, 75107),
  });

  it('never takes an outsider by its point, nor a neighbour by its number', () => {
    fc.assert(
      fc.property(near, (row) => {
        const match = matchEstablishment(row, twelve);
        const point = [Number(row.longitude ?? NaN), Number(row.latitude)] as const;
        if (match?.matchQuality === 'insideParcel') expect(isInside(point, square)).toBe(true);
        if (row.adresse?.startsWith('16 ') === true) expect(match).toBeNull();
        if (row.adresse?.startsWith('12 RUE') === true) expect(match?.matchQuality).toBe('address');
      }),
    );
  });
});
