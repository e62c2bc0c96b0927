import type { Areal, Point, Position } from '../../geometry/geojson.js';
import { rightHanded } from '../../geometry/winding.js';
import type { PropertiesAnswer, Property } from '../answer.js';
import { asPosition, FEATURE_KINDS, type FeatureKind } from './feature-kinds.js';
import { type Branch, branchAt, type FieldSelection, pick } from './field-selection.js';
import { pathText } from './field-tree.js';
import { withGeometryDetail } from './geometry-detail.js';
import type { Representation } from './representation.js';

type Json = Readonly<Record<string, unknown>>;

interface Feature {
  readonly type: 'Feature';
  readonly id: string;
  readonly geometry: Areal | Point | null;
  readonly properties: Json;
}

/** The answer as a FeatureCollection (RFC 7946): `meta` and `errors` as in JSON, and what is no list of records. */
export interface PropertiesGeoJson {
  readonly type: 'FeatureCollection';
  readonly features: readonly Feature[];
  /** Lists that were asked for and are null, which no Feature could say. Absent when there are none. */
  readonly unavailable?: readonly string[];
  /** What `urbanisme` says of the commune rather than of a place. Absent when it was not asked for. */
  readonly urbanisme?: Json | null;
  readonly meta: PropertiesAnswer['meta'];
  readonly errors?: PropertiesAnswer['errors'];
}

export function geoJsonAnswer(
  { properties, meta, errors }: PropertiesAnswer,
  { geometry, fields }: Representation,
): PropertiesGeoJson {
  const lists = properties.flatMap((property) => listsOf(withGeometryDetail(property, geometry), fields));
  const unavailable = lists.flatMap(({ kind, records }) => (records === null ? [pathText(kind.path)] : []));
  const [property] = properties;
  return {
    type: 'FeatureCollection',
    features: lists.flatMap(({ kind, records, branch }) => featuresOf(kind, records ?? [], branch)),
    ...(unavailable.length > 0 ? { unavailable } : {}),
    ...(property === undefined ? {} : planning(property, fields)),
    meta,
    ...(errors === undefined ? {} : { errors }),
  };
}

interface RecordList {
  readonly kind: FeatureKind;
  /** Null: could not be obtained. */
  readonly records: readonly Json[] | null;
  readonly branch: Branch | null;
}

/** The lists that were asked for. */
function listsOf(property: Property, fields: FieldSelection | null): RecordList[] {
  return FEATURE_KINDS.flatMap((kind) => {
    const branch = branchAt(fields, kind.path);
    const records = recordsAt(property, kind.path);
    return branch === undefined || records === undefined ? [] : [{ kind, records, branch }];
  });
}

/** Undefined where the property has no such list, null where it is null. */
function recordsAt(value: unknown, [name, ...below]: readonly string[]): readonly Json[] | null | undefined {
  if (value === undefined || value === null) return value;
  if (Array.isArray(value)) {
    return value.flatMap(
      (item: unknown) => recordsAt(item, name === undefined ? [] : [name, ...below]) ?? [],
    );
  }
  return name === undefined ? [value as Json] : recordsAt((value as Json)[name], below);
}

function featuresOf(kind: FeatureKind, records: readonly Json[], branch: Branch | null): Feature[] {
  const taken = new Map<string, number>();
  return records.map((record, index) => {
    const own = record[kind.id];
    const id = `${kind.kind}/${typeof own === 'string' ? own : `#${index + 1}`}`;
    const times = (taken.get(id) ?? 0) + 1;
    taken.set(id, times);
    const shown = Object.entries(record).filter(([name]) => !kind.drawn.includes(name));
    return {
      type: 'Feature',
      id: times === 1 ? id : `${id}#${times}`,
      geometry: geometryOf(kind, record),
      properties: { kind: kind.kind, ...(pick(Object.fromEntries(shown), branch) as Json) },
    };
  });
}

function geometryOf({ drawn, point }: FeatureKind, record: Json): Feature['geometry'] {
  for (const name of drawn) {
    const shape = record[name];
    if (isAreal(shape)) return rightHanded(shape);
    const position = asPosition(shape);
    if (position !== null) return pointAt(position);
  }
  const position = point?.(record) ?? null;
  return position === null ? null : pointAt(position);
}

function isAreal(value: unknown): value is Areal {
  const { type } = (value ?? {}) as { type?: unknown };
  return type === 'Polygon' || type === 'MultiPolygon';
}

const pointAt = (coordinates: Position): Point => ({ type: 'Point', coordinates });

/** The members of `urbanisme` that are no lists of records. */
function planning(property: Property, fields: FieldSelection | null): { urbanisme?: Json | null } {
  const branch = branchAt(fields, ['urbanisme']);
  const { urbanisme } = property as { readonly urbanisme?: Json | null };
  if (urbanisme === undefined || branch === undefined) return {};
  if (urbanisme === null) return { urbanisme };
  const { coverage, municipality, missingLayers } = urbanisme;
  const about = pick({ coverage, municipality, missingLayers }, branch) as Json;
  return Object.keys(about).length === 0 ? {} : { urbanisme: about };
}
