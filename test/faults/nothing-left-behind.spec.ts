import type { Fault } from '../../sandbox/faults.js';
import { UPSTREAM_NAMES } from '../../src/config/upstreams.js';
import { OutgoingGates } from '../../src/upstream/outgoing-gates.js';
import { type TestApp, startApp } from '../support/app.js';
import { cloneParcels } from '../support/cloned-parcels.js';

/** Each on every upstream at once, with parcels of its own. */
const FAULTS: readonly Fault[] = [
  { kind: 'reset' },
  { kind: 'hang' },
  { kind: 'slowDrip' },
  { kind: 'truncate' },
  { kind: 'status', status: 429 },
  { kind: 'xmlException' },
  { kind: 'gzipBomb' },
  { kind: 'hugeBody', bytes: 40 * 1024 * 1024 },
  { kind: 'redirectLoop' },
];
const PARCELS_PER_FAULT = 4;
const DEADLINE_MS = 1_500;
/** Our agents let go of an idle connection after four seconds. */
const SETTLE_MS = 6_000;
const MB = 1024 * 1024;

interface Holdings {
  readonly sockets: number;
  readonly timers: number;
  readonly heapMb: number;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function holdings(): Holdings {
  globalThis.gc?.();
  const active = process.getActiveResourcesInfo();
  const count = (kind: string): number => active.filter((name) => name === kind).length;
  return {
    sockets: count('TCPSocketWrap') + count('TLSWrap'),
    timers: count('Timeout'),
    heapMb: process.memoryUsage().heapUsed / MB + process.memoryUsage().external / MB,
  };
}

describe('after a batch of faulty requests', () => {
  let server: TestApp;
  let before: Holdings;
  let parcels: string[];

  const askAll = async (batch: readonly string[]): Promise<number[]> =>
    Promise.all(
      batch.map(async (parcel) => {
        const response = await fetch(`${server.url}/v1/properties?parcel_id=${parcel}`, {
          headers: { Connection: 'close' },
        });
        await response.arrayBuffer();
        return response.status;
      }),
    );

  beforeAll(async () => {
    parcels = cloneParcels('75101000AB0001', (FAULTS.length + 2) * PARCELS_PER_FAULT);
    server = await startApp({ REQUEST_DEADLINE_MS: String(DEADLINE_MS), RATE_LIMIT: '100000' });
    // Modules, tables and recorded data are loaded by the first answers.
    await askAll(parcels.splice(0, PARCELS_PER_FAULT));
    await pause(SETTLE_MS);
    before = holdings();
    for (const fault of FAULTS) {
      for (const name of UPSTREAM_NAMES) await server.sandbox.setFault(name, fault);
      for (const status of await askAll(parcels.splice(0, PARCELS_PER_FAULT))) {
        expect([200, 502, 504]).toContain(status);
      }
    }
    await server.sandbox.clearFaults();
    await pause(SETTLE_MS);
  }, 90_000);
  afterAll(() => server.close());

  it('no socket is left open', () => {
    expect(holdings().sockets).toBeLessThanOrEqual(before.sockets + 2);
  });

  it('no timer is left running', () => {
    expect(holdings().timers).toBeLessThanOrEqual(before.timers + 4);
  });

  it('memory is near what it was', () => {
    // Bodies of 20 MB and more went through it by the dozen.
    expect(holdings().heapMb).toBeLessThan(before.heapMb + 150);
  });

  it('nobody waits at a gate', () => {
    const gates = server.app.get(OutgoingGates, { strict: false });
    expect(UPSTREAM_NAMES.map((name) => [name, gates.of(name).waiting])).toEqual(
      UPSTREAM_NAMES.map((name) => [name, 0]),
    );
  });
});
