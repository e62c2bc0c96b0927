import { BUDGETS, type BudgetName, UPSTREAMS } from '../../src/config/upstreams.js';
import type { PropertiesAnswer } from '../../src/properties/answer.js';
import { UPSTREAM_ERROR_CODES } from '../../src/upstream/upstream-error.js';
import { type TestApp, startApp } from '../support/app.js';
import { cloneParcels } from '../support/cloned-parcels.js';

const PARCELS = 300;
const DEADLINE_MS = 8_000;
const GRACE_MS = 1_000;
const WINDOW_MS = 1_000;

interface Ended {
  readonly status: number;
  readonly ms: number;
  readonly body: PropertiesAnswer;
}

/** The most calls in any window of one second. */
function busiestSecond(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  let first = 0;
  return sorted.reduce((most, at, index) => {
    while (at - (sorted[first] ?? at) >= WINDOW_MS) first += 1;
    return Math.max(most, index - first + 1);
  }, 0);
}

describe('a storm: 300 cold parcels at once, each from a client of its own', () => {
  let server: TestApp;
  let answers: Ended[];

  const ask = async (parcel: string, index: number): Promise<Ended> => {
    const started = performance.now();
    const response = await fetch(`${server.url}/v1/properties?parcel_id=${parcel}`, {
      headers: { 'X-Forwarded-For': `198.51.${100 + Math.floor(index / 250)}.${1 + (index % 250)}` },
    });
    const body = (await response.json()) as PropertiesAnswer;
    return { status: response.status, ms: performance.now() - started, body };
  };

  beforeAll(async () => {
    const parcels = cloneParcels('75101000AB0001', PARCELS);
    // The real limits, ours and those of the upstreams.
    server = await startApp(
      { OUTGOING_FACTOR: '1', TRUST_PROXY: 'loopback', REQUEST_DEADLINE_MS: String(DEADLINE_MS) },
      { limits: true },
    );
    answers = await Promise.all(parcels.map(ask));
  }, 60_000);
  afterAll(() => server.close());

  it('none is lost: 200, or 502 or 504 with the reasons', () => {
    expect(answers).toHaveLength(PARCELS);
    for (const { status, body } of answers) {
      expect([200, 502, 504]).toContain(status);
      const codes = (body.errors ?? []).map(({ code }) => code);
      for (const code of codes) expect(UPSTREAM_ERROR_CODES).toContain(code);
      if (status !== 200) expect(codes.length).toBeGreaterThan(0);
    }
    expect(answers.some(({ status }) => status === 200)).toBe(true);
  });

  it('what is missing from an answer is named in it', () => {
    for (const { status, body } of answers) {
      if (status !== 200) continue;
      const [property] = body.properties;
      expect(property).toBeDefined();
      const missing = Object.entries(property ?? {}).flatMap(([part, value]) =>
        value === null ? [part] : [],
      );
      expect((body.errors ?? []).map(({ section }) => section as string).sort()).toEqual(missing.sort());
    }
  });

  it('none takes longer than the deadline and a second', () => {
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(DEADLINE_MS + GRACE_MS);
  });

  it.each(Object.keys(BUDGETS) as BudgetName[])('%s is asked no more often than its limit', (budget) => {
    const times = server.sandbox
      .requests()
      .filter(({ upstream }) => UPSTREAMS[upstream].budget === budget)
      .map(({ at }) => at);
    expect(busiestSecond(times)).toBeLessThanOrEqual(BUDGETS[budget].perSecond);
  });

  it('the sources in question were really asked, and none had to refuse', () => {
    const asked = new Set(server.sandbox.requests().map(({ upstream }) => upstream));
    expect([...asked]).toEqual(
      expect.arrayContaining(['cadastre', 'gpu', 'geocoder', 'bdnb', 'sirene', 'wfs']),
    );
    expect(server.sandbox.requests().filter(({ status }) => status === 429)).toEqual([]);
  });
});
