import { geodesicArea } from './area.js';
import { clipToBox } from './clip-to-box.js';
import type { Areal, Geometry } from './geojson.js';
import { coverageOf } from './intersection.js';
import { parseMultiPolygon } from './parse-polygons.js';
import { bboxOf } from './polygons.js';

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
