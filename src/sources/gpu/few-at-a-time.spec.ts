import { setImmediate as tick } from 'node:timers/promises';
import { fewAtATime } from './few-at-a-time.js';

describe('fewAtATime', () => {
  it('runs in order, never more than so many at a time', async () => {
    const run = fewAtATime(3);
    const started: number[] = [];
    let running = 0;
    let most = 0;
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        run(async () => {
          started.push(index);
          most = Math.max(most, ++running);
          await tick();
          running -= 1;
          return index;
        }),
      ),
    );
    expect(started).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(results).toEqual(started);
    expect(most).toBe(3);
  });

  it('goes on after a failure', async () => {
    const run = fewAtATime(1);
    const [failed, done] = await Promise.allSettled([
      run(() => Promise.reject(new Error('no'))),
      run(() => Promise.resolve(1)),
    ]);
    expect(failed.status).toBe('rejected');
    expect(done).toEqual({ status: 'fulfilled', value: 1 });
  });
});
