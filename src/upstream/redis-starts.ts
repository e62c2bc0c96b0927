import { randomUUID } from 'node:crypto';
import { LONGEST_RETRY_MS } from '../redis/longest-retry.js';
import type { RedisConnection } from '../redis/redis-connection.js';
import { SendLog } from '../redis/send-log.js';
import type { SharedStart, SharedStarts } from './shared-starts.js';

/** By then every process has found Redis again (a pause between tries, a try), and its last start of its own is past. */
const SETTLED_MS = LONGEST_RETRY_MS + 2_000;

/** After an answer of Redis that did not come in time. A Redis that says nothing for long is lost. */
const ASK_AGAIN_MS = 100;

/** Counts starts in Redis, by its clock and from the wire on: exact over all processes that share it, however busy they are. */
export class RedisStarts implements SharedStarts {
  private readonly log: SendLog;

  /**
   * @param name of the budget
   * @param perWindow starts allowed in any window, of all processes together
   */
  constructor(
    private readonly redis: RedisConnection,
    name: string,
    perWindow: number,
    windowMs: number,
  ) {
    this.log = new SendLog(redis, `deepcity:sends:{${name}}`, { limit: perWindow, windowMs });
  }

  get available(): boolean {
    return this.redis.readyForMs !== undefined;
  }

  get settled(): boolean {
    return (this.redis.readyForMs ?? 0) >= SETTLED_MS;
  }

  async take(): Promise<SharedStart | undefined> {
    const id = randomUUID();
    try {
      const waitMs = await this.log.reserve(id);
      if (waitMs > 0) return { waitMs };
    } catch {
      // Nobody knows whether it was taken.
      this.log.cancel(id).catch(() => undefined);
      // Lost is one thing; an answer that came too late is another: alone, we would add to what the others count together.
      return this.available ? { waitMs: ASK_AGAIN_MS } : undefined;
    }
    // Where it fails, the reservation holds its place for longer than it need be.
    return { sent: () => void this.log.sent(id).catch(() => undefined) };
  }

  pause(milliseconds: number): void {
    // Where it fails, this process pauses alone.
    this.log.pause(milliseconds).catch(() => undefined);
  }
}
