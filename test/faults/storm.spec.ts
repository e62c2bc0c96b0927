import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { BUDGETS, type BudgetName, UPSTREAMS } from '../../src/config/upstreams.js';
import type { PropertiesAnswer } from '../../src/properties/answer.js';
import { GATE_WINDOW_MS } from '../../src/upstream/outgoing-gate.js';
import { UPSTREAM_ERROR_CODES } from '../../src/upstream/upstream-error.js';
import { cloneParcels } from '../support/cloned-parcels.js';
import { Lateness, withoutRedirected } from '../support/lateness.js';
import { processorWait } from '../support/processor-wait.js';
import { COMPILED_SERVER, type ServerProcess, startServerProcess } from '../support/server-process.js';

const PARCELS = 300;
const DEADLINE_MS = 8_000;
const GRACE_MS = 1_000;
const WINDOW_MS = 1_000;
/** For how long after a refusal an upstream may go on refusing. */
const BLOCK_MS = 2_000;

interface Ended {
  readonly status: number;
  readonly body: PropertiesAnswer;
}

// In a process of its own, so that calls are counted when they arrive, not when a busy process comes to look at them.
const compiled = existsSync(COMPILED_SERVER) ? describe : describe.skip;

compiled('a storm: 300 cold parcels at once, each from a client of its own', () => {
  let sandbox: Sandbox;
  let server: ServerProcess;
  let answers: Ended[];
  /** Of the sandbox, which shares its process with the clients. */
  let lateness: Lateness;
  /** For the processor, by the server. */
  let waitedMs: number;
  const folder = mkdtempSync(join(tmpdir(), 'deepcity-storm-'));
  const log = join(folder, 'log');

  const ask = async (parcel: string, index: number): Promise<Ended> => {
    const response = await fetch(`${server.url}/v1/properties?parcel_id=${parcel}`, {
      headers: { 'X-Forwarded-For': `198.51.${100 + Math.floor(index / 250)}.${1 + (index % 250)}` },
    });
    const body = (await response.json()) as PropertiesAnswer;
    return { status: response.status, body };
  };

  beforeAll(async () => {
    const [first = '', ...parcels] = cloneParcels('75101000AB0001', PARCELS + 1);
    // The real limits, ours and those of the upstreams.
    sandbox = await startSandbox({ limits: true });
    server = await startServerProcess(
      {
        ...sandbox.env,
        TRUST_PROXY: 'loopback',
        REQUEST_DEADLINE_MS: String(DEADLINE_MS),
        LOG_LEVEL: 'info',
      },
      log,
    );
    // Recorded data is read at the first question.
    await ask(first, PARCELS);
    await new Promise((resolve) => setTimeout(resolve, 2 * WINDOW_MS));
    sandbox.resetRequests();
    const waited = processorWait(server.child.pid ?? 0);
    lateness = new Lateness();
    answers = await Promise.all(parcels.map(ask));
    lateness.stop();
    waitedMs = waited();
  }, 90_000);
  afterAll(async () => {
    await server.close();
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
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
    const calls = sandbox.requests().filter(({ upstream }) => UPSTREAMS[upstream].budget === budget);
    expect(lateness.tooMany(withoutRedirected(calls), BUDGETS[budget].perSecond, WINDOW_MS)).toEqual([]);
  });

  it('the sources in question were really asked', () => {
    const asked = new Set(sandbox.requests().map(({ upstream }) => upstream));
    // Not gpu for certain: where the cadastre takes all of API Carto's share, the WFS answers for it.
    expect([...asked]).toEqual(expect.arrayContaining(['cadastre', 'geocoder', 'bdnb', 'sirene', 'wfs']));
  });

  it('none of them refused, but for what it saw late itself', () => {
    const seen = sandbox.requests();
    const refused = seen.filter(({ status }) => status === 429);
    // Calls that left well apart look bunched to who is late, by more than our windows are longer than theirs.
    const unexplained = refused.filter(
      ({ upstream, at: refusedAt }) =>
        !seen.some(
          (call) =>
            call.upstream === upstream &&
            call.at > refusedAt - WINDOW_MS - BLOCK_MS &&
            call.at <= refusedAt &&
            call.at - lateness.earliest(call) > GATE_WINDOW_MS - WINDOW_MS,
        ),
    );
    expect(unexplained).toEqual([]);
  });

  it('none takes longer than the deadline and a second, by the clock of the server and while it has the processor', () => {
    const times = readFileSync(log, 'utf8')
      .split('\n')
      .filter((line) => line.includes('"path":"/v1/properties"'))
      .map((line) => (JSON.parse(line) as { ms: number }).ms);
    expect(times).toHaveLength(PARCELS + 1);
    expect(Math.max(...times)).toBeLessThan(DEADLINE_MS + GRACE_MS + waitedMs);
  });
});
