import { monitorEventLoopDelay } from 'node:perf_hooks';
import { UPSTREAM_NAMES, UPSTREAMS, type UpstreamName } from '../../src/config/upstreams.js';
import { UPSTREAM_ERROR_CODES } from '../../src/upstream/upstream-error.js';
import { type TestServer, startServer } from '../support/with-server.js';
import { FAULT_CASES, type FaultCase } from './fault-cases.js';
import { type Cell, PROMISES, cellOf } from './matrix.js';
import { type Observed, inTurns, observe, timeless } from './observe.js';

/** That of the product's own default. */
const DEADLINE_MS = 25_000;
const SHORT_DEADLINE_MS = 2_000;
const GRACE_MS = 1_000;
/** Cells that wait for time-outs cost no CPU meanwhile; the others do. */
const WAITING_AT_A_TIME = 26;
const WORKING_AT_A_TIME = 3;
/** Two dozen servers that start at once would make each other late. */
const BETWEEN_STARTS_MS = 1_000;

/** For all cells: each test waits for its own, on a machine as busy as it may be. */
const PATIENCE_MS = 900_000;

const keyOf = (upstream: UpstreamName, name: string): string => `${upstream} ${name}`;
const isEmpty = (part: unknown): boolean =>
  Array.isArray(part)
    ? part.length === 0
    : Object.values(part ?? {}).every((inner) => Array.isArray(inner) && inner.length === 0);

/** Differs from the report without the fault in what a reader can see. */
function isTold(observed: Observed, healthy: Observed, source: string): boolean {
  return timeless(observed.sources[source]) !== timeless(healthy.sources[source]);
}

/** What holds whatever fails. */
function holdsTheRules(observed: Observed, healthy: Observed, deadlineMs: number): void {
  expect([200, 502, 504]).toContain(observed.status);
  expect(observed.ms).toBeLessThan(deadlineMs + GRACE_MS);
  for (const { code } of observed.errors) expect(UPSTREAM_ERROR_CODES).toContain(code);
  if (observed.status !== 200) {
    expect(observed.errors.length).toBeGreaterThan(0);
    return;
  }
  expect(Object.keys(observed.parts)).toEqual(Object.keys(healthy.parts));
  const explained = new Set<string>(observed.errors.map(({ section }) => section));
  const allWell = Object.keys(healthy.sources).every((source) => !isTold(observed, healthy, source));
  for (const [part, value] of Object.entries(observed.parts)) {
    expect([part, value === null]).toEqual([part, explained.has(part)]);
    if (value === null || timeless(value) === timeless(healthy.parts[part])) continue;
    // An empty section is never the silent end of a failure.
    if (isEmpty(value) && !isEmpty(healthy.parts[part])) {
      expect([part, Object.values(observed.sources).some(({ status }) => status !== 'ok')]).toEqual([
        part,
        true,
      ]);
    }
    if (allWell) expect([part, isEmpty(value)]).toEqual([part, false]);
  }
}

function keepsThePromise(observed: Observed, healthy: Observed, cell: Cell): void {
  expect(cell.statuses).toContain(observed.status);
  const expected = cell.kind === 'stands in' ? [] : cell.codes;
  for (const { code } of observed.errors) expect(expected).toContain(code);
  if (observed.status !== 200) return;
  expect(observed.errors.map(({ section }) => section).sort()).toEqual([...cell.missing].sort());
  const differing = Object.keys(healthy.parts).filter(
    (part) => timeless(observed.parts[part]) !== timeless(healthy.parts[part]),
  );
  expect([...cell.missing, ...cell.changed]).toEqual(expect.arrayContaining(differing));
  for (const part of cell.changed) expect([part, isEmpty(observed.parts[part])]).toEqual([part, false]);
  for (const [source, told] of Object.entries(cell.told)) {
    const { status } = observed.sources[source] ?? {};
    if (told === 'noted')
      expect([source, status, isTold(observed, healthy, source)]).toEqual([source, 'ok', true]);
    else expect([source, status]).toEqual([source, told]);
  }
}

/** Three servers and their upstreams share two processors with the other tests. */
const SCHEDULING_MS = 2_000;

