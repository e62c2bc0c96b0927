import { HitTimes } from './hit-times.js';

/** What the limit says about one request. */
export interface RateLimitVerdict {
  readonly allowed: boolean;
  /** Requests allowed in any window. */
  readonly limit: number;
  /** Requests that would still be allowed right now, after this one. */
  readonly remaining: number;
  /** Milliseconds until the oldest counted request leaves the window and so frees one slot; above 0. */
  readonly resetMs: number;
  /** Milliseconds to wait before the next request can be allowed: 0 when this one was, else `resetMs`. */
  readonly retryAfterMs: number;
}

export interface SlidingWindowOptions {
  /** Requests allowed in any window; 1 or more. */
  readonly limit: number;
  readonly windowMs: number;
  /** Clients kept at once, at most. */
  readonly maxClients?: number;
}

/** About 40 MB when every client made a single request. */
export const DEFAULT_MAX_CLIENTS = 500_000;

/** Clients last counted in the same stretch of time. Most make one request: they cost a map entry and a number. */
class Generation {
  readonly once = new Map<string, number>();
  readonly often = new Map<string, HitTimes>();

  get size(): number {
    return this.once.size + this.often.size;
  }
}

/**
 * An exact sliding-window log: a request is allowed unless `limit` allowed requests of the same client lie within the
 * window. A request at `t` lies within it at `now` while `now - t < windowMs`; at exactly `t + windowMs` its slot is free.
 * Rejected requests leave no trace.
 *
 * There are no timers. Clients live in two generations, each a window long: a counted request moves its client to the
 * newer one, and once that is a window old, everybody left in the older one has expired and is dropped at once.
 *
 * At `maxClients`, room is made by forgetting first the clients with a single request (the older generation, then the
 * newer one): that forgives each of them one request and nobody is refused for it. Only when every client kept has made
 * two or more are those forgotten, so whoever wants to erase someone's count must hold `maxClients` addresses and spend
 * two allowed requests from each within two windows.
 */
export class SlidingWindowLog {
  readonly limit: number;
  readonly windowMs: number;
  private readonly maxClients: number;
  private newer = new Generation();
  private older = new Generation();
  private newerSince = -Infinity;
  private latest = -Infinity;

  constructor({ limit, windowMs, maxClients = DEFAULT_MAX_CLIENTS }: SlidingWindowOptions) {
    if (!Number.isInteger(limit) || limit < 1) throw new RangeError(`limit must be 1 or more, not ${limit}`);
    if (!(windowMs > 0)) throw new RangeError(`windowMs must be above 0, not ${windowMs}`);
    if (!(maxClients >= 1)) throw new RangeError(`maxClients must be 1 or more, not ${maxClients}`);
    this.limit = limit;
    this.windowMs = windowMs;
    this.maxClients = maxClients;
  }

  /** Clients kept now, some of them perhaps expired. */
  get size(): number {
    return this.newer.size + this.older.size;
  }

  /**
   * Judges a request and counts it if it is allowed.
   * @param key the client
   * @param now milliseconds; a time before the last one seen is taken as that one
   */
  hit(key: string, now: number): RateLimitVerdict {
    this.latest = Math.max(this.latest, now);
    this.turn();
    const single = this.newer.once.get(key) ?? this.older.once.get(key);
    if (single !== undefined) return this.hitAfterOne(key, single);
    const times = this.newer.often.get(key) ?? this.older.often.get(key);
    if (times !== undefined) return this.hitAfterMany(key, times);
    if (this.size >= this.maxClients) this.makeRoom();
    return this.countFirst(key);
  }

  private hitAfterOne(key: string, single: number): RateLimitVerdict {
    if (this.hasLeft(single)) return this.countFirst(key);
    if (this.limit === 1) return this.verdict(false, 1, single);
    const times = new HitTimes(this.limit);
    times.push(single);
    this.newer.once.delete(key);
    this.older.once.delete(key);
    return this.countAnother(key, times);
  }

  private hitAfterMany(key: string, times: HitTimes): RateLimitVerdict {
    while (this.hasLeft(times.oldest)) times.shift();
    if (times.size >= this.limit) return this.verdict(false, times.size, times.oldest);
    if (times.size > 0) return this.countAnother(key, times);
    this.newer.often.delete(key);
    this.older.often.delete(key);
    return this.countFirst(key);
  }

  private countFirst(key: string): RateLimitVerdict {
    this.older.once.delete(key);
    this.newer.once.set(key, this.latest);
    return this.verdict(true, 1, this.latest);
  }

  private countAnother(key: string, times: HitTimes): RateLimitVerdict {
    times.push(this.latest);
    this.older.often.delete(key);
    this.newer.often.set(key, times);
    return this.verdict(true, times.size, times.oldest);
  }

  private hasLeft(time: number): boolean {
    return this.latest - time >= this.windowMs;
  }

  private verdict(allowed: boolean, counted: number, oldest: number): RateLimitVerdict {
    const resetMs = this.windowMs - (this.latest - oldest);
    return {
      allowed,
      limit: this.limit,
      remaining: this.limit - counted,
      resetMs,
      retryAfterMs: allowed ? 0 : resetMs,
    };
  }

  /** Starts a new generation when the newer one is a window old. */
  private turn(): void {
    const age = this.latest - this.newerSince;
    if (age < this.windowMs) return;
    // Nothing is counted in a generation once it is a window old, so after another window all of it has expired too.
    this.older = age < 2 * this.windowMs ? this.newer : new Generation();
    this.newer = new Generation();
    this.newerSince = this.latest;
  }

  private makeRoom(): void {
    const cheapestFirst = [this.older.once, this.newer.once, this.older.often, this.newer.often];
    cheapestFirst.find((clients) => clients.size > 0)?.clear();
  }
}
