import { gunzipSync } from 'node:zlib';
import { CsvError, parse } from 'csv-parse/sync';
import { asRow, isRow, type UpstreamRow } from '../fields/index.js';

/** Where an upstream's answer keeps its rows. Each returns undefined when the body is not of that shape. */
export type RowsOf = (body: unknown) => readonly unknown[] | undefined;

/** Enough to tell which columns there are. */
const ROWS_LOOKED_AT = 50;
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;

/** The list itself. */
export const listed: RowsOf = (body) => (Array.isArray(body) ? rowsOf(body) : undefined);

/** One object. */
export const single: RowsOf = (body) => (isRow(body) ? [body] : undefined);

/** The list under a key: `results`, `data`. */
export const under =
  (key: string): RowsOf =>
  (body) =>
    listed(asRow(body)[key]);

/** The features of a GeoJSON collection: their properties, with id and geometry under the names a source gives them. */
export const features =
  (names: { readonly id?: string; readonly geometry?: string } = {}): RowsOf =>
  (body) =>
    under('features')(body)?.map((feature) => {
      const { id, geometry, properties } = asRow(feature);
      return {
        ...asRow(properties),
        ...(names.id === undefined ? {} : { [names.id]: id }),
        ...(names.geometry === undefined ? {} : { [names.geometry]: geometry }),
      };
    });

/** Of each row the object, or the list of objects, under a key; none where the row has none. */
export const within =
  (outer: RowsOf, key: string): RowsOf =>
  (body) =>
    outer(body)?.flatMap((row) => {
      const inner = asRow(row)[key];
      return (Array.isArray(inner) ? (inner as unknown[]) : [inner]).filter(isRow);
    });

/** Rows changed the way their source changes them before it reads them. */
export const changed =
  (outer: RowsOf, change: (row: UpstreamRow) => UpstreamRow): RowsOf =>
  (body) =>
    outer(body)?.map((row) => change(asRow(row)));

/** A table with a line of column names. An empty cell is a column that is there. */
export const csv =
  (delimiter: string): RowsOf =>
  (body) => {
    if (!Buffer.isBuffer(body) || body.toString('utf8', 0, 64).trimStart().startsWith('<')) return undefined;
    try {
      return rowsOf(
        parse(body, { columns: true, bom: true, delimiter, relax_quotes: true, to: ROWS_LOOKED_AT }),
      );
    } catch (error) {
      if (error instanceof CsvError) return undefined;
      throw error;
    }
  };

/** A packed JSON document. */
export const gunzipped =
  (inner: RowsOf): RowsOf =>
  (body) => {
    if (!Buffer.isBuffer(body)) return undefined;
    try {
      const text = gunzipSync(body, { maxOutputLength: MAX_UNPACKED_BYTES }).toString('utf8');
      return inner(JSON.parse(text));
    } catch {
      return undefined; // neither packed nor JSON: not of that shape
    }
  };

function rowsOf(list: readonly unknown[]): readonly unknown[] {
  return list.slice(0, ROWS_LOOKED_AT);
}
