import { type ParcelFeature, parcels } from '../cadastre-data.js';
import { type Feature } from '../feature-collection.js';
import { circle, intersects, metresBetween, vertexCentre } from '../geo/geometry.js';
import { GeocoderError, type GeocoderQuery, type StructuredParcel } from './geocoder-params.js';

/** Around a point the parcel index looks this far, in this order. */
const REACHES_M = [100, 200];

/** Exact key, upper or lower case. */
export function parcelsByText(q: string, query: GeocoderQuery): readonly Feature[] {
  const idu = q.replaceAll(' ', '').toUpperCase();
  return parcels()
    .filter(({ properties }) => properties.idu === idu)
    .map((parcel) => geocoded(parcel, query));
}

export function parcelsByFields(query: GeocoderQuery): readonly Feature[] {
  const wanted = query.structured;
  if (wanted.departmentcode === undefined) {
    throw new GeocoderError(400, 'Failed parsing query', ['departmentcode: required param']);
  }
  if (wanted.municipalitycode === undefined && wanted.districtcode === undefined) {
    throw new GeocoderError(400, 'Failed parsing query', [
      'municipalitycode or districtcode must be defined',
    ]);
  }
  return parcels()
    .filter((parcel) => fits(parcel, wanted))
    .map((parcel) => geocoded(parcel, query));
}

function fits({ properties }: ParcelFeature, wanted: StructuredParcel): boolean {
  const same = (value: string | undefined, width: number, actual: string): boolean =>
    value === undefined || value.toUpperCase().padStart(width, '0') === actual;
  return (
    same(wanted.departmentcode, 2, properties.code_dep) &&
    same(wanted.municipalitycode, 3, properties.code_com) &&
    same(wanted.districtcode, 3, properties.code_arr) &&
    same(wanted.oldmunicipalitycode, 3, properties.com_abs) &&
    same(wanted.section, 2, properties.section) &&
    same(wanted.number, 4, properties.numero) &&
    same(wanted.sheet, 2, String(properties.feuille).padStart(2, '0'))
  );
}

/** Parcels meeting the area, or a circle around the point; nearest centre first. */
export function parcelsAround(query: GeocoderQuery): readonly Feature[] {
  const { area, centre } = query;
  if (area !== undefined) return near(query, area);
  if (centre === undefined) return [];
  for (const reach of REACHES_M) {
    const found = near(query, circle(centre, reach));
    if (found.length > 0) return found;
  }
  return [];
}

function near(query: GeocoderQuery, area: ReturnType<typeof circle>): readonly Feature[] {
  const found = parcels()
    .filter(({ geometry }) => geometry !== null && intersects(area, geometry))
    .map((parcel) => geocoded(parcel, query));
  if (query.centre === undefined) return found;
  return [...found].sort((a, b) => Number(a.properties['distance']) - Number(b.properties['distance']));
}

function geocoded({ properties, geometry }: ParcelFeature, { centre, withGeometry }: GeocoderQuery): Feature {
  const point = geometry === null ? ([0, 0] as const) : vertexCentre(geometry);
  const distance = centre === undefined ? undefined : Math.round(metresBetween(centre, point));
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: point },
    properties: {
      id: properties.idu,
      departmentcode: properties.code_dep,
      municipalitycode: properties.code_com,
      oldmunicipalitycode: properties.com_abs,
      districtcode: properties.code_arr,
      section: properties.section,
      sheet: String(properties.feuille).padStart(2, '0'),
      number: properties.numero,
      city: properties.nom_com,
      ...(distance === undefined ? {} : { distance, score: 1 - distance / 10_000 }),
      ...(withGeometry ? { truegeometry: geometry } : {}),
      _type: 'parcel',
    },
  };
}
