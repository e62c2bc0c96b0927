import fc from 'fast-check';
import { longDate, monthOf, shortDate, tableDate } from './dates.js';
import {
  area,
  counted,
  decimal,
  money,
  percent,
  pricePerArea,
  range,
  seconds,
  siren,
  siret,
} from './numbers.js';
import { looksLikeParcelId, partsOf, readParcelId, spacedId, spokenNumber } from './parcel-id.js';

describe('numbers', () => {
  it.each([
    [decimal(292915), '292\u202F915'],
    [decimal(133.64), '133,6'],
    [decimal(-0.04), '0'],
    [decimal(-1234.5), '\u22121\u202F234,5'],
    [money(292915), '292\u202F915\u00A0€'],
    [money(1.4), '1\u00A0€'],
    [money(12_400_000), '12,4\u00A0M€'],
    [pricePerArea(10460.6), '10\u202F461\u00A0€/m²'],
    [area(412), '412\u00A0m²'],
    [area(24_610), '2,46\u00A0ha'],
    [counted(0, 'local', 'locaux'), '0\u00A0local'],
    [counted(13, 'local', 'locaux'), '13\u00A0locaux'],
    [percent(0.724), '72\u00A0%'],
    [range(2021, 2025), '2021\u00A0–\u00A02025'],
    [range(1890, 1890), '1890'],
    [seconds(1840), '1,8\u00A0s'],
    [siren('521830471'), '521\u202F830\u202F471'],
    [siret('39034702900022'), '390\u202F347\u202F029\u202F00022'],
    [siren('unknown'), 'unknown'],
  ])('writes %s', (written, expected) => expect(written).toBe(expected));

  it('keeps every digit of a whole number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (value) => {
        const written = decimal(value, 0);
        expect(Number(written.replaceAll('\u202F', ''))).toBe(value);
        expect(written).toMatch(/^\d{1,3}(\u202F\d{3})*$/);
      }),
    );
  });
});

describe('dates', () => {
  it.each([
    [longDate('2025-02-11'), '11 février 2025'],
    [longDate('2026-06-01T00:00:00Z'), '1er juin 2026'],
    [tableDate('2025-02-03'), '03/02/2025'],
    [shortDate('2025-02-03'), '3 févr. 2025'],
    [monthOf('2026-08'), 'août 2026'],
    [monthOf('2026-05-18'), 'mai 2026'],
    [longDate('soon'), 'soon'],
  ])('writes %s', (written, expected) => expect(written).toBe(expected));
});

describe('identifiers of parcels', () => {
  it.each([
    ['75115000DE0073', '75115000DE0073'],
    [' 75115 000 de 0073 ', '75115000DE0073'],
    ['75115DE0073', '75115DE0073'],
    ['2A0040000D0037', '2A0040000D0037'],
    ['7505675101AB0001', '7505675101AB0001'],
    ['7511500DE0073', null],
    ['26 avenue de Lowendal', null],
    ['75015', null],
  ])('reads %j as %j', (text, id) => expect(readParcelId(text)).toBe(id));

  it('tells a wrong identifier from an address', () => {
    expect(looksLikeParcelId('7511500DE0073')).toBe(true);
    expect(looksLikeParcelId('26 avenue de Lowendal 75015')).toBe(false);
  });

  it('cuts one into what people read', () => {
    expect(partsOf('75115000DE0073')).toEqual({
      commune: '75115',
      prefix: '000',
      section: 'DE',
      number: '0073',
    });
    expect(spacedId('75115DE0073')).toBe('75115 DE 0073');
    expect(spokenNumber('DE', '0073')).toBe('DE 73');
    expect(spokenNumber('0A', '0075')).toBe('A 75');
    expect(spokenNumber('22', '0739')).toBe('22 739');
  });
});
