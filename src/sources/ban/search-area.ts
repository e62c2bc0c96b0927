import { bboxSizeMetres, grownBbox } from '../../geometry/distance.js';
import type { Bbox, Areal, Polygon, Position } from '../../geometry/geojson.js';
import { bboxesMeet, bboxOf } from '../../geometry/polygons.js';
import { coveringPolygon } from '../../geometry/simplify.js';

/** Address points stand at the entrance, often on the street before the parcel. */
const ENTRANCE_METRES = 30;
/** A link's address point further away is fetched by its key: a box that reached it would hold whole quarters. */
const REACH_METRES = 200;
/** So that points on the rim of the box are in it. */
const MARGIN_METRES = 1;
/** The geocoder's limit for the sides of a search area. */
const MAX_SIDE_METRES = 1_000;
/** Keeps the address of the call under what proxies take. */
const MAX_POLYGON_CHARACTERS = 1_500;

/**
 * The box to read addresses from: the parcel and the address points of its links, or, when no link says
 * where they are, the parcel and the street before it. Null for a parcel without outline.
 */
export function addressBox(parcel: Areal, points: readonly Position[]): Bbox | null {
  if (parcel.coordinates.length === 0) return null;
  const box = bboxOf(parcel);
  const reach = grownBbox(box, REACH_METRES);
  const near = points.filter(([lon, lat]) => bboxesMeet([lon, lat, lon, lat], reach));
  return near.length === 0
    ? grownBbox(box, ENTRANCE_METRES)
    : grownBbox(near.reduce(withPoint, box), MARGIN_METRES);
}

/** The parcel as an area the geocoder takes; null when the parcel is too large for it. */
export function searchPolygon(parcel: Areal): Polygon | null {
  if (parcel.coordinates.length === 0) return null;
  const { width, height } = bboxSizeMetres(bboxOf(parcel));
  if (Math.max(width, height) > MAX_SIDE_METRES) return null;
  return coveringPolygon(parcel, MAX_POLYGON_CHARACTERS);
}

function withPoint([west, south, east, north]: Bbox, [lon, lat]: Position): Bbox {
  return [Math.min(west, lon), Math.min(south, lat), Math.max(east, lon), Math.max(north, lat)];
}
