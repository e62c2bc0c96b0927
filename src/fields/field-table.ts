import { compile } from './compile.js';
import { type Drift, driftOf } from './drift.js';
import { type ColumnGroup, type Field, type FieldRow } from './field.js';
import { objectSchema, type ObjectSchema } from './json-schema.js';

export type Fields = Readonly<Record<string, Field<unknown>>>;

/**
 * The record a table makes: every field present, null when the source has no value, lists empty.
 * It is a fresh object that its owner may complete (fields made with `given`).
 */
export type RecordOfFields<F extends Fields> = {
  -readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never;
};

/** `type Building = RecordOf<typeof buildingFields>` */
export type RecordOf<T extends { map(row: unknown): unknown }> = ReturnType<T['map']>;

export interface FieldTable<F extends Fields> {
  readonly name: string;
  readonly description: string;
  /** The rows, to be reused by spreading them into another table. */
  readonly fields: F;
  /** Maps an upstream row. Total: whatever it is given, it returns a record and never throws. */
  map(row: unknown): RecordOfFields<F>;
  /** JSON Schema of the record. */
  readonly schema: ObjectSchema;
  /** The upstream columns the table reads, each once. */
  readonly columns: readonly string[];
  readonly sources: readonly ColumnGroup[];
  drift(row: unknown): Drift;
  /** The reference page, line by line. */
  readonly rows: readonly FieldRow[];
  /** A table with these rows and further ones; a row of the same name replaces the old one. */
  extend<G extends Fields>(
    name: string,
    description: string,
    more: G,
    options?: TableOptions,
  ): FieldTable<Omit<F, keyof G> & G>;
}

export interface TableOptions {
  /** Upstream columns known and left out on purpose: not drift. */
  readonly ignores?: readonly string[];
}

/**
 * A mapping table: from it come the mapping function, the record's type, its schema and its reference page.
 * @param name record type, as the OpenAPI document names it
 */
export function fieldTable<F extends Fields>(
  name: string,
  description: string,
  fields: F,
  options: TableOptions = {},
): FieldTable<F> {
  const sources = Object.values(fields).flatMap((field) => field.sources);
  const ignores = options.ignores ?? [];
  return {
    name,
    description,
    fields,
    map: compile(fields) as (row: unknown) => RecordOfFields<F>,
    schema: objectSchema(name, description, schemasOf(fields)),
    columns: [...new Set(sources.flatMap((group) => group.columns))],
    sources,
    drift: (row) => driftOf(row, sources, ignores),
    rows: Object.entries(fields).map(([output, field]) => lineOf(output, field)),
    extend: (newName, newDescription, more, newOptions = {}) =>
      fieldTable(
        newName,
        newDescription,
        { ...fields, ...more },
        { ignores: [...ignores, ...(newOptions.ignores ?? [])] },
      ),
  };
}

function schemasOf(fields: Fields): ObjectSchema['properties'] {
  return Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema]));
}

function lineOf(output: string, { sources, type, unit, description, nested }: Field<unknown>): FieldRow {
  return {
    output,
    columns: [...new Set(sources.flatMap((group) => group.columns))],
    type,
    unit,
    description,
    ...(nested === undefined ? {} : { nested }),
  };
}
