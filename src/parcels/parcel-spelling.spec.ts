import fc from 'fast-check';
import { parseParcelReference } from './parcel-id.js';
import { spelledParcelId } from './parcel-spelling.js';

describe('spelledParcelId', () => {
  it.each([
    ['75107000BT0001', '75107000BT0001'],
    [' 75107 000 bt 0001 ', '75107000BT0001'],
    ['75107-000-BT-1', '75107000BT0001'],
    ['75107 BT 1', '75107BT0001'],
    ['75107BT1', '75107BT0001'],
    ['parcelle 75107 BT n° 1', '75107BT0001'],
    ['75107 000 BT0001', '75107000BT0001'],
    ['41231 A 75', '412310A0075'],
    ['41231 000 0A 75', '412310000A0075'],
    ['412310000A0075', '412310000A0075'],
    ['220170000 A0880', '220170000A0880'],
    ['22017000 A0880', '220170000A0880'],
    ['2A004/000/0D/37', '2A0040000D0037'],
    ['67365 22 739', '67365220739'],
    ['67365 000 22 0739', '67365000220739'],
    ['67365000220739', '67365000220739'],
    ['75056 75107 BT 1', '7505675107BT0001'],
    // Meant as one, and wrong: whoever parses it says so.
    ['75107000BT00012', '75107000BT00012'],
    ['75107000BT0000', '75107000BT0000'],
  ])('reads %j', (text, expected) => {
    expect(spelledParcelId(text)).toBe(expected);
  });

  it.each([
    '26 avenue de Lowendal 75015 Paris',
    '75015',
    '75015 Paris',
    'Penmarch',
    'AW 1',
    '12 rue A 3',
    '',
  ])('leaves %j to others', (text) => {
    expect(spelledParcelId(text)).toBeNull();
  });

  it('reads every canonical identifier as itself, however it is cut', () => {
    const section = fc.constantFrom('AB', '0A', 'ZT', '0Z');
    const digits = (length: number): fc.Arbitrary<string> =>
      fc.integer({ min: 1, max: 10 ** length - 1 }).map((value) => String(value).padStart(length, '0'));
    const gap = fc.constantFrom('', ' ', '-', ' / ', '.');
    fc.assert(
      fc.property(
        digits(3),
        digits(3),
        section,
        digits(4),
        gap,
        gap,
        gap,
        (commune, prefix, letters, number, a, b, c) => {
          const written = `29${commune}${a}${prefix}${b}${letters}${c}${number}`;
          expect(spelledParcelId(written)).toBe(`29${commune}${prefix}${letters}${number}`);
        },
      ),
    );
  });

  it('gives what can be parsed, or is refused in words', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789ABNn -°/.'), maxLength: 20 }), (text) => {
        const spelled = spelledParcelId(text);
        if (spelled === null) return;
        try {
          parseParcelReference(spelled);
        } catch (error) {
          expect((error as Error).name).toBe('InvalidParcelId');
        }
      }),
    );
  });
});
