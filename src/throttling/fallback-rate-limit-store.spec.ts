import { Logger } from '@nestjs/common';
import { jest } from '@jest/globals';
import { FallbackRateLimitStore, STORE_PATIENCE_MS, STORE_RETRY_MS } from './fallback-rate-limit-store.js';
import { MemoryRateLimitStore, type RateLimitStore } from './rate-limit-store.js';
import { type RateLimitVerdict } from './sliding-window.js';

const WINDOW = { limit: 3, windowMs: 60_000 };

class FlakyStore implements RateLimitStore {
  calls = 0;
  failWith: (() => Promise<RateLimitVerdict>) | undefined;

  constructor(private readonly inner: RateLimitStore) {}

  hit(key: string): RateLimitVerdict | Promise<RateLimitVerdict> {
    this.calls += 1;
    return this.failWith?.() ?? this.inner.hit(key);
  }
}

describe('FallbackRateLimitStore', () => {
  let now = 0;
  const clock = (): number => now;
  let primary: FlakyStore;
  let store: FallbackRateLimitStore;
  const error = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
  const log = jest.spyOn(Logger.prototype, 'log').mockImplementation(() => undefined);

  beforeEach(() => {
    now = 0;
    error.mockClear();
    log.mockClear();
    primary = new FlakyStore(new MemoryRateLimitStore(WINDOW, clock));
    store = new FallbackRateLimitStore(primary, new MemoryRateLimitStore(WINDOW, clock), clock);
  });

  afterAll(() => jest.restoreAllMocks());

  it('counts in the primary store while that answers', async () => {
    await store.hit('a');
    expect((await store.hit('a')).remaining).toBe(1);
    expect(primary.calls).toBe(2);
    expect(error).not.toHaveBeenCalled();
  });

  it('limits in memory while the primary fails, and says so once', async () => {
    primary.failWith = () => Promise.reject(new Error('connection refused'));
    const allowed = [];
    for (let hit = 0; hit < 5; hit += 1) allowed.push((await store.hit('a')).allowed);
    expect(allowed).toEqual([true, true, true, false, false]);
    expect(primary.calls).toBe(1);
    expect(error).toHaveBeenCalledTimes(1);
    expect(error.mock.calls[0]?.[0]).toContain('connection refused');
  });

  it('survives a primary that throws at once', async () => {
    primary.failWith = () => {
      throw new Error('not connected');
    };
    expect((await store.hit('a')).allowed).toBe(true);
  });

  it('does not wait for a primary that hangs', async () => {
    primary.failWith = () => new Promise(() => undefined);
    const started = performance.now();
    expect((await store.hit('a')).allowed).toBe(true);
    expect(performance.now() - started).toBeLessThan(STORE_PATIENCE_MS * 4);
    expect((await store.hit('a')).remaining).toBe(1);
    expect(primary.calls).toBe(1);
  });

  it('tries a lost primary with one request at a time, and returns to it', async () => {
    primary.failWith = () => Promise.reject(new Error('down'));
    await store.hit('a');
    now = STORE_RETRY_MS - 1;
    await store.hit('a');
    expect(primary.calls).toBe(1);

    now = STORE_RETRY_MS;
    await Promise.all([store.hit('b'), store.hit('c'), store.hit('d')]);
    expect(primary.calls).toBe(2);
    expect(error).toHaveBeenCalledTimes(1);

    now = 2 * STORE_RETRY_MS;
    primary.failWith = undefined;
    expect((await store.hit('a')).remaining).toBe(2);
    expect((await store.hit('a')).remaining).toBe(1);
    expect(log).toHaveBeenCalledTimes(1);
  });
});
