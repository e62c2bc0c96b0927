import { setTimeout as delay } from 'node:timers/promises';
import { type Feature, geoServerPage } from '../feature-collection.js';
import { type SandboxReply, type SandboxRequest, type SandboxUpstream } from '../upstream-contract.js';
import { readSettings } from '../settings.js';
import { withColumns } from './wfs-columns.js';
import { type FeatureTest, parseBox, parseCql, WfsError } from './wfs-filter.js';
import { PARCEL_LAYER, WFS_LAYERS } from './wfs-layers.js';

const MAX_COUNT = 5_000;
const BLOCK_MS = 5_000;

const DEFAULTS = {
  /** Milliseconds that a filter by attribute alone takes; the real links have been seen at 5,000 to 8,000. */
  attributeDelayMs: 0,
  /** `idu` alone on the parcel layer has no index and was seen to hang. */
  parcelByIdDelayMs: 30_000,
};

/** The Géoplateforme WFS 2.0.0 (GeoServer): GetFeature on the layers of `wfs-layers.ts`. */
export function wfs(): SandboxUpstream {
  let settings = DEFAULTS;
  return {
    name: 'wfs',
    basePath: '/wfs/ows',
    limit: {
      requests: 30,
      windowMs: 1_000,
      blockMs: BLOCK_MS,
      reply: (wait) => ({
        status: 429,
        headers: { 'content-type': 'text/html', 'retry-after': String(wait) },
        body: '<html>\r\n<head><title>429 Too Many Requests</title></head>\r\n<body>\r\n<center><h1>429 Too Many Requests</h1></center>\r\n</body>\r\n</html>\r\n',
      }),
    },
    configure: (changes) => {
      settings = readSettings(settings, changes);
    },
    reset: () => {
      settings = DEFAULTS;
    },
    handle: async (request) => {
      try {
        return await answer(request, settings);
      } catch (error) {
        if (error instanceof WfsError) return exception(error);
        throw error;
      }
    },
  };
}

async function answer(request: SandboxRequest, settings: typeof DEFAULTS): Promise<SandboxReply> {
  const params = readParams(request);
  const asked = (params.get('REQUEST') ?? '').toLowerCase();
  if (asked === 'getcapabilities')
    return { headers: { 'content-type': 'application/xml' }, body: capabilities() };
  if (asked !== 'getfeature') throw new WfsError('OperationNotSupported', `No such operation WFS ${asked}`);

  const typeName = params.get('TYPENAMES') ?? params.get('TYPENAME');
  if (typeName === undefined)
    throw new WfsError(
      'MissingParameterValue',
      'The query should specify either typeName, featureId filter, or a stored query id',
    );
  const layer = WFS_LAYERS[typeName]?.();
  if (layer === undefined) throw new WfsError('InvalidParameterValue', `Feature type ${typeName} unknown`);

  const tests = await readFilter(typeName, layer, params, settings);
  const features = sorted(
    layer.filter((feature) => tests.every((test) => test(feature))),
    params.get('SORTBY'),
  );
  const start = Number(params.get('STARTINDEX') ?? 0);
  const count = Math.min(Number(params.get('COUNT') ?? params.get('MAXFEATURES') ?? MAX_COUNT), MAX_COUNT);
  const format = params.get('OUTPUTFORMAT') ?? 'application/gml+xml; version=3.2';
  if (!/json/i.test(format))
    return {
      headers: { 'content-type': 'application/gml+xml; version=3.2' },
      body: gml(typeName, features.slice(start, start + count), features.length),
    };
  const page = geoServerPage(
    withColumns(features, layer, params.get('PROPERTYNAME')),
    start,
    count,
    (next) => `${request.baseUrl}?${request.rawQuery}&STARTINDEX=${next}`,
  );
  return {
    headers: { 'content-type': 'application/json;charset=UTF-8', 'access-control-allow-origin': '*' },
    body: page,
  };
}

/** Names of parameters are case-insensitive; a form POST adds to the query. */
function readParams(request: SandboxRequest): ReadonlyMap<string, string> {
  const params = new Map<string, string>();
  const isForm = (request.headers['content-type'] ?? '').includes('application/x-www-form-urlencoded');
  const body = request.method === 'POST' && isForm ? new URLSearchParams(request.body) : [];
  for (const [name, value] of [...request.query, ...body]) params.set(name.toUpperCase(), value);
  return params;
}

async function readFilter(
  typeName: string,
  layer: readonly Feature[],
  params: ReadonlyMap<string, string>,
  settings: typeof DEFAULTS,
): Promise<readonly FeatureTest[]> {
  const cql = params.get('CQL_FILTER');
  const box = params.get('BBOX');
  if (cql !== undefined && box !== undefined) {
    throw new WfsError('NoApplicableCode', 'bbox and cql_filter both specified but are mutually exclusive');
  }
  if (box !== undefined) return [parseBox(box)];
  if (cql === undefined) return [];
  const names = new Set(layer.flatMap(({ properties }) => Object.keys(properties)));
  const filter = parseCql(cql, [...names]);
  if (!filter.isSpatial) {
    const byIdAlone = typeName === PARCEL_LAYER && filter.attributes.every((name) => name === 'idu');
    await delay(byIdAlone ? settings.parcelByIdDelayMs : settings.attributeDelayMs, undefined, {
      ref: false,
    });
  }
  return [filter.test];
}

function sorted(features: readonly Feature[], sortBy: string | undefined): readonly Feature[] {
  if (sortBy === undefined) return features;
  const [name = '', order] = sortBy.split(/[\s+]/);
  const sign = /^D/i.test(order ?? '') ? -1 : 1;
  return [...features].sort(
    (a, b) => sign * String(a.properties[name]).localeCompare(String(b.properties[name])),
  );
}

function exception({ code, message, status }: WfsError): SandboxReply {
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body:
      '<?xml version="1.0" encoding="UTF-8"?><ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows/1.1" version="2.0.0">' +
      `<ows:Exception exceptionCode="${code}"><ows:ExceptionText>${escapeXml(message)}</ows:ExceptionText></ows:Exception></ows:ExceptionReport>`,
  };
}

function gml(typeName: string, features: readonly Feature[], matched: number): string {
  const [space = '', name = ''] = typeName.split(':');
  const members = features.map(({ id, properties }) => {
    const fields = Object.entries(properties).map(
      ([field, value]) => `<${space}:${field}>${escapeXml(String(value))}</${space}:${field}>`,
    );
    return `<wfs:member><${space}:${name} gml:id="${escapeXml(id ?? '')}">${fields.join('')}</${space}:${name}></wfs:member>`;
  });
  return (
    '<?xml version="1.0" encoding="UTF-8"?><wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs/2.0" ' +
    `xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:${space}="http://${space}" numberMatched="${matched}" ` +
    `numberReturned="${features.length}">${members.join('')}</wfs:FeatureCollection>`
  );
}

function capabilities(): string {
  const types = Object.keys(WFS_LAYERS).map((name) => `<FeatureType><Name>${name}</Name></FeatureType>`);
  return (
    '<?xml version="1.0" encoding="UTF-8"?><wfs:WFS_Capabilities xmlns:wfs="http://www.opengis.net/wfs/2.0" version="2.0.0">' +
    `<FeatureTypeList>${types.join('')}</FeatureTypeList></wfs:WFS_Capabilities>`
  );
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
