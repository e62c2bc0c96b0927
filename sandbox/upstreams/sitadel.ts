import { readSettings } from '../settings.js';
import {
  type SitadelCell,
  sitadelDataset,
  type SitadelFile,
  sitadelFile,
  type SitadelRow,
} from '../sitadel-data.js';
import { type SandboxReply, type SandboxRequest, type SandboxUpstream } from '../upstream-contract.js';

/** Columns whose cells are bare in CSV and numbers in JSON. */
const NUMERIC =
  /^(?:ETAT_|AN_DEPOT$|CJ_DEM$|CAT_DEM$|SUPERFICIE_|ZONE_OP$|NATURE_|DESTINATION_|TYPE_PRINCIP|TYPE_TRANSFO|TYPE_SERVICE|NB_|SURF_|UTILISATION$|RES_PRINCIP|TYP_ANNEXE$|RESIDENCE$)/;
const FLAGS = /^(?:I_|REC_ARCHI$|RES_(?!PRINCIP))/;
/** In these files the JSON types of plot area and parcel number are the other way round. */
const SWAPPED = new Set(['96883f50-538b-41f9-a059-c6eb97e6a23a', '1a9a2f0c-56fe-4e69-84a7-fbbda2121f02']);
const OPTIONS = new Set([
  'columns',
  'millesime',
  'orderBy',
  'withColumnName',
  'withColumnDescription',
  'withColumnUnit',
]);
const MILLESIME = /^\d{4}-(?:0[1-9]|1[0-2])$/;

type Test = (cell: string, value: string) => boolean;
const OPERATORS: Readonly<Record<string, Test>> = {
  eq: (cell, value) => cell === value,
  ne: (cell, value) => cell !== value,
  in: (cell, value) => value.split(',').includes(cell),
  nin: (cell, value) => !value.split(',').includes(cell),
  gt: (cell, value) => compare(cell, value) > 0,
  gte: (cell, value) => compare(cell, value) >= 0,
  lt: (cell, value) => compare(cell, value) < 0,
  lte: (cell, value) => compare(cell, value) <= 0,
  contains: (cell, value) => cell.includes(value),
  startsWith: (cell, value) => cell.startsWith(value),
  endsWith: (cell, value) => cell.endsWith(value),
};

/** A request that DiDo refuses. */
class Refusal extends Error {}

/** DiDo over recorded files of permits: whole filtered sets as CSV or JSON, no paging. */
export function sitadel(): SandboxUpstream {
  const initial = { descriptionLine: false };
  let settings = initial;
  return {
    name: 'sitadel',
    basePath: '/dido/api/v1',
    handle: (request) => handle(request, settings.descriptionLine),
    configure: (changes) => {
      settings = readSettings(settings, changes);
    },
    reset: () => {
      settings = initial;
    },
  };
}

function handle(request: SandboxRequest, descriptionLine: boolean): SandboxReply {
  const [kind, id, format] = request.segments;
  if (request.method !== 'GET' || id === undefined || request.segments.length > 3) return notFound();
  if (kind === 'datasets' && format === undefined) {
    return id === sitadelDataset()['id'] ? { body: sitadelDataset() } : notFound();
  }
  const file = kind === 'datafiles' ? sitadelFile(id) : undefined;
  if (file === undefined) return notFound();
  if (format === undefined) return { body: metadataOf(file) };
  if (format !== 'csv' && format !== 'json') return notFound();
  try {
    return answer(file, format, request.query, descriptionLine);
  } catch (error) {
    if (error instanceof Refusal) return refused('Bad Request', error.message);
    throw error;
  }
}

