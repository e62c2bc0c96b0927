import { type BdnbRow, type BdnbTable } from './bdnb-tables.js';

/** The part of PostgREST's query language that BDNB's clients use. */

export class PostgrestError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly hint: string | null = null,
  ) {
    super(message);
  }

  toBody(): Record<string, unknown> {
    return { code: this.code, details: null, hint: this.hint, message: this.message };
  }
}

const RESERVED = ['select', 'limit', 'offset', 'order'];

export interface PostgrestFilter {
  readonly column: string;
  readonly operator: string;
  readonly operand: string;
}

export function readFilters(
  table: BdnbTable,
  tableName: string,
  query: URLSearchParams,
): readonly PostgrestFilter[] {
  return [...query]
    .filter(([name]) => !RESERVED.includes(name))
    .map(([column, value]) => {
      checkColumn(table, tableName, column);
      const match = /^(not\.)?(eq|neq|gt|gte|lt|lte|in|cs|like|ilike|is)\.(.*)$/s.exec(value);
      if (match === null) {
        throw new PostgrestError(400, 'PGRST100', `"failed to parse filter (${value})" (line 1, column 1)`);
      }
      if (match[1] !== undefined)
        throw new PostgrestError(400, 'PGRST100', 'the sandbox does not know "not."');
      return { column, operator: match[2] ?? '', operand: match[3] ?? '' };
    });
}

function checkColumn(table: BdnbTable, tableName: string, column: string): void {
  if (table.columns.includes(column)) return;
  const relation = tableName.split('/')[0] ?? tableName;
  throw new PostgrestError(400, '42703', `column ${relation}.${column} does not exist`);
}

export function applyFilter(
  rows: readonly BdnbRow[],
  { column, operator, operand }: PostgrestFilter,
): readonly BdnbRow[] {
  const isInteger =
    rows.some((row) => Number.isInteger(row[column])) && rows.every((row) => isWhole(row[column]));
  if (isInteger && /^-?\d+\.\d+$/.test(operand)) {
    throw new PostgrestError(400, '22P02', `invalid input syntax for type integer: "${operand}"`);
  }
  const test = testOf(operator, operand);
  return rows.filter((row) => test(row[column]));
}

function isWhole(value: unknown): boolean {
  return value === null || value === undefined || Number.isInteger(value);
}

function testOf(operator: string, operand: string): (value: unknown) => boolean {
  const compared = (check: (difference: number) => boolean) => (value: unknown) =>
    value !== null && value !== undefined && check(compare(value, operand));
  switch (operator) {
    case 'eq':
      return compared((difference) => difference === 0);
    case 'neq':
      return compared((difference) => difference !== 0);
    case 'gt':
      return compared((difference) => difference > 0);
    case 'gte':
      return compared((difference) => difference >= 0);
    case 'lt':
      return compared((difference) => difference < 0);
    case 'lte':
      return compared((difference) => difference <= 0);
    case 'in': {
      const wanted = new Set(items(operand, '(', ')'));
      return (value) => wanted.has(text(value));
    }
    case 'cs': {
      const wanted = items(operand, '{', '}');
      return (value) => Array.isArray(value) && wanted.every((item) => value.includes(item));
    }
    case 'is':
      return (value) => (operand === 'null' ? value === null : String(value) === operand);
    default: {
      const source = operand.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/[*%]/g, '.*');
      const regex = new RegExp(`^${source}$`, operator === 'ilike' ? 'is' : 's');
      return (value) => typeof value === 'string' && regex.test(value);
    }
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

function compare(value: unknown, operand: string): number {
  if (typeof value === 'number') return value - Number(operand);
  const own = text(value);
  return own === operand ? 0 : own < operand ? -1 : 1;
}

function items(operand: string, open: string, close: string): string[] {
  if (!operand.startsWith(open) || !operand.endsWith(close)) {
    throw new PostgrestError(400, 'PGRST100', `"failed to parse filter (${operand})" (line 1, column 4)`);
  }
  return (operand.slice(1, -1).match(/"(?:[^"\\]|\\.)*"|[^,]+/g) ?? []).map((item) =>
    item.replace(/^"(.*)"$/s, '$1'),
  );
}

/** `select=a,b`; `*` or nothing is the whole row. */
export function selectColumns(
  table: BdnbTable,
  tableName: string,
  query: URLSearchParams,
): (row: BdnbRow) => BdnbRow {
  const select = query.get('select');
  if (select === null || select === '*') return (row) => row;
  const columns = select.split(',').map((column) => column.trim());
  for (const column of columns) checkColumn(table, tableName, column);
  return (row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
}
