import { BadRequestException, PayloadTooLargeException, UnsupportedMediaTypeException } from '@nestjs/common';
import { SECTIONS } from '../sections.js';
import { MAX_BATCH, batchRequest } from './batch-request.js';

const JSON_TYPE = 'application/json; charset=utf-8';
const ID = '75101000AB0001';

describe('a batch request', () => {
  it.each([
    ['JSON', JSON_TYPE, { parcelIds: [ID], include: 'energy,transactions', ordered: true }, {}],
    [
      'JSON with a list',
      JSON_TYPE,
      { parcelIds: [ID], include: ['energy', 'transactions'], ordered: true },
      {},
    ],
    ['CSV', 'Text/CSV', `name;parcel_id\na;${ID}\n`, { include: 'transactions,energy', ordered: 'true' }],
    ['lines', 'text/plain', `${ID}\n`, { 'include[]': ['transactions', 'energy'], ordered: 'true' }],
  ])('as %s', (_, type, body, query) => {
    expect(batchRequest(type, body, query)).toEqual({
      parcelIds: [ID],
      ordered: true,
      wanted: { sections: ['transactions', 'energy'], sectionsNamed: true },
    });
  });

  it('wants all sections in any order, unless it says otherwise', () => {
    const all = { parcelIds: [ID], ordered: false, wanted: { sections: SECTIONS, sectionsNamed: false } };
    expect(batchRequest(JSON_TYPE, { parcelIds: [ID] }, {})).toEqual(all);
    expect(batchRequest('text/plain', ID, {})).toEqual(all);
    expect(batchRequest('text/plain', ID, { ordered: 'false', include: '' })).toEqual(all);
  });

  it('leaves what is no identifier to its own line', () => {
    const parcelIds = [ID, 42, null, { id: ID }, ''];
    expect(batchRequest(JSON_TYPE, { parcelIds }, {}).parcelIds).toEqual(parcelIds);
  });

  it.each([
    ['no object', JSON_TYPE, [ID], {}, /"parcelIds"/],
    ['nothing', JSON_TYPE, undefined, {}, /"parcelIds"/],
    ['no list', JSON_TYPE, { parcelIds: ID }, {}, /parcelIds must be a list/],
    [
      'an unknown member',
      JSON_TYPE,
      { parcelIds: [ID], order: true },
      {},
      /member "order"; .*parcelIds, include, ordered/,
    ],
    ['parameters beside JSON', JSON_TYPE, { parcelIds: [ID] }, { include: 'energy' }, /stand in the body/],
    ['an unknown parameter', 'text/plain', ID, { format: 'csv' }, /parameter "format"; .*include, ordered/],
    ['an unknown section', JSON_TYPE, { parcelIds: [ID], include: 'energie' }, {}, /energie/],
    ['ordered that is neither', 'text/plain', ID, { ordered: 'yes' }, /true or false/],
    ['ordered as a text', JSON_TYPE, { parcelIds: [ID], ordered: 'true' }, {}, /true or false/],
    ['an empty list', JSON_TYPE, { parcelIds: [] }, {}, /no parcel id/],
    ['blank lines', 'text/plain', '\n \n', {}, /no parcel id/],
    ['a CSV of a header', 'text/csv', 'parcel_id\n', {}, /no parcel id/],
    ['quotes that never end', 'text/csv', `"${ID}\n`, {}, /no CSV/],
  ])('is refused with %s', (_, type, body, query, message) => {
    const read = (): unknown => batchRequest(type, body, query);
    expect(read).toThrow(BadRequestException);
    expect(read).toThrow(message);
  });

  it('is refused above the limit, and not at it', () => {
    const ids = (count: number): string => `${ID}\n`.repeat(count);
    expect(batchRequest('text/plain', ids(MAX_BATCH), {}).parcelIds).toHaveLength(1_000);
    expect(() => batchRequest('text/plain', ids(MAX_BATCH + 1), {})).toThrow(PayloadTooLargeException);
    expect(() => batchRequest('text/plain', ids(MAX_BATCH + 1), {})).toThrow(/1001.*in parts/);
  });

  it.each([undefined, 'application/x-www-form-urlencoded', 'text/html'])('is refused as %s', (type) => {
    const read = (): unknown => batchRequest(type, ID, {});
    expect(read).toThrow(UnsupportedMediaTypeException);
    expect(read).toThrow(/text\/csv/);
  });
});
