import polylabel from 'polylabel';
import { geodesicArea } from './area.js';
import { metresPerDegree } from './distance.js';
import { type Areal, type PolygonCoordinates, polygonsOf, type Position } from './geojson.js';
import { isInside } from './point-in-polygon.js';
import { bboxOf, roundedPosition } from './polygons.js';

/** Of the longer side of the polygon's box: fine enough to be well inside, coarse enough to be quick. */
const PRECISION = 1 / 200;

/**
 * A point inside the geometry, far from the outline of its biggest polygon: where to ask "what is here?".
 * Null for a geometry without polygons.
 */
export function pointOnSurface(geometry: Areal): Position | null {
  const polygon = biggest(polygonsOf(geometry));
  if (polygon === null) return null;
  const area: Areal = { type: 'Polygon', coordinates: polygon };
  return (
    insideOf(mostInland(area), area) ?? insideOf(middleOfWidestChord(area), area) ?? polygon[0]?.[0] ?? null
  );
}

/** The point, rounded to 1 cm where that keeps it inside; null when it is outside anyway. */
function insideOf(point: Position | null, area: Areal): Position | null {
  if (point === null) return null;
  const shorter = roundedPosition(point);
  if (isInside(shorter, area)) return shorter;
  return isInside(point, area) ? point : null;
}

function biggest(polygons: readonly PolygonCoordinates[]): PolygonCoordinates | null {
  const [only, ...others] = polygons;
  if (only === undefined || others.length === 0) return only ?? null;
  const areas = polygons.map((coordinates) => geodesicArea({ type: 'Polygon', coordinates }));
  return polygons[areas.indexOf(Math.max(...areas))] ?? only;
}

/**
 * Worked out in local metres, where distances in both directions compare.
 * Null for a polygon thinner than the precision, of which only a corner would be found.
 */
function mostInland(area: Areal): Position | null {
  const [west, south, east, north] = bboxOf(area);
  const scale = metresPerDegree((south + north) / 2);
  const local = polygonsOf(area)[0]?.map((ring) =>
    ring.map(([lon, lat]): Position => [(lon - west) * scale.lon, (lat - south) * scale.lat]),
  );
  const longerSide = Math.max((east - west) * scale.lon, (north - south) * scale.lat);
  const { 0: x, 1: y, distance } = polylabel(local ?? [], longerSide * PRECISION);
  return distance <= 0 ? null : [west + x / scale.lon, south + y / scale.lat];
}

/** For slivers: the middle of the widest stretch inside, on the line half-way between two neighbouring latitudes. */
function middleOfWidestChord(area: Areal): Position | null {
  const rings = polygonsOf(area).flat();
  const latitudes = [...new Set(rings.flat().map(([, lat]) => lat))].sort((a, b) => a - b);
  let widest: { readonly width: number; readonly middle: Position } | null = null;
  for (const [index, low] of latitudes.slice(0, -1).entries()) {
    const lat = (low + (latitudes[index + 1] ?? low)) / 2;
    const crossings = rings.flatMap((ring) => crossingsAt(lat, ring)).sort((a, b) => a - b);
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const [from = 0, to = 0] = crossings.slice(pair, pair + 2);
      if (widest === null || to - from > widest.width) {
        widest = { width: to - from, middle: [(from + to) / 2, lat] };
      }
    }
  }
  return widest?.middle ?? null;
}

function crossingsAt(lat: number, ring: readonly Position[]): number[] {
  const crossings: number[] = [];
  for (const [index, to] of ring.entries()) {
    const from = ring[index - 1];
    if (from === undefined || from[1] > lat === to[1] > lat) continue;
    crossings.push(from[0] + ((lat - from[1]) / (to[1] - from[1])) * (to[0] - from[0]));
  }
  return crossings;
}
