import type { RedisConnection } from './redis-connection.js';
import { RedisScript } from './redis-script.js';

export interface SlidingLogOptions {
  /** Hits counted in any window, at most. */
  readonly limit: number;
  readonly windowMs: number;
}

export interface SlidingLogHit {
  readonly allowed: boolean;
  /** Hits within the window, this one included where it was allowed. */
  readonly counted: number;
  /** Milliseconds until the oldest of them leaves the window. */
  readonly resetMs: number;
}

/**
 * Times are whole microseconds of Redis's own clock, so that all processes agree on them. A clock that stepped back
 * stands still; one that stepped back by more than the window begins anew.
 */
const HIT = new RedisScript(`
local log = KEYS[1]
local limit = tonumber(ARGV[1])
local window = tonumber(ARGV[2])
local hits = tonumber(ARGV[3])
local now = tonumber(ARGV[4])
if not now then
  local time = redis.call('TIME')
  now = tonumber(time[1]) * 1000000 + tonumber(time[2])
end
local newest = tonumber(redis.call('LINDEX', log, -1))
if newest and newest - now > window then
  redis.call('DEL', log)
elseif newest and newest > now then
  now = newest
end
local oldest = tonumber(redis.call('LINDEX', log, 0))
while oldest and now - oldest >= window do
  redis.call('LPOP', log)
  oldest = tonumber(redis.call('LINDEX', log, 0))
end
local counted = redis.call('LLEN', log)
local allowed = math.max(0, math.min(hits, limit - counted))
for _ = 1, allowed do redis.call('RPUSH', log, string.format('%.0f', now)) end
if allowed > 0 then redis.call('PEXPIRE', log, math.ceil(window / 1000)) end
return {allowed, counted, window - (now - (oldest or now))}
`);

const MICROSECONDS = 1_000;

interface Waiting {
  readonly resolve: (hit: SlidingLogHit) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Exact sliding-window logs kept in Redis: one for each name, the same for all processes. Hits refused leave no trace. Hits of
 * one name within a turn of the event loop are judged in one step, in their order.
 */
export class SlidingLog {
  private readonly waiting = new Map<string, Waiting[]>();

  /**
   * @param prefix of the keys
   * @param clock milliseconds; for tests, instead of Redis's own
   */
  constructor(
    private readonly redis: RedisConnection,
    private readonly prefix: string,
    private readonly options: SlidingLogOptions,
    private readonly clock?: () => number,
  ) {}

  /** Judges a hit, and counts it if it is allowed. */
  hit(name: string): Promise<SlidingLogHit> {
    return new Promise((resolve, reject) => {
      const hits = this.waiting.get(name);
      if (hits === undefined) this.begin(name, { resolve, reject });
      else hits.push({ resolve, reject });
    });
  }

  private begin(name: string, first: Waiting): void {
    const hits = [first];
    this.waiting.set(name, hits);
    setImmediate(() => {
      this.waiting.delete(name);
      this.judge(name, hits.length).then(
        (verdict) => hits.forEach(({ resolve }, index) => resolve(verdict(index))),
        (error: unknown) => hits.forEach(({ reject }) => reject(error)),
      );
    });
  }

  /** @returns the verdict on each of so many hits, by its index */
  private async judge(name: string, hits: number): Promise<(index: number) => SlidingLogHit> {
    const { limit, windowMs } = this.options;
    const now = this.clock === undefined ? '' : Math.round(this.clock() * MICROSECONDS);
    const args = [limit, Math.round(windowMs * MICROSECONDS), hits, now];
    const reply = await this.redis.run((client) => HIT.run(client, [this.key(name)], args));
    const [allowed, before, reset] = reply as [number, number, number];
    return (index) => ({
      allowed: index < allowed,
      counted: before + Math.min(index + 1, allowed),
      resetMs: reset / MICROSECONDS,
    });
  }

  /** Braces: as for all names of ours, so that a cluster could keep what belongs to one together. */
  private key(name: string): string {
    return `${this.prefix}:{${name}}`;
  }
}
