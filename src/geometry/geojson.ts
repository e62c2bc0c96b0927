/** GeoJSON geometries (RFC 7946), two-dimensional: [longitude, latitude] in WGS84 degrees unless said otherwise. */
export type Position = readonly [lon: number, lat: number];
/** Closed: the last position repeats the first. */
export type Ring = readonly Position[];
/** The outline, then the holes. */
export type PolygonCoordinates = readonly Ring[];

export interface Point {
  readonly type: 'Point';
  readonly coordinates: Position;
}

export interface MultiPoint {
  readonly type: 'MultiPoint';
  readonly coordinates: readonly Position[];
}

export interface LineString {
  readonly type: 'LineString';
  readonly coordinates: readonly Position[];
}

export interface MultiLineString {
  readonly type: 'MultiLineString';
  readonly coordinates: readonly (readonly Position[])[];
}

export interface Polygon {
  readonly type: 'Polygon';
  readonly coordinates: PolygonCoordinates;
}

export interface MultiPolygon {
  readonly type: 'MultiPolygon';
  readonly coordinates: readonly PolygonCoordinates[];
}

/** What has an area. */
export type Areal = Polygon | MultiPolygon;

export type Geometry = Point | MultiPoint | LineString | MultiLineString | Polygon | MultiPolygon;

/** West, south, east, north. */
export type Bbox = readonly [west: number, south: number, east: number, north: number];

/** The polygons of a geometry, one by one. */
export function polygonsOf(geometry: Areal): readonly PolygonCoordinates[] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}
