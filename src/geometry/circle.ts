import { metresPerDegree } from './distance.js';
import type { Polygon, Position } from './geojson.js';

const SIDES = 24;

/** A polygon of 24 sides around a circle: all that is within so many metres of the point is in it, and 1 % more. */
export function circleAround([lon, lat]: Position, metres: number): Polygon {
  const scale = metresPerDegree(lat);
  const radius = metres / Math.cos(Math.PI / SIDES);
  const corner = (index: number): Position => {
    const angle = (2 * Math.PI * (index % SIDES)) / SIDES;
    return [
      eightDecimals(lon + (radius * Math.cos(angle)) / scale.lon),
      eightDecimals(lat + (radius * Math.sin(angle)) / scale.lat),
    ];
  };
  return { type: 'Polygon', coordinates: [Array.from({ length: SIDES + 1 }, (_, index) => corner(index))] };
}

function eightDecimals(degrees: number): number {
  return Math.round(degrees * 1e8) / 1e8;
}
