import { readSettings } from '../settings.js';
import { type SandboxReply, type SandboxRequest, type SandboxUpstream } from '../upstream-contract.js';
import { readTabularQuery, TabularError, type TabularQuery } from './tabular-query.js';
import { tabularTable, type TabularRow, type TabularTable } from './tabular-tables.js';

const DEFAULTS = {
  /** Files under the column names they had before April 2026. */
  formerNames: false,
  /** false: a version from before June 2026, without `or`. */
  knowsOr: true,
};

const HEADERS = {
  'access-control-allow-origin': '*',
  'cache-control': 'public',
  'x-cache-status': 'MISS',
};

/** data.gouv.fr's tabular API: the rows of CSV files, filtered. */
export function tabular(): SandboxUpstream {
  let settings = DEFAULTS;
  return {
    name: 'tabular',
    basePath: '/api',
    configure: (changes) => {
      settings = readSettings(settings, changes);
    },
    reset: () => {
      settings = DEFAULTS;
    },
    handle: (request) => {
      const [root, resource = '', route = '', ...rest] = request.segments;
      const table = root === 'resources' ? tabularTable(resource, settings.formerNames) : undefined;
      // Every route ends in a slash.
      if (table === undefined || rest.length > 0 || !request.path.endsWith('/')) return notFound();
      const links = `${request.baseUrl}/resources/${resource}`;
      if (route === '') return json(resourceOf(table, links));
      if (route === 'profile') return json(profileOf(table));
      if (route === 'data') return rowsOf(request, table, links, settings.knowsOr);
      return notFound();
    },
  };
}

function json(body: unknown, status = 200): SandboxReply {
  return { status, headers: HEADERS, body };
}

function notFound(): SandboxReply {
  return { status: 404, body: '404: Not Found' };
}

function resourceOf({ createdAt, url }: TabularTable, links: string): unknown {
  return {
    created_at: createdAt,
    url,
    links: ['profile', 'data', 'swagger'].map((rel) => ({ href: `${links}/${rel}/`, type: 'GET', rel })),
  };
}

function profileOf({ header, rows, datasetId }: TabularTable): unknown {
  const text = { score: 1, format: 'string', python_type: 'string' };
  return {
    profile: {
      header,
      columns: Object.fromEntries(header.map((column) => [column, text])),
      formats: { string: header },
      encoding: 'utf-8',
      separator: ',',
      categorical: [],
      total_lines: rows.length,
      nb_duplicates: 0,
      header_row_idx: 0,
      heading_columns: 0,
      trailing_columns: 0,
    },
    deleted_at: null,
    dataset_id: datasetId,
    indexes: null,
  };
}

function rowsOf(
  { rawQuery }: SandboxRequest,
  table: TabularTable,
  links: string,
  knowsOr: boolean,
): SandboxReply {
  try {
    const query = readTabularQuery(rawQuery, table, knowsOr);
    const found = sorted(numbered(table).filter(query.test), query);
    const { page, pageSize } = query;
    const from = (page - 1) * pageSize;
    if (page > 1 && from >= found.length) {
      const detail = {
        code: 'PGRST103',
        details: null,
        hint: null,
        message: 'Requested range not satisfiable',
      };
      throw new TabularError(416, 'Database error', detail);
    }
    const rows = found.slice(from, from + pageSize).map((row) => projected(row, query));
    const link = (to: number): string => `${links}/data/?${pageLink(rawQuery, to, pageSize)}`;
    return json({
      data: rows,
      links: {
        profile: `${links}/profile/`,
        swagger: `${links}/swagger/`,
        next: from + pageSize < found.length ? link(page + 1) : null,
        prev: page > 1 ? link(page - 1) : null,
      },
      meta: { page, page_size: pageSize, total: found.length },
    });
  } catch (error) {
    if (!(error instanceof TabularError)) throw error;
    if (error.status === 500) return { status: 500, body: '500 Internal Server Error' };
    return json(error.toBody(), error.status);
  }
}

/** The rows with all columns of the file, null where they have no value, and their line. */
function numbered({ rows, header }: TabularTable): readonly TabularRow[] {
  return rows.map((row, index) => ({
    __id: index + 1,
    ...Object.fromEntries(header.map((column) => [column, row[column] ?? null])),
  }));
}

function projected(row: TabularRow, { columns }: TabularQuery): TabularRow {
  return columns === undefined
    ? row
    : Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
}

function sorted(rows: readonly TabularRow[], { sort }: TabularQuery): readonly TabularRow[] {
  return [...rows].sort((a, b) => {
    for (const { column, descending } of sort) {
      const [left, right] = [JSON.stringify(a[column]), JSON.stringify(b[column])];
      if (left !== right) return left < right === descending ? 1 : -1;
    }
    return 0;
  });
}

/** The parameters as they came, but for the page. */
function pageLink(rawQuery: string, page: number, pageSize: number): string {
  const others = rawQuery.split('&').filter((argument) => argument !== '' && !argument.startsWith('page'));
  return [...others, `page=${page}`, `page_size=${pageSize}`].join('&');
}
