import { metresBetween } from '../../src/geometry/distance.js';
import { type Position } from '../../src/geometry/geojson.js';

type Cell = string | number;
export type Line = Readonly<Record<string, Cell>>;

/** A question the service does not take; its message is the whole body. */
export class LinesError extends Error {}

type Columns = Readonly<Record<string, string>>;
type Test = (line: Line) => boolean;

const DEFAULT_SIZE = 12;
const MAX_SIZE = 10_000;
const PARAMETERS = [
  'size',
  'page',
  'after',
  'select',
  'sort',
  'count',
  'format',
  'hint',
  'q',
  'qs',
  'q_fields',
  'q_mode',
  'geo_distance',
  'bbox',
  'collapse',
  'finalizedAt',
];
const FILTERS: Readonly<Record<string, (value: string) => (cell: Cell | undefined) => boolean>> = {
  in: (value) => {
    const wanted = new Set(listed(value));
    return (cell) => cell !== undefined && wanted.has(String(cell));
  },
  nin: (value) => {
    const unwanted = new Set(listed(value));
    return (cell) => cell === undefined || !unwanted.has(String(cell));
  },
  eq: (value) => (cell) => String(cell) === value,
  neq: (value) => (cell) => String(cell) !== value,
  lt: (value) => (cell) => compare(cell, value) < 0,
  lte: (value) => (cell) => compare(cell, value) <= 0,
  gt: (value) => (cell) => compare(cell, value) > 0,
  gte: (value) => (cell) => compare(cell, value) >= 0,
  starts: (value) => (cell) => typeof cell === 'string' && cell.startsWith(value),
  exists: () => (cell) => cell !== undefined,
  nexists: () => (cell) => cell === undefined,
};

/**
 * data-fair's `/lines`.
 * @param self address of the route, for `next`
 * @throws LinesError
 */
export function answerLines(
  rows: readonly Line[],
  columns: Columns,
  query: URLSearchParams,
  self: string,
  maxSize: number,
): Record<string, unknown> {
  const asked = numberOf(query, 'size', DEFAULT_SIZE);
  if (asked > MAX_SIZE) throw new LinesError(`"size" cannot be more than ${MAX_SIZE}`);
  const page = numberOf(query, 'page', 1);
  if (asked * page > MAX_SIZE) throw new LinesError(`"size * page" cannot be more than ${MAX_SIZE}`);
  const size = Math.min(asked, maxSize);
  const select = selected(query, columns);
  const circle = circleOf(query.get('geo_distance'));

  const tests = [...filtersOf(query, columns), textTest(query.get('q')), boxTest(query.get('bbox'))];
  const found = rows
    .filter((line) => tests.every((test) => test(line)))
    .flatMap((line) => withDistance(line, circle))
    .sort(orderOf(query.get('sort'), circle !== undefined, columns));

  const after = query.get('after');
  const start = after === null ? (page - 1) * size : startAfter(found, after);
  const shown = found.slice(start, start + size);
  const last = shown.at(-1);
  const hints = hintsOf(query, columns);
  return {
    ...(after === null && query.get('count') !== 'false' ? { total: found.length } : {}),
    // There is a next page as soon as this one is full, whether or not anything follows.
    ...(last !== undefined && shown.length === size ? { next: nextOf(self, query, last) } : {}),
    ...(hints.length === 0 || query.get('hint') === 'false' ? {} : { meta: { hints } }),
    results: shown.map((line) => viewOf(line, select, circle !== undefined)),
  };
}

function numberOf(query: URLSearchParams, name: string, fallback: number): number {
  const text = query.get(name);
  if (text === null) return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new LinesError(`"${name}" must be an integer`);
  return value;
}

function selected(query: URLSearchParams, columns: Columns): readonly string[] | undefined {
  const select = query.get('select');
  if (select === null || select === '*' || select === '') return undefined;
  const names = select.split(',');
  for (const name of names) {
    if (!(name in columns)) {
      throw new LinesError(
        `Impossible de sélectionner le champ ${name}, il n'existe pas dans le jeu de données.`,
      );
    }
  }
  return names;
}

/** `{column}_{filter}`; a bare column name is no filter and does nothing. */
function filtersOf(query: URLSearchParams, columns: Columns): Test[] {
  return [...query].flatMap(([name, value]): Test[] => {
    if (PARAMETERS.includes(name) || name in columns) return [];
    const cut = name.lastIndexOf('_');
    const [column, filter] = [name.slice(0, cut), FILTERS[name.slice(cut + 1)]];
    if (cut < 0 || filter === undefined) return [];
    const type = columns[column];
    if (type === undefined) {
      throw new LinesError(
        `Impossible d'appliquer un filtre sur le champ ${column}, il n'existe pas dans le jeu de données.`,
      );
    }
    if (type.endsWith(' unfilterable')) {
      throw new LinesError(`Impossible d'appliquer un filtre sur le champ ${column}.`);
    }
    if (value === '') throw new LinesError(`"${name}" must not be empty`);
    const test = filter(value);
    return [(line) => test(line[column])];
  });
}

