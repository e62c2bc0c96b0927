import { type CadastreLayer, cadastreLayer } from '../cadastre-data.js';
import { type Feature, geoServerPage } from '../feature-collection.js';
import { type Geometry, intersects } from '../geo/geometry.js';
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

const BASE_PATH = '/api/cadastre';
const LAYERS: readonly CadastreLayer[] = ['parcelle', 'localisant', 'feuille', 'commune', 'division'];
const COMMUNE_LIMIT = 500;
const DEFAULT_LIMIT = 1_000;
/** What the WFS behind API Carto gives at most. */
const WFS_LIMIT = 5_000;

const BAD_SOURCE =
  'Pour une recherche sur la couche PCI EXPRESS : la valeur doit être PCI.Pour une recherche sur la couche BD Parcellaire: la valeur doit être BDP.';
const BAD_SOURCE_LENGTH =
  'Les seules valeurs possibles sont: PCI pour utiliser les couches PCI-Express ou BDP pour utiliser les couches BD Parcellaires';
const BAD_LIMIT = 'La valeur de l\'attribut "limit" doit être inférieur ou égal à 500.';

const LEGACY: Readonly<Record<string, string>> = {
  codearr: 'code_arr',
  dep: 'code_dep',
  insee: 'code_insee',
};

interface Rule {
  readonly fits: (text: string) => boolean;
  readonly msg: string;
}
const rule = (pattern: RegExp, msg: string): Rule => ({ fits: (text) => pattern.test(text), msg });

const COMMON: Readonly<Record<string, readonly Rule[]>> = {
  code_insee: [
    rule(/^.{5}$/, 'INSEE code must have 5 characters'),
    rule(/^(?!96|98|99|00|20)(\d{2}|2[AB])\d{3}$/i, 'Invalid INSEE code'),
  ],
  code_dep: [rule(/^[0-9a-z]{2}$/i, 'Code département invalide')],
  code_com: [rule(/^\d{2,3}$/, 'Code commune invalide')],
  source_ign: [rule(/^.{3}$/, BAD_SOURCE_LENGTH)],
  _limit: [rule(/^\d+$/, 'Invalid value')],
  _start: [rule(/^\d+$/, 'Invalid value')],
};
const OF_SECTION: Readonly<Record<string, readonly Rule[]>> = {
  section: [rule(/^[0-9a-z]{2}$/i, 'Le numéro de section est sur 2 caractères')],
  code_arr: [rule(/^\d{3}$/, 'Invalid value')],
  com_abs: [rule(/^\d{3}$/, 'Le prefixe est composé de 3 chiffres obligatoires')],
};
const OF_PARCEL: Readonly<Record<string, readonly Rule[]>> = {
  numero: [rule(/\w{4}/, 'Le numéro de parcelle est sur 4 caractères')],
};

function rulesOf(layer: CadastreLayer): Readonly<Record<string, readonly Rule[]>> {
  switch (layer) {
    case 'commune':
      return COMMON;
    case 'feuille':
    case 'division':
      return { ...COMMON, ...OF_SECTION };
    case 'parcelle':
    case 'localisant':
      return { ...COMMON, ...OF_SECTION, ...OF_PARCEL };
  }
}

/** API Carto, module cadastre (v2.10.2) over the recorded parcels. */
export function cadastre(): SandboxUpstream {
  return { name: 'cadastre', basePath: BASE_PATH, handle };
}

function handle(request: SandboxRequest): SandboxReply {
  const tooLong = uriTooLong(request);
  if (tooLong !== undefined) return tooLong;
  const layer = LAYERS.find((name) => name === request.segments[0]);
  const isKnown = layer !== undefined && request.segments.length === 1;
  if (!isKnown || !['GET', 'POST', 'HEAD'].includes(request.method)) {
    return cannot(request, `${BASE_PATH}${request.path}`);
  }
  const params = readParams(request);
  if (!(params instanceof Map)) return params as SandboxReply;
  return answer(layer, params, request);
}

