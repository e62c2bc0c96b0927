import { type SandboxReply, type SandboxRequest, type SandboxUpstream } from '../upstream-contract.js';
import { readSettings } from '../settings.js';
import { type BdnbRow, type BdnbTable, bdnbTable } from './bdnb-tables.js';
import { applyFilter, PostgrestError, readFilters, selectColumns } from './postgrest.js';

const MINUTE_MS = 60_000;
const MONTH_MS = 30 * 24 * 60 * MINUTE_MS;
/** With a key: the paid plans. */
const KEYED = { rateLimit: 1_200, quota: 1_000_000, rowCap: 1_000 };
/** A key that the gateway refuses, to try a wrong one. */
const BAD_KEY = 'invalid';

const DEFAULTS = {
  /** Rows of one keyless answer, whatever `limit` says; 0 = no cap. */
  rowCap: 10,
  /** Keyless calls in a minute. */
  rateLimit: 120,
  /** Keyless calls in a month. */
  quota: 10_000,
  /** false: the row cap is enforced without its header. */
  capHeader: true,
};
type Settings = typeof DEFAULTS;

/** A window that starts with its first call, as Gravitee counts. */
class Counter {
  private startedAt = 0;
  private used = 0;

  constructor(private readonly lengthMs: number) {}

  take(
    limit: number,
    now: number,
  ): { readonly admitted: boolean; readonly remaining: number; readonly reset: number } {
    if (now >= this.startedAt + this.lengthMs) {
      this.startedAt = now;
      this.used = 0;
    }
    const admitted = this.used < limit;
    if (admitted) this.used += 1;
    return { admitted, remaining: limit - this.used, reset: this.startedAt + this.lengthMs };
  }
}

/** BDNB: PostgREST behind a Gravitee gateway with its rate limit, monthly quota and cap on rows. */
export function bdnb(): SandboxUpstream {
  let settings: Settings = DEFAULTS;
  let minute = new Counter(MINUTE_MS);
  let month = new Counter(MONTH_MS);
  return {
    name: 'bdnb',
    basePath: '/v1/bdnb',
    configure: (changes) => {
      settings = readSettings(settings, changes);
    },
    reset: () => {
      settings = DEFAULTS;
      minute = new Counter(MINUTE_MS);
      month = new Counter(MONTH_MS);
    },
    handle: (request) => {
      const key = request.headers['x-gravitee-api-key'];
      if (key === BAD_KEY) return gateway(request, 401, 'Unauthorized', {});
      const limits = key === undefined ? settings : { ...settings, ...KEYED };
      const now = Date.now();
      const rate = minute.take(limits.rateLimit, now);
      const rateHeaders = {
        'x-rate-limit-limit': String(limits.rateLimit),
        'x-rate-limit-remaining': String(rate.remaining),
        'x-rate-limit-reset': String(rate.reset),
      };
      if (!rate.admitted) {
        const message = `Rate limit exceeded! You reached the limit of ${limits.rateLimit} requests per 1 minutes`;
        return gateway(request, 429, message, rateHeaders);
      }
      const quota = month.take(limits.quota, now);
      const headers: Record<string, string> = {
        ...rateHeaders,
        'x-quota-limit': String(limits.quota),
        'x-quota-remaining': String(quota.remaining),
        'x-quota-reset': String(quota.reset),
      };
      if (!quota.admitted) {
        const message = `Quota exceeded! You reached the limit of ${limits.quota} requests per 1 months`;
        return gateway(request, 429, message, headers);
      }
      if (limits.capHeader && limits.rowCap > 0) headers['x-max-items-per-call'] = String(limits.rowCap);
      return data(request, limits.rowCap, headers);
    },
  };
}

/** The gateway speaks JSON only to those who accept exactly that. */
function gateway(
  request: SandboxRequest,
  status: number,
  message: string,
  headers: Readonly<Record<string, string>>,
): SandboxReply {
  const accept = request.headers.accept;
  if (accept === undefined || accept === 'application/json' || accept === '*/*') {
    return { status, headers, body: { message, http_status_code: status } };
  }
  return { status, headers: { ...headers, 'content-type': 'text/plain' }, body: message };
}

function data(
  request: SandboxRequest,
  rowCap: number,
  headers: Readonly<Record<string, string>>,
): SandboxReply {
  try {
    const [root, ...rest] = request.segments;
    const name = rest.join('/');
    const table = root === 'donnees' ? bdnbTable(name) : undefined;
    if (table === undefined) {
      const hint = null;
      throw new PostgrestError(
        404,
        'PGRST205',
        `Could not find the table 'bdnb_open.${name}' in the schema cache`,
        hint,
      );
    }
    const { rows, range } = read(table, name, request.query, rowCap);
    const cors = { 'access-control-allow-origin': '*', 'content-range': range };
    return {
      headers: { ...headers, ...cors, 'content-type': 'application/json; charset=utf-8' },
      body: rows,
    };
  } catch (error) {
    if (!(error instanceof PostgrestError)) throw error;
    if (error.status === 504) return { status: 504, headers, body: '' };
    return { status: error.status, headers, body: error.toBody() };
  }
}

function read(
  table: BdnbTable,
  name: string,
  query: URLSearchParams,
  rowCap: number,
): { readonly rows: readonly BdnbRow[]; readonly range: string } {
  const filters = readFilters(table, name, query);
  const view = selectColumns(table, name, query);
  const usesIndex = filters.some(({ column }) => table.indexed.includes(column));
  if (filters.length > 0 && !usesIndex) {
    if (filters.some(({ column }) => column === 'l_parcelle_id')) throw new PostgrestError(504, '', '');
    throw new PostgrestError(500, '57014', 'canceling statement due to statement timeout');
  }
  const found = filters.reduce((rows, filter) => applyFilter(rows, filter), table.rows);
  const offset = whole(query, 'offset') ?? 0;
  const asked = whole(query, 'limit') ?? Number.POSITIVE_INFINITY;
  const rows = found.slice(offset, offset + Math.min(asked, rowCap > 0 ? rowCap : asked)).map(view);
  return { rows, range: rows.length === 0 ? '*/*' : `${offset}-${offset + rows.length - 1}/*` };
}

function whole(query: URLSearchParams, name: string): number | undefined {
  const value = query.get(name);
  if (value === null) return undefined;
  if (!/^\d+$/.test(value)) throw new PostgrestError(400, 'PGRST100', `"failed to parse ${name} (${value})"`);
  return Number(value);
}
