import { isRow } from '../fields/index.js';
import type {
  Geometry,
  LineString,
  MultiLineString,
  MultiPoint,
  MultiPolygon,
  Point,
  Polygon,
  PolygonCoordinates,
  Position,
} from './geojson.js';

export type GeomReading = { readonly geometry: Geometry } | { readonly problem: string };

/** Coordinates that are not what their type says; the message is told to the caller. */
class Malformed extends Error {}

/** Features in a collection in a collection: nobody means more than that. */
const MAX_DEPTH = 4;

/** Of a geometry that a caller sends: what is found is measured against all of it. */
export const MAX_POSITIONS = 5_000;

/**
 * Reads a geometry that a caller sent: GeoJSON as text or as an object, or a Feature or a collection, whose
 * geometries become one. Third coordinates are dropped. Problems are told as API Carto tells them where it does.
 */
export function readGeom(value: unknown): GeomReading {
  let parsed = value;
  if (typeof value === 'string') {
    try {
      parsed = JSON.parse(value) as unknown;
    } catch (error) {
      return { problem: parseErrorOf(value, error) };
    }
  }
  try {
    return { geometry: merged(partsOf(parsed, 0)) };
  } catch (error) {
    if (error instanceof Malformed) return { problem: error.message };
    throw error;
  }
}

/** How many positions a geometry has. */
export function positionCount({ coordinates }: Geometry): number {
  const count = (nested: unknown): number =>
    Array.isArray(nested) && Array.isArray(nested[0])
      ? nested.reduce((sum: number, item: unknown) => sum + count(item), 0)
      : 1;
  return count(coordinates);
}

function parseErrorOf(text: string, error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  const at = Number(/position (\d+)/.exec(message)?.[1] ?? 0);
  const expected = message.includes('property name')
    ? "'STRING', '}'"
    : "'STRING', 'NUMBER', 'NULL', 'TRUE', 'FALSE', '{', '['";
  return `Parse error on line 1:\n${text}\n${'-'.repeat(at)}^\nExpecting ${expected}, got 'INVALID'`;
}

function partsOf(value: unknown, depth: number): Geometry[] {
  if (!isRow(value) || depth > MAX_DEPTH) {
    throw new Malformed('The root of a GeoJSON object must be an object.');
  }
  if (value['type'] === undefined) throw new Malformed('"type" member required');
  const type = typeof value['type'] === 'string' ? value['type'] : JSON.stringify(value['type']);
  switch (type) {
    case 'Feature':
      return value['geometry'] === null ? [] : partsOf(value['geometry'], depth + 1);
    case 'FeatureCollection':
      return listOf(value, 'features').flatMap((part) => partsOf(part, depth + 1));
    case 'GeometryCollection':
      return listOf(value, 'geometries').flatMap((part) => partsOf(part, depth + 1));
    case 'Point':
      return [{ type, coordinates: position(coordinatesOf(value)) }];
    case 'MultiPoint':
      return [{ type, coordinates: listed(coordinatesOf(value), position) }];
    case 'LineString':
      return [{ type, coordinates: line(coordinatesOf(value)) }];
    case 'MultiLineString':
      return [{ type, coordinates: listed(coordinatesOf(value), line) }];
    case 'Polygon':
      return [{ type, coordinates: polygon(coordinatesOf(value)) }];
    case 'MultiPolygon':
      return [{ type, coordinates: listed(coordinatesOf(value), polygon) }];
    default:
      throw new Malformed(`The type ${type} is unknown`);
  }
}

function listOf(value: Readonly<Record<string, unknown>>, member: string): readonly unknown[] {
  const list = value[member];
  if (!Array.isArray(list)) throw new Malformed(`"${member}" member required`);
  return list;
}

function coordinatesOf(value: Readonly<Record<string, unknown>>): unknown {
  if (value['coordinates'] === undefined) throw new Malformed('"coordinates" member required');
  return value['coordinates'];
}

function listed<T>(value: unknown, read: (item: unknown) => T): T[] {
  if (!Array.isArray(value)) {
    throw new Malformed(
      'a number was found where a coordinate array should have been found: this needs to be nested more deeply',
    );
  }
  return value.map((item) => read(item));
}

function position(value: unknown): Position {
  if (!Array.isArray(value)) throw new Malformed('position should be an array');
  const [lon, lat] = value as unknown[];
  if (value.length < 2) throw new Malformed('position must have 2 or more elements');
  if (typeof lon !== 'number' || typeof lat !== 'number' || !Number.isFinite(lon) || !Number.isFinite(lat)) {
    throw new Malformed('each element in a position must be a number');
  }
  return [lon, lat];
}

function line(value: unknown): Position[] {
  const positions = listed(value, position);
  if (positions.length < 2) throw new Malformed('a line needs to have two or more coordinates to be valid');
  return positions;
}

function ring(value: unknown): Position[] {
  const positions = listed(value, position);
  const [first, last] = [positions[0], positions.at(-1)];
  if (positions.length < 4 || first === undefined || last === undefined) {
    throw new Malformed('a LinearRing of coordinates needs to have four or more positions');
  }
  if (first[0] !== last[0] || first[1] !== last[1]) {
    throw new Malformed('the first and last positions in a LinearRing of coordinates must be the same');
  }
  return positions;
}

function polygon(value: unknown): PolygonCoordinates {
  const rings = listed(value, ring);
  if (rings.length === 0) throw new Malformed('"coordinates" must not be empty');
  return rings;
}

/** One geometry of several of a kind. A single one stays what it is. */
function merged(parts: readonly Geometry[]): Geometry {
  const [first, ...others] = parts.filter(({ coordinates }) => coordinates.length > 0);
  if (first === undefined) throw new Malformed('no geometry in it');
  if (others.length === 0) return first;
  const all = [first, ...others];
  if (all.every(isPoints)) return { type: 'MultiPoint', coordinates: all.flatMap(pointsOf) };
  if (all.every(isLines)) return { type: 'MultiLineString', coordinates: all.flatMap(linesOf) };
  if (all.every(isPolygons)) return { type: 'MultiPolygon', coordinates: all.flatMap(polygonsIn) };
  throw new Malformed('points, lines and polygons cannot be asked for at once: send one request for each');
}

function isPoints(geometry: Geometry): geometry is Point | MultiPoint {
  return geometry.type === 'Point' || geometry.type === 'MultiPoint';
}

function isLines(geometry: Geometry): geometry is LineString | MultiLineString {
  return geometry.type === 'LineString' || geometry.type === 'MultiLineString';
}

function isPolygons(geometry: Geometry): geometry is Polygon | MultiPolygon {
  return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
}

function pointsOf(geometry: Point | MultiPoint): readonly Position[] {
  return geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates;
}

function linesOf(geometry: LineString | MultiLineString): readonly (readonly Position[])[] {
  return geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
}

function polygonsIn(geometry: Polygon | MultiPolygon): readonly PolygonCoordinates[] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}
