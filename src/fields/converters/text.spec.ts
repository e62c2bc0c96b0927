import { choiceConverter, labelConverter, textConverter, toText } from './text.js';

describe('toText', () => {
  it.each([
    ['  Rue du Bac ', 'Rue du Bac'],
    ['', null],
    ['   ', null],
    [null, null],
    [undefined, null],
    [75007, '75007'],
    [true, 'true'],
    [NaN, null],
    [['alone'], 'alone'],
    [['one', 'two'], null],
    [{}, null],
    [[[]], null],
  ])('reads %j as %j', (value, expected) => {
    expect(toText(value)).toBe(expected);
  });
});

describe('textConverter', () => {
  it('repairs a text, and reads what was repaired away as no value', () => {
    const { convert } = textConverter((text) => text.replace('-', ''));
    expect(convert('a-b')).toBe('ab');
    expect(convert(' - ')).toBeNull();
    expect(convert(null)).toBeNull();
  });
});

describe('labelConverter', () => {
  const { convert } = labelConverter({ '01': 'House', '2': 'Flat' });
  it('gives the label of a code, be it a text or a number', () => {
    expect(convert('01')).toBe('House');
    expect(convert(2)).toBe('Flat');
  });
  it('passes an unknown code on, also one named like an object member', () => {
    expect(convert('99')).toBe('99');
    expect(convert('toString')).toBe('toString');
    expect(convert('')).toBeNull();
  });
});

describe('choiceConverter', () => {
  const { convert, accepts } = choiceConverter(['A', 'B', 'house']);
  it('takes only the listed values, in any case', () => {
    expect(convert(' b ')).toBe('B');
    expect(convert('HOUSE')).toBe('house');
    expect(convert('Z')).toBeNull();
    expect(convert(null)).toBeNull();
    expect(accepts('Z')).toBe(false);
  });
});
