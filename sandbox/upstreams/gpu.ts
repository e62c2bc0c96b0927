import { type Feature, geoServerPage } from '../feature-collection.js';
import { type Geometry, intersects } from '../geo/geometry.js';
import { GPU_LAYERS, gpuLayer, type GpuLayerName } from '../gpu-data.js';
import { type SandboxReply, type SandboxRequest, type SandboxUpstream } from '../upstream-contract.js';
import {
  apicartoJson,
  type ApicartoParams,
  cannot,
  expressPage,
  invalid,
  type ParamError,
  readGeom,
  readParams,
  uriTooLong,
} from './apicarto-http.js';

const BASE_PATH = '/api/gpu';
/** What the WFS behind API Carto gives at most; there is no paging. */
const MAX_FEATURES = 5_000;
/** The default of Express's JSON parser. */
const MAX_BODY = 100 * 1024;
const EASEMENT_LAYERS = /^(assiette|generateur)-sup-/;

/** API Carto, module gpu (v2.10.4): what meets `geom`, or is of a `partition`, an `insee`, a `categorie`. */
export function gpu(): SandboxUpstream {
  return { name: 'gpu', basePath: BASE_PATH, handle };
}

function handle(request: SandboxRequest): SandboxReply {
  const tooLong = uriTooLong(request);
  if (tooLong !== undefined) return tooLong;
  const [name = ''] = request.segments;
  const isKnown = Object.hasOwn(GPU_LAYERS, name) && request.segments.length === 1;
  if (!isKnown || !['GET', 'POST', 'HEAD'].includes(request.method)) {
    return cannot(request, `${BASE_PATH}${request.path}`);
  }
  if (Buffer.byteLength(request.body) > MAX_BODY) {
    return expressPage(413, 'PayloadTooLargeError: request entity too large');
  }
  const params = readParams(request);
  if (!(params instanceof Map)) return params as SandboxReply;
  return answer(name as GpuLayerName, params);
}

function answer(layer: GpuLayerName, params: ApicartoParams): SandboxReply {
  const errors: ParamError[] = [];
  const geom = params.get('geom');
  let geometry: Geometry | undefined;
  if (geom !== undefined) {
    const reading = readGeom(geom.value);
    if ('crash' in reading) return expressPage(500, 'TypeError: Cannot read properties of undefined');
    const problem = 'problem' in reading ? reading.problem : ringProblem(reading.geometry);
    if (problem !== undefined) errors.push({ name: 'geom', msg: problem });
    else if ('geometry' in reading) geometry = reading.geometry;
  }
  const insee = layer === 'municipality' ? text(params, 'insee')?.toUpperCase() : undefined;
  if (insee !== undefined && !/^(?!96|98|99|00|20)(\d{2}|2[AB])\d{3}$/.test(insee)) {
    errors.push({
      name: 'insee',
      msg: insee.length === 5 ? 'Invalid INSEE code' : 'INSEE code must have 5 characters',
    });
  }
  if (errors.length > 0) return invalid(params, errors);

  const partition = layer === 'municipality' ? undefined : text(params, 'partition');
  const category = EASEMENT_LAYERS.test(layer) ? text(params, 'categorie')?.toLowerCase() : undefined;
  // Acts have no geometry: the filter has no effect on them. Without any filter all of France answers.
  const area = layer === 'acte-sup' ? undefined : geometry;
  const features = gpuLayer(layer).filter(
    (feature) =>
      is(feature, 'insee', insee) &&
      is(feature, 'partition', partition) &&
      is(feature, 'suptype', category) &&
      (area === undefined || (feature.geometry !== null && intersects(area, feature.geometry))),
  );
  return apicartoJson(withoutLinks(geoServerPage(features, 0, MAX_FEATURES, () => '')));
}

function is({ properties }: Feature, name: string, wanted: string | undefined): boolean {
  return wanted === undefined || properties[name] === wanted;
}

/** API Carto passes the page on without its links. */
function withoutLinks(page: Record<string, unknown>): Record<string, unknown> {
  const rest = { ...page };
  delete rest['links'];
  return rest;
}

/** What geojsonhint finds wrong with rings. */
function ringProblem(geometry: Geometry): string | undefined {
  const rings =
    geometry.type === 'Polygon'
      ? geometry.coordinates
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates.flat()
        : [];
  for (const ring of rings) {
    if (ring.length < 4) return 'a LinearRing of coordinates needs to have four or more positions';
    const [first, last] = [ring[0], ring.at(-1)];
    if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) {
      return 'the first and last positions in a LinearRing of coordinates must be the same';
    }
  }
  return undefined;
}

function text(params: ApicartoParams, name: string): string | undefined {
  const value = params.get(name)?.value;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
