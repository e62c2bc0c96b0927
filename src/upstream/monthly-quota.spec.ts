import fc from 'fast-check';
import {
  type QuotaHead,
  type QuotaTerms,
  type QuotaWindow,
  leftToday,
  refusalOf,
  windowAfter,
  windowAt,
} from './monthly-quota.js';

const DAY = 86_400_000;
const DAYS = 30;
const T0 = 1_800_000_000_000;

const TERMS: QuotaTerms = {
  limit: 10_000,
  periodMs: DAYS * DAY,
  reserve: 0.05,
  paced: true,
  clientShare: 0.25,
};
const KEYED: QuotaTerms = { ...TERMS, limit: undefined, paced: false };

const spent = (window: QuotaWindow | undefined, at: number, client?: string, terms = TERMS): QuotaWindow =>
  windowAfter(window, terms, { kind: 'spent', client, at }) as QuotaWindow;
const told = (
  window: QuotaWindow | undefined,
  at: number,
  head: Partial<QuotaHead>,
  terms = TERMS,
): QuotaWindow =>
  windowAfter(window, terms, {
    kind: 'told',
    head: { limit: undefined, remaining: 0, resetAt: undefined, ...head },
    at,
  }) as QuotaWindow;
const refusal = (
  window: QuotaWindow | undefined,
  at: number,
  { client, purpose = 'cold' }: { client?: string; purpose?: 'cold' | 'renewal' } = {},
  terms = TERMS,
): string | undefined => refusalOf(window, terms, { client, purpose }, at);

/** Spends all that is allowed, at one moment. */
function exhaust(
  start: QuotaWindow | undefined,
  at: number,
  terms = TERMS,
  client?: string,
): { window: QuotaWindow | undefined; calls: number } {
  let window = start;
  let calls = 0;
  while (refusalOf(window, terms, { client, purpose: 'cold' }, at) === undefined) {
    window = spent(window, at, client, terms);
    calls += 1;
  }
  return { window, calls };
}

