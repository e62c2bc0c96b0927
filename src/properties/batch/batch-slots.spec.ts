import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { BatchSlots } from './batch-slots.js';

const never = new AbortController().signal;

describe('BatchSlots', () => {
  it('never runs more at once than there are, and all in the end, also when some give up or fail', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.constantFrom('works', 'fails', 'gives up'), { maxLength: 20 }),
        async (batchConcurrency, works) => {
          const slots = new BatchSlots({ batchConcurrency });
          let running = 0;
          const ends = works.map(async (kind) => {
            const patience = new AbortController();
            const end = slots.run(kind === 'gives up' ? patience.signal : never, async () => {
              running += 1;
              expect(running).toBeLessThanOrEqual(batchConcurrency);
              await delay(1);
              running -= 1;
              if (kind === 'fails') throw new Error('failed');
            });
            patience.abort();
            return end;
          });
          const settled = await Promise.allSettled(ends);
          settled.forEach(({ status }, index) => {
            if (works[index] === 'works') expect(status).toBe('fulfilled');
            if (works[index] === 'fails') expect(status).toBe('rejected');
          });
          // All slots are back.
          let begun = 0;
          const again = Array.from({ length: batchConcurrency }, () =>
            slots.run(never, () => Promise.resolve((begun += 1))),
          );
          expect(begun).toBe(0);
          await Promise.all(again);
          expect(begun).toBe(batchConcurrency);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('takes turns in order of arrival', async () => {
    const slots = new BatchSlots({ batchConcurrency: 1 });
    const order: number[] = [];
    await Promise.all(
      [1, 2, 3, 4].map((n) =>
        slots.run(never, async () => {
          await delay(0);
          order.push(n);
        }),
      ),
    );
    expect(order).toEqual([1, 2, 3, 4]);
  });
});
