import { toFlag } from './flag.js';

describe('toFlag', () => {
  it.each([true, 't', 'T', '1', 1, 'oui', 'Oui', 'True', 'vrai', 'O', [true], ' yes '])(
    'reads %j as true',
    (value) => {
      expect(toFlag(value)).toBe(true);
    },
  );
  it.each([false, 'f', '0', 0, 'non', 'NON', 'False', 'faux', 'n', ['0']])('reads %j as false', (value) => {
    expect(toFlag(value)).toBe(false);
  });
  it.each([null, undefined, '', 'maybe', 2, -1, {}, [], [true, false]])('has no answer for %j', (value) => {
    expect(toFlag(value)).toBeNull();
  });
});
