import { columnField, type Columns, described, type Field } from './field.js';
import { type JsonSchema } from './json-schema.js';
import { type UpstreamRow } from './upstream-row.js';

interface CustomParts<T> {
  readonly column: Columns;
  /** Total: takes any value, undefined when the column is absent, and never throws. */
  readonly convert: (value: unknown) => T;
  /** Schema of what `convert` returns, null included if it can return null. */
  readonly schema: JsonSchema;
  readonly description: string;
  /** Type as the reference page prints it. */
  readonly type: string;
  readonly unit?: string;
  /** Whether a value looks as expected; for drift detection. Any value does by default. */
  readonly accepts?: (value: unknown) => boolean;
}

/** A field with a converter of its own. With several columns, the first not to give null or an empty list wins. */
export function custom<T>(parts: CustomParts<T>): Field<T> {
  return columnField<T>({
    columns: parts.column,
    type: parts.type,
    unit: parts.unit ?? null,
    description: parts.description,
    schema: parts.schema,
    convert: parts.convert,
    accepts: parts.accepts ?? ((): boolean => true),
    isEmpty: (value) => value === null || (Array.isArray(value) && value.length === 0),
  });
}

interface ComputedParts<T> {
  /** The columns it reads, so that they count as known. */
  readonly columns: readonly string[];
  /** Total: takes any row and never throws. Columns are better read with `toText`, `toNumber`... */
  readonly compute: (row: UpstreamRow) => T;
  readonly schema: JsonSchema;
  readonly description: string;
  readonly type: string;
  readonly unit?: string;
}

/** A field made from several columns at once. */
export function computed<T>(parts: ComputedParts<T>): Field<T> {
  const unit = parts.unit ?? null;
  return {
    type: parts.type,
    unit,
    description: parts.description,
    schema: { ...parts.schema, description: described(parts.description, unit) },
    sources: parts.columns.map((column) => ({ columns: [column], accepts: (): boolean => true })),
    read: parts.compute,
  };
}

interface GivenParts<T> {
  /** The value until the service sets it; shared by all records, so a scalar or something frozen. */
  readonly initial: T;
  readonly schema: JsonSchema;
  readonly description: string;
  readonly type: string;
  readonly unit?: string;
}

/** A field that no column holds: the service sets it on the mapped record (how it was matched, what was joined). */
export function given<T>(parts: GivenParts<T>): Field<T> {
  return computed<T>({ ...parts, columns: [], compute: () => parts.initial });
}
