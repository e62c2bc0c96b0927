import { MemoryRateLimitStore } from './rate-limit-store.js';
import { ThrottlingStorage } from './throttling-storage.js';

describe('ThrottlingStorage', () => {
  it('tells hits and whole seconds, rounded up', async () => {
    let now = 0;
    const storage = new ThrottlingStorage(
      new MemoryRateLimitStore({ limit: 2, windowMs: 60_000 }, () => now),
    );
    expect(await storage.increment('a')).toEqual({
      totalHits: 1,
      timeToExpire: 60,
      isBlocked: false,
      timeToBlockExpire: 0,
    });
    now = 30_500;
    expect(await storage.increment('a')).toMatchObject({ totalHits: 2, timeToExpire: 30, isBlocked: false });
    now = 59_999;
    expect(await storage.increment('a')).toEqual({
      totalHits: 2,
      timeToExpire: 1,
      isBlocked: true,
      timeToBlockExpire: 1,
    });
    now = 60_000;
    expect(await storage.increment('a')).toMatchObject({ totalHits: 2, timeToExpire: 31, isBlocked: false });
  });
});
