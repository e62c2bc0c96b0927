import type { Fault } from '../../sandbox/faults.js';
import type { UpstreamName } from '../../src/config/upstreams.js';
import type { UpstreamErrorCode } from '../../src/upstream/upstream-error.js';

const MB = 1024 * 1024;

/** Columns, or the list around them, by which an upstream's records are found: what hurts most when it moves. */
const KEYS: Readonly<Record<UpstreamName, readonly string[]>> = {
  cadastre: ['idu'],
  gpu: ['partition'],
  wfs: ['features'],
  geocoder: ['id'],
  banLookup: ['id'],
  etalabCadastre: ['id'],
  bdnb: ['batiment_groupe_id'],
  rnb: ['rnb_id'],
  koumoul: ['results'],
  dvfFiles: ['id_mutation', 'id_parcelle'],
  dvfApi: ['id_mutation', 'id_parcelle'],
  dpe: ['numero_dpe'],
  sirene: ['siren'],
  bodacc: ['results'],
  tabular: ['data'],
  sitadel: ['NUM_DAU', 'NUM_PA', 'NUM_PD'],
  geoApi: ['code'],
};

/**
 * What a fault means to whoever asked: the code of a failure; `harmless`: the answer is what it is without the fault;
 * `slow`: complete, or with what came too late left out and marked; `fields`: the records are there without what
 * was read from that column.
 */
export type Effect = UpstreamErrorCode | 'harmless' | 'slow' | 'fields';

export interface FaultCase {
  readonly name: string;
  /** For readers of the documentation. */
  readonly about: string;
  readonly effect: Effect;
  /** Upstreams for which it means something else. */
  readonly except?: Partial<Record<UpstreamName, Effect>>;
  /**
   * `waiting`: takes as long as the time-outs of the upstream; `heavy`: as long as it takes to read up to the cap,
   * or, where that is slower, as long as its time-out, whose code it has then.
   */
  readonly pace?: 'waiting' | 'heavy';
  /** @param trap a server on another host */
  readonly fault: (upstream: UpstreamName, trap: string) => Fault;
}

const always = (fault: Fault) => (): Fault => fault;

export const FAULT_CASES: readonly FaultCase[] = [
  {
    name: 'refused',
    about: 'nothing listens; tried twice',
    effect: 'UPSTREAM_UNAVAILABLE',
    fault: always({ kind: 'refuse' }),
  },
  {
    name: 'reset',
    about: 'the connection is reset before the first byte; tried twice',
    effect: 'UPSTREAM_UNAVAILABLE',
    fault: always({ kind: 'reset' }),
  },
  {
    name: 'hang',
    about: 'the request is read and never answered',
    effect: 'UPSTREAM_TIMEOUT',
    pace: 'waiting',
    fault: always({ kind: 'hang' }),
  },
  {
    name: 'slow drip',
    about: 'the answer comes a byte at a time',
    effect: 'UPSTREAM_TIMEOUT',
    pace: 'waiting',
    fault: always({ kind: 'slowDrip' }),
  },
  {
    name: '5 s latency',
    about: 'every answer comes after five seconds',
    effect: 'slow',
    // These are given five seconds: they answer at once or not at all.
    except: {
      geocoder: 'UPSTREAM_TIMEOUT',
      banLookup: 'UPSTREAM_TIMEOUT',
      rnb: 'UPSTREAM_TIMEOUT',
      dvfApi: 'UPSTREAM_TIMEOUT',
    },
    pace: 'waiting',
    fault: always({ kind: 'latency', ms: 5_000 }),
  },
  {
    name: 'truncated body',
    about: 'the connection ends in the middle of the body; tried twice',
    effect: 'UPSTREAM_UNAVAILABLE',
    fault: always({ kind: 'truncate' }),
  },
  {
    name: '429 with Retry-After',
    about: 'the whole host is left alone for as long as it says, five minutes at most',
    effect: 'UPSTREAM_RATE_LIMITED',
    fault: always({ kind: 'status', status: 429, retryAfter: 60 }),
  },
  {
    name: '429',
    about: 'without a hint when to come back; not tried again',
    effect: 'UPSTREAM_RATE_LIMITED',
    fault: always({ kind: 'status', status: 429 }),
  },
  {
    name: '403',
    about: 'as a gateway answers that has banned us',
    effect: 'UPSTREAM_UNAVAILABLE',
    fault: always({ kind: 'status', status: 403 }),
  },
  {
    name: '500',
    about: 'an error of its own; tried again only where that is known to help',
    effect: 'UPSTREAM_UNAVAILABLE',
    fault: always({ kind: 'status', status: 500 }),
  },
  {
    name: '502 HTML',
    about: "a gateway's page; tried twice",
    effect: 'UPSTREAM_UNAVAILABLE',
    fault: always({ kind: 'html', status: 502 }),
  },
  {
    name: 'XML exception under 200',
    about: 'an OGC exception report that calls itself a success',
    effect: 'UPSTREAM_BAD_RESPONSE',
    fault: always({ kind: 'xmlException' }),
  },
  {
    name: 'empty body',
    about: 'status 200 and nothing',
    effect: 'UPSTREAM_BAD_RESPONSE',
    fault: always({ kind: 'emptyBody' }),
  },
  {
    name: 'wrong content type',
    about: 'the right body under another name: what counts is whether it can be read',
    effect: 'harmless',
    fault: always({ kind: 'wrongContentType' }),
  },
  {
    name: 'malformed JSON',
    about: 'breaks off and goes on wrongly (files: a broken archive or a broken last line)',
    effect: 'UPSTREAM_BAD_RESPONSE',
    fault: always({ kind: 'malformedJson' }),
  },
  {
    name: 'field gone',
    about: 'the column by which records are found is no longer there',
    effect: 'UPSTREAM_BAD_RESPONSE',
    except: { dpe: 'fields', gpu: 'fields' },
    fault: (name) => ({ kind: 'drift', remove: KEYS[name] }),
  },
  {
    name: 'type changed',
    about: 'that column holds an object',
    effect: 'UPSTREAM_BAD_RESPONSE',
    // CSV has no types.
    except: { dpe: 'fields', gpu: 'fields', dvfFiles: 'harmless', sitadel: 'harmless' },
    fault: (name) => ({
      kind: 'drift',
      retype: Object.fromEntries(KEYS[name].map((column) => [column, 'object' as const])),
    }),
  },
  {
    name: '100 MB body',
    about: 'read up to the cap of the upstream (20 to 64 MB) or to its time-out, then dropped',
    pace: 'heavy',
    effect: 'UPSTREAM_BAD_RESPONSE',
    fault: always({ kind: 'hugeBody', bytes: 100 * MB }),
  },
  {
    name: 'gzip bomb',
    about: 'half a megabyte that unpacks to 512 MB: the same cap counts after unpacking',
    pace: 'heavy',
    effect: 'UPSTREAM_BAD_RESPONSE',
    fault: always({ kind: 'gzipBomb' }),
  },
  {
    name: 'redirect loop',
    about: 'four redirects are followed',
    effect: 'UPSTREAM_BAD_RESPONSE',
    fault: always({ kind: 'redirectLoop' }),
  },
  {
    name: 'redirect to another host',
    about: 'not followed; where files are known to live elsewhere, followed and judged by what is there',
    effect: 'UPSTREAM_BAD_RESPONSE',
    fault: (_name, trap) => ({ kind: 'redirectTo', url: `${trap}/elsewhere` }),
  },
];

export function effectOf(fault: FaultCase, upstream: UpstreamName): Effect {
  return fault.except?.[upstream] ?? fault.effect;
}
