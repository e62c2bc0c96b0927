import { LONGEST_RETRY_MS, type RedisConnection } from '../redis/redis-connection.js';
import { SlidingLog } from '../redis/sliding-log.js';
import type { SharedStarts } from './shared-starts.js';

/** By then every process has found Redis again (a pause between tries, a try), and its last start of its own is past. */
const SETTLED_MS = LONGEST_RETRY_MS + 2_000;

/** Counts starts in Redis, by the same script and clock as the rate limit: exact over all processes that share it. */
export class RedisStarts implements SharedStarts {
  private readonly log: SlidingLog;

  /**
   * @param name of the budget
   * @param perWindow starts allowed in any window, of all processes together
   */
  constructor(
    private readonly redis: RedisConnection,
    private readonly name: string,
    private readonly perWindow: number,
    private readonly windowMs: number,
  ) {
    this.log = new SlidingLog(redis, 'deepcity:starts');
  }

  get available(): boolean {
    return this.redis.readyForMs !== undefined;
  }

  get settled(): boolean {
    return (this.redis.readyForMs ?? 0) >= SETTLED_MS;
  }

  async take(): Promise<number | undefined> {
    try {
      const { allowed, resetMs } = await this.log.hit(this.name, {
        limit: this.perWindow,
        windowMs: this.windowMs,
      });
      return allowed ? 0 : Math.max(1, Math.ceil(resetMs));
    } catch {
      return undefined;
    }
  }

  pause(milliseconds: number): void {
    // Where it fails, this process pauses alone.
    this.log.pause(this.name, milliseconds).catch(() => undefined);
  }
}
