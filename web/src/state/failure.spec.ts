import { failureOf, isRefusal } from './failure.js';

describe('why a sheet could not be had', () => {
  it.each([
    [0, 'noAnswer'],
    [404, 'serverError'],
    [429, 'tooMany'],
    [500, 'serverError'],
    [502, 'cadastreDown'],
    [503, 'busy'],
    [504, 'cadastreDown'],
  ])('is told by the status %p', (status, failure) => {
    expect(failureOf(status)).toBe(failure);
  });

  it('passes by itself where the server only has too much to do', () => {
    expect([0, 429, 500, 502, 503, 504].filter((status) => isRefusal(failureOf(status)))).toEqual([429, 503]);
  });
});
