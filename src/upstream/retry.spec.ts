import { UpstreamError } from './upstream-error.js';
import { parseRetryAfter, retryDelay } from './retry.js';

describe('retryDelay', () => {
  const error = (code: UpstreamError['code'], details = {}): UpstreamError =>
    new UpstreamError('cadastre', code, 'x', details);

  it.each([
    ['a broken connection', error('UPSTREAM_UNAVAILABLE'), true],
    ['503', error('UPSTREAM_UNAVAILABLE', { status: 503 }), true],
    ['504', error('UPSTREAM_TIMEOUT', { status: 504 }), true],
    ['API Carto 500', error('UPSTREAM_UNAVAILABLE', { status: 500 }), true],
    ['403', error('UPSTREAM_UNAVAILABLE', { status: 403 }), false],
    ['its own timeout', error('UPSTREAM_TIMEOUT'), false],
    ['a bad answer', error('UPSTREAM_BAD_RESPONSE', { status: 200 }), false],
    ['429 without a hint', error('UPSTREAM_RATE_LIMITED', { status: 429 }), false],
    ['429 with one that fits', error('UPSTREAM_RATE_LIMITED', { retryAfterMs: 900 }), true],
    ['429 with one that does not', error('UPSTREAM_RATE_LIMITED', { retryAfterMs: 9_000 }), false],
  ])('%s -> retried: %s', (_name, failure, retried) => {
    expect(retryDelay(failure, 1, 5_000) !== undefined).toBe(retried);
  });

  it('stops after the attempts the upstream is allowed', () => {
    expect(retryDelay(error('UPSTREAM_UNAVAILABLE'), 2, 5_000)).toBeUndefined();
  });

  it('spreads over the whole delay', () => {
    expect(retryDelay(error('UPSTREAM_UNAVAILABLE'), 1, 5_000, () => 0)).toBe(0);
    expect(retryDelay(error('UPSTREAM_UNAVAILABLE'), 1, 5_000, () => 0.5)).toBe(150);
  });

  it('is not tried when the deadline comes first', () => {
    expect(retryDelay(error('UPSTREAM_UNAVAILABLE'), 1, 100, () => 0.9)).toBeUndefined();
  });
});

describe('parseRetryAfter', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  it.each([
    ['5', 5_000],
    ['0', 0],
    ['Thu, 01 Jan 2026 00:00:10 GMT', 10_000],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s -> %s', (header, expected) => {
    expect(parseRetryAfter(header, now)).toBe(expected);
  });
});
