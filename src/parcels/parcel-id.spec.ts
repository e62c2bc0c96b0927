import fc from 'fast-check';
import { arrondissementsOf, cityCodeOf, hasArrondissements, inseeCodeFault } from './insee-code.js';
import { AmbiguousParcelId, EXAMPLE_PARCEL_ID, InvalidParcelId } from './invalid-parcel-id.js';
import {
  formatParcelId,
  parcelIdOf,
  type ParcelParts,
  parseParcelReference,
  type ParcelReference,
} from './parcel-id.js';

function refusal(given: unknown): InvalidParcelId {
  try {
    parseParcelReference(given);
  } catch (error) {
    if (error instanceof InvalidParcelId) return error;
    throw error;
  }
  throw new Error('was accepted');
}

/** `kind idu` or `cityWide city prefix section number`: one line per reading. */
function reading(given: unknown): string {
  const reference = parseParcelReference(given);
  return reference.kind === 'cityWide'
    ? `cityWide ${reference.cityCode} ${reference.prefix ?? 'any'} ${reference.section} ${reference.number}`
    : `${reference.kind} ${reference.id.idu}`;
}

describe('14 characters', () => {
  it.each([
    ['an arrondissement of Paris', '75107000BT0001', 'exact 75107000BT0001'],
    ['the documented example', '75101000AB0001', 'exact 75101000AB0001'],
    ['the prefix of an absorbed commune', '092960280A0896', 'exact 092960280A0896'],
    ['a single-letter section', '412310000A0075', 'exact 412310000A0075'],
    ['a blank after the 0', '220170000 A0880', 'exact 220170000A0880'],
    ['a blank for the 0', '22017000 A0880', 'exact 220170000A0880'],
    ['a numeric section, one digit', '67338000020044', 'exact 67338000020044'],
    ['a numeric section, two digits', '67473000300464', 'exact 67473000300464'],
    ['a numeric section outside Alsace-Moselle', '44109000120044', 'exact 44109000120044'],
    ['South Corsica', '2A0040000D0037', 'exact 2A0040000D0037'],
    ['North Corsica in lower case', '2b033000ab0037', 'exact 2B033000AB0037'],
    ['Réunion', '97411000BP0885', 'exact 97411000BP0885'],
    ['Mayotte', '97611000AB0001', 'exact 97611000AB0001'],
    ['Saint-Barthélemy under its old code', '97123000AB0001', 'exact 97123000AB0001'],
    ['Saint-Martin under its new code', '97801000AB0001', 'exact 97801000AB0001'],
    ['a district of Marseille', '132038120D0037', 'exact 132038120D0037'],
    ['a district of Toulouse', '31555830AB0012', 'exact 31555830AB0012'],
    ['Paris and its arrondissement as prefix', '75056104AV0133', 'assumedPrefix 75104000AV0133'],
    ['Lyon and its arrondissement as prefix', '69123389AV0133', 'assumedPrefix 69389000AV0133'],
    ['Marseille and its arrondissement as prefix', '13055201AV0133', 'assumedPrefix 13201000AV0133'],
    ['Paris alone', '75056000AB0001', 'cityWide 75056 any AB 0001'],
    ['Lyon alone', '69123000AB0001', 'cityWide 69123 any AB 0001'],
    ['Marseille and a district', '130558120D0037', 'cityWide 13055 812 0D 0037'],
    ['mixed case and white space', ' \t75107000bT0001\r\n', 'exact 75107000BT0001'],
    ['no-break spaces and a byte order mark', '\uFEFF\u00A075107000BT0001\u00A0', 'exact 75107000BT0001'],
  ])('%s: %s', (_, given, expected) => {
    expect(reading(given)).toBe(expected);
  });

  it('gives the parts', () => {
    expect(parseParcelReference('2a0040280d0037')).toEqual({
      kind: 'exact',
      id: { idu: '2A0040280D0037', inseeCode: '2A004', prefix: '028', section: '0D', number: '0037' },
    });
  });

  it('gives frozen objects', () => {
    const reference = parseParcelReference('75107000BT0001');
    expect(Object.isFrozen(reference)).toBe(true);
    expect(reference.kind === 'exact' && Object.isFrozen(reference.id)).toBe(true);
    expect(Object.isFrozen(parseParcelReference('75056000BT0001'))).toBe(true);
  });
});

