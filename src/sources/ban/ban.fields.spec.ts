import { readFileSync } from 'node:fs';
import { expectHoldsSchema, expectMapsAnything } from '../../../test/support/field-tables.js';
import { rowOfFeature } from './ban-row.js';
import { addressFields } from './ban.fields.js';

function recorded(path: string): { readonly features: readonly unknown[] } {
  return JSON.parse(readFileSync(`test/recorded/${path}`, 'utf8')) as ReturnType<typeof recorded>;
}

const lookup = recorded('ban/doc_lookup__64102_0127_00001.json');
const wfsRows = recorded('ban-plus/ban__chatres.json').features.map(rowOfFeature);
const reverse = rowOfFeature(recorded('ban/reverse__2.308628_48.850699.json').features[0]);
const found = recorded('ban/search__8_bd_du_port.json').features.map(rowOfFeature);

describe('the address table', () => {
  it('maps a house number of the BAN lookup', () => {
    expect(addressFields.map(lookup)).toMatchObject({
      id: '64102_0127_00001',
      label: '1 Avenue André Harambillet, 64100 Bayonne',
      coordinates: [-1.4530955186924766, 43.498224743564066],
      postalCode: '64100',
      city: 'Bayonne',
      street: 'Avenue André Harambillet',
      houseNumber: '1',
      repetitionIndex: null,
      banId: 'd9d820f2-82af-4ca4-abd4-b379d393e569',
      cityCode: '64102',
      district: null,
      departmentCode: '64',
      department: 'Pyrénées-Atlantiques',
      regionCode: '75',
      region: 'Nouvelle-Aquitaine',
      parcelIds: ['640102000AV0109'],
      positionType: 'entrée',
      isCertified: true,
      updatedAt: '2014-05-01',
      deliveryLabel: 'BAYONNE',
      streetCode: '64102_0127',
      type: 'housenumber',
      matchMethod: null,
      matchMethods: [],
    });
  });

  it('maps a row of the WFS layer, where absent is an empty text', () => {
    expect(addressFields.map(wfsRows[1])).toMatchObject({
      id: '10089_b016_00024',
      label: '24 Le Champ Potet, 10510 Châtres',
      coordinates: [3.823978, 48.500818],
      houseNumber: '24',
      repetitionIndex: null,
      oldCity: null,
      hamlet: null,
      banId: null,
      department: 'Aube',
      region: 'Grand Est',
      parcelIds: ['100890000F0205'],
      isCertified: false,
      positionType: 'parcelle',
      streetCode: '10089_B016',
      afnorName: 'LE CHAMP POTET',
      type: 'housenumber',
    });
  });

  it('maps a feature of the geocoder', () => {
    expect(addressFields.map(reverse)).toMatchObject({
      id: '75107_8909_00020',
      label: '20 Avenue de Ségur, 75007 Paris',
      coordinates: [2.308628, 48.850699],
      city: 'Paris',
      district: 'Paris 7e Arrondissement',
      cityCode: '75107',
      departmentCode: '75',
      region: 'Île-de-France',
      banId: 'c575af14-f697-464c-b70b-914cedb239a4',
      score: 1,
      type: 'housenumber',
      distance: null,
    });
  });

  it('cuts several declared parcels at the bar', () => {
    expect(addressFields.map({ cad_parcelles: '100890000F0205|100890000F0206' }).parcelIds).toEqual([
      '100890000F0205',
      '100890000F0206',
    ]);
    expect(addressFields.map({ cad_parcelles: '' }).parcelIds).toEqual([]);
  });

  it.each([
    [
      'lookup',
      { id: '75107_8909_00020', commune: { code: '75107', nom: 'Paris 7e Arrondissement' } },
      'Paris',
    ],
    ['WFS', { code_insee: '13201', nom_commune: 'Marseille 1er Arrondissement' }, 'Marseille'],
    ['geocoder', { citycode: '69383', city: 'Lyon 3e Arrondissement' }, 'Lyon'],
    ['elsewhere as it is', { citycode: '10089', city: 'Châtres' }, 'Châtres'],
  ])('city of an arrondissement: %s', (_, row, city) => {
    expect(addressFields.map(row).city).toBe(city);
  });

  it('writes number and suffix together', () => {
    expect(addressFields.map({ numero: 217, suffixe: 'BIS' })).toMatchObject({
      houseNumber: '217 bis',
      repetitionIndex: 'bis',
    });
    expect(addressFields.map({ housenumber: '217 bis' }).repetitionIndex).toBe('bis');
  });

  it('passes on what is no type, or no suffix, that it knows', () => {
    expect(addressFields.map({ type: 'constructor', numero: 2, suffixe: 'constructor' })).toMatchObject({
      type: 'constructor',
      repetitionIndex: 'constructor',
    });
  });

  it('has no position for projected metres', () => {
    expect(addressFields.map({ coordinates: [649266.35, 6861406.23] }).coordinates).toBeNull();
  });

  it('knows every column that was recorded', () => {
    for (const row of [lookup, ...wfsRows, reverse, ...found]) {
      expect(addressFields.drift(row).unknown).toEqual([]);
      expect(addressFields.drift(row).retyped).toEqual([]);
    }
  });

  it('makes what its schema says, of recorded rows and of anything', () => {
    for (const row of [lookup, ...wfsRows, reverse, ...found]) {
      expectHoldsSchema(addressFields, addressFields.map(row));
    }
    expectMapsAnything(addressFields);
  });
});
