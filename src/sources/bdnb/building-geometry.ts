import { type MultiPolygon, type Position } from '../../geometry/geojson.js';
import { multiPolygonFromLambert93 } from '../../geometry/lambert93.js';
import { parseMultiPolygon } from '../../geometry/parse-polygons.js';
import { mapPositions, positionsOf, roundedPosition } from '../../geometry/polygons.js';

/**
 * The footprint in WGS84. The BDNB sends Lambert-93 metres; should it come to send degrees, they are recognised
 * (no place in France has Lambert-93 coordinates that small). Null when it is no footprint in France.
 */
export function buildingGeometry(value: unknown): MultiPolygon | null {
  const geometry = parseMultiPolygon(value);
  if (geometry === null) return null;
  return positionsOf(geometry).every(isDegrees)
    ? mapPositions(geometry, roundedPosition)
    : multiPolygonFromLambert93(geometry);
}

function isDegrees([x, y]: Position): boolean {
  return Math.abs(x) <= 180 && Math.abs(y) <= 90;
}
