import { type Geometry, type Position } from './geojson.js';

/** Well-known text of a geometry, its axes in the order of the GeoJSON: longitude, latitude. */
export function wktOf(geometry: Geometry): string {
  return `${geometry.type.toUpperCase()}${geometry.type === 'Point' ? `(${numbers(geometry.coordinates)})` : nested(geometry.coordinates)}`;
}

type Nested = readonly (Position | Nested)[];

function nested(items: Nested): string {
  return `(${items.map((item) => (isPosition(item) ? numbers(item) : nested(item))).join(',')})`;
}

function isPosition(item: Position | Nested): item is Position {
  return typeof item[0] === 'number';
}

function numbers([lon, lat]: Position): string {
  return `${plain(lon)} ${plain(lat)}`;
}

/** 8 decimals (1 mm), never with an exponent, which not every parser of WKT knows. */
function plain(value: number): string {
  return value.toFixed(8).replace(/\.?0+$/, '');
}
