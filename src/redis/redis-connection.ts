import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import { inTime } from './in-time.js';
import { LONGEST_RETRY_MS } from './longest-retry.js';

/** A command slower than this has failed: Redis makes things better or stays out of the way. */
const COMMAND_PATIENCE_MS = 250;
/** A connection on which nothing comes back for so long is given up and made anew. */
const SILENCE_MS = 2_000;
const CONNECT_TIMEOUT_MS = 1_000;
/** For the other side to close; then the socket is destroyed. */
const FAREWELL_MS = 200;
const FIRST_RETRY_MS = 50;
/** What is told to operators of an error. */
const REASON_LENGTH = 200;

/**
 * The one connection of this process to Redis. It comes back by itself, for as long as it takes; meanwhile commands fail
 * at once. Its loss is one line in the log, and so is its return; nothing waits for it, at start neither.
 */
export class RedisConnection implements OnApplicationShutdown {
  private readonly logger = new Logger('Redis');
  private readonly client: Redis;
  private readySinceMs: number | undefined;
  private toldLost = false;
  private closing = false;
  private lastError = 'connection closed';

  /** @param url redis:// or rediss:// */
  constructor(
    url: string,
    private readonly patienceMs = COMMAND_PATIENCE_MS,
  ) {
    this.client = new Redis(url, {
      lazyConnect: true,
      enableOfflineQueue: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: 0,
      connectTimeout: CONNECT_TIMEOUT_MS,
      disconnectTimeout: FAREWELL_MS,
      socketTimeout: Math.max(SILENCE_MS, patienceMs),
      retryStrategy: (times) => Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(times, 10)),
    });
    this.client.on('ready', () => this.found());
    this.client.on('close', () => this.lost());
    this.client.on('error', (error: Error) => {
      this.lastError = error.message === '' ? String((error as { code?: string }).code) : error.message;
    });
  }

  /** Milliseconds for which it has been usable without a break; undefined while it is not. */
  get readyForMs(): number | undefined {
    return this.readySinceMs === undefined ? undefined : performance.now() - this.readySinceMs;
  }

  /** Waits for one try to connect, so that the first request finds Redis where there is one. Never throws. */
  async open(): Promise<void> {
    await inTime(this.client.connect(), CONNECT_TIMEOUT_MS).catch(() => undefined);
  }

  /**
   * Runs commands.
   * @throws Error at once while the connection is lost, and when the answer takes longer than the patience
   */
  run<T>(commands: (client: Redis) => Promise<T>): Promise<T> {
    return inTime(commands(this.client), this.patienceMs);
  }

  onApplicationShutdown(): void {
    this.closing = true;
    this.readySinceMs = undefined;
    this.client.disconnect();
  }

  private found(): void {
    this.readySinceMs = performance.now();
    if (this.toldLost) this.logger.log('Redis answers again');
    this.toldLost = false;
  }

  private lost(): void {
    this.readySinceMs = undefined;
    if (this.closing || this.toldLost) return;
    this.toldLost = true;
    const reason = this.lastError.slice(0, REASON_LENGTH);
    this.logger.error({ reason }, 'Redis is lost; this process goes on alone until it is back');
  }
}
