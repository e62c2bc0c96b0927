import { type Converter } from './converter.js';

/**
 * The items of a list column: an array, a JSON array written as text, a text cut at `separator`, or one value.
 * No value is no item.
 */
export function toItems(value: unknown, separator?: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value === null || value === undefined) return [];
  if (typeof value !== 'string') return [value];
  const text = value.trim();
  if (text.startsWith('[') && text.endsWith(']')) {
    const items = parsedArray(text);
    if (items !== null) return items;
  }
  return separator === undefined ? [text] : text.split(separator);
}

function parsedArray(text: string): readonly unknown[] | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

/** Converts the items of a list column; items without a value are left out, order and repeats are kept. */
export function toList<T>(item: Converter<T>, separator?: string): (value: unknown) => T[] {
  return (value) => {
    const list: T[] = [];
    for (const raw of toItems(value, separator)) {
      const converted = item.convert(raw);
      if (converted !== null) list.push(converted);
    }
    return list;
  };
}
