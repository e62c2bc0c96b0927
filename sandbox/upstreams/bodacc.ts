import { lazyJson } from '../data-folder.js';
import { readSettings } from '../settings.js';
import { type SandboxReply, type SandboxRequest, type SandboxUpstream } from '../upstream-contract.js';
import { type Condition, OdsqlError, parseWhere, type Row } from './bodacc-odsql.js';

const recorded = lazyJson<readonly Row[]>('bodacc', 'recorded.json');
const ofParcels = lazyJson<readonly Row[]>('bodacc', 'parcels.json');
const families = lazyJson<unknown>('bodacc', 'facets-familleavis.json');

const MAX_LIMIT = 100;
const MAX_REACH = 10_000;
const DEFAULTS = {
  /** Calls of a day. */
  quota: 5_000_000,
};
const DEFAULT_LIMIT = 10;
const RESET_TIME = '2026-11-22T00:00:00Z';

/** Message of a 400 about a parameter. */
class ParameterError extends Error {}

/** Opendatasoft Explore v2.1 on the dataset annonces-commerciales. */
export function bodacc(): SandboxUpstream {
  let settings = DEFAULTS;
  let used = 0;
  return {
    name: 'bodacc',
    basePath: '/api/explore/v2.1/catalog/datasets/annonces-commerciales',
    handle: (request) => {
      used += 1;
      const { quota } = settings;
      if (used > quota) return exhausted(quota);
      const { body, status = 200 } = answer(request);
      return {
        status,
        body,
        headers: {
          'x-ratelimit-limit': String(quota),
          'x-ratelimit-remaining': String(quota - used),
          'x-ratelimit-reset': RESET_TIME,
        },
      };
    },
    configure: (changes) => {
      settings = readSettings(settings, changes);
    },
    reset: () => {
      settings = DEFAULTS;
      used = 0;
    },
  };
}

function exhausted(quota: number): SandboxReply {
  return {
    status: 429,
    body: {
      errorcode: 10002,
      reset_time: RESET_TIME,
      limit_time_unit: 'day',
      call_limit: quota,
      error: 'Too many requests on the domain. Please contact the domain administrator.',
    },
  };
}

function answer({ method, segments, query }: SandboxRequest): SandboxReply {
  const [route, format] = segments;
  if (method !== 'GET') return { status: 405, body: { message: `Method "${method}" not allowed.` } };
  try {
    if (segments.length === 0) return { body: metadata() };
    if (route === 'records' && segments.length === 1) return { body: records(query) };
    if (route === 'facets' && segments.length === 1) return { body: facets(query) };
    if (route === 'exports' && format === 'json') return { body: sorted(selected(query), query) };
  } catch (error) {
    if (error instanceof OdsqlError) return badRequest('ODSQLError', error.message);
    if (error instanceof ParameterError) return badRequest('InvalidRESTParameterError', error.message);
    throw error;
  }
  return { status: 404, body: { error_code: 'NotFound', message: 'The requested resource does not exist.' } };
}

function badRequest(code: string, message: string): SandboxReply {
  return { status: 400, body: { error_code: code, message } };
}

function records(query: URLSearchParams): unknown {
  const limit = integerOf(query, 'limit', DEFAULT_LIMIT);
  const offset = integerOf(query, 'offset', 0);
  if (limit < -1 || limit > MAX_LIMIT) {
    throw new ParameterError(
      `Invalid value for limit API parameter: ${limit} was found but -1 <= limit <= ${MAX_LIMIT} is expected.`,
    );
  }
  if (offset + limit > MAX_REACH) {
    throw new ParameterError(
      `Invalid value for sum of offset + limit API parameter: ${offset + limit} was found but <= ${MAX_REACH} is expected.`,
    );
  }
  const rows = selected(query);
  const columns = query
    .get('select')
    ?.split(',')
    .map((name) => name.trim());
  const unknown = columns?.find((name) => !fields().has(name));
  if (unknown !== undefined) {
    throw new OdsqlError(
      `ODSQL query is malformed: Unknown field: ${unknown}. Clause(s) containing the error(s): select.`,
    );
  }
  const page = sorted(rows, query).slice(offset, offset + (limit < 0 ? MAX_LIMIT : limit));
  return {
    total_count: rows.length,
    results:
      columns === undefined
        ? page
        : page.map((row) => Object.fromEntries(columns.map((name) => [name, row[name]]))),
  };
}

/** Nationwide counts as they were read, where all notices are meant; else those of the rows here. */
function facets(query: URLSearchParams): unknown {
  const name = query.get('facet') ?? 'familleavis';
  if (name === 'familleavis' && !query.has('where') && !query.has('refine')) return families();
  if (!fields().has(name)) throw new OdsqlError(`ODSQL query is malformed: Unknown field: ${name}.`);
  const counts = new Map<string, number>();
  for (const row of selected(query)) {
    const value = row[name];
    if (typeof value === 'string') counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const entries = [...counts].sort(([, one], [, other]) => other - one);
  return {
    facets: [
      { name, facets: entries.map(([value, count]) => ({ name: value, count, value, state: 'displayed' })) },
    ],
  };
}

function metadata(): unknown {
  const processed = '2026-11-20T05:12:00+00:00';
  return {
    dataset_id: 'annonces-commerciales',
    has_records: true,
    metas: {
      default: {
        records_count: rowsOfDataset().length,
        data_processed: processed,
        metadata_processed: processed,
      },
    },
    fields: [...fields()].map((name) => ({ name, type: name === 'dateparution' ? 'date' : 'text' })),
  };
}

function selected(query: URLSearchParams): Row[] {
  const conditions: Condition[] = query.getAll('where').map((where) => parseWhere(where, fields()));
  for (const [parameter, isWanted] of [
    ['refine', true],
    ['exclude', false],
  ] as const) {
    for (const filter of query.getAll(parameter)) {
      const condition = parseWhere(filter, fields());
      conditions.push((row) => condition(row) === isWanted);
    }
  }
  return rowsOfDataset().filter((row) => conditions.every((condition) => condition(row)));
}

/** The oldest first, unless another order is asked for. */
function sorted(rows: readonly Row[], query: URLSearchParams): Row[] {
  const keys = (query.get('order_by') ?? 'dateparution asc').split(',').map((key) => {
    const [name = '', direction = 'asc'] = key.trim().split(/\s+/);
    if (!fields().has(name)) {
      throw new OdsqlError(
        `ODSQL query is malformed: Unknown field: ${name}. Clause(s) containing the error(s): order_by.`,
      );
    }
    return { name, sign: direction.toLowerCase() === 'desc' ? -1 : 1 };
  });
  return [...rows].sort((a, b) => {
    for (const { name, sign } of keys) {
      const [one, other] = [String(a[name]), String(b[name])];
      if (one !== other) return (one < other ? -1 : 1) * sign;
    }
    return 0;
  });
}

function rowsOfDataset(): readonly Row[] {
  return [...recorded(), ...ofParcels()];
}

function fields(): ReadonlySet<string> {
  return new Set(Object.keys(recorded()[0] ?? {}));
}

function integerOf(query: URLSearchParams, name: string, fallback: number): number {
  const text = query.get(name);
  if (text === null) return fallback;
  if (/^-?\d+$/.test(text)) return Number(text);
  throw new ParameterError(
    `Invalid value for ${name} API parameter: ${text} was found but an integer is expected.`,
  );
}
