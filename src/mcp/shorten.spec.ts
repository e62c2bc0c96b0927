import fc from 'fast-check';
import { shorten, shortenRecord } from './shorten.js';

const WIDE = { offset: 0, max: 50, inner: 10, text: 600 };
const polygon = { type: 'Polygon', coordinates: [[[2, 48]]] };
const point = { type: 'Point', coordinates: [2, 48] };
const numbered = (count: number): { id: number }[] => Array.from({ length: count }, (_, id) => ({ id }));

describe('shorten', () => {
  it('shows a window of the records, says which, and how to go on', () => {
    expect(shorten('permis', numbered(112), { ...WIDE, offset: 25, max: 25 })).toEqual({
      value: numbered(50).slice(25),
      cuts: [{ list: 'permis', shown: '26-50 of 112', rest: 'the next begin at offset 50' }],
    });
    expect(shorten('permis', numbered(3), { ...WIDE, offset: 2 }).cuts).toEqual([
      { list: 'permis', shown: '3-3 of 3', rest: 'there are no more after these' },
    ]);
    expect(shorten('permis', numbered(3), { ...WIDE, offset: 9 }).cuts).toEqual([
      { list: 'permis', shown: 'none of 3', rest: 'there are no more after these' },
    ]);
    expect(shorten('permis', numbered(3), WIDE).cuts).toEqual([]);
  });

  it('cuts the lists of a section of several', () => {
    const energy = { residential: numbered(3), tertiary: [] };
    expect(shorten('energy', energy, { ...WIDE, max: 2 })).toEqual({
      value: { residential: numbered(2), tertiary: [] },
      cuts: [{ list: 'energy.residential', shown: '1-2 of 3', rest: 'the next begin at offset 2' }],
    });
  });

  it('leaves out outlines and fields without a value, but for those that say so', () => {
    const record = { a: 0, b: false, c: null, d: '', e: [], f: { g: null }, geometry: polygon, at: point };
    expect(shorten('x', [record], WIDE).value).toEqual([{ a: 0, b: false, at: point }]);
    expect(shorten('x', null, WIDE).value).toBeNull();
    expect(shorten('x', [], WIDE).value).toEqual([]);
    expect(shorten('energy', { residential: [], tertiary: null }, WIDE).value).toEqual({
      residential: [],
      tertiary: null,
    });
  });

  it('leaves the same out of a part that is one record', () => {
    const cadastral = { id: 'x', isSurveyed: null, note: '', bbox: [2, 48, 3, 49], geometry: polygon };
    expect(shortenRecord('cadastral', cadastral, WIDE)).toEqual({
      value: { id: 'x', bbox: [2, 48, 3, 49] },
      cuts: [],
    });
  });

  it('cuts lists and texts within a record', () => {
    const { value, cuts } = shorten('x', [{ lots: numbered(4), note: 'abcdef' }], {
      ...WIDE,
      inner: 2,
      text: 3,
    });
    expect(value).toEqual([{ lots: numbered(2), note: 'abc… (3 of 6 characters)' }]);
    expect(cuts).toEqual([
      { list: 'x[0].lots', shown: '1-2 of 4', rest: 'the whole list is in GET /v1/properties' },
    ]);
  });

  it('tells of every list that is shorter than it was', () => {
    const record = fc.record({ list: fc.array(fc.integer(), { maxLength: 20 }), text: fc.string() });
    fc.assert(
      fc.property(fc.array(record), fc.nat(5), fc.integer({ min: 1, max: 5 }), (records, offset, max) => {
        const { value, cuts } = shorten('x', records, { ...WIDE, offset, max });
        const shown = value as { list?: number[] }[];
        const told = new Set(cuts.map(({ list }) => list));
        expect(told.has('x')).toBe(shown.length < records.length);
        shown.forEach(({ list = [] }, index) => {
          const whole = records[offset + index]?.list ?? [];
          expect(told.has(`x[${offset + index}].list`)).toBe(list.length < whole.length);
        });
      }),
    );
  });
});
