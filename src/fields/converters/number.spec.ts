import fc from 'fast-check';
import { integerConverter, numberConverter, rounded, toNumber } from './number.js';

describe('toNumber', () => {
  it.each([
    [12.5, 12.5],
    ['12.5', 12.5],
    ['12,5', 12.5],
    [' 1 234,50 ', 1234.5],
    ['1\u00a0234\u202f567', 1234567],
    ['-3', -3],
    ['1e3', 1000],
    ['.5', 0.5],
    ['12 34', null],
    ['1,234,567', null],
    ['12 m', null],
    ['', null],
    ['0x10', null],
    ['Infinity', null],
    [Infinity, null],
    [true, null],
    [['7'], 7],
    [[1, 2], null],
    [null, null],
  ])('reads %j as %j', (value, expected) => {
    expect(toNumber(value)).toBe(expected);
  });

  it('reads back every finite number it is given as text', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(toNumber(String(value)) === value).toBe(true);
      }),
    );
  });
});

describe('numberConverter', () => {
  it('drops values out of range and rounds', () => {
    const { convert, schema } = numberConverter({ min: 0, max: 100, decimals: 1 });
    expect([convert(-1), convert(100.01), convert(33.333), convert(0)]).toEqual([null, null, 33.3, 0]);
    expect(schema).toEqual({ type: 'number', minimum: 0, maximum: 100 });
  });
});

describe('integerConverter', () => {
  it('rounds the stray decimals of float columns', () => {
    const { convert } = integerConverter();
    expect([convert(19.05), convert('2.00'), convert(2.5), convert(-0.2)]).toEqual([19, 2, 3, 0]);
  });
  it('drops what is no exact integer', () => {
    expect(integerConverter().convert(1e300)).toBeNull();
  });
  it('holds its bounds before and after rounding', () => {
    const { convert } = integerConverter({ min: 1, max: 60 });
    expect([convert(60.4), convert(64.4), convert(0.6), convert(60)]).toEqual([null, null, null, 60]);
  });
});

describe('rounded', () => {
  it('rounds decimals as people do, and leaves huge and tiny numbers in peace', () => {
    expect(rounded(1.005, 2)).toBe(1.01);
    expect(rounded(1e21, 2)).toBe(1e21);
    expect(rounded(1e-9, 2)).toBe(1e-9);
  });
});
