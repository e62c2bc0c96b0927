import { type Feature } from '../feature-collection.js';
import { type SandboxReply, type SandboxRequest, type SandboxUpstream } from '../upstream-contract.js';
import { addressesAround, addressesByText } from './geocoder-addresses.js';
import { GEOCODER_HEADERS, GeocoderError, readGeocoderQuery, readText } from './geocoder-params.js';
import { parcelsAround, parcelsByFields, parcelsByText } from './geocoder-parcels.js';

const BLOCK_MS = 5_000;
/** A single word as long as this makes the real one fail. */
const FATAL_WORD = /\S{60,}/;

/** The Géoplateforme geocoder: addresses and parcels, search and reverse. */
export function geocoder(): SandboxUpstream {
  return {
    name: 'geocoder',
    basePath: '/geocodage',
    limit: {
      requests: 50,
      windowMs: 1_000,
      blockMs: BLOCK_MS,
      reply: (wait) => ({
        status: 429,
        headers: { ...GEOCODER_HEADERS, 'retry-after': String(wait) },
        body: { message: 'API rate limit exceeded' },
      }),
    },
    handle,
  };
}

function handle(request: SandboxRequest): SandboxReply {
  try {
    switch (`${request.method} ${request.segments.join('/')}`) {
      case 'GET search':
        return search(request.query);
      case 'GET reverse':
        return reverse(request.query);
      case 'GET completion':
        return completion(request.query);
      default:
        return { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'Not Found' };
    }
  } catch (error) {
    if (error instanceof GeocoderError) return error.toReply();
    throw error;
  }
}

function search(params: URLSearchParams): SandboxReply {
  const query = readGeocoderQuery(params);
  const isStructured = Object.keys(query.structured).length > 0;
  if (isStructured && params.has('q')) {
    throw new GeocoderError(400, 'Failed parsing query', [
      'q param and structured search cannot be used together',
    ]);
  }
  if (isStructured && query.indexes.includes('parcel'))
    return collection(parcelsByFields(query), query.limit);
  const q = readText(params);
  if (FATAL_WORD.test(q)) return { status: 500, headers: GEOCODER_HEADERS, body: undefined };
  const found = [
    ...(query.indexes.includes('address') ? addressesByText(q, query) : []),
    ...(query.indexes.includes('parcel') ? parcelsByText(q, query) : []),
  ];
  return collection(found, query.limit, q);
}

function reverse(params: URLSearchParams): SandboxReply {
  const query = readGeocoderQuery(params);
  if (query.centre === undefined && query.area === undefined) {
    throw new GeocoderError(400, 'Failed parsing query', ['At least lon/lat or searchgeom must be defined']);
  }
  const found = [
    ...(query.indexes.includes('address') ? addressesAround(query) : []),
    ...(query.indexes.includes('parcel') ? parcelsAround(query) : []),
  ];
  return collection(found, query.limit);
}

function collection(features: readonly Feature[], limit: number, q?: string): SandboxReply {
  const body = {
    type: 'FeatureCollection',
    features: features.slice(0, limit),
    ...(q === undefined ? {} : { query: q }),
  };
  return { headers: GEOCODER_HEADERS, body };
}

function completion(params: URLSearchParams): SandboxReply {
  const text = params.get('text') ?? '';
  const most = Number(params.get('maximumResponses') ?? 10);
  const query = readGeocoderQuery(new URLSearchParams({ limit: '15' }));
  const results = addressesByText(text, query)
    .slice(0, most)
    .map(({ geometry, properties: p }) => ({
      x: geometry?.type === 'Point' ? geometry.coordinates[0] : null,
      y: geometry?.type === 'Point' ? geometry.coordinates[1] : null,
      country: 'StreetAddress',
      city: p['city'],
      oldcity: p['oldcity'] ?? '',
      kind: p['type'],
      zipcode: p['postcode'],
      street: p['street'] ?? p['name'],
      metropole: !String(p['citycode']).startsWith('97'),
      fulltext: `${String(p['name'])}, ${String(p['postcode'])} ${String(p['city'])}`,
      classification: 7,
    }));
  return { headers: GEOCODER_HEADERS, body: { status: 'OK', results } };
}
