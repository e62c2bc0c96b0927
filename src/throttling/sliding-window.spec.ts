import fc from 'fast-check';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { DEFAULT_MAX_CLIENTS, SlidingWindowLog, type RateLimitVerdict } from './sliding-window.js';

const MINUTE = 60_000;

/** The rule in its plainest form: filter an array. */
class Reference {
  private readonly hits = new Map<string, number[]>();

  constructor(
    private readonly limit: number,
    private readonly windowMs: number,
  ) {}

  hit(key: string, now: number): RateLimitVerdict {
    const live = (this.hits.get(key) ?? []).filter((time) => now - time < this.windowMs);
    const allowed = live.length < this.limit;
    if (allowed) live.push(now);
    this.hits.set(key, live);
    const resetMs = this.windowMs - (now - Math.min(...live));
    const remaining = this.limit - live.length;
    return { allowed, limit: this.limit, remaining, resetMs, retryAfterMs: allowed ? 0 : resetMs };
  }
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

describe('SlidingWindowLog', () => {
  it('allows 100 in 60 s and rejects the 101st until the first leaves the window', () => {
    const log = new SlidingWindowLog({ limit: 100, windowMs: MINUTE });
    for (let second = 0; second < 50; second += 0.5) {
      const verdict = log.hit('a', second * 1_000);
      expect(verdict).toMatchObject({ allowed: true, remaining: 99 - second * 2, retryAfterMs: 0 });
      expect(verdict.resetMs).toBe(MINUTE - second * 1_000);
    }
    expect(log.hit('a', 50_000)).toEqual({
      allowed: false,
      limit: 100,
      remaining: 0,
      resetMs: 10_000,
      retryAfterMs: 10_000,
    });
    expect(log.hit('a', MINUTE - 0.001).allowed).toBe(false);
    expect(log.hit('a', MINUTE)).toMatchObject({ allowed: true, remaining: 0, resetMs: 500 });
    expect(log.hit('a', MINUTE).allowed).toBe(false);
    expect(log.hit('a', MINUTE + 500).allowed).toBe(true);
  });

  it('does not count rejected requests', () => {
    const log = new SlidingWindowLog({ limit: 2, windowMs: 1_000 });
    log.hit('a', 0);
    log.hit('a', 0);
    for (let now = 1; now < 1_000; now += 1) expect(log.hit('a', now).allowed).toBe(false);
    expect(log.hit('a', 1_000)).toMatchObject({ allowed: true, remaining: 1 });
  });

  it('allows no burst of twice the limit around any boundary', () => {
    const log = new SlidingWindowLog({ limit: 100, windowMs: MINUTE });
    const burst = (now: number): number =>
      Array.from({ length: 200 }, () => log.hit('a', now).allowed).filter(Boolean).length;
    expect(burst(59_999)).toBe(100);
    expect(burst(60_001)).toBe(0);
    expect(burst(119_998)).toBe(0);
    expect(burst(119_999)).toBe(100);
  });

  it('keeps clients apart', () => {
    const log = new SlidingWindowLog({ limit: 1, windowMs: 1_000 });
    expect(log.hit('a', 0).allowed).toBe(true);
    expect(log.hit('b', 0).allowed).toBe(true);
    expect(log.hit('a', 0).allowed).toBe(false);
  });

  it('takes a clock that steps back as standing still', () => {
    const log = new SlidingWindowLog({ limit: 1, windowMs: 1_000 });
    log.hit('a', 5_000);
    expect(log.hit('a', 100)).toMatchObject({ allowed: false, resetMs: 1_000 });
    expect(log.hit('a', 6_000).allowed).toBe(true);
  });

  it('refuses a limit or a window that cannot be meant', () => {
    expect(() => new SlidingWindowLog({ limit: 0, windowMs: 1 })).toThrow(RangeError);
    expect(() => new SlidingWindowLog({ limit: 1.5, windowMs: 1 })).toThrow(RangeError);
    expect(() => new SlidingWindowLog({ limit: 1, windowMs: 0 })).toThrow(RangeError);
    expect(() => new SlidingWindowLog({ limit: 1, windowMs: NaN })).toThrow(RangeError);
    expect(() => new SlidingWindowLog({ limit: 1, windowMs: 1, maxClients: 0 })).toThrow(RangeError);
  });

  it('judges every schedule as the plain rule does', () => {
    // Short steps fill the window; longer ones land on its edge or pass over it.
    const step = fc.oneof(
      { weight: 12, arbitrary: fc.integer({ min: 0, max: 12 }) },
      { weight: 2, arbitrary: fc.constantFrom(25, 49, 50, 51) },
      { weight: 1, arbitrary: fc.constantFrom(99, 100, 101, 199, 200, 201, 400) },
    );
    const schedule = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), step), {
      minLength: 50,
      maxLength: 300,
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), schedule, (limit, hits) => {
        const log = new SlidingWindowLog({ limit, windowMs: 100 });
        const reference = new Reference(limit, 100);
        let now = 0;
        for (const [key, elapsed] of hits) {
          now += elapsed;
          expect(log.hit(key, now)).toEqual(reference.hit(key, now));
          expect(log.size).toBeLessThanOrEqual(3);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('drops the clients of past windows', () => {
    const log = new SlidingWindowLog({ limit: 10, windowMs: 1_000 });
    for (let client = 0; client < 5_000; client += 1) {
      log.hit(`c${client}`, client);
      log.hit(`c${client}`, client);
    }
    expect(log.size).toBeLessThanOrEqual(2_000);
    log.hit('later', 1e6);
    expect(log.size).toBe(1);
  });

  describe('at its cap on clients', () => {
    it('never exceeds it and refuses nobody for it', () => {
      const log = new SlidingWindowLog({ limit: 5, windowMs: MINUTE, maxClients: 100 });
      for (let client = 0; client < 10_000; client += 1) {
        expect(log.hit(`c${client}`, client).allowed).toBe(true);
        expect(log.size).toBeLessThanOrEqual(100);
      }
    });

    it('keeps the counts of clients seen twice or more, however many newcomers there are', () => {
      const log = new SlidingWindowLog({ limit: 5, windowMs: MINUTE, maxClients: 100 });
      for (let hit = 0; hit < 5; hit += 1) log.hit('abuser', 0);
      log.hit('twice', 0);
      log.hit('twice', 0);
      for (let client = 0; client < 10_000; client += 1) log.hit(`c${client}`, 1);
      expect(log.hit('abuser', 2).allowed).toBe(false);
      expect(log.hit('twice', 2).remaining).toBe(2);
    });

    it('forgets those only when there is nobody else to forget', () => {
      const log = new SlidingWindowLog({ limit: 5, windowMs: MINUTE, maxClients: 100 });
      for (let client = 0; client < 100; client += 1) {
        log.hit(`c${client}`, 0);
        log.hit(`c${client}`, 0);
      }
      expect(log.hit('c7', 0).remaining).toBe(2);
      log.hit('newcomer', 0);
      expect(log.size).toBe(1);
    });
  });

  it('holds a million clients in little memory, and lets go of them', () => {
    const clients = 1_000_000;
    collectGarbage();
    const before = process.memoryUsage().heapUsed;
    const log = new SlidingWindowLog({ limit: 100, windowMs: MINUTE, maxClients: clients });
    const address = (n: number): string => `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`;
    for (let n = 0; n < clients; n += 1) log.hit(address(n), 1_000 + n / 1_000);
    collectGarbage();
    expect(log.size).toBe(clients);
    const bytesPerClient = (process.memoryUsage().heapUsed - before) / clients;
    expect(bytesPerClient).toBeLessThan(160);

    for (let n = 0; n < DEFAULT_MAX_CLIENTS; n += 1) log.hit(`more ${n}`, 3_000);
    expect(log.size).toBeLessThanOrEqual(clients);
    log.hit('later', 10 * MINUTE);
    collectGarbage();
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(10_000_000);
  });
});
