import {
  type Areal,
  type Bbox,
  type MultiPolygon,
  type PolygonCoordinates,
  polygonsOf,
  type Position,
} from './geojson.js';

/** One geometry of the polygons of several features, each polygon once. Null when there is none. */
export function mergePolygons(geometries: readonly Areal[]): MultiPolygon | null {
  const byText = new Map<string, PolygonCoordinates>();
  for (const polygon of geometries.flatMap((geometry) => polygonsOf(geometry))) {
    byText.set(JSON.stringify(polygon), polygon);
  }
  return byText.size === 0 ? null : { type: 'MultiPolygon', coordinates: [...byText.values()] };
}

/** A Polygon when the geometry is a single one, else the geometry as it is. */
export function simplestForm(geometry: Areal): Areal {
  const [only, ...others] = polygonsOf(geometry);
  return only === undefined || others.length > 0 ? geometry : { type: 'Polygon', coordinates: only };
}

/** The same geometry with each position replaced. */
export function mapPositions(
  geometry: MultiPolygon,
  replace: (position: Position) => Position,
): MultiPolygon {
  const coordinates = geometry.coordinates.map((polygon) =>
    polygon.map((ring) => ring.map((position) => replace(position))),
  );
  return { type: 'MultiPolygon', coordinates };
}

/** Every position of the geometry, closing ones included. */
export function positionsOf(geometry: Areal): readonly Position[] {
  return polygonsOf(geometry).flatMap((polygon) => polygon.flat());
}

/** The smallest box around all polygons. */
export function bboxOf(geometry: Areal): Bbox {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [outline = []] of polygonsOf(geometry)) {
    for (const [lon, lat] of outline) {
      west = Math.min(west, lon);
      south = Math.min(south, lat);
      east = Math.max(east, lon);
      north = Math.max(north, lat);
    }
  }
  return [west, south, east, north];
}

/** Whether two boxes share at least a point. */
export function bboxesMeet(a: Bbox, b: Bbox): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

/** Degrees to 7 decimals, which is a centimetre. */
export function roundedPosition([lon, lat]: Position): Position {
  return [Math.round(lon * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7];
}
