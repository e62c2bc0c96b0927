import type { Fault } from '../../sandbox/faults.js';
import type { UpstreamName } from '../../src/config/upstreams.js';

const MB = 1024 * 1024;

/** Columns by which an upstream's rows are told apart and joined: what hurts most when it moves. */
export const KEY_COLUMNS: Readonly<Record<UpstreamName, readonly string[]>> = {
  cadastre: ['idu'],
  gpu: ['partition'],
  wfs: ['properties'],
  geocoder: ['properties'],
  banLookup: ['id'],
  etalabCadastre: ['id'],
  bdnb: ['batiment_groupe_id'],
  rnb: ['rnb_id'],
  koumoul: ['results'],
  dvfFiles: ['id_mutation', 'id_parcelle'],
  dvfApi: ['id_mutation', 'id_parcelle'],
  dpe: ['numero_dpe'],
  sirene: ['siren'],
  bodacc: ['id'],
  tabular: ['data'],
  sitadel: ['Num_DAU', 'NUM_DAU'],
  geoApi: ['code'],
};

export interface FaultCase {
  readonly name: string;
  readonly fault: (upstream: UpstreamName, elsewhere: string) => Fault;
}

export const FAULT_CASES: readonly FaultCase[] = [
  { name: 'refused', fault: () => ({ kind: 'refuse' }) },
  { name: 'reset', fault: () => ({ kind: 'reset' }) },
  { name: 'hang', fault: () => ({ kind: 'hang' }) },
  { name: 'slow drip', fault: () => ({ kind: 'slowDrip' }) },
  { name: '5 s latency', fault: () => ({ kind: 'latency', ms: 5_000 }) },
  { name: 'truncated', fault: () => ({ kind: 'truncate' }) },
  { name: '429 with Retry-After', fault: () => ({ kind: 'status', status: 429, retryAfter: 60 }) },
  { name: '429', fault: () => ({ kind: 'status', status: 429 }) },
  { name: '403', fault: () => ({ kind: 'status', status: 403 }) },
  { name: '500', fault: () => ({ kind: 'status', status: 500 }) },
  { name: '502 HTML', fault: () => ({ kind: 'html', status: 502 }) },
  { name: 'XML exception under 200', fault: () => ({ kind: 'xmlException' }) },
  { name: 'empty body', fault: () => ({ kind: 'emptyBody' }) },
  { name: 'wrong content type', fault: () => ({ kind: 'wrongContentType' }) },
  { name: 'malformed JSON', fault: () => ({ kind: 'malformedJson' }) },
  { name: 'field gone', fault: (name) => ({ kind: 'drift', remove: KEY_COLUMNS[name] }) },
  {
    name: 'type changed',
    fault: (name) => ({
      kind: 'drift',
      retype: Object.fromEntries(KEY_COLUMNS[name].map((column) => [column, 'object' as const])),
    }),
  },
  { name: '100 MB body', fault: () => ({ kind: 'hugeBody', bytes: 100 * MB }) },
  { name: 'gzip bomb', fault: () => ({ kind: 'gzipBomb' }) },
  { name: 'redirect loop', fault: () => ({ kind: 'redirectLoop' }) },
  { name: 'redirect to another host', fault: (_name, url) => ({ kind: 'redirectTo', url }) },
];
