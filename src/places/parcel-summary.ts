import type { Position } from '../geometry/geojson.js';
import type { Cadastral } from '../sources/cadastre/cadastre.fields.js';

/** Where more is told of a parcel, on this server. */
export interface ParcelLinks {
  readonly property: string;
  readonly neighbors: string;
  readonly zonages: string;
}

/** WGS84 degrees. */
export interface PlainPoint {
  readonly lon: number;
  readonly lat: number;
}

/** The parcel that a question is about. */
export interface ParcelSummary {
  readonly id: string;
  readonly inseeCode: string;
  readonly cityName: string | null;
  readonly prefix: string;
  readonly section: string;
  readonly number: string;
  /** m2 */
  readonly area: number | null;
  /** A point inside the parcel. */
  readonly centroid: PlainPoint | null;
  readonly links: ParcelLinks;
}

export function summaryOf(parcel: Cadastral): ParcelSummary {
  const { id, inseeCode, communeName, prefix, section, number, area, centroid } = parcel;
  return {
    id,
    inseeCode,
    cityName: communeName,
    prefix,
    section,
    number,
    area,
    centroid: plainPoint(centroid),
    links: linksOf(id),
  };
}

export function linksOf(id: string): ParcelLinks {
  return {
    property: `/v1/properties?parcel_id=${id}`,
    neighbors: `/v1/parcels/${id}/neighbors`,
    zonages: `/v1/parcels/${id}/zonages`,
  };
}

export function plainPoint(position: Position | null): PlainPoint | null {
  return position === null ? null : { lon: position[0], lat: position[1] };
}
