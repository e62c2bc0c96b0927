import { branchAt, type FieldSelection } from './field-selection.js';

/** The formats of `GET /v1/properties`, as `format` names them, and their media types. */
export const MEDIA_TYPES = {
  json: 'application/json',
  geojson: 'application/geo+json',
  csv: 'text/csv',
} as const;

export type Format = keyof typeof MEDIA_TYPES;
export const FORMATS = Object.keys(MEDIA_TYPES) as Format[];

/** Outlines as the sources have them, with fewer vertices, or left out. */
export const GEOMETRY_DETAILS = ['full', 'simplified', 'none'] as const;
export type GeometryDetail = (typeof GEOMETRY_DETAILS)[number];

/** How an answer is written. */
export interface Representation {
  readonly format: Format;
  readonly geometry: GeometryDetail;
  /** Null: all fields. */
  readonly fields: FieldSelection | null;
}

/** Equal for representations that are written alike. */
export function representationKey({ format, geometry, fields }: Representation): string {
  return `${format} ${geometry} ${fields?.key ?? '*'}`;
}

/** Whether it is the whole answer as JSON: what is given to who asks for nothing else. */
export function isWholeJson({ format, geometry, fields }: Representation): boolean {
  return format === 'json' && geometry === 'full' && fields === null;
}

/** Whether a form of the answer shows anything of a part that is no section. A table has those of its section and the parcel's only. */
export function showsPart(
  representation: Representation | undefined,
  part: 'buildings' | 'addresses',
): boolean {
  if (representation === undefined) return true;
  return representation.format !== 'csv' && branchAt(representation.fields, [part]) !== undefined;
}
