import { type Areal, type PolygonCoordinates, type Ring } from './geojson.js';
import { segmentsOf } from './polyline.js';

/** Area in the square of the coordinates' unit; positive when the ring goes counter-clockwise. */
export function signedArea(ring: Ring): number {
  // Relative to a corner: squares of degrees far from 0 would lose what small rings are made of.
  const [[x0, y0] = [0, 0]] = ring;
  let twice = 0;
  for (const [[ax, ay], [bx, by]] of segmentsOf(ring)) {
    twice += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return twice / 2;
}

/** The same geometry by the right-hand rule of RFC 7946: outlines counter-clockwise, holes clockwise. */
export function rightHanded<T extends Areal>(geometry: T): T;
export function rightHanded(geometry: Areal): Areal {
  return geometry.type === 'Polygon'
    ? { ...geometry, coordinates: woundPolygon(geometry.coordinates) }
    : { ...geometry, coordinates: geometry.coordinates.map(woundPolygon) };
}

function woundPolygon(polygon: PolygonCoordinates): PolygonCoordinates {
  return polygon.map((ring, index) => {
    const isLeftTurning = signedArea(ring) >= 0;
    return isLeftTurning === (index === 0) ? ring : [...ring].reverse();
  });
}
