import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { asTheyCome, inOrder, withPulse } from './in-flight.js';

async function all<T>(source: AsyncGenerator<T>): Promise<T[]> {
  const results: T[] = [];
  for await (const result of source) results.push(result);
  return results;
}

describe('works in flight', () => {
  it.each([
    ['asTheyCome', asTheyCome],
    ['inOrder', inOrder],
  ] as const)('%s: each ends once, never more than the width at once', async (name, run) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 20 }),
        fc.integer({ min: 1, max: 6 }),
        async (durations, width) => {
          let begun = 0;
          let taken = 0;
          const results: number[] = [];
          const works = run(durations.length, width, async (index) => {
            begun += 1;
            expect(begun - taken).toBeLessThanOrEqual(width);
            await delay(durations[index] ?? 0);
            return index;
          });
          for await (const index of works) {
            taken += 1;
            results.push(index);
          }
          const expected = durations.map((_, index) => index);
          expect(name === 'inOrder' ? results : results.sort((a, b) => a - b)).toEqual(expected);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('asTheyCome lets nothing wait for what is slow', async () => {
    let finishFirst = (): void => undefined;
    const first = new Promise<void>((resolve) => (finishFirst = resolve));
    const works = asTheyCome(3, 2, async (index) => {
      if (index === 0) await first;
      return index;
    });
    expect((await works.next()).value).toBe(1);
    expect((await works.next()).value).toBe(2);
    finishFirst();
    expect((await works.next()).value).toBe(0);
    expect((await works.next()).done).toBe(true);
  });

  it('a reader that pauses stops them', async () => {
    let begun = 0;
    const works = asTheyCome(100, 4, (index) => {
      begun += 1;
      return Promise.resolve(index);
    });
    await works.next();
    await delay(5);
    expect(begun).toBe(4);
    await works.return(undefined);
  });

  it('a pulse fills the silence, and only that', async () => {
    let go = (): void => undefined;
    const gate = new Promise<void>((resolve) => (go = resolve));
    async function* source(): AsyncGenerator<string> {
      yield 'a';
      await gate;
      yield 'b';
    }
    const pulsed = withPulse(source(), 5, '.');
    expect((await pulsed.next()).value).toBe('a');
    expect((await pulsed.next()).value).toBe('.');
    expect((await pulsed.next()).value).toBe('.');
    go();
    expect((await all(pulsed)).filter((one) => one !== '.')).toEqual(['b']);
  });

  it('ends its source when it is ended', async () => {
    let ended = false;
    async function* source(): AsyncGenerator<number> {
      try {
        yield await Promise.resolve(1);
        yield 2;
      } finally {
        ended = true;
      }
    }
    for await (const one of withPulse(source(), 1_000, 0)) {
      expect(one).toBe(1);
      break;
    }
    expect(ended).toBe(true);
  });
});
