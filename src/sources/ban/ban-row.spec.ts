import { addressFields } from './ban.fields.js';
import { rowOfFeature, rowOfLabel, rowOfPlotAddress } from './ban-row.js';

describe('rowOfLabel', () => {
  it.each([
    [
      '75111_6507_00003',
      '3 Impasse De Mont Louis, 75011, Paris 11e Arrondissement',
      '3',
      'Impasse De Mont Louis',
    ],
    ['69383_3910_00019', '19 Rue Riboud 69003 Lyon 3e Arrondissement', '19', 'Rue Riboud'],
    ['69264_0246_00217_bis', '217bis Chemin de Bordelan 69400 Villefranche', '217 bis', 'Chemin de Bordelan'],
    ['69264_0246_00217_b', '217 Bis Chemin de Bordelan 69400 Villefranche', '217 b', 'Chemin de Bordelan'],
    ['69264_0246_00008', '8 Bis Repetita 69400 Villefranche', '8', 'Bis Repetita'],
    ['69264_0246_00010_a', '10 A Chemin du 8 Mai 1945 69400 Villefranche', '10 a', 'Chemin du 8 Mai 1945'],
  ])('%s: %s', (key, label, houseNumber, street) => {
    const address = addressFields.map(rowOfLabel(key, label));
    expect(address).toMatchObject({ id: key, houseNumber, street });
  });

  it('gives the city of an arrondissement, and the whole line anew', () => {
    const label = '19 Rue Riboud 69003 Lyon 3e Arrondissement';
    expect(addressFields.map(rowOfLabel('69383_3910_00019', label))).toMatchObject({
      label: '19 Rue Riboud, 69003 Lyon',
      city: 'Lyon',
      district: 'Lyon 3e Arrondissement',
      cityCode: '69383',
      postalCode: '69003',
      department: 'Rhône',
      coordinates: null,
    });
  });

  it('keeps a label it cannot read', () => {
    expect(
      addressFields.map(rowOfLabel('69264_0246_00003', '7 rue des Lilas 69400 Villefranche')),
    ).toMatchObject({
      label: '7 rue des Lilas 69400 Villefranche',
      street: null,
    });
    expect(addressFields.map(rowOfLabel('69264_0246_00003', 'somewhere')).label).toBe('somewhere');
  });

  it('tells from the key alone where an address is', () => {
    expect(addressFields.map(rowOfLabel('75107_4015_00019_t', null))).toMatchObject({
      label: null,
      houseNumber: '19 t',
      repetitionIndex: 't',
      cityCode: '75107',
      city: 'Paris',
      type: 'housenumber',
    });
  });
});

it('rowOfPlotAddress keeps what RNB says', () => {
  const row = rowOfPlotAddress({
    id: '75101_1234_00001_bis',
    label: 'x',
    houseNumber: '1 bis',
    street: 'Rue Example',
    postalCode: '75001',
    city: 'Paris 1er Arrondissement',
    cityCode: '75101',
  });
  expect(addressFields.map(row)).toMatchObject({
    label: '1 bis Rue Example, 75001 Paris',
    repetitionIndex: 'bis',
    city: 'Paris',
  });
});

it.each([null, 'text', {}, { properties: [], geometry: 3 }])('rowOfFeature survives %j', (feature) => {
  expect(rowOfFeature(feature)['coordinates']).toBeUndefined();
});