function answer(
  file: SitadelFile,
  format: 'csv' | 'json',
  query: URLSearchParams,
  descriptionLine: boolean,
): SandboxReply {
  const millesime = query.get('millesime');
  if (millesime !== null && !MILLESIME.test(millesime)) throw new Refusal(notValid(millesime));
  const columns = columnsOf(file, query);
  const rows = ordered(file, query.get('orderBy')).filter(filterOf(file, query));
  if (rows.length === 0) return refused('Le fichier est vide');
  if (format === 'json') {
    return {
      body: rows.map((row) => Object.fromEntries(columns.map((name) => [name, jsonCell(file, name, row)]))),
    };
  }
  const lines = rows.map((row) => columns.map((name) => csvCell(name, row[name] ?? null)));
  if (query.get('withColumnName') !== 'false') lines.unshift(columns.map(quoted));
  if (descriptionLine || query.get('withColumnDescription') === 'true') {
    lines.unshift(columns.map((name) => quoted(file.descriptions[file.columns.indexOf(name)] ?? name)));
  }
  return {
    headers: { 'content-type': 'text/csv; charset=utf-8' },
    body: lines.map((cells) => `${cells.join(';')}\n`).join(''),
  };
}

function columnsOf(file: SitadelFile, query: URLSearchParams): readonly string[] {
  const asked = query.get('columns')?.split(',');
  const unknown = asked?.find((name) => !file.columns.includes(name));
  if (unknown !== undefined) throw new Refusal(`La colonne ${unknown} n'existe pas`);
  return asked ?? file.columns;
}

function filterOf(file: SitadelFile, query: URLSearchParams): (row: SitadelRow) => boolean {
  const tests: ((row: SitadelRow) => boolean)[] = [];
  for (const [name, value] of query) {
    if (OPTIONS.has(name)) continue;
    if (!file.columns.includes(name)) throw new Refusal(`Le paramètre ${name} n'est pas autorisé`);
    const [operator, ...rest] = value.split(':');
    const test = OPERATORS[operator ?? ''];
    if (test === undefined || rest.length === 0) throw new Refusal(notValid(value));
    tests.push((row) => {
      const cell = row[name] ?? null;
      return cell !== null && test(String(cell), rest.join(':'));
    });
  }
  return (row) => tests.every((test) => test(row));
}

function ordered(file: SitadelFile, orderBy: string | null): SitadelRow[] {
  const rows = [...file.rows];
  if (orderBy === null) return rows;
  const isDescending = orderBy.startsWith('-');
  const column = isDescending ? orderBy.slice(1) : orderBy;
  if (!file.columns.includes(column)) throw new Refusal(`La colonne ${column} n'existe pas`);
  rows.sort((a, b) => compare(String(a[column] ?? ''), String(b[column] ?? '')));
  return isDescending ? rows.reverse() : rows;
}

function compare(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)];
  if (!Number.isNaN(x) && !Number.isNaN(y)) return x - y;
  return a < b ? -1 : a > b ? 1 : 0;
}

function jsonCell(file: SitadelFile, name: string, row: SitadelRow): SitadelCell {
  const cell = row[name] ?? null;
  if (cell === null) return null;
  const isSwapped = SWAPPED.has(file.rid);
  if (name === 'SUPERFICIE_TERRAIN' && isSwapped) return String(cell);
  if (name.startsWith('NUM_CADASTRE'))
    return isSwapped && /^\d+$/.test(String(cell)) ? Number(cell) : String(cell);
  if (FLAGS.test(name)) return cell === true || cell === 'true';
  return NUMERIC.test(name) ? Number(cell) : cell;
}

/** As recorded: texts and flags quoted, numbers bare, nothing for null. */
function csvCell(name: string, cell: SitadelCell): string {
  if (cell === null) return '';
  return NUMERIC.test(name) ? String(cell) : quoted(String(cell));
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** The nesting of the real answer is not recorded. */
function metadataOf({ rid, title, columns, rows }: SitadelFile): unknown {
  return {
    rid,
    title,
    millesimes: [
      {
        millesime: '2026-08',
        rows: rows.length,
        columns: columns.map((name) => ({ name, type: NUMERIC.test(name) ? 'number' : 'text' })),
      },
    ],
  };
}

function notValid(text: string): string {
  return `La chaîne ${text} dans l'url n'est pas valide`;
}

function refused(message: string, ...errors: readonly string[]): SandboxReply {
  return { status: 400, body: { message, errors } };
}

function notFound(): SandboxReply {
  return { status: 404, body: { message: 'Not Found', errors: [] } };
}
