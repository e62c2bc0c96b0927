import { allowanceOf, retryAfterOf } from './rate-limit-answer.js';

const NOW = Date.parse('2026-03-01T12:00:00Z');

describe('what an answer says of the limit', () => {
  it.each([
    [
      "the IETF draft's header",
      { ratelimit: '"default";r=99;t=12', 'x-ratelimit-remaining': '5' },
      99,
      12_000,
    ],
    ['the customary ones', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '3' }, 0, 3_000],
    [
      'a reset as a moment',
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1_000 + 7) },
      0,
      7_000,
    ],
    ['no reset', { 'x-ratelimit-remaining': '4' }, 4, 0],
  ])('by %s', (_, headers, remaining, resetMs) => {
    expect(allowanceOf(new Headers(headers), NOW)).toEqual({ remaining, resetMs });
  });

  it.each([{}, { ratelimit: 'nonsense' }, { 'x-ratelimit-remaining': 'many' }])('nothing: %j', (headers) => {
    expect(allowanceOf(new Headers(headers as Record<string, string>), NOW)).toBeUndefined();
  });

  it.each([
    [undefined, undefined],
    ['2', 2_000],
    ['Sun, 01 Mar 2026 12:00:30 GMT', 30_000],
    ['Sun, 01 Mar 2026 11:00:00 GMT', 0],
    ['soon', undefined],
  ])('Retry-After: %s', (text, expected) => {
    const headers = new Headers(text === undefined ? {} : { 'retry-after': text });
    expect(retryAfterOf(headers, NOW)).toBe(expected);
  });
});