function answer(layer: CadastreLayer, params: ApicartoParams, request: SandboxRequest): SandboxReply {
  const errors = validate(layer, params);
  const geom = params.get('geom');
  let geometry: Geometry | undefined;
  if (geom !== undefined) {
    const reading = readGeom(geom.value);
    if ('crash' in reading) return expressPage(500, 'TypeError: Cannot read properties of undefined');
    if ('problem' in reading) errors.push({ name: 'geom', msg: reading.problem });
    else geometry = reading.geometry;
  }
  if (errors.length > 0) return invalid(params, errors);

  const source = text(params, 'source_ign')?.toUpperCase() ?? 'PCI';
  if (!['PCI', 'BDP'].includes(source)) return apicartoJson({ code: 400, message: BAD_SOURCE }, 400);
  const limit = Number(text(params, '_limit') ?? (layer === 'commune' ? COMMUNE_LIMIT : DEFAULT_LIMIT));
  if (layer === 'commune' && limit > COMMUNE_LIMIT)
    return apicartoJson({ code: 400, message: BAD_LIMIT }, 400);

  const wanted = filters(layer, params);
  const features = cadastreLayer(layer)
    .filter((feature) => wanted.every(([name, values]) => values.includes(String(feature.properties[name]))))
    .filter(
      (feature) =>
        geometry === undefined || (feature.geometry !== null && intersects(geometry, feature.geometry)),
    )
    .map((feature) => (source === 'BDP' && layer !== 'feuille' ? asBdParcellaire(feature) : feature));
  const start = Number(text(params, '_start') ?? 0);
  return apicartoJson(
    geoServerPage(features, start, Math.min(limit, WFS_LIMIT), (next) => nextHref(layer, request, next)),
  );
}

function validate(layer: CadastreLayer, params: ApicartoParams): ParamError[] {
  const errors: ParamError[] = [];
  for (const [name, replacement] of Object.entries(LEGACY)) {
    if (!params.has(name)) continue;
    const msg = `Le paramètre "${name}" a été remplacé par "${replacement}" pour éviter des renommages dans les données et chaînage de requête`;
    errors.push({ name, msg });
  }
  for (const [name, rules] of Object.entries(rulesOf(layer))) {
    const broken = rules.find(({ fits }) => !texts(params, name).every(fits));
    if (broken !== undefined) errors.push({ name, msg: broken.msg });
  }
  return errors;
}

/** Property -> accepted values, as API Carto puts them into CQL. */
function filters(layer: CadastreLayer, params: ApicartoParams): (readonly [string, readonly string[]])[] {
  const names = [
    'nom_com',
    ...Object.keys(rulesOf(layer)).filter((name) => !/^(code_insee|source_ign|_.*)$/.test(name)),
  ];
  const wanted = names
    .map((name) => [name, texts(params, name)] as const)
    .filter(([, values]) => values.length > 0);
  const insee = texts(params, 'code_insee').map((code) => code.toUpperCase());
  if (layer === 'commune') {
    const [department] = texts(params, 'code_dep');
    const [commune] = texts(params, 'code_com');
    if (department !== undefined && commune !== undefined) {
      return [...wanted.filter(([name]) => !/^code_/.test(name)), ['code_insee', [department + commune]]];
    }
    return insee.length === 0 ? wanted : [...wanted, ['code_insee', insee]];
  }
  if (insee.length === 0) return wanted;
  return [
    ...wanted,
    ['code_dep', insee.map((code) => code.slice(0, 2))],
    ['code_com', insee.map((code) => code.slice(2))],
  ];
}

/** The frozen BD Parcellaire has neither technical id nor area. */
function asBdParcellaire(feature: Feature): Feature {
  const properties = { ...feature.properties };
  delete properties['gid'];
  delete properties['contenance'];
  return { ...feature, properties };
}

/** API Carto builds it with the host of its own Referer setting, of no use to anybody. */
function nextHref(layer: CadastreLayer, request: SandboxRequest, start: number): string {
  const query = [...request.query]
    .filter(([name]) => name !== '_start')
    .map(([name, value]) => `${name}=${value}`);
  return `http://localhost${BASE_PATH}/${layer}?${[...query, `_start=${start}`].join('&')}`;
}

function texts(params: ApicartoParams, name: string): readonly string[] {
  const value = params.get(name)?.value;
  if (value === undefined || value === '') return [];
  if (Array.isArray(value)) return value.map(String);
  return [typeof value === 'string' ? value : JSON.stringify(value)];
}

function text(params: ApicartoParams, name: string): string | undefined {
  return texts(params, name)[0];
}