describe('the fault matrix', () => {
  let trap: TestServer;
  const runs = new Map<string, Promise<Observed>>();
  const healthy = new Map<string, Promise<Observed>>();

  /** The answer without the fault under test. */
  const healthyFor = (upstream: UpstreamName): Promise<Observed> => {
    const { after = [] } = PROMISES[upstream];
    const known = healthy.get(after.join()) ?? observe({ after, deadlineMs: DEADLINE_MS });
    healthy.set(after.join(), known);
    return known;
  };

  const observed = (upstream: UpstreamName, fault: FaultCase): Promise<Observed> =>
    observe({
      upstream,
      fault: fault.fault(upstream, trap.url),
      after: PROMISES[upstream].after ?? [],
      deadlineMs: DEADLINE_MS,
    });
  const jobOf = (upstream: UpstreamName, fault: FaultCase): (() => Promise<unknown>) => {
    let begin: (run: Promise<Observed>) => void = () => undefined;
    runs.set(keyOf(upstream, fault.name), new Promise((resolve) => (begin = resolve)));
    return async () => {
      const run = observed(upstream, fault);
      begin(run);
      // A failure is told by the cell's own test.
      await run.catch(() => undefined);
    };
  };
  const jobsOf = (cases: readonly FaultCase[]): (() => Promise<unknown>)[] =>
    cases.flatMap((fault) => UPSTREAM_NAMES.map((upstream) => jobOf(upstream, fault)));
  let work: Promise<unknown>;

  beforeAll(async () => {
    trap = await startServer((_request, response) => {
      response.setHeader('content-type', 'application/json').end('{"trap":true}');
    });
    for (const upstream of UPSTREAM_NAMES) await healthyFor(upstream);
    const paced = (pace?: FaultCase['pace']): (() => Promise<unknown>)[] =>
      jobsOf(FAULT_CASES.filter((fault) => fault.pace === pace));
    const heavy = paced('heavy');
    work = Promise.all([
      inTurns(paced('waiting'), WAITING_AT_A_TIME, BETWEEN_STARTS_MS),
      inTurns(paced(), WORKING_AT_A_TIME),
    ]).then(() => inTurns(heavy, 1));
  }, 60_000);
  afterAll(async () => {
    await work;
    await trap.close();
  }, PATIENCE_MS);

  it('without a fault every section has records, and no source is unwell', async () => {
    const { status, parts, errors, sources } = await healthyFor('gpu');
    expect([status, errors]).toEqual([200, []]);
    for (const [part, value] of Object.entries(parts)) expect([part, isEmpty(value)]).toEqual([part, false]);
    for (const [name, report] of Object.entries(sources)) expect([name, report.status]).toEqual([name, 'ok']);
  });

  describe.each(FAULT_CASES)('$name', (fault) => {
    it.each(UPSTREAM_NAMES)(
      '%s',
      async (upstream) => {
        const check = async (observed: Observed): Promise<void> => {
          const base = await healthyFor(upstream);
          holdsTheRules(observed, base, DEADLINE_MS);
          keepsThePromise(observed, base, cellOf(upstream, fault));
          if (PROMISES[upstream].asked === undefined && fault.name !== 'refused') {
            // A fault that nobody met would prove nothing.
            expect(observed.calls).toBeGreaterThan(0);
          }
        };
        const beside = (await runs.get(keyOf(upstream, fault.name))) as Observed;
        await check(beside).catch(async () => {
          // The cells around it may have made a healthy source late: what fails alone too is the product's.
          await work;
          await check(await observed(upstream, fault));
        });
      },
      PATIENCE_MS,
    );
  });

  it(
    'never followed a redirect to another host, but for files that live elsewhere',
    async () => {
      await work;
      const mayFollow = UPSTREAM_NAMES.filter((name) => UPSTREAMS[name].redirectsElsewhere);
      // Those that may lead to it a few times each: the others have added nothing.
      expect(mayFollow.length).toBe(3);
      expect(trap.seen.length).toBeLessThanOrEqual(mayFollow.length * 12);
    },
    PATIENCE_MS,
  );

  describe('with two seconds for the whole answer, hanging', () => {
    const short = new Map<UpstreamName, Observed>();
    // How late this process itself was: client, server and upstreams all live in it.
    const lag = monitorEventLoopDelay({ resolution: 10 });
    beforeAll(async () => {
      await work;
      lag.enable();
      await inTurns(
        UPSTREAM_NAMES.map((upstream) => async () => {
          const after = PROMISES[upstream].after ?? [];
          short.set(
            upstream,
            await observe({ upstream, fault: { kind: 'hang' }, after, deadlineMs: SHORT_DEADLINE_MS }),
          );
        }),
        3,
      );
      lag.disable();
    }, PATIENCE_MS);

    it.each(UPSTREAM_NAMES)('%s: answered in time, and what is missing is named', async (upstream) => {
      const observed = short.get(upstream) as Observed;
      holdsTheRules(observed, await healthyFor(upstream), SHORT_DEADLINE_MS + SCHEDULING_MS + lag.max / 1e6);
      if (['cadastre', 'geocoder', 'etalabCadastre'].includes(upstream)) expect(observed.status).toBe(504);
    });
  });
});
