import { type SandboxReply, type SandboxRequest, type SandboxUpstream } from '../upstream-contract.js';
import { type DvfRow, dvfRows } from './dvf-rows.js';

const PAGE = 20;
const JSON_HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'access-control-allow-origin': '*',
};
const CSV_HEADERS = { 'content-type': 'text/csv', 'access-control-allow-origin': '*' };
/** Non-ASCII characters, which the service escapes. */
const NOT_ASCII = /[\u0080-\uffff]/g;

/** Filters of /dvf, the most specific first: only the first one given counts. */
const FILTERS: readonly (readonly [string, (row: DvfRow, value: string) => boolean])[] = [
  ['parcelle', (row, value) => row['id_parcelle'] === value],
  ['section', (row, value) => String(row['id_parcelle']).startsWith(value)],
  ['com', (row, value) => row['code_commune'] === value],
  ['dep', (row, value) => row['code_departement'] === value],
];

/** dvf-api.data.gouv.fr over the rows of the commune files. */
export function dvfApi(): SandboxUpstream {
  return { name: 'dvfApi', basePath: '', handle };
}

function handle(request: SandboxRequest): SandboxReply {
  const [route, ...rest] = request.segments;
  if (request.method !== 'GET') return json({ error: '405: Method Not Allowed' }, 405);
  if (route === 'mutations' && rest.length === 2) {
    const [inseeCode, section] = rest;
    return json({
      data: dvfRows().filter(
        (row) => row['code_commune'] === inseeCode && row['section_prefixe'] === section,
      ),
    });
  }
  if (route === 'dvf' && rest.length === 0)
    return filtered(request, (rows) => json({ data: page(request, rows) }));
  // The slash before the question mark is part of the route.
  if (route === 'dvf' && rest[0] === 'csv' && request.path.endsWith('/')) {
    return filtered(request, (rows) => ({ headers: CSV_HEADERS, body: csv(rows) }));
  }
  return json({ error: '404: Not Found' }, 404);
}

function filtered(
  { query }: SandboxRequest,
  answer: (rows: readonly DvfRow[]) => SandboxReply,
): SandboxReply {
  const unknown = [...query.keys()].some(
    (name) => name !== 'page' && !FILTERS.some(([known]) => known === name),
  );
  const filter = FILTERS.find(([name]) => query.has(name));
  if (unknown || filter === undefined)
    return { status: 502, headers: { 'content-type': 'text/html' }, body: badGateway() };
  const [name, fits] = filter;
  return answer(dvfRows().filter((row) => fits(row, query.get(name) ?? '')));
}

function page({ query }: SandboxRequest, rows: readonly DvfRow[]): readonly DvfRow[] {
  const start = (Math.max(1, Number(query.get('page') ?? 1)) - 1) * PAGE;
  return rows.slice(start, start + PAGE);
}

function csv(rows: readonly DvfRow[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const lines = [columns, ...rows.map((row) => columns.map((name) => row[name] ?? ''))];
  return lines.map((cells) => `${cells.map(csvCell).join(',')}\n`).join('');
}

function csvCell(value: string | number): string {
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function json(body: unknown, status = 200): SandboxReply {
  const text = JSON.stringify(body).replace(
    NOT_ASCII,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return { status, headers: JSON_HEADERS, body: text };
}

function badGateway(): string {
  return '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n';
}
