import { type Areal, type Bbox, polygonsOf, type Position } from './geojson.js';
import { isInside, squaredDistanceToSegment } from './point-in-polygon.js';

/** The WGS84 ellipsoid. */
const EQUATOR_RADIUS = 6378137;
const ECCENTRICITY2 = 0.00669437999014;

/** Metres to one degree of longitude and one of latitude, at a latitude in degrees. */
export function metresPerDegree(lat: number): { readonly lon: number; readonly lat: number } {
  const phi = (lat * Math.PI) / 180;
  const w2 = 1 - ECCENTRICITY2 * Math.sin(phi) ** 2;
  const perRadianLat = (EQUATOR_RADIUS * (1 - ECCENTRICITY2)) / w2 ** 1.5;
  const perRadianLon = (EQUATOR_RADIUS / Math.sqrt(w2)) * Math.cos(phi);
  return { lon: (perRadianLon * Math.PI) / 180, lat: (perRadianLat * Math.PI) / 180 };
}

/** Metres between two points, on the plane that touches the ellipsoid between them: 0.01 % off at 10 km. */
export function metresBetween(a: Position, b: Position): number {
  const scale = metresPerDegree((a[1] + b[1]) / 2);
  return Math.hypot((a[0] - b[0]) * scale.lon, (a[1] - b[1]) * scale.lat);
}

/** Metres from a point to a geometry: 0 inside and on the outline, else to the nearest rim. */
export function metresToPolygon(point: Position, geometry: Areal): number {
  if (isInside(point, geometry)) return 0;
  const scale = metresPerDegree(point[1]);
  const local = ([lon, lat]: Position): Position => [
    (lon - point[0]) * scale.lon,
    (lat - point[1]) * scale.lat,
  ];
  let nearest = Infinity;
  for (const ring of polygonsOf(geometry).flat()) {
    let from: Position | undefined;
    for (const position of ring) {
      const to = local(position);
      nearest = Math.min(nearest, squaredDistanceToSegment([0, 0], from ?? to, to));
      from = to;
    }
  }
  return Math.sqrt(nearest);
}

/** Sides of a box in metres, the wider of its two widths. */
export function bboxSizeMetres([west, south, east, north]: Bbox): {
  readonly width: number;
  readonly height: number;
} {
  const nearEquator = south <= 0 && north >= 0 ? 0 : Math.min(Math.abs(south), Math.abs(north));
  return {
    width: (east - west) * metresPerDegree(nearEquator).lon,
    height: (north - south) * metresPerDegree((south + north) / 2).lat,
  };
}

/** The box grown by so many metres on each side. */
export function grownBbox([west, south, east, north]: Bbox, metres: number): Bbox {
  const scale = metresPerDegree((south + north) / 2);
  const [dLon, dLat] = [metres / scale.lon, metres / scale.lat];
  return [west - dLon, south - dLat, east + dLon, north + dLat];
}
