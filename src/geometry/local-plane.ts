import { metresPerDegree } from './distance.js';
import { type Areal, type Position } from './geojson.js';
import { bboxOf } from './polygons.js';

/** A flat picture of the surroundings of a geometry, in metres; 0.01 % off at 10 km from its middle. */
export interface LocalPlane {
  readonly toMetres: (position: Position) => Position;
  readonly toDegrees: (position: Position) => Position;
}

/** The plane whose origin is the south-west corner of the geometry's box. */
export function localPlane(geometry: Areal): LocalPlane {
  const [west, south, , north] = bboxOf(geometry);
  const scale = metresPerDegree((south + north) / 2);
  return {
    toMetres: ([lon, lat]) => [(lon - west) * scale.lon, (lat - south) * scale.lat],
    toDegrees: ([x, y]) => [west + x / scale.lon, south + y / scale.lat],
  };
}
