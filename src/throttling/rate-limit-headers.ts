/** Headers of rate-limited answers; a browser shows them to other origins only if CORS exposes them. */
export const RATE_LIMIT_HEADERS = [
  'RateLimit-Policy',
  'RateLimit',
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
  'Retry-After',
] as const;

export type RateLimitHeader = (typeof RATE_LIMIT_HEADERS)[number];

export interface RateLimitState {
  /** Name of the policy. */
  readonly policy: string;
  /** Requests allowed in any window. */
  readonly limit: number;
  readonly windowMs: number;
  readonly remaining: number;
  /** Whole seconds until the oldest counted request leaves the window and frees one slot. */
  readonly resetSeconds: number;
  /** Whole seconds until a retry can pass; absent when the request was allowed. */
  readonly retryAfterSeconds?: number;
}

/**
 * The headers of one answer: those of the IETF draft draft-ietf-httpapi-ratelimit-headers (`RateLimit-Policy`, `RateLimit`)
 * and the customary `X-RateLimit-*`. `t` and `X-RateLimit-Reset` are seconds from now until one slot frees, not until all
 * do: a sliding window has no moment at which the whole quota comes back.
 */
export function rateLimitHeaders(state: RateLimitState): Partial<Record<RateLimitHeader, string>> {
  const { policy, limit, windowMs, remaining, resetSeconds, retryAfterSeconds } = state;
  const windowSeconds = Math.ceil(windowMs / 1_000);
  return {
    'RateLimit-Policy': `"${policy}";q=${limit};w=${windowSeconds}`,
    RateLimit: `"${policy}";r=${remaining};t=${resetSeconds}`,
    'X-RateLimit-Limit': `${limit}`,
    'X-RateLimit-Remaining': `${remaining}`,
    'X-RateLimit-Reset': `${resetSeconds}`,
    ...(retryAfterSeconds === undefined ? {} : { 'Retry-After': `${retryAfterSeconds}` }),
  };
}
