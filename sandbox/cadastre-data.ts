import { lazyJson } from './data-folder.js';
import { type Feature } from './feature-collection.js';
import { boxOf, type Geometry, rectangle } from './geo/geometry.js';

export interface ParcelProperties {
  readonly gid?: number;
  readonly numero: string;
  readonly feuille: number;
  readonly section: string;
  readonly code_dep: string;
  readonly nom_com: string;
  readonly code_com: string;
  readonly com_abs: string;
  readonly code_arr: string;
  readonly idu: string;
  readonly contenance?: number | null;
  readonly code_insee: string;
  readonly [name: string]: unknown;
}
export type ParcelFeature = Feature<ParcelProperties>;
interface Collection {
  readonly features: readonly Feature[];
}

const parcelFile = lazyJson<{ features: readonly ParcelFeature[] }>('cadastre', 'parcelles.json');
const pointFile = lazyJson<Collection>('cadastre', 'localisants.json');
const sheetFile = lazyJson<Collection>('cadastre', 'feuilles.json');
const communeFile = lazyJson<Collection>('cadastre', 'communes.json');
const divisionFile = lazyJson<Collection>('cadastre', 'divisions.json');

export type CadastreLayer = 'parcelle' | 'localisant' | 'feuille' | 'commune' | 'division';

let layers: ReadonlyMap<CadastreLayer, readonly Feature[]> | undefined;

/** The features of a layer: recorded ones, and those that follow from the parcels. */
export function cadastreLayer(layer: CadastreLayer): readonly Feature[] {
  layers ??= new Map<CadastreLayer, readonly Feature[]>([
    ['parcelle', parcels()],
    ['localisant', points()],
    ['feuille', sheets()],
    ['commune', communes()],
    ['division', divisionFile().features],
  ]);
  return layers.get(layer) ?? [];
}

export function parcels(): readonly ParcelFeature[] {
  return parcelFile().features;
}

export function parcelById(idu: string): ParcelFeature | undefined {
  return parcels().find(({ properties }) => properties.idu === idu);
}

function points(): readonly Feature[] {
  const recorded = pointFile().features;
  const known = new Set(recorded.map(({ properties }) => properties['idu']));
  const derived = parcels()
    .filter(({ properties }) => !known.has(properties.idu))
    .map((parcel): Feature => {
      const properties: Record<string, unknown> = { ...parcel.properties };
      delete properties['contenance'];
      return {
        type: 'Feature',
        id: (parcel.id ?? '').replace('parcelle', 'localisant'),
        geometry: parcel.geometry === null ? null : innerPoint(parcel.geometry),
        geometry_name: 'geom',
        properties,
      };
    });
  return [...recorded, ...derived];
}

/** The middle of the widest stretch of the polygon at half its height: always inside. */
function innerPoint(geometry: Geometry): Geometry | null {
  const polygon = geometry.type === 'MultiPolygon' ? geometry.coordinates[0] : undefined;
  if (polygon === undefined) return null;
  const [, south, , north] = boxOf({ type: 'Polygon', coordinates: polygon });
  const lat = (south + north) / 2;
  const crossings = polygon
    .flatMap((ring) => ring.slice(1).map((to, index) => [ring[index] ?? to, to] as const))
    .filter(([from, to]) => from[1] > lat !== to[1] > lat)
    .map(([from, to]) => from[0] + ((lat - from[1]) / (to[1] - from[1])) * (to[0] - from[0]))
    .sort((a, b) => a - b);
  const stretches = crossings
    .flatMap((west, index) => (index % 2 === 0 ? [[west, crossings[index + 1] ?? west] as const] : []))
    .sort((a, b) => b[1] - b[0] - (a[1] - a[0]));
  const [west, east] = stretches[0] ?? [0, 0];
  return { type: 'MultiPoint', coordinates: [[eightDecimals((west + east) / 2), eightDecimals(lat)]] };
}

function eightDecimals(value: number): number {
  return Math.round(value * 1e8) / 1e8;
}

/** Parcels by a key, with the box around them: stands in for outlines that were not recorded. */
function outlines(
  key: (properties: ParcelProperties) => string,
): readonly (readonly [ParcelProperties, Geometry])[] {
  const groups = new Map<string, ParcelFeature[]>();
  for (const parcel of parcels()) {
    const name = key(parcel.properties);
    groups.set(name, [...(groups.get(name) ?? []), parcel]);
  }
  return [...groups.values()].flatMap((members) => {
    const polygons = members.flatMap(({ geometry }) =>
      geometry?.type === 'MultiPolygon' ? geometry.coordinates : [],
    );
    const [first] = members;
    if (first === undefined || polygons.length === 0) return [];
    const box = rectangle(boxOf({ type: 'MultiPolygon', coordinates: polygons }));
    const outline: Geometry = {
      type: 'MultiPolygon',
      coordinates: box.type === 'Polygon' ? [box.coordinates] : [],
    };
    return [[first.properties, outline] as const];
  });
}

function sheets(): readonly Feature[] {
  const recorded = sheetFile().features;
  const nameOf = (p: Record<string, unknown>): string =>
    [p['code_dep'], p['code_com'], p['code_arr'], p['com_abs'], p['section'], p['feuille']].join('/');
  const known = new Set(recorded.map(({ properties }) => nameOf(properties)));
  const derived = outlines(nameOf)
    .filter(([properties]) => !known.has(nameOf(properties)))
    .map(([p, geometry], index): Feature => {
      const { feuille, section, code_dep, nom_com, code_com, com_abs, code_arr, code_insee } = p;
      return {
        type: 'Feature',
        id: `feuille.${900_001 + index}`,
        geometry,
        geometry_name: 'geom',
        properties: {
          gid: 900_001 + index,
          feuille,
          section,
          code_dep,
          nom_com,
          code_com,
          com_abs,
          echelle: '1000',
          edition: '2026-04-01',
          code_arr,
          code_insee,
        },
      };
    });
  return [...recorded, ...derived];
}

/** In the commune layer an arrondissement is a commune: 75107 is there, 75056 is not. */
function communes(): readonly Feature[] {
  const recorded = communeFile().features;
  const known = new Set(recorded.map(({ properties }) => properties['code_insee']));
  const codeOf = ({ idu }: ParcelProperties): string => idu.slice(0, 5);
  const derived = outlines(codeOf)
    .filter(([properties]) => !known.has(codeOf(properties)))
    .map(([properties, geometry], index): Feature => ({
      type: 'Feature',
      id: `commune.${900_001 + index}`,
      geometry,
      geometry_name: 'geom',
      properties: {
        gid: 900_001 + index,
        nom_com: properties.nom_com,
        code_dep: properties.code_dep,
        code_insee: codeOf(properties),
      },
    }));
  return [...recorded, ...derived];
}
