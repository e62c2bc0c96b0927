import { type Feature } from '../feature-collection.js';
import { type Box, boxesMeet, boxOf, type Geometry, intersects, rectangle } from '../geo/geometry.js';
import { toDegrees } from '../geo/lambert.js';
import { parseWktLatLon } from '../geo/wkt.js';

export type FeatureTest = (feature: Feature) => boolean;

export interface WfsFilter {
  readonly test: FeatureTest;
  /** Attributes that are compared. */
  readonly attributes: readonly string[];
  readonly isSpatial: boolean;
}

/** Becomes an OGC exception. */
export class WfsError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

const LITERAL = String.raw`'(?:[^']|'')*'|-?\d+(?:\.\d+)?`;
const COMPARISON = new RegExp(`^"?(\\w+)"?\\s*=\\s*(${LITERAL})$`, 'is');
const IN_LIST = new RegExp(
  `^"?(\\w+)"?\\s+IN\\s*\\(\\s*((?:${LITERAL})(?:\\s*,\\s*(?:${LITERAL}))*)\\s*\\)$`,
  'is',
);
const LIKE = new RegExp(`^"?(\\w+)"?\\s+LIKE\\s+(${LITERAL})$`, 'is');
const IN_BOX =
  /^BBOX\s*\(\s*(\w+)\s*,\s*([-\d.eE]+)\s*,\s*([-\d.eE]+)\s*,\s*([-\d.eE]+)\s*,\s*([-\d.eE]+)\s*(?:,[^)]*)?\)$/is;
const MEETS = /^INTERSECTS\s*\(\s*(\w+)\s*,\s*(.+)\)$/is;

/** The conjunctions of CQL that clients send: `=`, IN, LIKE, BBOX, INTERSECTS, joined by AND. */
export function parseCql(text: string, properties: readonly string[]): WfsFilter {
  const attributes: string[] = [];
  let isSpatial = false;
  const tests = splitAnd(text).map((term): FeatureTest => {
    const attribute = (name: string): string => {
      if (!properties.includes(name))
        throw new WfsError('InvalidParameterValue', `Illegal property name: ${name}`);
      attributes.push(name);
      return name;
    };
    const equal = COMPARISON.exec(term);
    if (equal !== null) return oneOf(attribute(equal[1] ?? ''), [unquote(equal[2] ?? '')]);
    const list = IN_LIST.exec(term);
    if (list !== null) {
      const values = (list[2] ?? '').match(new RegExp(LITERAL, 'g')) ?? [];
      return oneOf(attribute(list[1] ?? ''), values.map(unquote));
    }
    const like = LIKE.exec(term);
    if (like !== null) return matching(attribute(like[1] ?? ''), unquote(like[2] ?? ''));
    isSpatial = true;
    const box = IN_BOX.exec(term);
    if (box !== null) {
      const [south, west, north, east] = box.slice(2, 6).map(Number) as [number, number, number, number];
      return meeting(rectangle([west, south, east, north]));
    }
    const meets = MEETS.exec(term);
    const geometry = meets === null ? undefined : parseWktLatLon(meets[2] ?? '');
    if (geometry === undefined)
      throw new WfsError('NoApplicableCode', `Could not parse CQL filter list.\nUnable to parse : ${text}`);
    return meeting(geometry);
  });
  return { test: (feature) => tests.every((test) => test(feature)), attributes, isSpatial };
}

/** Cuts at AND outside of quotes and parentheses. */
function splitAnd(text: string): string[] {
  const terms: string[] = [];
  let depth = 0;
  let quoted = false;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === "'") quoted = !quoted;
    if (quoted) continue;
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    if (depth === 0 && /^\sand\s/i.test(text.slice(at, at + 5))) {
      terms.push(text.slice(from, at));
      from = at + 5;
    }
  }
  return [...terms, text.slice(from)].map((term) =>
    term
      .trim()
      .replace(/^\((.*)\)$/s, '$1')
      .trim(),
  );
}

function unquote(literal: string): string {
  return literal.startsWith("'") ? literal.slice(1, -1).replaceAll("''", "'") : literal;
}

function oneOf(name: string, values: readonly string[]): FeatureTest {
  const wanted = new Set(values);
  return ({ properties }) => wanted.has(String(properties[name]));
}

function matching(name: string, pattern: string): FeatureTest {
  const source = pattern
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.');
  const regex = new RegExp(`^${source}$`, 's');
  return ({ properties }) => regex.test(String(properties[name]));
}

function meeting(area: Geometry): FeatureTest {
  const box = boxOf(area);
  return ({ geometry }) => geometry !== null && boxesMeet(box, boxOf(geometry)) && intersects(area, geometry);
}

/** The BBOX parameter: w,s,e,n in CRS:84 (or plain EPSG:4326); s,w,n,e in the urn form; metres in 2154. */
export function parseBox(text: string): FeatureTest {
  const [a, b, c, d, ...rest] = text.split(',');
  const [first, second, third, fourth] = [a, b, c, d].map(Number) as [number, number, number, number];
  if ([first, second, third, fourth].some((value) => Number.isNaN(value))) {
    throw new WfsError('InvalidParameterValue', `Requested bounding box contains wrong coordinates: ${text}`);
  }
  const crs = rest.join(',');
  let box: Box = [first, second, third, fourth];
  if (crs === '' || /^urn:.*:4326$/i.test(crs)) box = [second, first, fourth, third];
  else if (/2154$/.test(crs))
    box = boxOf({ type: 'MultiPoint', coordinates: lambertCorners(box).map(toDegrees) });
  else if (!/CRS:84$|4326$/i.test(crs))
    throw new WfsError('InvalidParameterValue', `Could not decode CRS: ${crs}`);
  return meeting(rectangle(box));
}

function lambertCorners([xmin, ymin, xmax, ymax]: Box): (readonly [number, number])[] {
  return [
    [xmin, ymin],
    [xmax, ymin],
    [xmax, ymax],
    [xmin, ymax],
  ];
}
