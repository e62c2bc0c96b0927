import fc from 'fast-check';
import { RedisConnections } from '../../test/support/redis-connections.js';
import { type TestRedis, describeWithRedis, startRedis } from '../../test/support/redis-server.js';
import { type Clock } from './clock.js';
import { MemoryRateLimitStore, type RateLimitStore } from './rate-limit-store.js';
import { RedisRateLimitStore } from './redis-rate-limit-store.js';
import { type SlidingWindowOptions } from './sliding-window.js';

const WINDOW_MS = 60_000;

interface Hit {
  readonly client: string;
  readonly afterMs: number;
}

/** The rule in ten lines: a request passes unless `limit` requests that passed lie within the window. */
function reference({ limit, windowMs }: SlidingWindowOptions): (client: string, now: number) => object {
  const passed: { client: string; at: number }[] = [];
  return (client, now) => {
    const live = passed.filter((hit) => hit.client === client && now - hit.at < windowMs);
    const allowed = live.length < limit;
    if (allowed) passed.push({ client, at: now });
    const counted = live.length + (allowed ? 1 : 0);
    const resetMs = windowMs - (now - (live[0]?.at ?? now));
    return { allowed, limit, remaining: limit - counted, resetMs, retryAfterMs: allowed ? 0 : resetMs };
  };
}

/** Short steps fill the window; longer ones land on its edge or pass over it. */
const schedules = fc.record({
  limit: fc.integer({ min: 1, max: 8 }),
  hits: fc.array(
    fc.record({
      client: fc.constantFrom('192.0.2.1', '192.0.2.2', '2001:db8::/64'),
      afterMs: fc.oneof(
        { weight: 8, arbitrary: fc.integer({ min: 0, max: 9_000 }) },
        { weight: 2, arbitrary: fc.constantFrom(29_999, 30_000, 30_001) },
        { weight: 1, arbitrary: fc.constantFrom(59_999, 60_000, 60_001, 120_000, 400_000) },
      ),
    }),
    { minLength: 10, maxLength: 80 },
  ),
});

type Open = (window: SlidingWindowOptions, clock: Clock) => RateLimitStore;

async function agrees(open: Open, limit: number, hits: readonly Hit[]): Promise<void> {
  let now = 1_000_000;
  const window = { limit, windowMs: WINDOW_MS };
  const store = open(window, () => now);
  const expected = reference(window);
  for (const { client, afterMs } of hits) {
    now += afterMs;
    expect(await store.hit(client)).toEqual(expected(client, now));
  }
}

describe('the window in memory', () => {
  it('is that of the reference, over random schedules', async () => {
    await fc.assert(
      fc.asyncProperty(schedules, ({ limit, hits }) =>
        agrees((window, clock) => new MemoryRateLimitStore(window, clock), limit, hits),
      ),
      { numRuns: 200 },
    );
  });
});

describeWithRedis('the window in Redis', () => {
  let redis: TestRedis;
  const connections = new RedisConnections();
  const connect = (url = redis.url): ReturnType<RedisConnections['open']> => connections.open(url);

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(async () => {
    connections.close();
    await redis.close();
  });

  it('is that of the reference, over random schedules', async () => {
    const connection = await connect();
    await fc.assert(
      fc.asyncProperty(schedules, async ({ limit, hits }) => {
        await connection.run((client) => client.flushall());
        await agrees((window, clock) => new RedisRateLimitStore(connection, window, clock), limit, hits);
      }),
      { numRuns: 60 },
    );
  });

  it('is one for all instances, to the request', async () => {
    const window = { limit: 100, windowMs: WINDOW_MS };
    const stores = await Promise.all(
      [1, 2, 3, 4].map(async () => new RedisRateLimitStore(await connect(), window)),
    );
    const verdicts = await Promise.all(
      Array.from({ length: 400 }, async (_, n) => stores[n % stores.length]?.hit('198.51.100.7')),
    );
    expect(verdicts.filter((verdict) => verdict?.allowed)).toHaveLength(100);
    const remaining = verdicts.filter((verdict) => verdict?.allowed).map((verdict) => verdict?.remaining);
    expect(new Set(remaining).size).toBe(100);
  });

  it('moves with the clock of Redis, and counts no refusal', async () => {
    const store = new RedisRateLimitStore(await connect(), { limit: 2, windowMs: 300 });
    expect((await store.hit('c')).allowed).toBe(true);
    expect((await store.hit('c')).allowed).toBe(true);
    const refused = await store.hit('c');
    expect(refused.allowed).toBe(false);
    expect(refused.retryAfterMs).toBeGreaterThan(0);
    expect(refused.retryAfterMs).toBeLessThanOrEqual(300);
    for (let n = 0; n < 20; n += 1) await store.hit('c');
    await new Promise((resolve) => setTimeout(resolve, refused.retryAfterMs + 5));
    expect((await store.hit('c')).allowed).toBe(true);
  });

  it('leaves nothing behind of clients that are gone', async () => {
    const connection = await connect();
    const store = new RedisRateLimitStore(connection, { limit: 2, windowMs: 50 });
    await store.hit('gone');
    expect(await connection.run((client) => client.exists('deepcity:rate:{gone}'))).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(await connection.run((client) => client.exists('deepcity:rate:{gone}'))).toBe(0);
  });

  it('stands still while a clock steps back, and begins anew when that is too far', async () => {
    let now = 10_000_000;
    const store = new RedisRateLimitStore(await connect(), { limit: 1, windowMs: 1_000 }, () => now);
    await store.hit('back');
    now -= 500;
    expect(await store.hit('back')).toMatchObject({ allowed: false, resetMs: 1_000 });
    now -= 5_000;
    expect((await store.hit('back')).allowed).toBe(true);
  });

  it('answers at once with an error when there is no Redis', async () => {
    const connection = await connect('redis://127.0.0.1:1');
    const started = performance.now();
    const store = new RedisRateLimitStore(connection, { limit: 1, windowMs: 1_000 });
    await expect(store.hit('x')).rejects.toThrow();
    expect(performance.now() - started).toBeLessThan(100);
  });
});
