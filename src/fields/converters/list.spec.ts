import { toItems, toList } from './list.js';
import { textConverter } from './text.js';

describe('toItems', () => {
  it.each([
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    ['a', ['a']],
    ['["a","b"]', ['a', 'b']],
    ['[a]', ['[a]']],
    [12, [12]],
    [null, []],
    [undefined, []],
  ])('finds the items of %j', (value, expected) => {
    expect(toItems(value)).toEqual(expected);
  });
  it('cuts a text at the separator', () => {
    expect(toItems('a;b', ';')).toEqual(['a', 'b']);
  });
});

describe('toList', () => {
  it('leaves out items without a value, keeps order and repeats', () => {
    expect(toList(textConverter())(['b', null, ' ', 'a', 3, 'b', {}])).toEqual(['b', 'a', '3', 'b']);
  });
});