describe('11 characters', () => {
  it.each([
    ['75107BT0001', 'assumedPrefix 75107000BT0001'],
    ['2a0040d0037', 'assumedPrefix 2A0040000D0037'],
    ['67338020044', 'assumedPrefix 67338000020044'],
    ['97411BP0885', 'assumedPrefix 97411000BP0885'],
    [' 092960a0896 ', 'assumedPrefix 092960000A0896'],
    ['75056BT0001', 'cityWide 75056 any BT 0001'],
    ['69123BT0001', 'cityWide 69123 any BT 0001'],
    ['13055BT0001', 'cityWide 13055 any BT 0001'],
  ])('%s', (given, expected) => {
    expect(reading(given)).toBe(expected);
  });
});

describe('16 characters', () => {
  it.each([
    ['7510100000AB0001', 'assumedPrefix 75101000AB0001'],
    ['2a004000000d0037', 'assumedPrefix 2A0040000D0037'],
    ['7505675107BT0001', 'assumedPrefix 75107000BT0001'],
    ['7510775107BT0001', 'assumedPrefix 75107000BT0001'],
    ['7505600107BT0001', 'assumedPrefix 75107000BT0001'],
    ['6912300389BT0001', 'assumedPrefix 69389000BT0001'],
    ['1305513216BT0001', 'assumedPrefix 13216000BT0001'],
    ['1305500201BT0001', 'assumedPrefix 13201000BT0001'],
    ['7505600000AB0001', 'cityWide 75056 any AB 0001'],
  ])('%s', (given, expected) => {
    expect(reading(given)).toBe(expected);
  });
});

const WRONG: readonly (readonly [string, unknown, RegExp])[] = [
  ['nothing', undefined, /missing/],
  ['null', null, /missing/],
  ['the empty text', '', /empty/],
  ['white space only', ' \t\n\u00A0 ', /empty/],
  ['a number', 75107000, /once, as a text/],
  ['a repeated parameter', ['75107000BT0001', '75107000BT0002'], /once, as a text/],
  ['an object', { $gt: '' }, /once, as a text/],
  ['an object that throws', { toString: () => expect(true).toBe(false) }, /once, as a text/],
  ['a symbol', Symbol('75107000BT0001'), /once, as a text/],
  ['one character', '7', /has 1 character,/],
  ['10 characters', '75107BT001', /has 10 characters/],
  ['12 characters', '75107BT00012', /has 12 characters/],
  ['13 characters', '75107000BT001', /has 13 characters/],
  ['15 characters', '75107000BT00012', /has 15 characters/],
  ['17 characters', '751070000000BT001', /has 17 characters/],
  ['8 kB', 'A'.repeat(8192), /has 8192 characters/],
  ['8 kB of white space inside', `7${' '.repeat(8192)}5`, /blanks/],
  ['letters in the INSEE code', '7510X000BT0001', /7510X is not an INSEE/],
  ['letters in the prefix', '75107A00BT0001', /prefix A00/],
  ['letters in the number', '75107000BTA001', /number A001/],
  ['section 00', '75107000000001', /section 00/],
  ['section blank and 0', '75107000 00001', /section 00/],
  ['number 0000', '75107000BT0000', /number 0000/],
  ['Corsica before 1976', '20004000AB0001', /2A004 or 2B004/],
  ['Corsica before 1976, 11 characters', '20004AB0001', /2A004 or 2B004/],
  ['Corsica with a letter too far', '2C004000AB0001', /2C004 is not an INSEE/],
  ['Saint-Pierre-et-Miquelon', '97502000AB0001', /975 is not covered/],
  ['Wallis and Futuna', '98613000AB0001', /986 is not covered/],
  ['French Polynesia', '98735000AB0001', /987 is not covered/],
  ['New Caledonia', '98818000AB0001', /988 is not covered/],
  ['no department', '99100000AB0001', /99100 is not an INSEE/],
  ['department 00', '00000000AB0001', /00000 is not an INSEE/],
  ['an arrondissement Paris has not', '75056121AB0001', /75056 has no arrondissement 121/],
  ['an arrondissement Lyon has not', '69123390AB0001', /69123 has no arrondissement 390/],
  ['an arrondissement Marseille has not', '13055217AB0001', /13055 has no arrondissement 217/],
  ['16: another arrondissement', '7510775108AB0001', /75108 .* not an arrondissement of 75107/],
  ['16: an arrondissement of another city', '7505669381AB0001', /69381 .* of 75056/],
  ['16: an arrondissement that is not', '7505600121AB0001', /00121 .* of 75056/],
  ['16: a commune as arrondissement', '9204692046AB0001', /92046 .* of 92046/],
  ['16: letters as arrondissement', '75056ABCDEAB0001', /ABCDE/],
  ['16: the last digits under the arrondissement itself', '7510700107AB0001', /00107 .* of 75107/],
  ['15 characters with a blank elsewhere', '7510700 0BT0001', /blanks/],
  ['two blanks as section', '75107000  0001', /blanks/],
  ['a blank in the second place of the section', '75107000A 0001', /blanks.*0A/],
  ['a blank section in 11 characters', '22017 A0880', /blanks.*0A/],
  ['blanks between the parts', '75107 000 BT 0001', /blanks/],
  ['dashes', '75107-000-BT-0001', /only the digits/],
  ['a line break inside', '75107000\nT0001', /only the digits/],
  ['NUL', '75107000BT000\u0000', /only the digits/],
  ['an emoji', '75107000BT00🏠', /only the digits/],
  ['a lone surrogate', '75107000BT000\uD83C', /only the digits/],
  ['full-width digits', '７５１０７000BT0001', /only the digits/],
  ['Arabic digits', '75107000BT٠٠٠١', /only the digits/],
  ['a letter that upper-cases to S', '75107000Bſ0001', /only the digits/],
  ['a letter that upper-cases to SS', '75107000ß0001', /only the digits/],
  ['Cyrillic letters', '75107000АВ0001', /only the digits/],
  ['a right-to-left override', '\u202E75107000BT0001', /only the digits/],
  ['SQL', "75107000' OR 1", /only the digits/],
  ['a path', '../../../etc/passwd', /only the digits/],
  ['an encoded path', '..%2F..%2Fetc', /only the digits/],
  ['markup', '<script>alert(1)</script>', /only the digits/],
  ['a decimal', '751070000000.1', /only the digits/],
  ['exponent notation', '7510700000e+10', /only the digits/],
];

