import { type JsonSchema } from './json-schema.js';
import { columnValue, type UpstreamRow } from './upstream-row.js';

/** An upstream column, or columns of which the first that has a value wins. `a.b` reads within an object. */
export type Columns = string | readonly [string, ...string[]];

/** Columns that stand in for each other, and what their values may look like. */
export interface ColumnGroup {
  readonly columns: readonly string[];
  /** False for a value the converter was not made for: the upstream changed its type. */
  readonly accepts: (value: unknown) => boolean;
}

/** One row of a mapping table, output name aside: where a value comes from, and what it is. */
export interface Field<T> {
  /** Type as the reference page prints it. */
  readonly type: string;
  readonly unit: string | null;
  readonly description: string;
  readonly schema: JsonSchema;
  readonly sources: readonly ColumnGroup[];
  /** Total: whatever the row holds, it returns and never throws. */
  readonly read: (row: UpstreamRow) => T;
  /** Set when the value depends on one plain column only: mapping then skips `read`. */
  readonly direct?: { readonly column: string; readonly convert: (value: unknown) => T };
  /** The table of the object or of the list's objects, for the reference page. */
  readonly nested?: readonly FieldRow[];
}

/** A line of the reference page. */
export interface FieldRow {
  readonly output: string;
  readonly columns: readonly string[];
  readonly type: string;
  readonly unit: string | null;
  readonly description: string;
  readonly nested?: readonly FieldRow[];
}

interface ColumnFieldParts<T> {
  readonly columns: Columns;
  readonly type: string;
  readonly unit: string | null;
  readonly description: string;
  readonly schema: JsonSchema;
  readonly convert: (value: unknown) => T;
  readonly accepts: (value: unknown) => boolean;
  /** True for a converted value that says nothing, so that the next column is tried. */
  readonly isEmpty: (value: T) => boolean;
}

/** A field that converts the first of its columns to have a value. */
export function columnField<T>(parts: ColumnFieldParts<T>): Field<T> {
  const { type, unit, convert, accepts, isEmpty } = parts;
  const columns: readonly [string, ...string[]] =
    typeof parts.columns === 'string' ? [parts.columns] : parts.columns;
  const [first, ...others] = columns;
  const read = (row: UpstreamRow): T => {
    let value = convert(columnValue(row, first));
    for (const column of others) {
      if (!isEmpty(value)) return value;
      value = convert(columnValue(row, column));
    }
    return value;
  };
  return {
    type,
    unit,
    description: parts.description,
    schema: { ...parts.schema, description: described(parts.description, unit) },
    sources: [{ columns, accepts }],
    read,
    ...(others.length === 0 && !first.includes('.') ? { direct: { column: first, convert } } : {}),
  };
}

/** The description with its unit, as the schema carries it. */
export function described(description: string, unit: string | null): string {
  return unit === null ? description : `${description}. Unit: ${unit}`;
}
