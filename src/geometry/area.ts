import geodesic from 'geographiclib-geodesic';
import { type Areal, polygonsOf, type Ring } from './geojson.js';

/**
 * Area in m2 on the WGS84 ellipsoid (geodesic edges), holes taken out.
 * A sphere would give about 0.25 % less in France.
 */
export function geodesicArea(geometry: Areal): number {
  let area = 0;
  for (const [outline, ...holes] of polygonsOf(geometry)) {
    if (outline === undefined) continue;
    area += ringArea(outline) - holes.reduce((sum, hole) => sum + ringArea(hole), 0);
  }
  return Math.max(0, area);
}

function ringArea(ring: Ring): number {
  const polygon = geodesic.Geodesic.WGS84.Polygon(false);
  for (const [lon, lat] of ring.slice(0, -1)) polygon.AddPoint(lat, lon);
  return Math.abs(polygon.Compute(false, true).area ?? 0);
}
