import { existsSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { BUDGETS, type BudgetName, UPSTREAMS } from '../../src/config/upstreams.js';
import type { PropertiesAnswer } from '../../src/properties/answer.js';
import { UPSTREAM_ERROR_CODES } from '../../src/upstream/upstream-error.js';
import { cloneParcels } from '../support/cloned-parcels.js';
import { COMPILED_SERVER, type ServerProcess, startServerProcess } from '../support/server-process.js';

const PARCELS = 300;
const DEADLINE_MS = 8_000;
/** Three hundred answers that fall due together are made one after the other; a second each is asked of calmer times. */
const GRACE_MS = 5_000;
/** How late the processor may come to a process that shares it with others. */
const SCHEDULING_MS = 150;
const BUNCHED_BY_CHANCE = 5;
const WINDOW_MS = 1_000;

interface Ended {
  readonly status: number;
  readonly ms: number;
  readonly body: PropertiesAnswer;
}

/** The most calls in any window of that length. */
function mostIn(windowMs: number, times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  let first = 0;
  return sorted.reduce((most, at, index) => {
    while (at - (sorted[first] ?? at) >= windowMs) first += 1;
    return Math.max(most, index - first + 1);
  }, 0);
}

// In a process of its own, so that calls are counted when they arrive, not when a busy process comes to look at them.
const compiled = existsSync(COMPILED_SERVER) ? describe : describe.skip;

compiled('a storm: 300 cold parcels at once, each from a client of its own', () => {
  let sandbox: Sandbox;
  let server: ServerProcess;
  let answers: Ended[];
  /** How late the clients and the sandbox were, at most. */
  const lag = monitorEventLoopDelay({ resolution: 5 });

  const ask = async (parcel: string, index: number): Promise<Ended> => {
    const started = performance.now();
    const response = await fetch(`${server.url}/v1/properties?parcel_id=${parcel}`, {
      headers: { 'X-Forwarded-For': `198.51.${100 + Math.floor(index / 250)}.${1 + (index % 250)}` },
    });
    const body = (await response.json()) as PropertiesAnswer;
    return { status: response.status, ms: performance.now() - started, body };
  };

  beforeAll(async () => {
    const [first = '', ...parcels] = cloneParcels('75101000AB0001', PARCELS + 1);
    // The real limits, ours and those of the upstreams.
    sandbox = await startSandbox({ limits: true });
    server = await startServerProcess({
      ...sandbox.env,
      TRUST_PROXY: 'loopback',
      REQUEST_DEADLINE_MS: String(DEADLINE_MS),
    });
    // Recorded data is read at the first question.
    await ask(first, PARCELS);
    await new Promise((resolve) => setTimeout(resolve, 2 * WINDOW_MS));
    sandbox.resetRequests();
    lag.enable();
    answers = await Promise.all(parcels.map(ask));
    lag.disable();
  }, 90_000);
  afterAll(async () => {
    await server.close();
    await sandbox.close();
  });

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

  it.each(Object.keys(BUDGETS) as BudgetName[])('%s is asked no more often than its limit', (budget) => {
    const times = sandbox
      .requests()
      .filter(({ upstream }) => UPSTREAMS[upstream].budget === budget)
      .map(({ at }) => at);
    const lateMs = lag.max / 1e6;
    // A busy machine hands on what arrived with a delay of its own.
    const window = Math.max(1, WINDOW_MS - SCHEDULING_MS - lateMs);
    expect(mostIn(window, times)).toBeLessThanOrEqual(BUDGETS[budget].perSecond);
  });

  it('the sources in question were really asked', () => {
    const asked = new Set(sandbox.requests().map(({ upstream }) => upstream));
    expect([...asked]).toEqual(
      expect.arrayContaining(['cadastre', 'gpu', 'geocoder', 'bdnb', 'sirene', 'wfs']),
    );
  });

  it('hardly any of them had to refuse', () => {
    const refused = sandbox.requests().filter(({ status }) => status === 429);
    // Where other tests take the processor, the sandbox sees calls bunched that left well apart.
    expect(refused.length).toBeLessThanOrEqual(BUNCHED_BY_CHANCE);
  });

  it('none waits much beyond the deadline', () => {
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(DEADLINE_MS + GRACE_MS + lag.max / 1e6);
  });
});
