import { setTimeout as delay } from 'node:timers/promises';
import type { Fault } from '../../sandbox/faults.js';
import type { UpstreamName } from '../../src/config/upstreams.js';
import { UPSTREAMS } from '../../src/config/upstreams.js';
import type { AnswerError } from '../../src/properties/answer.js';
import type { SourceReport } from '../../src/sources/source-result.js';
import { startApp } from '../support/app.js';
import { ASKED_PARCEL } from './matrix.js';

/** Nobody listens there. A port of the sandbox that is closed may be opened again by another test. */
const NOBODY = 'http://127.0.0.1:1';

/** What one request got. */
export interface Observed {
  readonly status: number;
  readonly ms: number;
  readonly parts: Readonly<Record<string, unknown>>;
  readonly sources: Readonly<Record<string, SourceReport>>;
  readonly errors: readonly AnswerError[];
  /** Calls that the upstream under test saw. */
  readonly calls: number;
}

export interface Setup {
  readonly upstream?: UpstreamName;
  readonly fault?: Fault;
  /** Upstreams that fail too. */
  readonly after?: readonly UpstreamName[];
  readonly deadlineMs: number;
}

/** Asks a server of its own, so that neither cache nor circuit breaker carries anything over. */
export async function observe({ upstream, fault, after = [], deadlineMs }: Setup): Promise<Observed> {
  const nobody =
    upstream !== undefined && fault?.kind === 'refuse' ? { [UPSTREAMS[upstream].variable]: NOBODY } : {};
  const server = await startApp({ REQUEST_DEADLINE_MS: String(deadlineMs), ...nobody });
  try {
    for (const name of after) await server.sandbox.setFault(name, { kind: 'status', status: 503 });
    if (upstream !== undefined && fault !== undefined) await server.sandbox.setFault(upstream, fault);
    const started = performance.now();
    const response = await fetch(`${server.url}/v1/properties?parcel_id=${ASKED_PARCEL}`);
    const body = (await response.json()) as {
      properties?: Record<string, unknown>[];
      meta?: { sources: Record<string, SourceReport> };
      errors?: AnswerError[];
    };
    return {
      status: response.status,
      ms: performance.now() - started,
      parts: body.properties?.[0] ?? {},
      sources: body.meta?.sources ?? {},
      errors: body.errors ?? [],
      calls: upstream === undefined ? 0 : server.sandbox.requests(upstream).length,
    };
  } finally {
    await server.close();
  }
}

/** Comparable text: when something was fetched differs from run to run. */
export function timeless(value: unknown): string {
  return (JSON.stringify(value) ?? 'absent').replace(/"fetchedAt":"[^"]*"/g, '"fetchedAt":""');
}

/** Runs jobs, so many at a time, in their order; the first ones that far apart. */
export async function inTurns(
  jobs: readonly (() => Promise<unknown>)[],
  atATime: number,
  apartMs = 0,
): Promise<void> {
  const queue = jobs.values();
  await Promise.all(
    Array.from({ length: atATime }, async (_, place) => {
      await delay(place * apartMs);
      for (const job of queue) await job();
    }),
  );
}
