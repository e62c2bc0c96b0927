import { type Areal, type Geometry, type MultiPolygon, polygonsOf } from '../../geometry/geojson.js';
import { insetOf } from '../../geometry/inset.js';
import { pointOnSurface } from '../../geometry/point-on-surface.js';
import { mapPositions, roundedPosition, simplestForm } from '../../geometry/polygons.js';
import { coveringPolygon } from '../../geometry/simplify.js';

/** Plans are drawn decimetres off the cadastre. */
const INSET_M = 0.5;
/** API Carto takes bodies of 100 KB. */
const MAX_CHARACTERS = 80_000;

/** What to ask the GPU with, for one parcel. */
export interface SearchGeometries {
  /** For surfaces: the parcel drawn in, so that neighbours which touch it do not answer; the parcel where it is too thin. */
  readonly surfaces: Geometry;
  /** For surfaces whose geometry we will not see: the parcel drawn in, or a point well within it. */
  readonly unseenSurfaces: Geometry;
  /** For lines and points, which often lie along the limit: the parcel. */
  readonly linesAndPoints: Geometry;
}

export function searchGeometries(parcel: Areal): SearchGeometries {
  const multi: MultiPolygon = { type: 'MultiPolygon', coordinates: polygonsOf(parcel) };
  const outline = sendable(simplestForm(mapPositions(multi, roundedPosition)));
  const inset = insetOf(parcel, INSET_M);
  const inner = inset === null ? null : sendable(inset);
  const point = inner === null ? pointOnSurface(parcel) : null;
  return {
    surfaces: inner ?? outline,
    unseenSurfaces: inner ?? (point === null ? outline : { type: 'Point', coordinates: point }),
    linesAndPoints: outline,
  };
}

/** The geometry, or a coarser one around it where it is too long to send. */
function sendable(geometry: Areal): Areal {
  return JSON.stringify(geometry).length <= MAX_CHARACTERS
    ? geometry
    : coveringPolygon(geometry, MAX_CHARACTERS);
}
