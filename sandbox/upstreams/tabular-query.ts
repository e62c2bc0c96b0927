import { type TabularRow, type TabularTable } from './tabular-tables.js';

/** The query language of data.gouv.fr's tabular API, as far as its clients here need it. */

export class TabularError extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: unknown,
  ) {
    super(title);
  }

  toBody(): unknown {
    return { errors: [{ code: null, title: this.title, detail: this.detail }] };
  }
}

type Test = (row: TabularRow) => boolean;

export interface TabularQuery {
  readonly test: Test;
  readonly columns: readonly string[] | undefined;
  readonly sort: readonly { readonly column: string; readonly descending: boolean }[];
  readonly page: number;
  readonly pageSize: number;
}

const MOST_ROWS = 200;
const DEFAULT_ROWS = 20;
const AGGREGATIONS = new Set(['groupby', 'count', 'avg', 'min', 'max', 'sum']);
const WITHOUT_VALUE = new Set(['isnull', 'isnotnull']);
const OPERATORS = new Set([
  'exact',
  'differs',
  'contains',
  'notcontains',
  'in',
  'notin',
  'less',
  'greater',
  'strictly_less',
  'strictly_greater',
  ...WITHOUT_VALUE,
]);

/** @param rawQuery as sent: the service decodes it before it cuts it */
export function readTabularQuery(rawQuery: string, table: TabularTable, knowsOr: boolean): TabularQuery {
  const tests: Test[] = [];
  const sort: { column: string; descending: boolean }[] = [];
  let columns: readonly string[] | undefined;
  let page = 1;
  let pageSize = DEFAULT_ROWS;
  for (const argument of decodeURIComponent(rawQuery.replace(/\+/g, ' ')).split('&')) {
    if (argument === '') continue;
    const mark = argument.indexOf('=');
    const name = mark < 0 ? argument : argument.slice(0, mark);
    const value = mark < 0 ? undefined : argument.slice(mark + 1);
    if (name === 'page') page = whole(value);
    else if (name === 'page_size') pageSize = sizeOf(value);
    else if (name === 'columns') columns = (value ?? '').split(',').map((column) => known(column, table));
    else if (name === 'or' && knowsOr) tests.push(groupTest('or', value ?? '', argument, table));
    else {
      const { column, operator } = conditionOf(name, argument);
      if (operator === 'sort')
        sort.push({ column: known(column, table), descending: value?.toLowerCase() === 'desc' });
      else tests.push(conditionTest(column, operator, value, argument, table));
    }
  }
  return { test: (row) => tests.every((test) => test(row)), columns, sort, page, pageSize };
}

function whole(value: string | undefined): number {
  if (value === undefined || !/^[1-9]\d*$/.test(value)) throw new TabularError(500, '', undefined);
  return Number(value);
}

function sizeOf(value: string | undefined): number {
  const size = whole(value);
  if (size > MOST_ROWS) {
    throw new TabularError(400, 'Invalid query string', `Page size exceeds allowed maximum: ${MOST_ROWS}`);
  }
  return size;
}

function conditionOf(name: string, argument: string): { readonly column: string; readonly operator: string } {
  const mark = name.lastIndexOf('__');
  const operator = name.slice(mark + 2).toLowerCase();
  if (mark > 0 && AGGREGATIONS.has(operator)) {
    const detail = `Aggregation parameters \`${operator}\` are not allowed for this resource`;
    throw new TabularError(403, 'Unauthorized parameters', detail);
  }
  if (mark <= 0 || (operator !== 'sort' && !OPERATORS.has(operator))) throw malformed(argument);
  return { column: name.slice(0, mark), operator };
}

function malformed(argument: string): TabularError {
  const detail = `Malformed query: argument '${argument}' could not be parsed`;
  return new TabularError(400, 'Invalid query string', detail);
}

function known(column: string, { header }: TabularTable): string {
  if (column === '__id' || header.includes(column)) return column;
  throw database('42703', `column ${column} does not exist`);
}

function database(code: string, message: string): TabularError {
  return new TabularError(400, 'Database error', { code, details: null, hint: null, message });
}

/** `(a__exact.1,and(b__exact.2,c__isnull))` */
function groupTest(kind: 'and' | 'or', text: string, argument: string, table: TabularTable): Test {
  if (!text.startsWith('(') || !text.endsWith(')')) throw malformed(argument);
  const tests = topLevel(text.slice(1, -1)).map((part) => {
    const nested = /^(and|or)(\(.*\))$/s.exec(part);
    if (nested !== null)
      return groupTest(nested[1] === 'and' ? 'and' : 'or', nested[2] ?? '', argument, table);
    const mark = part.indexOf('.', part.lastIndexOf('__'));
    const name = mark < 0 ? part : part.slice(0, mark);
    const { column, operator } = conditionOf(name, argument);
    if (operator === 'in' || operator === 'notin' || operator === 'sort') throw malformed(argument);
    const value = mark < 0 ? undefined : decodeURIComponent(part.slice(mark + 1));
    return conditionTest(column, operator, value, argument, table);
  });
  return kind === 'and'
    ? (row) => tests.every((test) => test(row))
    : (row) => tests.some((test) => test(row));
}

function topLevel(text: string): readonly string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const letter of text) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (letter === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts;
}

function conditionTest(
  name: string,
  operator: string,
  value: string | undefined,
  argument: string,
  table: TabularTable,
): Test {
  const column = known(name, table);
  if ((value === undefined) !== WITHOUT_VALUE.has(operator)) throw malformed(argument);
  const wanted = value ?? '';
  const present = (test: (text: string, raw: unknown) => boolean): Test => {
    return (row) => isPresent(row[column]) && test(textOf(row[column]), row[column]);
  };
  switch (operator) {
    case 'exact':
      return present((text) => text === wanted);
    case 'differs':
      return (row) => !isPresent(row[column]) || textOf(row[column]) !== wanted;
    case 'isnull':
      return (row) => !isPresent(row[column]);
    case 'isnotnull':
      return (row) => isPresent(row[column]);
    case 'contains':
      return present((text) => like(wanted).test(text));
    case 'notcontains':
      return present((text) => !like(wanted).test(text));
    case 'in':
      return present((text) => itemsOf(wanted).includes(text));
    case 'notin':
      return present((text) => !itemsOf(wanted).includes(text));
    case 'less':
      return present((_, raw) => compare(raw, wanted) <= 0);
    case 'greater':
      return present((_, raw) => compare(raw, wanted) >= 0);
    case 'strictly_less':
      return present((_, raw) => compare(raw, wanted) < 0);
    default:
      return present((_, raw) => compare(raw, wanted) > 0);
  }
}

function isPresent(value: unknown): boolean {
  return value !== null && value !== undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** `ilike *value*`: `*` and `%` for any letters, `_` for one; accents count. */
function like(value: string): RegExp {
  const source = value
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/[*%]/g, '.*')
    .replace(/_/g, '.');
  return new RegExp(source, 'is');
}

function itemsOf(list: string): readonly string[] {
  return (list.match(/"[^"]*"|[^,]+/g) ?? []).map((item) => item.replace(/^"(.*)"$/s, '$1'));
}

/** Numbers by size, texts by letters. */
function compare(value: unknown, wanted: string): number {
  if (typeof value === 'number') return value - Number(wanted);
  const text = textOf(value);
  return text === wanted ? 0 : text < wanted ? -1 : 1;
}
