import { jest } from '@jest/globals';
import { type BreakerState, CircuitBreaker, FAILURES_TO_OPEN } from './circuit-breaker.js';
import { UpstreamError } from './upstream-error.js';

describe('CircuitBreaker', () => {
  let changes: BreakerState[];
  let breaker: CircuitBreaker;

  beforeEach(() => {
    jest.useFakeTimers();
    changes = [];
    breaker = new CircuitBreaker('wfs', (state) => changes.push(state));
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const failure = new UpstreamError('wfs', 'UPSTREAM_TIMEOUT', 'x');
  const fail = (error: Error = failure): Promise<unknown> =>
    breaker.run(() => Promise.reject(error)).catch((thrown: unknown) => thrown);
  const failTimes = async (times: number, error?: Error): Promise<void> => {
    for (let count = 0; count < times; count++) await fail(error);
  };
  const succeed = (): Promise<string> => breaker.run(() => Promise.resolve('answer'));

  it('leaves an upstream alone after enough failures in a row, without calling it', async () => {
    await failTimes(FAILURES_TO_OPEN);
    expect(changes).toEqual(['open']);
    const call = jest.fn(() => Promise.resolve('answer'));
    await expect(breaker.run(call)).rejects.toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      ours: 'circuit-open',
      retryable: true,
    });
    expect(call).not.toHaveBeenCalled();
  });

  it('is not opened by failures with successes between', async () => {
    for (let round = 0; round < 5; round++) {
      await failTimes(FAILURES_TO_OPEN - 1);
      await succeed();
    }
    expect(breaker.state).toBe('closed');
  });

  it.each([
    new UpstreamError('wfs', 'UPSTREAM_BAD_RESPONSE', 'x', { status: 400 }),
    new UpstreamError('wfs', 'UPSTREAM_RATE_LIMITED', 'x', { status: 429 }),
    new UpstreamError('wfs', 'UPSTREAM_TIMEOUT', 'x', { ours: 'abandoned' }),
    new UpstreamError('wfs', 'UPSTREAM_BUDGET_EXHAUSTED', 'x', { ours: 'queue-too-long' }),
  ])('is not opened by what says nothing of its health: %#', async (error) => {
    await failTimes(3 * FAILURES_TO_OPEN, error);
    expect(breaker.state).toBe('closed');
  });

  it('probes after a rest, and closes when the probe succeeds', async () => {
    await failTimes(FAILURES_TO_OPEN);
    jest.advanceTimersByTime(60_000);
    await expect(succeed()).resolves.toBe('answer');
    expect(changes).toEqual(['open', 'half-open', 'closed']);
  });

  it('rests again when the probe fails', async () => {
    await failTimes(FAILURES_TO_OPEN);
    jest.advanceTimersByTime(60_000);
    await fail();
    expect(breaker.state).toBe('open');
    await expect(succeed()).rejects.toMatchObject({ ours: 'circuit-open' });
  });

  it('rests on when the probe was not waited for: nobody knows how it would have ended', async () => {
    await failTimes(FAILURES_TO_OPEN);
    jest.advanceTimersByTime(60_000);
    await fail(new UpstreamError('wfs', 'UPSTREAM_TIMEOUT', 'x', { ours: 'abandoned' }));
    expect(breaker.state).toBe('open');
    jest.advanceTimersByTime(120_000);
    await succeed();
    expect(breaker.state).toBe('closed');
  });

  describe('of an upstream that shuts addresses out', () => {
    const unreached = new UpstreamError('sirene', 'UPSTREAM_TIMEOUT', 'x', { unreached: true });

    beforeEach(() => {
      breaker = new CircuitBreaker('sirene', (state) => changes.push(state), { failures: 3, restMs: 60_000 });
    });

    it('opens after fewer failures to connect, for longer', async () => {
      await failTimes(3, unreached);
      expect(breaker.state).toBe('open');
      jest.advanceTimersByTime(59_000);
      await expect(succeed()).rejects.toMatchObject({ ours: 'circuit-open' });
      jest.advanceTimersByTime(61_000);
      await succeed();
      expect(changes).toEqual(['open', 'half-open', 'closed']);
    });

    it('opens after failures of other kinds as others do', async () => {
      await failTimes(FAILURES_TO_OPEN - 1);
      expect(breaker.state).toBe('closed');
      await fail();
      expect(breaker.state).toBe('open');
    });
  });
});
