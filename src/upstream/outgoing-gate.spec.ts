import fc from 'fast-check';
import { jest } from '@jest/globals';
import { endless } from '../../test/support/endless-patience.js';
import { GATE_WINDOW_MS, LONGEST_PAUSE_MS, OutgoingGate } from './outgoing-gate.js';

describe('OutgoingGate', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const never = new AbortController().signal;

  it('never starts more calls in a window than allowed, nor holds more in flight', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.record({ at: fc.nat(3_000), lag: fc.nat(700), lasts: fc.nat(800) }), {
          minLength: 1,
          maxLength: 40,
        }),
        async (perSecond, concurrency, calls) => {
          const gate = new OutgoingGate({ perSecond, concurrency });
          const starts: number[] = [];
          let inFlight = 0;
          let mostInFlight = 0;
          const all = calls.map(async ({ at, lag, lasts }) => {
            await new Promise((resolve) => setTimeout(resolve, at));
            const { sent, leave } = await gate.enter(never, endless);
            inFlight += 1;
            mostInFlight = Math.max(mostInFlight, inFlight);
            // A busy process sends long after it was let go, and not in that order.
            await new Promise((resolve) => setTimeout(resolve, lag));
            starts.push(performance.now());
            sent();
            await new Promise((resolve) => setTimeout(resolve, lasts));
            inFlight -= 1;
            leave();
          });
          await jest.advanceTimersByTimeAsync(120_000);
          await Promise.all(all);
          expect(mostInFlight).toBeLessThanOrEqual(concurrency);
          starts.forEach((start, index) => {
            const later = starts[index + perSecond];
            if (later !== undefined) expect(later - start).toBeGreaterThanOrEqual(GATE_WINDOW_MS);
          });
        },
      ),
      { numRuns: 50 },
    );
  });

  it('admits in order of arrival and tells how long each waited', async () => {
    const gate = new OutgoingGate({ perSecond: 1, concurrency: 5 });
    const waits: number[] = [];
    const all = [1, 2, 3].map(async () => {
      const { sent, queuedMs } = await gate.enter(never, endless);
      waits.push(Math.round(queuedMs));
      sent();
    });
    await jest.advanceTimersByTimeAsync(5_000);
    await Promise.all(all);
    expect(waits).toEqual([0, GATE_WINDOW_MS, 2 * GATE_WINDOW_MS]);
  });

  it('holds the next back until the one let go is sent, and counts its window from there', async () => {
    const gate = new OutgoingGate({ perSecond: 1, concurrency: 5 });
    const first = await gate.enter(never, endless);
    let admittedAt: number | undefined;
    const second = gate.enter(never, endless).then(() => {
      admittedAt = performance.now();
    });
    await jest.advanceTimersByTimeAsync(5_000);
    expect(admittedAt).toBeUndefined();
    first.sent();
    const sentAt = performance.now();
    await jest.advanceTimersByTimeAsync(5_000);
    await second;
    expect(admittedAt).toBe(sentAt + GATE_WINDOW_MS);
  });

  it('counts a call that ended without ever being sent as sent', async () => {
    const gate = new OutgoingGate({ perSecond: 1, concurrency: 5 });
    (await gate.enter(never, endless)).leave();
    const second = gate.enter(never, endless);
    await jest.advanceTimersByTimeAsync(GATE_WINDOW_MS);
    await expect(second).resolves.toBeDefined();
  });

  it('frees the place of a call that gives up', async () => {
    const gate = new OutgoingGate({ perSecond: 100, concurrency: 1 });
    const { leave } = await gate.enter(never, endless);
    const controller = new AbortController();
    const impatient = gate.enter(controller.signal, endless);
    const patient = gate.enter(never, endless);
    controller.abort(new Error('too late'));
    await expect(impatient).rejects.toThrow('too late');
    expect(gate.waiting).toBe(1);
    leave();
    await expect(patient).resolves.toBeDefined();
  });

  it('pauses for as long as the host asked', async () => {
    const gate = new OutgoingGate({ perSecond: 10, concurrency: 10 });
    expect(gate.heldBackMs).toBe(0);
    gate.pause(5_000);
    expect(gate.heldBackMs).toBe(5_000);
    let admitted = false;
    void gate.enter(never, endless).then(() => {
      admitted = true;
    });
    await jest.advanceTimersByTimeAsync(4_990);
    expect([admitted, gate.heldBackMs]).toEqual([false, 10]);
    await jest.advanceTimersByTimeAsync(20);
    expect([admitted, gate.heldBackMs]).toEqual([true, 0]);
  });

  it('tells those that wait at once when the pause is longer than they can', async () => {
    const gate = new OutgoingGate({ perSecond: 10, concurrency: 1 });
    const { leave } = await gate.enter(never, endless);
    const within = (milliseconds: number): Promise<unknown> =>
      gate.enter(never, { remainingMs: () => milliseconds, tooLong: () => new Error('too long') });
    const [hasty, patient] = [within(4_000), within(6_000)];
    gate.pause(5_000);
    await expect(hasty).rejects.toThrow('too long');
    await expect(within(4_000)).rejects.toThrow('too long');
    expect(gate.waiting).toBe(1);
    leave();
    await jest.advanceTimersByTimeAsync(5_010);
    await expect(patient).resolves.toBeDefined();
  });

  it('does not pause for years', async () => {
    const gate = new OutgoingGate({ perSecond: 10, concurrency: 10 });
    gate.pause(Number.MAX_SAFE_INTEGER);
    expect(gate.heldBackMs).toBe(LONGEST_PAUSE_MS);
    const admitted = gate.enter(never, endless);
    await jest.advanceTimersByTimeAsync(LONGEST_PAUSE_MS + 10);
    await expect(admitted).resolves.toBeDefined();
  });
});
