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
local now = tonumber(ARGV[3])
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
if counted >= limit then return {0, counted, window - (now - oldest)} end
redis.call('RPUSH', log, string.format('%.0f', now))
redis.call('PEXPIRE', log, math.ceil(window / 1000))
return {1, counted + 1, window - (now - (oldest or now))}
`);

const MICROSECONDS = 1_000;

/** Exact sliding-window logs kept in Redis: one for each name, the same for all processes. Hits refused leave no trace. */
export class SlidingLog {
  /**
   * @param prefix of the keys
   * @param clock milliseconds; for tests, instead of Redis's own
   */
  constructor(
    private readonly redis: RedisConnection,
    private readonly prefix: string,
    private readonly clock?: () => number,
  ) {}

  /** Judges a hit, and counts it if it is allowed, in one step. */
  async hit(name: string, { limit, windowMs }: SlidingLogOptions): Promise<SlidingLogHit> {
    const now = this.clock === undefined ? '' : Math.round(this.clock() * MICROSECONDS);
    const args = [limit, Math.round(windowMs * MICROSECONDS), now];
    const reply = await this.redis.run((client) => HIT.run(client, [this.key(name)], args));
    const [allowed, counted, reset] = reply as [number, number, number];
    return { allowed: allowed === 1, counted, resetMs: reset / MICROSECONDS };
  }

  /** Braces: as for all names of ours, so that a cluster could keep what belongs to one together. */
  private key(name: string): string {
    return `${this.prefix}:{${name}}`;
  }
}
