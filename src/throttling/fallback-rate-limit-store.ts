import { Logger } from '@nestjs/common';
import { inTime } from '../redis/in-time.js';
import { type Clock, monotonicClock } from './clock.js';
import { type RateLimitStore } from './rate-limit-store.js';
import { type RateLimitVerdict } from './sliding-window.js';

/** A store slower than this is as good as lost: no client should wait for it. */
export const STORE_PATIENCE_MS = 250;

/** How long a lost store is left alone before one request tries it again. */
export const STORE_RETRY_MS = 1_000;

/**
 * Counts in `primary`, and in `fallback` while that fails or hangs: a lost store refuses nobody and breaks no answer.
 * The fallback starts without the counts of the primary, so a client may get up to one more limit when it takes over.
 */
export class FallbackRateLimitStore implements RateLimitStore {
  private readonly logger = new Logger(FallbackRateLimitStore.name);
  private lost = false;
  private retryAt = -Infinity;

  constructor(
    private readonly primary: RateLimitStore,
    private readonly fallback: RateLimitStore,
    private readonly clock: Clock = monotonicClock,
  ) {}

  async hit(key: string): Promise<RateLimitVerdict> {
    if (this.lost) {
      if (this.clock() < this.retryAt) return this.fallback.hit(key);
      // Only this request tries; those behind it do not wait for the outcome.
      this.retryAt = this.clock() + STORE_RETRY_MS;
    }
    try {
      const verdict = await inTime(this.primary.hit(key), STORE_PATIENCE_MS);
      this.noteFound();
      return verdict;
    } catch (error) {
      this.noteLost(error);
      return this.fallback.hit(key);
    }
  }

  private noteFound(): void {
    if (!this.lost) return;
    this.lost = false;
    this.logger.log('The rate-limit store answers again');
  }

  private noteLost(error: unknown): void {
    this.retryAt = this.clock() + STORE_RETRY_MS;
    if (this.lost) return;
    this.lost = true;
    const reason = error instanceof Error ? error.message : String(error);
    this.logger.error(`The rate-limit store is lost, counting in memory instead: ${reason}`);
  }
}
