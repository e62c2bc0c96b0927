import { RATE_LIMIT_HEADERS, rateLimitHeaders } from './rate-limit-headers.js';

describe('rateLimitHeaders', () => {
  const state = { policy: 'default', limit: 100, windowMs: 60_000, remaining: 99, resetSeconds: 60 };

  it('tells the policy and its state in both spellings', () => {
    expect(rateLimitHeaders(state)).toEqual({
      'RateLimit-Policy': '"default";q=100;w=60',
      RateLimit: '"default";r=99;t=60',
      'X-RateLimit-Limit': '100',
      'X-RateLimit-Remaining': '99',
      'X-RateLimit-Reset': '60',
    });
  });

  it('adds Retry-After to a refusal', () => {
    const headers = rateLimitHeaders({ ...state, remaining: 0, retryAfterSeconds: 7 });
    expect(headers['Retry-After']).toBe('7');
    expect(Object.keys(headers)).toEqual([...RATE_LIMIT_HEADERS]);
  });

  it('rounds the window up to whole seconds', () => {
    expect(rateLimitHeaders({ ...state, windowMs: 1_500 })['RateLimit-Policy']).toBe('"default";q=100;w=2');
  });
});
