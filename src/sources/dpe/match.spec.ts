import { knownKeysOf, type DpePlace } from './known-keys.js';
import { judgeByKey, judgeByPlace } from './match.js';

const square: DpePlace['geometry'] = {
  type: 'Polygon',
  coordinates: [
    [
      [2, 48],
      [2.001, 48],
      [2.001, 48.001],
      [2, 48.001],
      [2, 48],
    ],
  ],
};
const place: DpePlace = {
  banKeys: ['75101_1234_00001', '75101_1234_00001_bis', '75101_1234'],
  rnbIds: ['AAAAAAAAAAAA'],
  addresses: [
    { houseNumber: '1', street: 'Rue Example' },
    { houseNumber: '1 bis', street: 'Rue Example' },
  ],
  geometry: square,
};
const keys = knownKeysOf(place);
const withoutBuildings = knownKeysOf({ ...place, rnbIds: [] });
const nothingKnown = knownKeysOf({ banKeys: [], rnbIds: [] });
const byBan = new Set(['identifiant_ban'] as const);

describe('knownKeysOf', () => {
  it('asks for every spelling of house numbers, and never for a street', () => {
    expect(keys.banValues).toEqual(['75101_1234_00001', '75101_1234_00001_bis', '75101_1234_00001_b']);
    expect(keys.rnbValues).toEqual(['AAAAAAAAAAAA']);
  });
});

describe('judgeByKey', () => {
  it.each([
    ['its address', { identifiant_ban: '75101_1234_00001' }, { match: { method: 'ban', quality: 'exact' } }],
    [
      'another spelling',
      { identifiant_ban: '75101_1234_00001_b' },
      { match: { method: 'ban', quality: 'likely' } },
    ],
    [
      'weak geocoding',
      { identifiant_ban: '75101_1234_00001', score_ban: 0.29 },
      { match: { method: 'ban', quality: 'uncertain' } },
    ],
    [
      'medium geocoding',
      { identifiant_ban: '75101_1234_00001', score_ban: 0.54 },
      { match: { method: 'ban', quality: 'exact' } },
    ],
    [
      'typed in another department',
      { identifiant_ban: '75101_1234_00001', code_postal_ban: '75001', code_postal_brut: 1000 },
      { match: { method: 'ban', quality: 'uncertain' } },
    ],
    ['another address', { identifiant_ban: '75101_1234_00005' }, { rejected: 'otherAddress' }],
    [
      'typed as another number',
      { identifiant_ban: '75101_1234_00001', adresse_brut: '11 rue Example' },
      { rejected: 'otherNumber' },
    ],
    [
      'its building, street only',
      { identifiant_ban: '75101_1234', id_rnb: 'AAAAAAAAAAAA' },
      { match: { method: 'rnb', quality: 'exact' } },
    ],
    [
      'its address, another building',
      { identifiant_ban: '75101_1234_00001', id_rnb: 'BBBBBBBBBBBB' },
      { rejected: 'otherBuilding' },
    ],
    ['no column to check', {}, { match: { method: 'ban', quality: 'uncertain' } }],
  ])('%s', (_case, row, expected) => {
    expect(judgeByKey(row, byBan, keys)).toEqual(expected);
  });

  it('lets the address decide where the buildings of the parcel are not known', () => {
    const row = { identifiant_ban: '75101_1234_00001', id_rnb: 'BBBBBBBBBBBB' };
    expect(judgeByKey(row, byBan, withoutBuildings)).toEqual({ match: { method: 'ban', quality: 'exact' } });
  });

  it('believes the filter on buildings when the rows lost the column', () => {
    const verdict = judgeByKey({ identifiant_ban: '75101_1234' }, new Set(['id_rnb'] as const), keys);
    expect(verdict).toEqual({ match: { method: 'rnb', quality: 'likely' } });
  });
});

describe('judgeByPlace', () => {
  const inside = '48.0005,2.0005';
  // Eastward of the square: 3.7 m and 11 m.
  const onTheRim = '48.0005,2.00105';
  const outside = '48.0005,2.00115';

  it.each([
    [
      'typed as its address',
      { _geopoint: inside, identifiant_ban: '75101_1234', adresse_brut: '1 RUE EXAMPLE' },
      { match: { method: 'spatial', quality: 'likely' } },
    ],
    [
      'a little off',
      { _geopoint: onTheRim, adresse_brut: '1 rue Example' },
      { match: { method: 'spatial', quality: 'likely' } },
    ],
    ['too far off', { _geopoint: outside, adresse_brut: '1 rue Example' }, { rejected: 'elsewhere' }],
    ['no point', { adresse_brut: '1 rue Example' }, { rejected: 'elsewhere' }],
    [
      'a street without number',
      { _geopoint: inside, identifiant_ban: '75101_1234', adresse_brut: 'rue Example' },
      { rejected: 'otherAddress' },
    ],
    [
      'typed as another address',
      { _geopoint: inside, identifiant_ban: '75101_1234', adresse_brut: '7 rue Example' },
      { rejected: 'otherAddress' },
    ],
    [
      'a neighbour on the parcel',
      { _geopoint: inside, identifiant_ban: '75101_1234_00005' },
      { rejected: 'otherAddress' },
    ],
    [
      'another building',
      { _geopoint: inside, adresse_brut: '1 rue Example', id_rnb: 'BBBBBBBBBBBB' },
      { rejected: 'otherBuilding' },
    ],
  ])('%s', (_case, row, expected) => {
    expect(judgeByPlace(row, keys, place)).toEqual(expected);
  });

  it('takes house numbers on the parcel where no address of it is known, and no streets', () => {
    const bare = { ...place, banKeys: [], rnbIds: [], addresses: [] };
    const house = { _geopoint: inside, identifiant_ban: '75101_1234_00005', adresse_brut: '5 rue Example' };
    expect(judgeByPlace(house, nothingKnown, bare)).toEqual({
      match: { method: 'spatial', quality: 'uncertain' },
    });
    expect(judgeByPlace({ ...house, adresse_brut: '7 rue Example' }, nothingKnown, bare)).toEqual({
      rejected: 'otherNumber',
    });
    expect(judgeByPlace({ ...house, identifiant_ban: '75101_1234' }, nothingKnown, bare)).toEqual({
      rejected: 'otherAddress',
    });
  });
});
