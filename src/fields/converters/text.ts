import { type Converter } from './converter.js';
import { scalar } from './scalar.js';

/** Trimmed text; blank is null. Numbers and booleans are written out, objects are not text. */
export function toText(value: unknown): string | null {
  const plain = scalar(value);
  if (typeof plain === 'string') return plain.trim() || null;
  if (typeof plain === 'number') return Number.isFinite(plain) ? String(plain) : null;
  if (typeof plain === 'boolean' || typeof plain === 'bigint') return String(plain);
  return null;
}

export function textConverter(clean?: (text: string) => string | null): Converter<string> {
  return {
    type: 'text',
    schema: { type: 'string' },
    convert: clean === undefined ? toText : (value) => cleaned(toText(value), clean),
    accepts: (value) => typeof value === 'string',
  };
}

function cleaned(text: string | null, clean: (text: string) => string | null): string | null {
  return text === null ? null : toText(clean(text));
}

/** The label of a code. A code without label is passed on as it is: better raw than lost. */
export function labelConverter(labels: Readonly<Record<string, string>>): Converter<string> {
  return {
    ...textConverter(),
    convert: (value) => {
      const code = toText(value);
      return code === null || !Object.hasOwn(labels, code) ? code : (labels[code] ?? code);
    },
    accepts: (value) => typeof value === 'string' || typeof value === 'number',
  };
}

/** One of a closed list of values, compared trimmed and in any case; anything else is null. */
export function choiceConverter<const V extends string>(values: readonly V[]): Converter<V> {
  const byKey = new Map(values.map((value) => [value.toLowerCase(), value]));
  const convert = (value: unknown): V | null => byKey.get(toText(value)?.toLowerCase() ?? '') ?? null;
  return {
    type: values.join(' / '),
    schema: { type: 'string', enum: values },
    convert,
    accepts: (value) => convert(value) !== null,
  };
}
