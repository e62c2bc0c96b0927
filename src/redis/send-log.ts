import type { RedisConnection } from './redis-connection.js';
import { RedisScript } from './redis-script.js';
import type { SlidingLogOptions } from './sliding-log.js';

/**
 * A process that reserved and died, or lost Redis, keeps its place for no longer than this and a window. Long, because one
 * that is merely short of processor may send that late, and must not be forgotten by then.
 */
export const RESERVED_MS = 10_000;
/** While another's reservation may become a sending at any moment, it is worth asking again so soon. */
const LOOK_AGAIN_MS = 25;
const MICROSECONDS = 1_000;

/**
 * A sorted set: every sending under its time, a reservation under the time at which it lapses, which lies ahead.
 * Times are whole microseconds of Redis's own clock; of one that stepped back, times too far ahead are dropped.
 */
const RESERVE = new RedisScript(`
local log, limit, window, reserved = KEYS[1], tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local pause = redis.call('PTTL', KEYS[2])
if pause > 0 then return {pause * 1000, 0} end
redis.call('ZREMRANGEBYSCORE', log, '-inf', string.format('%.0f', now - window))
redis.call('ZREMRANGEBYSCORE', log, string.format('(%.0f', now + reserved), '+inf')
if redis.call('ZCARD', log) < limit then
  redis.call('ZADD', log, string.format('%.0f', now + reserved), ARGV[4])
  redis.call('PEXPIRE', log, math.ceil((reserved + window) / 1000))
  return {0, 0}
end
local oldest = tonumber(redis.call('ZRANGE', log, 0, 0, 'WITHSCORES')[2])
return {oldest + window - now, redis.call('ZCOUNT', log, string.format('(%.0f', now), '+inf')}
`);

/** Also where the reservation has lapsed: what was sent counts. */
const SENT = new RedisScript(`
local time = redis.call('TIME')
redis.call('ZADD', KEYS[1], string.format('%.0f', tonumber(time[1]) * 1000000 + tonumber(time[2])), ARGV[1])
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[2]) then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return 1
`);

/** Of several pauses the longest holds. */
const PAUSE = new RedisScript(`
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[1]) then redis.call('SET', KEYS[1], '', 'PX', ARGV[1]) end
return 1
`);

/**
 * What all processes together send to one host: at most `limit` in any window, counted from the wire. A place is reserved
 * first, and stays taken until a window after the sending is told.
 */
export class SendLog {
  /** @param key its part in braces keeps the log and its pause on one node of a cluster */
  constructor(
    private readonly redis: RedisConnection,
    private readonly key: string,
    private readonly options: SlidingLogOptions,
  ) {}

  /** @returns 0 when there is a place, else milliseconds until it is worth asking again */
  async reserve(id: string): Promise<number> {
    const { limit, windowMs } = this.options;
    const args = [limit, Math.round(windowMs * MICROSECONDS), RESERVED_MS * MICROSECONDS, id];
    const reply = await this.redis.run((client) => RESERVE.run(client, [this.key, this.pauseKey], args));
    const [wait, open] = reply as [number, number];
    if (wait === 0) return 0;
    const waitMs = Math.max(1, Math.ceil(wait / MICROSECONDS));
    return open > 0 ? Math.min(waitMs, LOOK_AGAIN_MS) : waitMs;
  }

  /** What was reserved is on the wire now. */
  async sent(id: string): Promise<void> {
    const args = [id, Math.ceil(this.options.windowMs)];
    await this.redis.run((client) => SENT.run(client, [this.key], args));
  }

  /** What was reserved, or may have been, will not be sent. */
  async cancel(id: string): Promise<void> {
    await this.redis.run((client) => client.zrem(this.key, id));
  }

  /** Gives no place for so many milliseconds. */
  async pause(milliseconds: number): Promise<void> {
    const time = Math.ceil(milliseconds);
    if (time <= 0) return;
    await this.redis.run((client) => PAUSE.run(client, [this.pauseKey], [time]));
  }

  private get pauseKey(): string {
    return `${this.key}:pause`;
  }
}
