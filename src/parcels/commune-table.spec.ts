import fc from 'fast-check';
import { CommuneTable, communeRow } from './commune-table.js';
import type { Commune } from './commune.js';

const text = fc.string({ unit: fc.constantFrom(..."aéœÿ -'(AB"), maxLength: 30 });
const digits = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789AB'), minLength: length, maxLength: length });

const commune: fc.Arbitrary<Commune> = fc.record({
  code: digits(5),
  name: text,
  type: fc.constantFrom('commune-actuelle', 'commune-deleguee'),
  parentCode: fc.option(digits(5)),
  departmentCode: digits(2),
  regionCode: digits(2),
  postalCodes: fc.array(digits(5), { maxLength: 4 }),
  siren: fc.option(digits(9)),
  population: fc.option(fc.nat()),
});
const communes = fc.uniqueArray(commune, { selector: ({ code }) => code, maxLength: 40 });

describe('CommuneTable', () => {
  it('gives back every commune by its code, and nothing for other codes', () => {
    fc.assert(
      fc.property(communes, digits(5), (rows, other) => {
        const table = new CommuneTable(rows.map(communeRow));
        for (const row of rows) expect(table.get(row.code)).toEqual(row);
        expect(table.has(other)).toBe(rows.some(({ code }) => code === other));
        expect(table.get(other)?.code).toBe(table.has(other) ? other : undefined);
      }),
    );
  });

  it('lists each once, in the order of their codes', () => {
    fc.assert(
      fc.property(communes, (rows) => {
        const codes = [...new CommuneTable(rows.map(communeRow)).values()].map(({ code }) => code);
        expect(codes).toEqual(rows.map(({ code }) => code).sort());
      }),
    );
  });
});
