import { type Geometry, boxOf, circle, metresBetween, type Position } from '../geo/geometry.js';
import { type SandboxReply } from '../upstream-contract.js';

/** Reads and checks the geocoder's parameters with its own messages. */

export const GEOCODER_HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'access-control-allow-origin': '*',
  'ratelimit-limit': '50',
  'x-ratelimit-limit-second': '1',
};

export class GeocoderError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly detail?: readonly string[],
  ) {
    super(message);
  }

  toReply(): SandboxReply {
    const body = {
      code: this.status,
      message: this.message,
      ...(this.detail ? { detail: this.detail } : {}),
    };
    return { status: this.status, headers: GEOCODER_HEADERS, body };
  }
}

const failed = (...detail: string[]): GeocoderError => new GeocoderError(400, 'Failed parsing query', detail);

const ADDRESS_TYPES = ['housenumber', 'street', 'locality', 'municipality'];
const INDEXES = ['address', 'poi', 'parcel'];
const STRUCTURED = [
  'departmentcode',
  'municipalitycode',
  'oldmunicipalitycode',
  'districtcode',
  'section',
  'number',
  'sheet',
] as const;
const MAX_BOX_M = 1_000;
const MAX_LIMIT = 50;
const MAX_LIMIT_WITH_GEOMETRY = 20;
const DEFAULT_LIMIT = 10;

export type StructuredParcel = Partial<Record<(typeof STRUCTURED)[number], string>>;

export interface GeocoderQuery {
  readonly indexes: readonly string[];
  readonly limit: number;
  readonly centre: Position | undefined;
  readonly area: Geometry | undefined;
  readonly type: string | undefined;
  readonly postcodes: readonly string[];
  readonly citycodes: readonly string[];
  readonly depcodes: readonly string[];
  readonly city: string | undefined;
  readonly withGeometry: boolean;
  readonly autocomplete: boolean;
  readonly structured: StructuredParcel;
}

/** Everything but `q`; throws GeocoderError with all complaints at once. */
export function readGeocoderQuery(query: URLSearchParams): GeocoderQuery {
  const problems: string[] = [];
  const text = (name: string): string | undefined => query.get(name) ?? undefined;
  const codes = (name: string, pattern: RegExp): readonly string[] => {
    const values = text(name)?.split(',') ?? [];
    const wrong = values.find((value) => !pattern.test(value));
    if (wrong !== undefined) problems.push(`${name}: unexpected value '${wrong}'`);
    return values;
  };
  const number = (name: string): number | undefined => {
    const value = text(name);
    if (value === undefined) return undefined;
    if (!/^-?\d+(\.\d+)?$/.test(value)) problems.push(`${name}: unable to parse value as float`);
    return Number(value);
  };

  const indexes = (text('index') ?? 'address').split(',');
  const badIndex = indexes.find((index) => !INDEXES.includes(index));
  if (badIndex !== undefined) problems.push(`index: unexpected value '${badIndex}'`);
  const type = text('type');
  if (type !== undefined && !ADDRESS_TYPES.includes(type)) problems.push(`type: unexpected value '${type}'`);
  const withGeometry = /^(true|1)$/.test(text('returntruegeometry') ?? '');
  const most = withGeometry ? MAX_LIMIT_WITH_GEOMETRY : MAX_LIMIT;
  const limit = Number(text('limit') ?? DEFAULT_LIMIT);
  if (!Number.isInteger(limit) || limit < 1 || limit > most) {
    problems.push(`limit: must be an integer between 1 and ${most}`);
  }
  const lon = number('lon');
  const lat = number('lat');
  if ((lon === undefined) !== (lat === undefined))
    problems.push('lon/lat must be present together if defined');
  if (query.has('city') && query.has('citycode')) {
    problems.push('city and citycode params cannot be used together');
  }
  const result: GeocoderQuery = {
    indexes,
    limit,
    centre: lon === undefined || lat === undefined ? undefined : [lon, lat],
    area: readArea(text('searchgeom'), indexes),
    type,
    postcodes: codes('postcode', /^\d{5}$/),
    citycodes: codes('citycode', /^(\d{5}|\d[AB]\d{3})$/),
    depcodes: codes('depcode', /^(\d{2,3}|2[AB])$/),
    city: text('city'),
    withGeometry,
    autocomplete: text('autocomplete') !== '0',
    structured: Object.fromEntries(
      STRUCTURED.flatMap((name) => (query.has(name) ? [[name, query.get(name) ?? '']] : [])),
    ),
  };
  if (problems.length > 0) throw failed(...problems);
  return result;
}

/** `q` under the geocoder's rules. */
export function readText(query: URLSearchParams): string {
  const q = query.get('q')?.trim();
  if (q === undefined) throw failed('q: required param');
  if (q.length < 3 || q.length > 200 || !/^[\p{L}\p{N}]/u.test(q)) {
    throw failed('q: must contain between 3 and 200 chars and start with a number or a letter');
  }
  return q;
}

function readArea(value: string | undefined, indexes: readonly string[]): Geometry | undefined {
  if (value === undefined) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(value) as unknown;
  } catch {
    throw new GeocoderError(400, 'searchgeom: unable to parse value as GeoJSON');
  }
  const { type, coordinates, radius } = (parsed ?? {}) as Record<string, unknown>;
  const allowed = indexes.includes('address')
    ? ['Polygon', 'Circle']
    : ['Point', 'LineString', 'Polygon', 'Circle'];
  if (!allowed.includes(String(type)) || !Array.isArray(coordinates)) {
    throw new GeocoderError(400, `searchgeom: geometry type must be one of ${allowed.join(', ')}`);
  }
  const area =
    type === 'Circle' ? circle(coordinates as unknown as Position, Number(radius)) : (parsed as Geometry);
  const [west, south, east, north] = boxOf(area);
  const width = metresBetween([west, south], [east, south]);
  const height = metresBetween([west, south], [west, north]);
  // A circle of radius 500 is drawn a little outside itself.
  if (Math.max(width, height) > MAX_BOX_M * 1.01) {
    throw new GeocoderError(400, 'Geometry bbox size must not exceed 1000m');
  }
  return area;
}
