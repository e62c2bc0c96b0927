import { type Geometry, type Position } from './geometry.js';

/**
 * Reads a WKT literal of CQL; undefined when it is none. Its axes are latitude, longitude (EPSG:4326), but with
 * `SRID=4326;` before it (EWKT) longitude, latitude.
 */
export function parseWktLatLon(text: string): Geometry | undefined {
  const match =
    /^\s*(SRID=4326;)?\s*(POINT|MULTIPOINT|LINESTRING|MULTILINESTRING|POLYGON|MULTIPOLYGON)\s*(\(.*\))\s*$/is.exec(
      text,
    );
  if (match === null) return undefined;
  const json = (match[3] ?? '')
    .replace(
      /(-?[\d.]+(?:e-?\d+)?)\s+(-?[\d.]+(?:e-?\d+)?)/gi,
      match[1] === undefined ? '[$2,$1]' : '[$1,$2]',
    )
    .replaceAll('(', '[')
    .replaceAll(')', ']');
  let nested: unknown;
  try {
    nested = JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
  switch ((match[2] ?? '').toUpperCase()) {
    case 'POINT':
      return { type: 'Point', coordinates: (nested as [Position])[0] };
    case 'MULTIPOINT':
      return { type: 'MultiPoint', coordinates: nested as Position[] };
    case 'LINESTRING':
      return { type: 'LineString', coordinates: nested as Position[] };
    case 'MULTILINESTRING':
      return { type: 'MultiLineString', coordinates: nested as Position[][] };
    case 'POLYGON':
      return { type: 'Polygon', coordinates: nested as Position[][] };
    default:
      return { type: 'MultiPolygon', coordinates: nested as Position[][][] };
  }
}
