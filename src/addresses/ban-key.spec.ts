import fc from 'fast-check';
import { banKeyParts, comparableKey, isBanKey, otherSpelling, suffixSpellings } from './ban-key.js';

const digits = (length: number): fc.Arbitrary<string> =>
  fc.nat({ max: 10 ** length - 1 }).map((number) => String(number).padStart(length, '0'));
const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
const code = fc
  .array(fc.constantFrom(...letters), { minLength: 4, maxLength: 6 })
  .map((characters) => characters.join(''));
const suffix = fc.constantFrom('', '_bis', '_ter', '_quater', '_b', '_t', '_q', '_a', '_z', '_a2');
const rank = fc.constantFrom('', '__0', '__1');
const key = fc
  .tuple(digits(5), code, digits(5), suffix, rank)
  .map(([a, b, c, d, e]) => `${a}_${b}_${c}${d}${e}`);

describe('isBanKey', () => {
  it.each([
    '75104_8249_00010',
    '69264_0246_00217_bis',
    '75104_sc0dix_00004',
    '2A004_0123_00001',
    '01093_0118_00012_b',
    '13201_9601_00017__0',
    '13201_9601_00017_bis__0',
  ])('knows %s', (text) => {
    expect(isBanKey(text)).toBe(true);
  });

  it.each([
    ['an old key of BDNB', '3000000C051200101'],
    ['a street', '75101_8249'],
    ['a commune', '69123'],
    ['a UUID', 'd9d820f2-82af-4ca4-abd4-b379d393e569'],
    ['nothing', ''],
    ['a short number', '75104_8249_0010'],
    ['what could leave its path', '75104_8249_00010_../x y'],
  ])('does not take %s for one', (_, text) => {
    expect(isBanKey(text)).toBe(false);
  });

  it('takes every well-formed key, and no text that lacks a part of it', () => {
    fc.assert(
      fc.property(key, fc.nat({ max: 15 }), (text, cut) => {
        expect(isBanKey(text)).toBe(true);
        expect(isBanKey(text.slice(0, cut))).toBe(false);
      }),
    );
  });
});

describe('banKeyParts', () => {
  it('reads the parts', () => {
    expect(banKeyParts('69264_0246_00217_BIS__0')).toEqual({
      cityCode: '69264',
      streetCode: '69264_0246',
      number: 217,
      suffix: 'bis',
    });
    expect(banKeyParts('2a004_0123_00001')).toMatchObject({ cityCode: '2A004', suffix: null });
  });
});

describe('otherSpelling', () => {
  it.each([
    ['75101_4228_00003_b', '75101_4228_00003_bis'],
    ['75107_4015_00019_ter', '75107_4015_00019_t'],
    ['75117_8847_00116_q', '75117_8847_00116_quater'],
    ['75117_8847_00116_bis__0', '75117_8847_00116_b__0'],
    ['75117_8847_00116_a', undefined],
    ['75117_8847_00116', undefined],
    ['no key_b', undefined],
  ])('%s -> %s', (given, other) => {
    expect(otherSpelling(given)).toBe(other);
  });

  it('goes back and forth, and both spellings compare as equal', () => {
    fc.assert(
      fc.property(key, (text) => {
        const other = otherSpelling(text);
        if (other === undefined) return;
        expect(otherSpelling(other)).toBe(text);
        expect(isBanKey(other)).toBe(true);
        expect(comparableKey(other)).toBe(comparableKey(text));
      }),
    );
  });

  it('does not make two addresses of a street equal', () => {
    expect(comparableKey('75101_4228_00003_b')).not.toBe(comparableKey('75101_4228_00003_t'));
    expect(comparableKey('75101_4228_00003_B')).toBe('75101_4228_00003_bis');
    expect(suffixSpellings('A')).toEqual(['a']);
  });
});
