import { setImmediate as turnEnd } from 'node:timers/promises';
import { AcceptQueue } from './accept-queue.js';

describe('AcceptQueue', () => {
  it('tells of connections accepted turn after turn when the first was', async () => {
    const queue = new AcceptQueue();
    const since: number[] = [];
    for (const now of [10, 20, 30]) {
      since.push(queue.take(now));
      await turnEnd();
    }
    expect(since).toEqual([10, 10, 10]);
  });

  it('begins anew after a turn in which none was accepted', async () => {
    const queue = new AcceptQueue();
    queue.take(10);
    for (let turn = 0; turn < 3; turn += 1) await turnEnd();
    expect(queue.take(20)).toBe(20);
  });
});