describe('anything else', () => {
  it.each(WRONG)('refuses %s', (_, given, reason) => {
    const error = refusal(given);
    expect(error.message).toMatch(reason);
    expect(error.message).toContain(EXAMPLE_PARCEL_ID);
    expect(error.message.length).toBeLessThan(400);
    expect(error.message).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
  });

  it('names what was given, shortened', () => {
    expect(refusal('75107').given).toBe('75107');
    expect(refusal('75107').message).toContain('"75107"');
    expect(refusal('a\u0000b').given).toBe('a?b');
    expect(refusal('x'.repeat(41)).given).toBe(`${'x'.repeat(39)}…`);
    expect(refusal('x'.repeat(40)).given).toBe('x'.repeat(40));
    expect(refusal(7).given).toBe('number');
    expect(refusal(null).given).toBe('null');
    expect(refusal(7).name).toBe('InvalidParcelId');
  });

  it('shows an example that is valid', () => {
    expect(refusal('').example).toBe(EXAMPLE_PARCEL_ID);
    expect(reading(EXAMPLE_PARCEL_ID)).toBe(`exact ${EXAMPLE_PARCEL_ID}`);
  });
});

describe('AmbiguousParcelId', () => {
  it('lists the candidates', () => {
    const error = new AmbiguousParcelId('75056000AB0001', ['75101000AB0001', '75104000AB0001']);
    expect(error).toBeInstanceOf(InvalidParcelId);
    expect(error.name).toBe('AmbiguousParcelId');
    expect(error.candidates).toEqual(['75101000AB0001', '75104000AB0001']);
    expect(error.message).toContain('"75056000AB0001": 2 parcels');
    expect(error.message).toContain('75101000AB0001, 75104000AB0001.');
  });

  it('keeps its message short', () => {
    const candidates = arrondissementsOf('75056').map((code) => `${code}000AB0001`);
    const error = new AmbiguousParcelId('\u0007'.repeat(99), candidates);
    expect(error.candidates).toHaveLength(20);
    expect(error.message).toContain('and 12 more');
    expect(error.message.length).toBeLessThan(400);
    expect(error.message).not.toMatch(/\p{C}/u);
  });
});

describe('parcelIdOf', () => {
  it('reads canonical identifiers', () => {
    expect(parcelIdOf('75107000BT0001')?.inseeCode).toBe('75107');
  });

  it.each(['75107000bt0001', '75107BT0001', '75056000BT0001', '75056107BT0001', ' 75107000BT0001', 'x', ''])(
    'knows no parcel in "%s"',
    (text) => {
      expect(parcelIdOf(text)).toBeUndefined();
    },
  );
});

