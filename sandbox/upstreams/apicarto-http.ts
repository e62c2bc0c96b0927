import { createHash } from 'node:crypto';
import { type Geometry } from '../geo/geometry.js';
import { type SandboxReply, type SandboxRequest } from '../upstream-contract.js';

/** What API Carto's modules (cadastre, gpu) have in common: Express, its validators' error bodies, its front server. */

/** nginx before Express refuses longer request lines. */
const URL_LIMIT = 8_192;

const HEADERS = {
  'X-Powered-By': 'Express',
  'Access-Control-Allow-Origin': '*',
  'Cache-Control': 'private, no-cache, no-store, must-revalidate',
  Expires: '-1',
  Pragma: 'no-cache',
  Vary: 'Origin',
};

const URI_TOO_LONG = `<html>
<head><title>414 Request-URI Too Large</title></head>
<body>
<center><h1>414 Request-URI Too Large</h1></center>
<hr><center>nginx</center>
</body>
</html>
`.replaceAll('\n', '\r\n');

export type ApicartoValue = string | readonly string[] | Record<string, unknown>;

/** One parameter as sent, and where it was. */
export interface ApicartoParam {
  readonly value: ApicartoValue;
  readonly location: 'query' | 'body';
}
export type ApicartoParams = ReadonlyMap<string, ApicartoParam>;

export function apicartoJson(body: unknown, status = 200): SandboxReply {
  const text = JSON.stringify(body);
  const hash = createHash('sha1').update(text).digest('base64').slice(0, 27);
  const etag = `W/"${text.length.toString(16)}-${hash}"`;
  const headers = { ...HEADERS, ETag: etag, 'Content-Type': 'application/json; charset=utf-8' };
  return { status, headers, body: text };
}

/** Express's own error page. */
export function expressPage(status: number, text: string): SandboxReply {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return {
    status,
    headers: { ...HEADERS, 'Content-Type': 'text/html; charset=utf-8' },
    body: `<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error</title>\n</head>\n<body>\n<pre>${escaped}</pre>\n</body>\n</html>\n`,
  };
}

export function cannot(request: SandboxRequest, fullPath: string): SandboxReply {
  return expressPage(404, `Cannot ${request.method} ${fullPath}`);
}

/** 414 when the front server would refuse the request line. */
export function uriTooLong(request: SandboxRequest): SandboxReply | undefined {
  if (request.path.length + request.rawQuery.length < URL_LIMIT) return undefined;
  return { status: 414, headers: { 'Content-Type': 'text/html', Connection: 'close' }, body: URI_TOO_LONG };
}

/** Query and JSON body together; a malformed body is Express's 400 page. Form bodies are not parsed. */
export function readParams(request: SandboxRequest): ApicartoParams | SandboxReply {
  const params = new Map<string, ApicartoParam>();
  for (const name of new Set(request.query.keys())) {
    const values = request.query.getAll(name);
    params.set(name, { value: values.length === 1 ? (values[0] ?? '') : values, location: 'query' });
  }
  const isJson = (request.headers['content-type'] ?? '').includes('application/json');
  if (request.method !== 'POST' || !isJson || request.body === '') return params;
  let body: unknown;
  try {
    body = JSON.parse(request.body) as unknown;
  } catch (error) {
    return expressPage(400, `SyntaxError: ${error instanceof Error ? error.message : String(error)}`);
  }
  for (const [name, value] of Object.entries(body ?? {})) {
    const kept = typeof value === 'number' ? String(value) : (value as ApicartoValue);
    params.set(name, { value: kept, location: 'body' });
  }
  return params;
}

export interface ParamError {
  readonly name: string;
  readonly msg: string;
}

/** The 400 body of the validators. */
export function invalid(params: ApicartoParams, errors: readonly ParamError[]): SandboxReply {
  const message = Object.fromEntries(
    errors.map(({ name, msg }) => {
      const param = params.get(name);
      return [
        name,
        { type: 'field', value: param?.value, msg, path: name, location: param?.location ?? 'query' },
      ];
    }),
  );
  return apicartoJson({ code: 400, message }, 400);
}

const GEOMETRY_TYPES = ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'];

export type GeomReading =
  { readonly geometry: Geometry } | { readonly problem: string } | { readonly crash: true };

/** The `geom` parameter: a GeoJSON geometry, as text or (JSON body) as an object. Other GeoJSON makes Express crash. */
export function readGeom(value: ApicartoValue): GeomReading {
  let parsed: unknown = value;
  if (typeof value === 'string') {
    try {
      parsed = JSON.parse(value) as unknown;
    } catch {
      return { problem: `Parse error on line 1:\n${value}\n-^\nExpecting 'STRING', '}', got 'INVALID'` };
    }
  }
  if (typeof parsed !== 'object' || parsed === null || !('type' in parsed)) {
    return { problem: '"type" member required' };
  }
  if (!GEOMETRY_TYPES.includes(String(parsed.type))) return { crash: true };
  const coordinates = 'coordinates' in parsed ? parsed.coordinates : undefined;
  if (!Array.isArray(coordinates)) return { problem: '"coordinates" member required' };
  if (!positionsAreWhole(coordinates)) return { problem: 'position must have 2 or more elements' };
  return { geometry: parsed as Geometry };
}

function positionsAreWhole(coordinates: readonly unknown[]): boolean {
  if (coordinates.some((item) => typeof item === 'number')) return coordinates.length >= 2;
  return coordinates.every((item) => Array.isArray(item) && positionsAreWhole(item));
}
