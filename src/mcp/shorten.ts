/** What of a list is shown, and how to have the rest. */
export interface Cut {
  /** Where the list is: `permis`, `energy.residential`, `transactions[0].lots`. */
  readonly list: string;
  /** `1-25 of 112` */
  readonly shown: string;
  readonly rest: string;
}

export interface Shortened {
  readonly value: unknown;
  readonly cuts: readonly Cut[];
}

/** What is shown of the lists and texts of an answer. */
export interface Window {
  /** Records of a list to pass over. */
  readonly offset: number;
  /** Records of a list to show, at most. */
  readonly max: number;
  /** Items of a list within a record; it is shown from its beginning. */
  readonly inner: number;
  /** Characters of a text. */
  readonly text: number;
}

const GEOMETRIES: readonly unknown[] = [
  'Polygon',
  'MultiPolygon',
  'LineString',
  'MultiLineString',
  'MultiPoint',
  'GeometryCollection',
];

/**
 * A part of an answer made small: of its lists of records a window, of each record what has a value, no outlines.
 * An empty list stays, since it says that there is nothing, and so does null, which says that it could not be had.
 * @param name of the part, as paths begin
 * @param part a list of records, or an object of such lists
 */
export function shorten(name: string, part: unknown, window: Window): Shortened {
  const cuts: Cut[] = [];
  const value = shortenPart(name, part, window, cuts);
  return { value, cuts };
}

/**
 * A part that is one record made small: what has a value, no outlines.
 * @param name of the part, as paths begin
 */
export function shortenRecord(name: string, record: unknown, window: Window): Shortened {
  const cuts: Cut[] = [];
  const value = small(name, record, window, cuts);
  return { value, cuts };
}

function shortenPart(path: string, part: unknown, window: Window, cuts: Cut[]): unknown {
  if (Array.isArray(part)) return windowOf(path, part, window, cuts);
  if (!isObject(part)) return part;
  const members = Object.entries(part).map(([key, value]) => [
    key,
    // One level down are lists of records still, in `energy` and `urbanisme`.
    Array.isArray(value) && value.some(isObject)
      ? windowOf(`${path}.${key}`, value, window, cuts)
      : small(`${path}.${key}`, value, window, cuts),
  ]);
  return Object.fromEntries(members);
}

function windowOf(path: string, list: readonly unknown[], window: Window, cuts: Cut[]): unknown[] {
  const { offset, max } = window;
  const end = Math.min(offset + max, list.length);
  const first = Math.min(offset, list.length);
  if (list.length > 0 && (first > 0 || end < list.length)) {
    const shown = first < end ? `${first + 1}-${end} of ${list.length}` : `none of ${list.length}`;
    cuts.push({ list: path, shown, rest: restOf(end, list.length) });
  }
  return list
    .slice(first, end)
    .map((record, index) => small(`${path}[${first + index}]`, record, window, cuts));
}

function restOf(end: number, length: number): string {
  return end < length ? `the next begin at offset ${end}` : 'there are no more after these';
}

/** A record, or what is in one. */
function small(path: string, value: unknown, window: Window, cuts: Cut[]): unknown {
  if (typeof value === 'string') return shortText(value, window.text);
  if (Array.isArray(value)) {
    if (value.length > window.inner) {
      cuts.push({
        list: path,
        shown: `1-${window.inner} of ${value.length}`,
        rest: 'the whole list is in GET /v1/properties',
      });
    }
    return value.slice(0, window.inner).map((item, index) => small(`${path}[${index}]`, item, window, cuts));
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => saysSomething(inner) && !isOutline(inner))
      .map(([key, inner]) => [key, small(`${path}.${key}`, inner, window, cuts)]),
  );
}

function shortText(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max)}… (${max} of ${text.length} characters)`;
}

function saysSomething(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false;
  if (Array.isArray(value)) return value.length > 0;
  return !isObject(value) || Object.values(value).some(saysSomething);
}

function isOutline(value: unknown): boolean {
  return (
    isObject(value) && GEOMETRIES.includes(value['type']) && ('coordinates' in value || 'geometries' in value)
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