/** Values with a comma in them come as JSON texts. */
function listed(value: string): string[] {
  if (value.startsWith('"')) return JSON.parse(`[${value}]`) as string[];
  return value.split(',').filter((item) => item !== '');
}

/** Any of the words, anywhere: the full text search ranks, it does not select. */
function textTest(q: string | null): Test {
  const words =
    q === null
      ? []
      : folded(q)
          .split(/\s+/)
          .filter((word) => word !== '');
  if (words.length === 0) return () => true;
  return (line) => {
    const text = folded(Object.values(line).join(' '));
    return words.some((word) => text.includes(word));
  };
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function boxTest(bbox: string | null): Test {
  if (bbox === null) return () => true;
  const [left = NaN, bottom = NaN, right = NaN, top = NaN] = bbox.split(',').map(Number);
  return (line) => {
    const point = pointOf(line);
    return (
      point !== undefined && point[0] >= left && point[0] <= right && point[1] >= bottom && point[1] <= top
    );
  };
}

interface Circle {
  readonly centre: Position;
  readonly metres: number;
}

/** `lon:lat:150`, `lon,lat,150m`. */
function circleOf(text: string | null): Circle | undefined {
  if (text === null) return undefined;
  const [lon = '', lat = '', distance = '0'] = text.split(/[:,]/);
  const metres = Number.parseFloat(distance) * (distance.endsWith('km') ? 1_000 : 1);
  if (![lon, lat].every((part) => Number.isFinite(Number(part))) || Number.isNaN(metres)) {
    throw new LinesError('"geo_distance" parameter is malformed');
  }
  return { centre: [Number(lon), Number(lat)], metres };
}

function withDistance(line: Line, circle: Circle | undefined): Line[] {
  if (circle === undefined) return [line];
  const point = pointOf(line);
  if (point === undefined) return [];
  const metres = metresBetween(circle.centre, point);
  return metres <= circle.metres ? [{ ...line, _geo_distance: metres }] : [];
}

function pointOf({ _geopoint: point }: Line): Position | undefined {
  if (typeof point !== 'string') return undefined;
  const [lat = NaN, lon = NaN] = point.split(',').map(Number);
  return [lon, lat];
}

function orderOf(sort: string | null, isCircle: boolean, columns: Columns): (a: Line, b: Line) => number {
  const keys = (sort ?? (isCircle ? '_geo_distance' : '')).split(',').filter((key) => key !== '');
  for (const key of keys) {
    const column = key.replace(/^-/, '');
    if (!(column in columns) && !['_score', '_geo_distance'].includes(column)) {
      throw new LinesError(
        `Impossible de trier sur le champ ${column}, il n'existe pas dans le jeu de données.`,
      );
    }
  }
  return (a, b) => {
    for (const key of [...keys, '-_i']) {
      const column = key.replace(/^-/, '');
      const order = compare(a[column], b[column]) * (key.startsWith('-') ? -1 : 1);
      if (order !== 0) return order;
    }
    return 0;
  };
}

/** As numbers where both are, else as texts; absent cells come last. */
function compare(a: Cell | undefined, b: Cell | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  const [x, y] = [Number(a), Number(b)];
  if (!Number.isNaN(x) && !Number.isNaN(y)) return x - y;
  return String(a) < String(b) ? -1 : Number(String(a) > String(b));
}

/** The real value is the sort key of the last line; it ends, as this one, in something unique. */
function nextOf(self: string, query: URLSearchParams, last: Line): string {
  const next = new URLSearchParams(query);
  next.delete('page');
  next.set('after', `${String(last['_i'])},${String(last['_rand'])}`);
  return `${self}?${next.toString()}`;
}

function startAfter(found: readonly Line[], after: string): number {
  const index = found.findIndex((line) => `${String(line['_i'])},${String(line['_rand'])}` === after);
  if (index < 0) throw new LinesError('"after" parameter is malformed');
  return index + 1;
}

function hintsOf(query: URLSearchParams, columns: Columns): string[] {
  return [...query.keys()]
    .filter((name) => name in columns)
    .map((name) => `Unknown parameter "${name}" was ignored. Did you mean "${name}_eq"?`);
}

/** Empty cells have no key. A circle adds point and distance whatever is selected. */
function viewOf(
  line: Line,
  select: readonly string[] | undefined,
  isCircle: boolean,
): Record<string, unknown> {
  const added = isCircle ? ['_geopoint', '_geo_distance'] : [];
  const view =
    select === undefined
      ? { ...line }
      : Object.fromEntries<Cell>(
          [...new Set([...select, ...added])].flatMap((name) =>
            line[name] === undefined ? [] : [[name, line[name]]],
          ),
        );
  return { ...view, _score: null };
}
