import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { SlidingWindowLog } from '../throttling/sliding-window.js';
import { Pace } from './pace.js';

const never = new AbortController().signal;

describe('the pace of requests', () => {
  it('is never refused by a sliding window, whatever the order of answers', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 20, maxLength: 20 }),
        async (limit, workers, latencies) => {
          const server = new SlidingWindowLog({ limit, windowMs: 30 });
          const pace = new Pace();
          let refused = 0;
          const left = latencies.values();
          const work = async (): Promise<void> => {
            for (const latency of left) {
              const ticket = await pace.begin(never);
              await delay(latency);
              const { allowed, remaining, resetMs } = server.hit('client', performance.now());
              if (!allowed) refused += 1;
              await delay(4 - latency);
              pace.end(ticket, { remaining, resetMs });
            }
          };
          await Promise.all(Array.from({ length: workers }, work));
          expect(refused).toBe(0);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('sends one ahead, and is free where the server has no limit', async () => {
    const pace = new Pace();
    const first = await pace.begin(never);
    let begun = 0;
    const others = [1, 2, 3].map(() => pace.begin(never).then(() => (begun += 1)));
    await delay(5);
    expect(begun).toBe(0);
    pace.end(first, null);
    await Promise.all(others);
    expect(begun).toBe(3);
  });

  it('learns nothing from a request that was lost, once', async () => {
    const pace = new Pace();
    const first = await pace.begin(never);
    pace.lost(first);
    pace.lost(first);
    const second = await pace.begin(never);
    pace.end(second, { remaining: 1, resetMs: 60_000 });
    pace.lost(second);
    await pace.begin(never);
  });

  it('rests until the reset when nothing is left, or when told to', async () => {
    let now = 0;
    const pace = new Pace(() => now);
    pace.end(await pace.begin(never), { remaining: 0, resetMs: 20 });
    const started = performance.now();
    const next = pace.begin(never);
    now = 20;
    pace.end(await next, null);
    expect(performance.now() - started).toBeGreaterThanOrEqual(18);
    pace.pause(1_000_000);
    const end = new AbortController();
    const waiting = pace.begin(end.signal);
    end.abort();
    await expect(waiting).rejects.toThrow('aborted');
  });
});
