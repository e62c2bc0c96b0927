import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { CallContext } from './call-context.js';
import { releaseSignal, signalUntil } from './signal-until.js';

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('signalUntil', () => {
  it('aborts at its moment', async () => {
    const signal = signalUntil(Date.now() + 30);
    expect(signal.aborted).toBe(false);
    await sleep(80);
    expect(signal.reason).toMatchObject({ name: 'TimeoutError' });
  });

  it('aborts at once when the moment has passed', async () => {
    const signal = signalUntil(Date.now() - 1_000);
    await sleep(10);
    expect(signal.aborted).toBe(true);
  });

  it('follows its parent, with the parent’s reason', () => {
    const parent = new AbortController();
    const signal = signalUntil(Date.now() + 60_000, parent.signal);
    parent.abort(new Error('going away'));
    expect(signal.reason).toMatchObject({ message: 'going away' });
    expect(signalUntil(Date.now() + 60_000, parent.signal).aborted).toBe(true);
  });

  it('does not come when it is released, neither of its moment nor of its parent', async () => {
    const parent = new AbortController();
    const released = signalUntil(Date.now() + 30, parent.signal);
    const context = new CallContext('test', Date.now() + 30, parent.signal);
    const part = context.endingAt(Date.now() + 20);
    releaseSignal(released);
    context.end();
    await sleep(80);
    parent.abort();
    expect([released, context.signal, part.signal].map(({ aborted }) => aborted)).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('comes even when memory is cleaned up meanwhile, under a parent too', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const contexts = Array.from({ length: 200 }, () => {
      const whole = new CallContext('test', Date.now() + 150, new AbortController().signal);
      return whole.endingAt(whole.deadlineAt - 50);
    });
    await sleep(10);
    collectGarbage();
    await sleep(10);
    collectGarbage();
    await sleep(250);
    expect(contexts.filter(({ signal }) => !signal.aborted)).toHaveLength(0);
  });
});
