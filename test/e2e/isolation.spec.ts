import type { Fault } from '../../sandbox/faults.js';
import type { UpstreamName } from '../../src/config/upstreams.js';
import { type TestApp, startApp } from '../support/app.js';

const PARCEL = '75101000AB0001';

/** Each source, the upstreams it reads, and the parts of the answer that are its own or made from it. */
const SOURCES: readonly [source: string, upstreams: readonly UpstreamName[], parts: readonly string[]][] = [
  // Its fallback draws the same outline; only what the parcel says of itself differs. Permits compare the legal area.
  ['cadastre', ['cadastre'], ['cadastral', 'permis']],
  // Addresses and owners are the same people and places, told by others.
  ['bdnb', ['bdnb'], ['buildings', 'addresses', 'owners', 'copropriete']],
  ['ban', ['banLookup'], ['buildings', 'addresses']],
  ['dvf', ['dvfFiles', 'dvfApi'], ['transactions']],
  ['dpe', ['dpe'], ['energy']],
  ['sirene', ['sirene'], ['occupation', 'owners', 'fondsDeCommerce']],
  ['owners', ['koumoul'], ['owners', 'permis', 'copropriete']],
  ['copro', ['tabular'], ['copropriete', 'permis']],
  ['sitadel', ['sitadel'], ['permis']],
  ['bodacc', ['bodacc'], ['fondsDeCommerce']],
  ['gpu', ['gpu'], ['urbanisme']],
];

/** A few that end at once: the fault matrix has all of them, one upstream at a time, and waits for many together. */
const FAULTS: readonly Fault[] = [
  { kind: 'refuse' },
  { kind: 'status', status: 403 },
  { kind: 'html', status: 200 },
  { kind: 'truncate' },
];

/** When something was fetched differs from run to run. */
const withoutTimes = (part: unknown): string =>
  JSON.stringify(part).replace(/"fetchedAt":"[^"]*"/g, '"fetchedAt":""');

describe('a source that fails', () => {
  let healthy: Record<string, unknown>;

  const answerWith = async (
    upstreams: readonly UpstreamName[],
    fault: Fault | null,
  ): Promise<{ status: number; property: Record<string, unknown> }> => {
    // A server of its own: neither cache nor circuit breaker may carry anything over.
    const server: TestApp = await startApp({ REQUEST_DEADLINE_MS: '20000' });
    try {
      for (const name of upstreams) await server.sandbox.setFault(name, fault);
      const response = await fetch(`${server.url}/v1/properties?parcel_id=${PARCEL}`);
      const body = (await response.json()) as { properties: Record<string, unknown>[] };
      return { status: response.status, property: body.properties[0] ?? {} };
    } finally {
      await server.close();
    }
  };

  beforeAll(async () => {
    healthy = (await answerWith([], null)).property;
  }, 60_000);

  describe.each(SOURCES)('%s', (_source, upstreams, parts) => {
    it.each(FAULTS)(
      '%j: all that is not made from it is the same, byte for byte',
      async (fault) => {
        const { status, property } = await answerWith(upstreams, fault);
        expect(status).toBe(200);
        for (const [part, value] of Object.entries(healthy)) {
          if (parts.includes(part)) continue;
          expect([part, withoutTimes(property[part])]).toEqual([part, withoutTimes(value)]);
        }
      },
      60_000,
    );
  });
});
