import { type ThrottlerStorage } from '@nestjs/throttler';
import { type RateLimitStore } from './rate-limit-store.js';

/** What `ThrottlerStorage.increment` answers; the library exports the type under a name taken by a symbol. */
type ThrottlerRecord = Awaited<ReturnType<ThrottlerStorage['increment']>>;

/**
 * A {@link RateLimitStore} as @nestjs/throttler wants it. Limit and window are the store's own: those passed to
 * `increment` come from the same settings, and the library's block duration has no place in a sliding window.
 */
export class ThrottlingStorage implements ThrottlerStorage {
  constructor(private readonly store: RateLimitStore) {}

  /** Times in whole seconds, rounded up: `timeToExpire` until one slot frees, `timeToBlockExpire` until a retry can pass. */
  async increment(key: string): Promise<ThrottlerRecord> {
    const verdict = await this.store.hit(key);
    return {
      totalHits: verdict.limit - verdict.remaining,
      timeToExpire: Math.ceil(verdict.resetMs / 1_000),
      isBlocked: !verdict.allowed,
      timeToBlockExpire: Math.ceil(verdict.retryAfterMs / 1_000),
    };
  }
}
