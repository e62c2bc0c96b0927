import { Logger } from '@nestjs/common';
import type { CacheKey, CachedResponse, ResponseCache } from './response-cache.js';

/** One line per so many milliseconds, however many requests meet a store that fails. */
const REPORT_EVERY_MS = 60_000;

/**
 * A quick store before a lasting one: what is found in the lasting one is kept in the quick one.
 * Nobody waits for the lasting one to be written, and its failure (a full disk) is a miss and a line in the log.
 */
export class LayeredCache implements ResponseCache {
  private readonly logger = new Logger('Cache');
  private reportedAt = -Infinity;

  constructor(
    private readonly quick: ResponseCache,
    private readonly lasting: ResponseCache,
  ) {}

  async get(key: CacheKey): Promise<CachedResponse | undefined> {
    const near = await this.quick.get(key);
    // Another process may have renewed what is out of date here.
    if (near !== undefined && near.freshUntil > Date.now()) return near;
    const far = await this.fromLasting(key);
    if (far === undefined || (near !== undefined && near.fetchedAt >= far.fetchedAt)) return near ?? far;
    await this.quick.set(key, far);
    return far;
  }

  async set(key: CacheKey, response: CachedResponse): Promise<void> {
    await this.quick.set(key, response);
    this.lasting.set(key, response).catch((error: unknown) => this.report(error));
  }

  private async fromLasting(key: CacheKey): Promise<CachedResponse | undefined> {
    try {
      return await this.lasting.get(key);
    } catch (error) {
      this.report(error);
      return undefined;
    }
  }

  private report(error: unknown): void {
    const now = Date.now();
    if (now - this.reportedAt < REPORT_EVERY_MS) return;
    this.reportedAt = now;
    this.logger.error({ reason: String(error) }, 'the store of answers failed; memory goes on without it');
  }
}
