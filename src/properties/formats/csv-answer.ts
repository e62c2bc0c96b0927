import { stringify } from 'csv-stringify/sync';
import type { PropertiesAnswer, Property } from '../answer.js';
import type { Section } from '../sections.js';
import { csvTable, type CsvColumn, LIST_COLUMN } from './csv-columns.js';
import { withGeometryDetail } from './geometry-detail.js';
import type { Representation } from './representation.js';

type Json = Readonly<Record<string, unknown>>;

/**
 * One section as a table (RFC 4180, UTF-8 without byte order mark, CRLF): a row per record, a column per field. Numbers
 * and dates as in JSON, `true` and `false`, nothing for null; lists and geometries as JSON text.
 */
export function csvAnswer(
  { properties }: PropertiesAnswer,
  section: Section,
  { fields, geometry }: Representation,
): string {
  const { parcel, namesList, lists, columns } = csvTable(section, fields, geometry);
  const header = [
    ...parcel.map(({ name }) => name),
    ...(namesList ? [LIST_COLUMN] : []),
    ...columns.map(({ name }) => name),
  ];
  const rows = properties.flatMap((whole) => {
    const property = withGeometryDetail(whole, geometry);
    const about = parcel.map((column) => cell(valueAt(property.cadastral, column.path)));
    return lists.flatMap(({ name, path, columns: own }) => {
      const names = new Set(own.map((column) => column.name));
      const listCells = namesList ? [name ?? ''] : [];
      return recordsOf(property, path).map((record) => {
        const cells = columns.map((column) => (names.has(column.name) ? cellOf(record, column) : ''));
        return [...about, ...listCells, ...cells];
      });
    });
  });
  // In a table of one column an empty line would be no row to many readers.
  return stringify([header, ...rows], { record_delimiter: 'windows', quoted_empty: header.length === 1 });
}

function recordsOf(property: Property, path: readonly string[]): readonly Json[] {
  const list = valueAt(property, path);
  return Array.isArray(list) ? (list as Json[]) : [];
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, name) => (typeof at === 'object' && at !== null ? (at as Json)[name] : undefined),
    value,
  );
}

function cellOf(record: Json, { path }: CsvColumn): string {
  return cell(valueAt(record, path));
}

/** The text of a value in a cell. */
export function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return guarded(value);
  return JSON.stringify(value);
}

/**
 * Spreadsheets run a text that begins like this as a formula, and the data has texts that anybody could have written.
 * Such a text gets an apostrophe before it, and so does one that already looks like that, so that taking one
 * apostrophe away gives every text back. Numbers are none of this: `-5` stays a number.
 */
const LIKE_A_FORMULA = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

function guarded(text: string): string {
  return LIKE_A_FORMULA.test(text) ? `'${text}` : text;
}
