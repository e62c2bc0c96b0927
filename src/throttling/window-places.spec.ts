import { setMaxListeners } from 'node:events';
import fc from 'fast-check';
import { RedisConnections } from '../../test/support/redis-connections.js';
import { type TestRedis, describeWithRedis, startRedis } from '../../test/support/redis-server.js';
import { MemoryRateLimitStore, type RateLimitStore } from './rate-limit-store.js';
import { RedisRateLimitStore } from './redis-rate-limit-store.js';
import { type RateLimitVerdict, type SlidingWindowOptions } from './sliding-window.js';
import { WindowPlaces } from './window-places.js';

const CLIENT = '192.0.2.1';
const never = new AbortController().signal;
setMaxListeners(0, never);

/** Notes the hits that a store judges. */
class Noted implements RateLimitStore {
  readonly allowedAt: number[] = [];
  refusals = 0;
  private now = 0;
  private readonly store: MemoryRateLimitStore;

  constructor(window: SlidingWindowOptions) {
    this.store = new MemoryRateLimitStore(window, () => (this.now = performance.now()));
  }

  hit(key: string): RateLimitVerdict {
    const verdict = this.store.hit(key);
    if (verdict.allowed) this.allowedAt.push(this.now);
    else this.refusals += 1;
    return verdict;
  }
}

describe('WindowPlaces', () => {
  const places = (window: SlidingWindowOptions): { places: WindowPlaces; store: Noted } => {
    const store = new Noted(window);
    return { places: new WindowPlaces(store), store };
  };

  it('gives places at once while there is room, and the next when the oldest leaves', async () => {
    const { places: window, store } = places({ limit: 3, windowMs: 200 });
    await Promise.all(Array.from({ length: 7 }, () => window.take(CLIENT, never)));
    const [first = 0, , , fourth = 0, , , seventh = 0] = store.allowedAt;
    expect(fourth - first).toBeGreaterThanOrEqual(200);
    expect(seventh - fourth).toBeGreaterThanOrEqual(200);
    // One asks for all that wait: the others cost nothing.
    expect(store.refusals).toBeLessThanOrEqual(4);
  });

  it('never gives more than the limit in any window, whatever the bursts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 }),
        async (limit, bursts) => {
          const windowMs = 20;
          const { places: window, store } = places({ limit, windowMs });
          for (const burst of bursts) {
            await Promise.all(Array.from({ length: burst }, () => window.take(CLIENT, never)));
          }
          expect(store.allowedAt).toHaveLength(bursts.reduce((sum, burst) => sum + burst, 0));
          for (const [index, at] of store.allowedAt.entries()) {
            const before = store.allowedAt[index - limit];
            if (before !== undefined) expect(at - before).toBeGreaterThanOrEqual(windowMs);
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it('gives them in order of arrival', async () => {
    const { places: window } = places({ limit: 2, windowMs: 60 });
    const order: number[] = [];
    await Promise.all([1, 2, 3, 4, 5].map((n) => window.take(CLIENT, never).then(() => order.push(n))));
    expect(order).toEqual([1, 2, 3, 4, 5]);
  });

  it('lets no client wait for another', async () => {
    const { places: window } = places({ limit: 1, windowMs: 3_600_000 });
    await window.take(CLIENT, never);
    const ended = new AbortController();
    const waiting = window.take(CLIENT, ended.signal);
    await window.take('192.0.2.2', never);
    ended.abort();
    await expect(waiting).rejects.toThrow('aborted');
  });

  it('tells who gives up at once, takes nothing for it, and lets those behind pass', async () => {
    const { places: window, store } = places({ limit: 1, windowMs: 150 });
    await window.take(CLIENT, never);
    const [first, second] = [new AbortController(), new AbortController()];
    const head = window.take(CLIENT, first.signal);
    const middle = window.take(CLIENT, second.signal);
    const tail = window.take(CLIENT, never);
    second.abort();
    await expect(middle).rejects.toThrow('aborted');
    expect(store.allowedAt).toHaveLength(1);
    first.abort();
    await expect(head).rejects.toThrow('aborted');
    await tail;
    expect(store.allowedAt).toHaveLength(2);
    await expect(window.take(CLIENT, first.signal)).rejects.toThrow('aborted');
  });

  it('shares the window with requests', async () => {
    const memory = new MemoryRateLimitStore({ limit: 2, windowMs: 100 });
    const window = new WindowPlaces(memory);
    await window.take(CLIENT, never);
    expect(memory.hit(CLIENT)).toMatchObject({ allowed: true, remaining: 0 });
    expect(memory.hit(CLIENT).allowed).toBe(false);
    await window.take(CLIENT, never);
  });
});

describeWithRedis('WindowPlaces over Redis', () => {
  let redis: TestRedis;
  const connections = new RedisConnections();

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(async () => {
    connections.close();
    await redis.close();
  });

  it('are those of all instances together', async () => {
    const window = { limit: 4, windowMs: 250 };
    const [one, two] = await Promise.all(
      [1, 2].map(async () => new RedisRateLimitStore(await connections.open(redis.url), window)),
    );
    if (one === undefined || two === undefined) throw new Error('two stores were opened');
    const instances = [new WindowPlaces(one), new WindowPlaces(two)];
    const started = performance.now();
    await Promise.all(
      instances.flatMap((places) => Array.from({ length: 6 }, () => places.take(CLIENT, never))),
    );
    // Three windows full: the last of them cannot have begun before two had passed.
    expect(performance.now() - started).toBeGreaterThanOrEqual(500);
  });
});
