import { type Converter, withoutUnknown } from './converters/converter.js';
import { dateConverter, dateTimeConverter } from './converters/date.js';
import { flagConverter } from './converters/flag.js';
import { toList } from './converters/list.js';
import { integerConverter, numberConverter, type NumberRules } from './converters/number.js';
import { choiceConverter, labelConverter, textConverter } from './converters/text.js';
import { columnField, type Columns, type Field } from './field.js';
import { listOfSchema, nullable } from './json-schema.js';

export interface FieldOptions {
  /** Unit of the value, as printed: `m2`, `kWhEP/m2/yr`, `year`. */
  readonly unit?: string;
  /** Upstream values that mean "not known"; they read as null. Compared trimmed, in any case. */
  readonly unknown?: readonly (string | number)[];
  readonly example?: string | number | boolean;
}

export interface TextOptions extends FieldOptions {
  /** Repairs a text that is there; null or blank drops it. */
  readonly clean?: (text: string) => string | null;
}

export interface ListOptions extends TextOptions {
  /** Cuts a text into items; without it a text is one item. */
  readonly separator?: string;
}

export type NumberOptions = FieldOptions & NumberRules;
export type IntegerOptions = Omit<NumberOptions, 'decimals'>;

/** Text, trimmed; blank is null. */
export function text(columns: Columns, description: string, options: TextOptions = {}): Field<string | null> {
  return valueField(textConverter(options.clean), columns, description, options);
}

/** Whole number; decimals are rounded. */
export function integer(
  columns: Columns,
  description: string,
  options: IntegerOptions = {},
): Field<number | null> {
  return valueField(integerConverter(options), columns, description, options);
}

/** How many: a whole number from 0 up. Upstreams keep counts as floats, with stray decimals: they are rounded. */
export function count(
  columns: Columns,
  description: string,
  options: IntegerOptions = {},
): Field<number | null> {
  return valueField(integerConverter({ min: 0, ...options }), columns, description, options);
}

/** Number, from JSON numbers and from text with decimal comma or point. */
export function number(
  columns: Columns,
  description: string,
  options: NumberOptions = {},
): Field<number | null> {
  return valueField(numberConverter(options), columns, description, options);
}

/** True or false, in any of the spellings open data uses. */
export function flag(
  columns: Columns,
  description: string,
  options: FieldOptions = {},
): Field<boolean | null> {
  return valueField(flagConverter, columns, description, options);
}

/** Calendar day, `YYYY-MM-DD`. */
export function date(
  columns: Columns,
  description: string,
  options: FieldOptions = {},
): Field<string | null> {
  return valueField(dateConverter, columns, description, options);
}

/** Instant, ISO 8601 in UTC. */
export function dateTime(
  columns: Columns,
  description: string,
  options: FieldOptions = {},
): Field<string | null> {
  return valueField(dateTimeConverter, columns, description, options);
}

/** The label of a coded column; a code that `labels` does not know is passed on as it is. */
export function label(
  columns: Columns,
  labels: Readonly<Record<string, string>>,
  description: string,
  options: FieldOptions = {},
): Field<string | null> {
  return valueField(labelConverter(labels), columns, description, options);
}

/** One of a closed list of values; any other upstream value is null (use `text` when values may be added). */
export function choice<const V extends string>(
  columns: Columns,
  values: readonly V[],
  description: string,
  options: FieldOptions = {},
): Field<V | null> {
  return valueField(choiceConverter(values), columns, description, options);
}

/** List of texts. Never null: no value upstream is an empty list. */
export function textList(columns: Columns, description: string, options: ListOptions = {}): Field<string[]> {
  return listField(textConverter(options.clean), columns, description, options);
}

/** List of numbers. Never null: no value upstream is an empty list. */
export function numberList(
  columns: Columns,
  description: string,
  options: NumberOptions & { readonly separator?: string } = {},
): Field<number[]> {
  return listField(numberConverter(options), columns, description, options);
}

function valueField<T>(
  base: Converter<T>,
  columns: Columns,
  description: string,
  { unit, unknown, example }: FieldOptions,
): Field<T | null> {
  const converter = withoutUnknown(base, unknown);
  return columnField<T | null>({
    columns,
    type: converter.type,
    unit: unit ?? null,
    description,
    schema: nullable({ ...converter.schema, ...(example === undefined ? {} : { examples: [example] }) }),
    convert: converter.convert,
    accepts: converter.accepts,
    isEmpty: (value) => value === null,
  });
}

function listField<T>(
  base: Converter<T>,
  columns: Columns,
  description: string,
  { unit, unknown, separator, example }: FieldOptions & { readonly separator?: string },
): Field<T[]> {
  const item = withoutUnknown(base, unknown);
  const items = { ...item.schema, ...(example === undefined ? {} : { examples: [example] }) };
  return columnField<T[]>({
    columns,
    type: `list of ${item.type}`,
    unit: unit ?? null,
    description,
    schema: listOfSchema(items),
    convert: toList(item, separator),
    accepts: (value) => Array.isArray(value) || (separator !== undefined && typeof value === 'string'),
    isEmpty: (list) => list.length === 0,
  });
}
