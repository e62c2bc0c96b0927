import { readFileSync } from 'node:fs';
import { dataPath } from '../../../sandbox/data-folder.js';
import { expectHoldsSchema, expectMapsAnything } from '../../../test/support/field-tables.js';
import { businessSaleFields, salePartyFields, soldEstablishmentFields } from './bodacc.fields.js';
import { readNotice } from './notice.js';
import { businessSaleOf } from './sale-row.js';

const match = { matchMethod: 'siren', matchQuality: 'unlocated', establishments: [] } as const;

describe('the field tables of the BODACC', () => {
  it.each([
    ['BusinessSale', businessSaleFields],
    ['BusinessSaleParty', salePartyFields],
    ['SoldEstablishment', soldEstablishmentFields],
  ] as const)('%s maps whatever it is sent', (_, table) => {
    expectMapsAnything(table);
  });

  it.each(['recorded.json', 'parcels.json'])('every sale of %s holds the schema', (file) => {
    const rows = JSON.parse(readFileSync(dataPath('bodacc', file), 'utf8')) as Record<string, unknown>[];
    const notices = rows.flatMap((row) => readNotice(row) ?? []);
    expect(notices.length).toBeGreaterThan(18);
    for (const notice of notices) {
      for (const withPersonNames of [true, false]) {
        expectHoldsSchema(businessSaleFields, businessSaleOf(notice, match, { withPersonNames }));
      }
    }
  });

  it('has every field of the documented contract', () => {
    expect(Object.keys(businessSaleFields.fields)).toEqual(
      expect.arrayContaining([
        ...['id', 'publicationDate', 'announcementNumber', 'type', 'subType', 'tribunal', 'merchant'],
        ...['department', 'region', 'postalCode', 'city', 'establishmentAddress', 'headquartersAddress'],
        ...[
          'activity',
          'price',
          'currency',
          'legalForm',
          'denomination',
          'rcsNumber',
          'previousOwner',
          'url',
        ],
      ]),
    );
  });

  it('knows every column of the service', () => {
    const [row] = JSON.parse(readFileSync(dataPath('bodacc', 'recorded.json'), 'utf8')) as object[];
    expect(businessSaleFields.drift(row).unknown).toEqual([]);
  });
});