describe('a monthly quota', () => {
  const terms = fc.record({
    limit: fc.integer({ min: 1, max: 2_000 }),
    clientShare: fc.double({ min: 0.01, max: 1, noNaN: true }),
  });
  const attempt = fc.record({
    after: fc.integer({ min: 0, max: 3 * DAY }),
    burst: fc.integer({ min: 1, max: 200 }),
    client: fc.constantFrom(undefined, 'a', 'b', '__proto__'),
    purpose: fc.constantFrom('cold', 'renewal'),
  });

  it('never allows more than its limit, nor more by any day than the days until then were worth', () => {
    fc.assert(
      fc.property(terms, fc.array(attempt, { maxLength: 60 }), (some, attempts) => {
        const all = { ...TERMS, ...some };
        let window: QuotaWindow | undefined;
        let at = T0;
        let first: number | undefined;
        let calls = 0;
        for (const { after, burst, client, purpose } of attempts) {
          at += after;
          if (first !== undefined && at >= first + all.periodMs) break;
          for (let call = 0; call < burst; call++) {
            if (refusalOf(window, all, { client, purpose }, at) !== undefined) break;
            window = spent(window, at, client, all);
            first ??= at;
            calls += 1;
          }
          const days = Math.floor((at - (first ?? at)) / DAY) + 1;
          expect(calls).toBeLessThanOrEqual(Math.ceil((all.limit * days) / DAYS + 1e-6));
          expect((window?.remaining ?? all.limit) + calls).toBe(all.limit);
        }
      }),
    );
  });

  it('gives the whole of itself to those who ask every day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_000 }), (limit) => {
        let window: QuotaWindow | undefined;
        let calls = 0;
        for (let day = 0; day < DAYS; day++) {
          const today = exhaust(window, T0 + day * DAY, { ...TERMS, limit });
          window = today.window;
          calls += today.calls;
        }
        expect(calls).toBe(limit);
      }),
      { numRuns: 30 },
    );
  });

  it('lets a quiet week be spent later, and not twice', () => {
    const open = spent(undefined, T0);
    expect(leftToday(open, TERMS)).toBe(333);
    const later = exhaust(open, T0 + 7 * DAY);
    expect(later.calls).toBe(Math.ceil((8 * 10_000) / DAYS) - 1);
    const next = exhaust(later.window, T0 + 8 * DAY);
    expect(next.calls).toBeGreaterThanOrEqual(333);
    expect(next.calls).toBeLessThanOrEqual(334);
  });

  it('begins anew one month after its first call', () => {
    const { window } = exhaust(told(spent(undefined, T0), T0, { remaining: 0 }), T0);
    expect(refusal(window, T0 + DAYS * DAY - 1)).toBe('used-up');
    expect(refusal(window, T0 + DAYS * DAY)).toBeUndefined();
    expect(spent(window, T0 + 40 * DAY)).toMatchObject({
      remaining: 9_999,
      countedSince: T0 + 40 * DAY,
      resetAt: T0 + 70 * DAY,
    });
  });

  it('keeps its last part for what was never asked', () => {
    const late = T0 + 29 * DAY;
    const at = (remaining: number): QuotaWindow => told(spent(undefined, T0), late, { remaining });
    expect(refusal(at(501), late, { purpose: 'renewal' })).toBeUndefined();
    expect(refusal(at(500), late, { purpose: 'renewal' })).toBe('kept-for-cold');
    expect(refusal(at(500), late)).toBeUndefined();
    expect(refusal(at(1), late)).toBeUndefined();
    expect(refusal(at(0), late)).toBe('used-up');
  });

  it('gives one client its part of a day, and the others theirs', () => {
    const one = exhaust(undefined, T0, TERMS, 'a');
    expect(one.calls).toBe(83);
    expect(refusal(one.window, T0, { client: 'a' })).toBe('share-of-client-used-up');
    expect(refusal(one.window, T0, { client: 'b' })).toBeUndefined();
    expect(refusal(one.window, T0)).toBeUndefined();
    const others = ['b', 'c', 'd'].reduce((before, client) => exhaust(before.window, T0, TERMS, client), one);
    expect(refusal(others.window, T0, { client: 'e' })).toBeUndefined();
    expect(refusal(one.window, T0 + DAY, { client: 'a' })).toBeUndefined();
  });

  it('takes a refunded call back', () => {
    const open = spent(undefined, T0, 'a');
    const twice = spent(open, T0, 'a');
    expect(windowAfter(twice, TERMS, { kind: 'refunded', client: 'a', at: T0 })).toEqual(open);
    expect(windowAfter(undefined, TERMS, { kind: 'refunded', client: 'a', at: T0 })).toBeUndefined();
  });

  describe('follows its host', () => {
    const resetAt = T0 + 12 * DAY;

    it('which knows of calls that were not ours', () => {
      const window = told(spent(undefined, T0), T0, { limit: 10_000, remaining: 600, resetAt });
      expect(window).toMatchObject({ remaining: 600, resetAt });
      expect(leftToday(window, TERMS)).toBe(50);
    });

    it('in one window only downwards, in whatever order its answers come', () => {
      const heads = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 20 });
      fc.assert(
        fc.property(heads, (remainders) => {
          const limit = 10_000;
          const open = told(undefined, T0, { limit, remaining: limit, resetAt });
          const last = remainders.reduce(
            (window, remaining) => told(window, T0, { limit, remaining, resetAt: resetAt + remaining }),
            open,
          );
          expect(last.remaining).toBe(Math.min(...remainders));
          expect(leftToday(last, TERMS)).toBeLessThanOrEqual(last.remaining);
        }),
      );
    });

    it('into another window or another plan', () => {
      const gone = told(undefined, T0, { limit: 10_000, remaining: 0, resetAt });
      const later = told(gone, T0 + DAY, { limit: 10_000, remaining: 9_990, resetAt: resetAt + 20 * DAY });
      expect(later).toMatchObject({ remaining: 9_990, resetAt: resetAt + 20 * DAY });
      expect(told(gone, T0, { limit: 1_000_000, remaining: 999_999, resetAt }).remaining).toBe(999_999);
    });

    it('when it says that the month is used up, until it ends', () => {
      const event = { kind: 'exhausted', at: T0 } as const;
      const head = { limit: 10_000, remaining: 0, resetAt };
      const window = windowAfter(spent(undefined, T0), TERMS, { ...event, head });
      expect(refusal(window, resetAt - 1)).toBe('used-up');
      expect(refusal(window, resetAt)).toBeUndefined();
      const untold = windowAfter(spent(undefined, T0), TERMS, { ...event, head: undefined });
      expect(refusal(untold, T0 + DAY - 1)).toBe('used-up');
      expect(refusal(untold, T0 + DAY)).toBeUndefined();
    });
  });

  describe('of a plan with a key', () => {
    const resetAt = T0 + 12 * DAY;

    it('refuses nothing before its host tells', () => {
      expect(windowAfter(undefined, KEYED, { kind: 'spent', client: 'a', at: T0 })).toBeUndefined();
      expect(refusal(undefined, T0, { purpose: 'renewal' }, KEYED)).toBeUndefined();
    });

    it('has no days, but keeps its last part and ends', () => {
      const head = { limit: 1_000, remaining: 60, resetAt };
      const open = told(undefined, T0, head, KEYED);
      expect(leftToday(open, KEYED)).toBe(60);
      expect(exhaust(open, T0, KEYED, 'a').calls).toBe(60);
      expect(
        refusal(told(open, T0, { ...head, remaining: 50 }, KEYED), T0, { purpose: 'renewal' }, KEYED),
      ).toBe('kept-for-cold');
    });
  });

  it('forgets what was counted under a clock that was years ahead', () => {
    const ahead = spent(undefined, T0 + 3_650 * DAY);
    expect(windowAt(ahead, T0)).toBeUndefined();
  });
});
