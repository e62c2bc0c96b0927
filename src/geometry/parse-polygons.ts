import { type MultiPolygon, type PolygonCoordinates, type Position, type Ring } from './geojson.js';

/**
 * The polygons in whatever an upstream calls a geometry: Polygon, MultiPolygon, GeometryCollection, Feature or
 * FeatureCollection, as an object or as JSON text. Third coordinates and `crs` are dropped, open rings are closed;
 * broken rings are left out (a polygon with a broken outline wholly). Null when no polygon is left.
 */
export function parseMultiPolygon(value: unknown): MultiPolygon | null {
  const coordinates = polygonsIn(typeof value === 'string' ? parsedJson(value) : value, 0);
  return coordinates.length === 0 ? null : { type: 'MultiPolygon', coordinates };
}

/** Collections may be nested; nobody means more than that. */
const MAX_DEPTH = 4;

function polygonsIn(value: unknown, depth: number): PolygonCoordinates[] {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return [];
  const { type, coordinates, geometry, geometries, features } = value as Readonly<Record<string, unknown>>;
  switch (type) {
    case 'Polygon':
      return parsedPolygons([coordinates]);
    case 'MultiPolygon':
      return parsedPolygons(coordinates);
    case 'Feature':
      return polygonsIn(geometry, depth + 1);
    case 'GeometryCollection':
      return asArray(geometries).flatMap((part) => polygonsIn(part, depth + 1));
    case 'FeatureCollection':
      return asArray(features).flatMap((part) => polygonsIn(part, depth + 1));
    default:
      return [];
  }
}

function parsedPolygons(polygons: unknown): PolygonCoordinates[] {
  return asArray(polygons)
    .map((polygon) => parsedPolygon(polygon))
    .filter((polygon) => polygon !== null);
}

function parsedPolygon(rings: unknown): PolygonCoordinates | null {
  const [outline, ...holes] = asArray(rings).map((ring) => parsedRing(ring));
  if (outline === undefined || outline === null) return null;
  return [outline, ...holes.filter((hole) => hole !== null)];
}

function parsedRing(positions: unknown): Ring | null {
  const ring: Position[] = [];
  for (const value of asArray(positions)) {
    const position = parsedPosition(value);
    if (position === null) return null;
    ring.push(position);
  }
  const [first] = ring;
  const last = ring.at(-1);
  if (first === undefined || last === undefined) return null;
  if (first[0] !== last[0] || first[1] !== last[1]) ring.push(first);
  return ring.length < 4 ? null : ring;
}

function parsedPosition(value: unknown): Position | null {
  const [lon, lat] = asArray(value);
  return typeof lon === 'number' && typeof lat === 'number' && Number.isFinite(lon) && Number.isFinite(lat)
    ? [lon, lat]
    : null;
}

function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
