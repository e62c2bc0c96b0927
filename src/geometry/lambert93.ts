import proj4 from 'proj4';
import { type MultiPolygon, type Position } from './geojson.js';
import { mapPositions, positionsOf, roundedPosition } from './polygons.js';

/** RGF93 / Lambert-93, EPSG:2154: the projection of metropolitan France, in metres. RGF93 is WGS84 to the centimetre. */
const LAMBERT_93 =
  '+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=44 +lat_2=49 +x_0=700000 +y_0=6600000 +ellps=GRS80 +towgs84=0,0,0 +units=m';
const projection = proj4('+proj=longlat +datum=WGS84', LAMBERT_93);

/** Where Lambert-93 is used, with room to spare: metropolitan France and its waters. */
const EXTENT = { minX: -500_000, maxX: 1_800_000, minY: 5_500_000, maxY: 7_700_000 };

/** Metres [x, y] to degrees [lon, lat], rounded to 7 decimals (1 cm). */
export function wgs84FromLambert93([x, y]: Position): Position {
  const [lon, lat] = projection.inverse([x, y]);
  return roundedPosition([lon, lat]);
}

/** Degrees [lon, lat] to metres [x, y]. */
export function lambert93FromWgs84([lon, lat]: Position): Position {
  const [x, y] = projection.forward([lon, lat]);
  return [x, y];
}

/** Whether the position can be a Lambert-93 one at all. */
export function isInLambert93Extent([x, y]: Position): boolean {
  return x >= EXTENT.minX && x <= EXTENT.maxX && y >= EXTENT.minY && y <= EXTENT.maxY;
}

/** The polygons in WGS84; null when a vertex cannot be a Lambert-93 one. */
export function multiPolygonFromLambert93(geometry: MultiPolygon): MultiPolygon | null {
  return positionsOf(geometry).every(isInLambert93Extent) ? mapPositions(geometry, wgs84FromLambert93) : null;
}
