import type { Geometry, Position } from '../geometry/geojson.js';
import { cqlText } from '../upstream/wfs.js';
import type { Condition } from './layer-question.js';

/** The filter of a question in CQL, as API Carto writes it; undefined without any condition. */
export function cqlOf(conditions: readonly Condition[]): string | undefined {
  return conditions.length === 0 ? undefined : conditions.map(termOf).join(' and ');
}

function termOf(condition: Condition): string {
  if ('meets' in condition) return `INTERSECTS(geom,${latLonWkt(condition.meets)})`;
  const { column, values } = condition;
  const [first = '', ...others] = values.map(cqlText);
  return others.length === 0 ? `${column}=${first}` : `${column} IN (${[first, ...others].join(',')})`;
}

/** Well-known text with latitude first, which is how CQL reads EPSG:4326. */
export function latLonWkt(geometry: Geometry): string {
  const name = geometry.type.toUpperCase();
  if (geometry.type === 'Point') return `${name} (${latLon(geometry.coordinates)})`;
  return `${name} ${nested(geometry.coordinates)}`;
}

type Nested = readonly (Position | Nested)[];

function nested(items: Nested): string {
  return `(${items.map((item) => (isPosition(item) ? latLon(item) : nested(item))).join(', ')})`;
}

function isPosition(item: Position | Nested): item is Position {
  return typeof item[0] === 'number';
}

function latLon([lon, lat]: Position): string {
  return `${plain(lat)} ${plain(lon)}`;
}

/** As it was sent, but never with an exponent, which not every parser of WKT knows. */
function plain(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(12) : text;
}
