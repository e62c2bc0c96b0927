import type { RedisConnection } from '../redis/redis-connection.js';
import { SlidingLog } from '../redis/sliding-log.js';
import { type Clock } from './clock.js';
import { type RateLimitStore } from './rate-limit-store.js';
import { type RateLimitVerdict, type SlidingWindowOptions } from './sliding-window.js';

/** Counts in Redis: exact over all instances that share it. */
export class RedisRateLimitStore implements RateLimitStore {
  private readonly log: SlidingLog;

  /** @param clock for tests, instead of Redis's own */
  constructor(
    redis: RedisConnection,
    private readonly options: SlidingWindowOptions,
    clock?: Clock,
  ) {
    this.log = new SlidingLog(redis, 'deepcity:rate', options, clock);
  }

  /** @throws Error when Redis does not answer in time */
  async hit(key: string): Promise<RateLimitVerdict> {
    const { limit } = this.options;
    const { allowed, counted, resetMs } = await this.log.hit(key);
    return { allowed, limit, remaining: limit - counted, resetMs, retryAfterMs: allowed ? 0 : resetMs };
  }
}
