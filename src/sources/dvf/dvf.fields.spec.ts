import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { dataPath } from '../../../sandbox/data-folder.js';
import { expectMapsAnything } from '../../../test/support/field-tables.js';
import { saleRowFields, transactionFields } from './dvf.fields.js';

/** Fields that the API promises by name. */
const PROMISED =
  'mutationId, mutationDate, mutationType, value, address, parcelId, localType, totalSurface, totalRooms, coordinates, year, numberOfLots, lots, landInfo';

describe('tables of DVF', () => {
  it('map anything', () => {
    expectMapsAnything(saleRowFields);
    expectMapsAnything(transactionFields);
  });

  it('have every promised field, first and in order, and describe all', () => {
    expect(Object.keys(transactionFields.fields).slice(0, 14)).toEqual(PROMISED.split(', '));
    for (const { output, description } of transactionFields.rows) {
      expect([output, description.length > 5]).toEqual([output, true]);
    }
  });

  it.each(['2024-78158.csv', '2024-78389.csv', '2023-48012.csv', '2025-75113.csv'])(
    'know every column of the recorded file %s, and no other',
    (name) => {
      const [row]: Record<string, string>[] = parse(readFileSync(dataPath('dvf', name)), { columns: true });
      expect(Object.keys(row ?? {})).toHaveLength(40);
      expect([...saleRowFields.columns].sort()).toEqual(Object.keys(row ?? {}).sort());
      expect(saleRowFields.drift(row)).toEqual({ missing: [], unknown: [], retyped: [] });
    },
  );

  it('know every column of a row recorded from dvf-api, and read its JSON types as those of the files', () => {
    const [row] = JSON.parse(readFileSync(dataPath('dvf', 'dvf-api-13001.json'), 'utf8')) as Record<
      string,
      unknown
    >[];
    expect(saleRowFields.drift(row)).toEqual({ missing: [], unknown: [], retyped: ['numero_disposition'] });
    expect(saleRowFields.map(row)).toMatchObject({
      mutationId: '2024-145639',
      mutationDate: '2024-12-12',
      dispositionNumber: '000001',
      value: 311_000,
      number: 145,
      suffix: null,
      streetCode: '2963',
      postalCode: '13540',
      parcelId: '13001000RR0215',
      lot1Number: '18',
      lot1Surface: 80.1,
      lotCount: 1,
      localTypeCode: '3',
      rooms: 0,
      longitude: 5.421627,
    });
  });

  it('give codes that came as numbers their zeros back', () => {
    const row = {
      code_postal: 1000,
      code_commune: 1004,
      code_departement: 1,
      adresse_code_voie: 64,
      numero_disposition: 2,
    };
    expect(saleRowFields.map(row)).toMatchObject({
      postalCode: '01000',
      cityCode: '01004',
      departmentCode: '01',
      streetCode: '0064',
      dispositionNumber: '000002',
    });
  });
});
