import type { IncomingMessage, ServerResponse } from 'node:http';

const GEOJSON = /^\s*application\/geo\+json\b/i;

/** GeoJSON has a media type of its own (RFC 7946 §12), and is JSON: it is to be parsed as that. */
export function takeGeoJson(request: IncomingMessage, _response: ServerResponse, next: () => void): void {
  const { headers } = request;
  if (GEOJSON.test(headers['content-type'] ?? '')) headers['content-type'] = 'application/json';
  next();
}
