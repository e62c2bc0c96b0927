import { type Clock, monotonicClock } from './clock.js';
import { type RateLimitVerdict, SlidingWindowLog, type SlidingWindowOptions } from './sliding-window.js';

/** Nest injection token of the application's {@link RateLimitStore}. */
export const RATE_LIMIT_STORE = Symbol('RATE_LIMIT_STORE');

/** Where clients' requests are counted. It knows the limit and the window, and forgets clients by itself. */
export interface RateLimitStore {
  /** Judges a request of the client `key` and counts it if it is allowed, in one atomic step. */
  hit(key: string): RateLimitVerdict | Promise<RateLimitVerdict>;
}

/** Counts in this process. */
export class MemoryRateLimitStore implements RateLimitStore {
  private readonly log: SlidingWindowLog;

  constructor(
    options: SlidingWindowOptions,
    private readonly clock: Clock = monotonicClock,
  ) {
    this.log = new SlidingWindowLog(options);
  }

  hit(key: string): RateLimitVerdict {
    return this.log.hit(key, this.clock());
  }
}
