import { type JsonSchema } from '../json-schema.js';
import { scalar } from './scalar.js';

/** From any upstream value to a value of ours, or null when there is none to be had. Never throws. */
export interface Converter<T> {
  /** Type as the reference page prints it. */
  readonly type: string;
  /** Schema of a value; null is added by the field. */
  readonly schema: JsonSchema;
  readonly convert: (value: unknown) => T | null;
  /** Whether a value (neither null nor blank) looks as this converter expects it. */
  readonly accepts: (value: unknown) => boolean;
}

/** The same converter, values listed as "not known" read as null. Texts compare trimmed, any case. */
export function withoutUnknown<T>(
  converter: Converter<T>,
  unknown: readonly (string | number)[] | undefined,
): Converter<T> {
  if (unknown === undefined || unknown.length === 0) return converter;
  const known = new Set(unknown.map((value) => comparable(value)));
  return {
    ...converter,
    convert: (value) => (known.has(comparable(scalar(value))) ? null : converter.convert(value)),
    accepts: (value) => known.has(comparable(value)) || converter.accepts(value),
  };
}

function comparable(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim().toLowerCase();
  return typeof value === 'number' ? String(value) : undefined;
}
