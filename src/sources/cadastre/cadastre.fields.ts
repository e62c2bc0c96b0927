import {
  type RecordOf,
  computed,
  count,
  custom,
  date,
  fieldTable,
  flag,
  given,
  integer,
  number,
  nullable,
  text,
  type UpstreamRow,
} from '../../fields/index.js';
import { geodesicArea } from '../../geometry/area.js';
import { type Areal, type Bbox, type Position } from '../../geometry/geojson.js';
import { multiPolygonSchema, polygonSchema, positionSchema } from '../../geometry/geojson.schema.js';
import { parseMultiPolygon } from '../../geometry/parse-polygons.js';
import { pointOnSurface } from '../../geometry/point-on-surface.js';
import { bboxOf, mergePolygons, simplestForm } from '../../geometry/polygons.js';
import { communeOf } from '../../parcels/communes.js';
import { cityCodeOf, departmentCodeOf, isArrondissement } from '../../parcels/insee-code.js';
import type { CadastreFeature, CadastreFinding } from './cadastre-row.js';

/** A parcel's row: the properties of its feature, its identifier, and its outline merged from all its pieces. */
interface ParcelRow extends UpstreamRow {
  readonly idu: string;
  readonly outline: Areal;
  readonly computedArea: number;
}

const AREA_COLUMN = 'contenance';

const fromIdu = (start: number, end: number, description: string): ReturnType<typeof computed<string>> =>
  computed({
    columns: ['idu'],
    compute: (row) => iduOf(row).slice(start, end),
    schema: { type: 'string' },
    type: 'text',
    description,
  });

const derived = <T>(
  compute: (idu: string) => T,
  nullableText: boolean,
  description: string,
): ReturnType<typeof computed<T>> =>
  computed({
    columns: ['idu'],
    compute: (row) => compute(iduOf(row)),
    schema: nullableText ? nullable({ type: 'string' }) : { type: 'string' },
    type: 'text',
    description,
  });

const areaColumn = number(AREA_COLUMN, 'Official area', { unit: 'm2', min: 0 });

/** The parcel, as the three cadastres name its columns: API Carto, the geocoder's parcel index, Etalab. */
export const cadastralFields = fieldTable('Cadastral', 'A parcel of the French cadastre', {
  id: fromIdu(0, 14, 'Identifier (IDU): INSEE code 5, prefix 3, section 2, number 4'),
  area: computed({
    columns: [AREA_COLUMN],
    compute: (row) => areaColumn.read(row) || (row as ParcelRow).computedArea,
    schema: { type: 'number', minimum: 0 },
    type: 'number',
    unit: 'm2',
    description: 'Official area where there is one, else the area of the outline',
  }),
  geometry: custom<Areal>({
    column: 'outline',
    convert: (outline) => outline as Areal,
    schema: { anyOf: [polygonSchema, multiPolygonSchema] },
    type: 'Polygon or MultiPolygon',
    description: 'Outline, WGS84; a MultiPolygon only when the parcel has several parts',
  }),
  cadastralArea: count(AREA_COLUMN, 'Official (tax) area; null or 0 when the cadastre has none', {
    unit: 'm2',
  }),
  computedArea: computed({
    columns: ['outline'],
    compute: (row) => (row as ParcelRow).computedArea,
    schema: { type: 'number', minimum: 0 },
    type: 'number',
    unit: 'm2',
    description:
      'Geodesic area of the outline on the ellipsoid; differs from the official one by 1 % commonly, 8 % at times',
  }),
  section: fromIdu(8, 10, 'Section, 2 characters'),
  number: fromIdu(10, 14, 'Number in the section, 4 digits'),
  prefix: fromIdu(5, 8, 'Prefix: 000, the code of an absorbed commune, or a district of a big city'),
  sheet: integer(['feuille', 'sheet'], 'Sheet of the section'),
  inseeCode: fromIdu(0, 5, 'INSEE code; of the arrondissement in Paris, Lyon and Marseille'),
  cityInseeCode: derived(
    (idu) => cityCodeOf(idu.slice(0, 5)),
    false,
    'INSEE code of the city: 75056 for an arrondissement of Paris',
  ),
  departmentCode: derived((idu) => departmentCodeOf(idu.slice(0, 5)), false, 'Department: 75, 2A, 971'),
  communeCode: derived(
    (idu) => cityCodeOf(idu.slice(0, 5)).slice(2),
    false,
    'Last 3 characters of the code of the city',
  ),
  districtCode: derived(
    (idu) => (isArrondissement(idu.slice(0, 5)) ? idu.slice(2, 5) : null),
    true,
    'Last 3 digits of the code of the arrondissement; null elsewhere',
  ),
  communeName: computed({
    columns: ['nom_com', 'city'],
    compute: (row) => upstreamName.read(row) ?? communeOf(cityCodeOf(iduOf(row).slice(0, 5)))?.name ?? null,
    schema: nullable({ type: 'string' }),
    type: 'text',
    description: 'Name of the commune; Paris, Lyon, Marseille for their arrondissements',
  }),
  centroid: computed<Position | null>({
    columns: ['outline'],
    compute: (row) => pointOnSurface((row as ParcelRow).outline),
    schema: nullable(positionSchema),
    type: 'position',
    description: 'A point inside the parcel, far from its edges',
  }),
  bbox: computed<Bbox>({
    columns: ['outline'],
    compute: (row) => bboxOf((row as ParcelRow).outline),
    schema: { type: 'array', items: { type: 'number' }, minItems: 4, maxItems: 4 },
    type: 'box',
    description: 'West, south, east, north; WGS84 degrees',
  }),
  isSurveyed: flag('arpente', 'Whether the parcel was surveyed (Etalab only)'),
  createdAt: date('created', 'Day the parcel entered the cadastre (Etalab only)'),
  updatedAt: date('updated', 'Day it last changed (Etalab only)'),
  source: given<string>({
    initial: '',
    schema: { type: 'string', enum: ['cadastre', 'geocoder', 'etalabCadastre'] },
    type: 'text',
    description:
      'Who answered: cadastre (API Carto), geocoder (parcel index of the Géoplateforme) or etalabCadastre (file of the commune)',
  }),
  fetchedAt: given<string>({
    initial: '',
    schema: { type: 'string', format: 'date-time' },
    type: 'date-time',
    description: 'When it answered',
  }),
});

export type Cadastral = RecordOf<typeof cadastralFields>;

const upstreamName = text(['nom_com', 'city'], 'Name of the commune');

function iduOf(row: UpstreamRow): string {
  return (row as ParcelRow).idu;
}

/**
 * The parcel of a finding whose features all carry one identifier: some parcels are drawn in several pieces.
 * @returns null when no piece has an outline that can be read
 */
export function cadastralOf({ features, route, fetchedAt }: CadastreFinding): Cadastral | null {
  const merged = mergePolygons(features.flatMap(({ geometry }) => parseMultiPolygon(geometry) ?? []));
  const [first] = features;
  if (merged === null || first === undefined) return null;
  const outline = simplestForm(merged);
  const computedArea = Math.round(geodesicArea(outline) * 100) / 100;
  const row: ParcelRow = { ...propertiesOf(features, first), idu: first.idu, outline, computedArea };
  return { ...cadastralFields.map(row), source: route, fetchedAt: fetchedAt.toISOString() };
}

/** Of several pieces, one may lack the area. */
function propertiesOf(features: readonly CadastreFeature[], first: CadastreFeature): UpstreamRow {
  return (features.find(({ properties }) => Number(properties[AREA_COLUMN]) > 0) ?? first).properties;
}
