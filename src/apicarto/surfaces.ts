import { geodesicArea } from '../geometry/area.js';
import { clipToBox } from '../geometry/clip-to-box.js';
import type { Areal, Geometry } from '../geometry/geojson.js';
import { coverageOf } from '../geometry/intersection.js';
import { parseMultiPolygon } from '../geometry/parse-polygons.js';
import { bboxOf } from '../geometry/polygons.js';

/** Areas in m2; null for a parcel whose outline cannot be read. */
export interface Surfaces {
  readonly parcel: number | null;
  readonly intersection: number | null;
}

/** Measures parcels against a geometry: all polygons of both count. Points and lines have no area to share. */
export function surfacesWithin(geometry: Geometry): (outline: unknown) => Surfaces {
  const cover = arealOf(geometry);
  return (outline) => {
    const parcel = parseMultiPolygon(outline);
    if (parcel === null) return { parcel: null, intersection: null };
    const area = geodesicArea(parcel);
    // Of a long outline only what is near the parcel matters.
    const near = cover && clipToBox(cover, bboxOf(parcel));
    const coverage = near && coverageOf(parcel)(near);
    // As a share of the geodesic area, so that a parcel that is wholly covered shares exactly its own.
    return { parcel: area, intersection: coverage === null ? 0 : area * coverage.ratio };
  };
}

function arealOf(geometry: Geometry): Areal | null {
  return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon' ? geometry : null;
}

/** m2 as `/geometrie` always gave them: text with two decimals, and the number 0 where nothing is shared. */
export function surfaceText(area: number | null): string | number | null {
  return area === null || area === 0 ? area : area.toFixed(2);
}

/** m2 to the square centimetre. */
export function surfaceNumber(area: number | null): number | null {
  return area === null ? null : Math.round(area * 1e4) / 1e4;
}