const digits = (length: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: 10 ** length - 1 }).map((value) => String(value).padStart(length, '0'));
const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const inseeCode = fc
  .oneof(
    digits(5),
    fc.tuple(fc.constantFrom('2A', '2B', '97'), digits(3)).map((parts) => parts.join('')),
    fc.constantFrom(...['75056', '69123', '13055'].flatMap(arrondissementsOf)),
  )
  .filter((code) => inseeCodeFault(code) === undefined && !hasArrondissements(code));
const parts: fc.Arbitrary<ParcelParts> = fc.record({
  inseeCode,
  prefix: fc.oneof(fc.constant('000'), digits(3)),
  section: fc.oneof(
    fc.tuple(letter, letter).map((pair) => pair.join('')),
    letter.map((one) => `0${one}`),
    digits(2).filter((section) => section !== '00'),
  ),
  number: digits(4).filter((number) => number !== '0000'),
});
const blanks = fc.string({ unit: fc.constantFrom(' ', '\t', '\n', '\r', '\u00A0'), maxLength: 5 });

function inAnyCase(text: string): fc.Arbitrary<string> {
  return fc
    .array(fc.boolean(), { minLength: text.length, maxLength: text.length })
    .map((lower) => [...text].map((c, at) => (lower[at] === true ? c.toLowerCase() : c)).join(''));
}

const idOf = (reference: ParcelReference): unknown =>
  reference.kind === 'cityWide' ? undefined : reference.id;

describe('properties', () => {
  it('parse is the inverse of format', () => {
    fc.assert(
      fc.property(parts, (id) => {
        const idu = formatParcelId(id);
        expect(parseParcelReference(idu)).toEqual({ kind: 'exact', id: { idu, ...id } });
        expect(parcelIdOf(idu)).toEqual({ idu, ...id });
      }),
    );
  });

  it('case, outer white space and a blank for the leading 0 of a section make no difference', () => {
    const variants = parts.chain((id) => {
      const idu = formatParcelId(id);
      const blank = id.section.startsWith('0') ? `${idu.slice(0, 8)} ${idu.slice(9)}` : idu;
      return fc.tuple(fc.constant(idu), fc.constantFrom(idu, blank).chain(inAnyCase), blanks, blanks);
    });
    fc.assert(
      fc.property(variants, ([idu, variant, before, after]) => {
        expect(parseParcelReference(before + variant + after)).toEqual(parseParcelReference(idu));
      }),
    );
  });

  it('the 11 and 16 character forms give the parcel of prefix 000', () => {
    fc.assert(
      fc.property(parts, ({ inseeCode, section, number }) => {
        const { id } = parseParcelReference(`${inseeCode}000${section}${number}`) as { id: unknown };
        expect(idOf(parseParcelReference(inseeCode + section + number))).toEqual(id);
        expect(idOf(parseParcelReference(`${inseeCode}00000${section}${number}`))).toEqual(id);
        const city = cityCodeOf(inseeCode);
        if (city !== inseeCode) {
          expect(idOf(parseParcelReference(city + inseeCode + section + number))).toEqual(id);
          expect(idOf(parseParcelReference(`${city}00${inseeCode.slice(2)}${section}${number}`))).toEqual(id);
          expect(idOf(parseParcelReference(city + inseeCode.slice(2) + section + number))).toEqual(id);
        }
      }),
    );
  });

  it('no input gets anything but a reference or an InvalidParcelId fit to be shown', () => {
    const nearlyValid = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...'0123456789ABab \u0000\u007F\u0085\u2028'),
        fc.string({ unit: 'binary', maxLength: 1 }),
      ),
      minLength: 9,
      maxLength: 18,
    });
    const inputs = fc.oneof(
      fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withSparseArray: true }),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ minLength: 100, maxLength: 9000 }),
      nearlyValid,
      parts.chain((id) => fc.tuple(fc.constant(formatParcelId(id)), nearlyValid).map((two) => two.join(''))),
    );
    fc.assert(
      fc.property(inputs, (given) => {
        try {
          const reference = parseParcelReference(given);
          expect(typeof given).toBe('string');
          if (reference.kind === 'cityWide') expect(hasArrondissements(reference.cityCode)).toBe(true);
          else expect(reference.id.idu).toMatch(/^(?:\d{2}|2A|2B)\d{6}[0-9A-Z]{2}\d{4}$/);
        } catch (error) {
          if (!(error instanceof InvalidParcelId)) throw error;
          expect(error.message.length).toBeLessThan(400);
          expect(error.message).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
          expect(error.given.length).toBeLessThanOrEqual(40);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('a revoked proxy is refused like any object', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(refusal(proxy).message).toMatch(/as a text/);
  });
});
