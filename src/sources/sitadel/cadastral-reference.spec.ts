import fc from 'fast-check';
import { readReference, referencesOf } from './cadastral-reference.js';

const reference = (
  section: string,
  number: string,
  more: { prefix?: string; partial?: boolean } = {},
): object => ({ prefix: more.prefix ?? null, section, number, partial: more.partial ?? false });

describe('readReference', () => {
  it.each([
    ['EN', '204', reference('EN', '0204')],
    ['EN', 204, reference('EN', '0204')],
    ['A', '99', reference('0A', '0099')],
    ['0A', '0099', reference('0A', '0099')],
    [' t ', ' 5 ', reference('0T', '0005')],
    ['AK', '79P', reference('AK', '0079', { partial: true })],
    ['AK', '255 p', reference('AK', '0255', { partial: true })],
    ['AK', '79 (P)', reference('AK', '0079', { partial: true })],
    ['AB', '12.0', reference('AB', '0012')],
    ['864', 'AP15', reference('AP', '0015', { prefix: '864' })],
    ['842', 'BH121', reference('BH', '0121', { prefix: '842' })],
    ['864 AP', '15', reference('AP', '0015', { prefix: '864' })],
    ['', 'AP15', reference('AP', '0015')],
    [null, 'AP 15', reference('AP', '0015')],
    ['AP', 'AP15', reference('AP', '0015')],
    [['AB'], [12], reference('AB', '0012')],
  ])('reads %j/%j', (section, number, expected) => {
    expect(readReference(section, number, '31')).toEqual(expected);
  });

  it.each([
    ['842', ''],
    ['842', null],
    ['94', '806'],
    ['837', '15'],
    ['AB', ''],
    ['AB', '0'],
    ['AB', '12345'],
    ['AB', '12 13'],
    ['AB', '12A'],
    ['AP', 'BC15'],
    ['ABC', '12'],
    [null, null],
    [undefined, 12],
    [{}, []],
  ])('finds no parcel in %j/%j', (section, number) => {
    expect(readReference(section, number, '31')).toBeNull();
  });

  it('takes a number for a section in Alsace and Moselle only', () => {
    for (const department of ['57', '67', '68']) {
      expect(readReference('5', '739', department)).toEqual(reference('05', '0739'));
      expect(readReference(22, 739, department)).toEqual(reference('22', '0739'));
    }
    expect(readReference('22', '739', '75')).toBeNull();
  });

  it('reads back every parcel, however padded, in any case', () => {
    const letter = fc.constantFrom(...'ABCDEFGHKLMNPRSTUVWXYZ');
    const sections = fc.oneof(
      letter,
      fc.tuple(letter, letter).map((two) => two.join('')),
    );
    const blanks = fc.constantFrom('', ' ', '  ');
    fc.assert(
      fc.property(
        sections,
        fc.integer({ min: 1, max: 9999 }),
        fc.boolean(),
        blanks,
        (section, number, pad, blank) => {
          const full = section.padStart(2, '0');
          const cells = pad
            ? [blank + full + blank, String(number).padStart(4, '0')]
            : [section.toLowerCase() + blank, `${blank}${number}`];
          expect(readReference(cells[0], cells[1], '44')).toEqual(
            reference(full, String(number).padStart(4, '0')),
          );
        },
      ),
    );
  });

  it('never throws, and gives canonical parts or nothing', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.anything(),
        fc.constantFrom('31', '67', ''),
        (section, number, department) => {
          const found = readReference(section, number, department);
          if (found === null) return;
          expect(found.section).toMatch(/^(?:[A-Z]{2}|0[A-Z]|\d\d)$/);
          expect(found.number).toMatch(/^\d{4}$/);
          expect(found.prefix ?? '000').toMatch(/^\d{3}$/);
        },
      ),
    );
  });
});

describe('referencesOf', () => {
  it('gives the three pairs, each parcel once', () => {
    const row = {
      SEC_CADASTRE1: 'AD',
      NUM_CADASTRE1: '44',
      SEC_CADASTRE2: 'AD',
      NUM_CADASTRE2: '0044',
      SEC_CADASTRE3: 'AE',
      NUM_CADASTRE3: 7,
    };
    expect(referencesOf(row, '75')).toEqual([reference('AD', '0044'), reference('AE', '0007')]);
    expect(referencesOf({}, '75')).toEqual([]);
  });
});
