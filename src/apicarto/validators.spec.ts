import fc from 'fast-check';
import { LAYERS } from './layers.js';
import { sentParameters } from './sent-parameters.js';
import { checksOf, faultsOf, GEOMETRIE_CHECKS } from './validators.js';

const PARCEL_CHECKS = checksOf(LAYERS.parcelle);
const message = (name: string, value: unknown): string | undefined =>
  faultsOf(PARCEL_CHECKS, sentParameters({ [name]: value }, undefined))?.[name]?.msg;

const digits = (length: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const alphanumerics = (length: number): fc.Arbitrary<string> =>
  fc.stringMatching(new RegExp(`^[0-9A-Za-z]{${length}}$`));
/** What anybody may send, in a query or in JSON. */
const anything = fc.oneof(fc.string(), fc.array(fc.string()), fc.jsonValue());

describe('the checks of parameters', () => {
  it.each([
    ['section', 'A!', 'Invalid value'],
    ['section', '', 'Invalid value'],
    ['section', ['AB', 'A'], 'Le numéro de section est sur 2 caractères'],
    ['code_arr', '12', 'Le code arrondissement est composé de 3 chiffres'],
    ['com_abs', 'abc', 'Invalid value'],
    ['code_com', '1234', 'Code commune invalide'],
    ['code_insee', ['29158', '29135'], 'INSEE code must have 5 characters'],
    ['code_insee', '2C004', 'Invalid INSEE code'],
    ['source_ign', ['PCI', 'BDP'], 'Invalid value'],
    ['_limit', '-1', 'Invalid value'],
    ['_start', '10000000000', 'Invalid value'],
    ['nom_com', { a: 1 }, 'Invalid value'],
    ['nom_com', [], 'Invalid value'],
  ])('%s=%j: %s', (name, value, expected) => {
    expect(message(name, value)).toBe(expected);
  });

  it.each([
    ['code_insee', '2b033'],
    ['code_insee', 29158],
    ['section', ['0A', 'ab']],
    ['numero', '00011'],
    ['nom_com', "L'Haÿ-les-Roses"],
    ['_limit', 10],
    ['unknown', { any: 'thing' }],
  ])('%s=%j is accepted', (name, value) => {
    expect(message(name, value)).toBeUndefined();
  });

  it('tell the value and the place of each fault, in the order of the checks', () => {
    const faults = faultsOf(PARCEL_CHECKS, sentParameters({ section: 'A', dep: '29' }, { numero: 1 }));
    expect(Object.entries(faults ?? {})).toEqual([
      ['dep', expect.objectContaining({ value: '29', location: 'query' })],
      ['section', expect.objectContaining({ value: 'A', location: 'query' })],
      ['numero', expect.objectContaining({ value: 1, location: 'body', type: 'field', path: 'numero' })],
    ]);
  });

  it('accept exactly two alphanumerics as section, and three digits as prefix and arrondissement', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 4 }), alphanumerics(2), digits(3)), (text) => {
        expect(message('section', text) === undefined).toBe(/^[0-9A-Za-z]{2}$/.test(text));
        expect(message('com_abs', text) === undefined).toBe(/^\d{3}$/.test(text));
        expect(message('code_arr', text) === undefined).toBe(/^\d{3}$/.test(text));
      }),
    );
  });

  it('accept every INSEE code of metropolitan France and overseas, in either case', () => {
    const department = fc.oneof(
      fc
        .integer({ min: 1, max: 95 })
        .filter((number) => number !== 20)
        .map((number) => String(number).padStart(2, '0')),
      fc.constantFrom('2A', '2b', '97'),
    );
    fc.assert(
      fc.property(department, digits(3), (dep, commune) => {
        expect(message('code_insee', dep + commune)).toBeUndefined();
        expect(message('code_insee', `${dep}${commune}0`)).toBe('INSEE code must have 5 characters');
      }),
    );
  });

  it('refuse a list exactly when they refuse one of its items', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(alphanumerics(2), fc.string({ maxLength: 3 })), { minLength: 1 }),
        (list) => {
          const refused = list.some((text) => message('section', text) !== undefined);
          expect(message('section', list) !== undefined).toBe(refused);
        },
      ),
    );
  });

  it('read anything without failing', () => {
    const names = fc.constantFrom(...Object.keys(PARCEL_CHECKS), ...Object.keys(GEOMETRIE_CHECKS));
    fc.assert(
      fc.property(names, anything, anything, (name, inQuery, inBody) => {
        const sent = sentParameters({ [name]: inQuery }, { [name]: inBody });
        expect(sent.get(name)).toEqual({ value: inQuery, location: 'query' });
        for (const checks of [PARCEL_CHECKS, GEOMETRIE_CHECKS]) {
          const fault = faultsOf(checks, sent)?.[name];
          if (fault !== undefined) expect(fault).toMatchObject({ type: 'field', path: name, value: inQuery });
        }
      }),
    );
  });
});

describe('sentParameters', () => {
  it.each([[undefined], [null], ['text'], [['list']], [7]])('ignores a body that is %j', (body) => {
    expect([...sentParameters({ a: '1' }, body)]).toEqual([['a', { value: '1', location: 'query' }]]);
  });
});
