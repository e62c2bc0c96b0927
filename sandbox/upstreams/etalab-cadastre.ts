import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type ParcelFeature, parcels } from '../cadastre-data.js';
import { lazyJson } from '../data-folder.js';
import { type Feature } from '../feature-collection.js';
import { type Geometry } from '../geo/geometry.js';
import { type SandboxReply, type SandboxRequest, type SandboxUpstream } from '../upstream-contract.js';

const EDITION = '2026-06-01';
/** Kept for one divided parcel (64547000AN0221). */
const OLD_EDITION = '2021-02-01';
const LAYERS = [
  'communes',
  'sections',
  'feuilles',
  'parcelles',
  'batiments',
  'lieux_dits',
  'subdivisions_fiscales',
  'prefixes_sections',
];

interface Survey {
  readonly arpente?: boolean;
  readonly created?: string;
  readonly updated?: string;
}
const surveys = lazyJson<Readonly<Record<string, Survey>>>('etalab-cadastre', 'attributes.json');
const buildings = lazyJson<readonly Feature[]>('etalab-cadastre', 'batiments.json');
const divided = lazyJson<readonly Feature[]>('etalab-cadastre', `parent-${OLD_EDITION}.json`);

/** cadastre.data.gouv.fr: commune files through the bundler and as dated gzip files. */
export function etalabCadastre(): SandboxUpstream {
  return { name: 'etalabCadastre', basePath: '', handle };
}

function handle(request: SandboxRequest): SandboxReply {
  const { segments, method } = request;
  if (method !== 'GET' && method !== 'HEAD') return missing();
  const [first, second] = segments;
  if (first === 'bundler' && second === 'cadastre-etalab') return bundler(request);
  if (first === 'data' && second === 'etalab-cadastre') return file(request);
  return missing();
}

/** /bundler/cadastre-etalab/communes/{insee}/{geojson|geojson-gz}/{layer} */
function bundler({ segments, query }: SandboxRequest): SandboxReply {
  const [, , scale, insee = '', format, layer = ''] = segments;
  if (scale !== 'communes' || segments.length !== 6) return missing();
  if (!LAYERS.includes(layer) || (format !== 'geojson' && format !== 'geojson-gz')) {
    return { status: 400, body: { code: 400, message: 'Format ou couche inconnus' } };
  }
  const text = communeFile(insee, layer, EDITION);
  if (text === undefined) return { status: 404, body: { code: 404, message: 'Le fichier n’existe pas.' } };
  const name = `cadastre-${insee}-${layer}.json`;
  const disposition: Record<string, string> = query.has('download')
    ? { 'content-disposition': `attachment; filename="${format === 'geojson' ? name : `${name}.gz`}"` }
    : {};
  const type: Record<string, string> =
    format === 'geojson'
      ? { 'content-type': 'application/vnd.geo+json', 'content-encoding': 'gzip' }
      : { 'content-type': 'application/gzip' };
  return { headers: { ...type, ...disposition, 'access-control-allow-origin': '*' }, body: gzipSync(text) };
}

/** /data/etalab-cadastre/{latest|date}/geojson/communes/{dep}/{insee}/cadastre-{insee}-{layer}.json.gz */
function file({ segments, headers, baseUrl }: SandboxRequest): SandboxReply {
  const [, , edition, ...rest] = segments;
  if (edition === 'latest') {
    const location = `${baseUrl}/data/etalab-cadastre/${EDITION}/${rest.join('/')}`;
    return { status: 302, headers: { location, 'content-type': 'text/html' }, body: '' };
  }
  const path = /^geojson\/communes\/(\d{2,3}|2[AB])\/(\w{5})\/cadastre-(\w{5})-(\w+)\.json\.gz$/.exec(
    rest.join('/'),
  );
  const [, department = '', insee = '', named, layer = ''] = path ?? [];
  const known = edition === EDITION || edition === OLD_EDITION;
  const text =
    known && named === insee && insee.startsWith(department) ? communeFile(insee, layer, edition) : undefined;
  if (text === undefined) return missing();
  const etag = `"${createHash('md5').update(text).digest('hex')}"`;
  const validators = { etag, 'last-modified': new Date(`${edition}T04:00:00Z`).toUTCString() };
  if (headers['if-none-match'] === etag) return { status: 304, headers: validators, body: undefined };
  return { headers: { ...validators, 'content-type': 'application/gzip' }, body: gzipSync(text) };
}

function missing(): SandboxReply {
  return {
    status: 404,
    headers: { 'content-type': 'text/html' },
    body: '<html><body><h1>404 Not Found</h1></body></html>',
  };
}

/** One feature a line, as published; undefined where there is no such file. */
function communeFile(insee: string, layer: string, edition: string): string | undefined {
  const features = layerFeatures(insee, layer, edition);
  if (features.length === 0) return undefined;
  const lines = features.map((feature) => JSON.stringify(feature)).join(',\n');
  return `{"type":"FeatureCollection","features":[\n${lines}]}\n`;
}

function layerFeatures(insee: string, layer: string, edition: string): readonly Feature[] {
  if (edition === OLD_EDITION) {
    return layer === 'parcelles' ? divided().filter(({ properties }) => properties['commune'] === insee) : [];
  }
  if (layer === 'parcelles') {
    return parcels()
      .filter(({ properties }) => properties.idu.startsWith(insee))
      .map(asEtalab);
  }
  return layer === 'batiments' ? buildings().filter(({ properties }) => properties['commune'] === insee) : [];
}

/** Leading zeros gone, seven decimals, Polygon where there is one, no area key where the area is unknown. */
function asEtalab({ properties, geometry }: ParcelFeature): Feature {
  const { idu, contenance } = properties;
  const survey = surveys()[idu] ?? { arpente: false, created: '2016-02-11', updated: '2024-03-06' };
  return {
    type: 'Feature',
    id: idu,
    geometry: geometry === null ? null : sevenDecimals(geometry),
    properties: {
      id: idu,
      commune: idu.slice(0, 5),
      prefixe: idu.slice(5, 8),
      section: idu.slice(8, 10).replace(/^0/, ''),
      numero: idu.slice(10).replace(/^0+/, ''),
      ...(typeof contenance === 'number' ? { contenance } : {}),
      ...survey,
    },
  };
}

function sevenDecimals(geometry: Geometry): Geometry {
  if (geometry.type !== 'MultiPolygon') return geometry;
  const round = (value: number): number => Math.round(value * 1e7) / 1e7;
  const polygons = geometry.coordinates.map((polygon) =>
    polygon.map((ring) => ring.map(([lon, lat]) => [round(lon), round(lat)] as const)),
  );
  const [only, ...others] = polygons;
  return only !== undefined && others.length === 0
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: polygons };
}
