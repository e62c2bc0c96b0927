import { BeforeParsing } from '../http/before-parsing.js';

const GEOJSON = /^\s*application\/geo\+json\b/i;

/** Marks a route that takes GeoJSON: it has a media type of its own (RFC 7946 §12), and is JSON, to be parsed as that. */
export const TakesGeoJson = (): MethodDecorator =>
  BeforeParsing((headers) => {
    if (GEOJSON.test(headers['content-type'] ?? '')) headers['content-type'] = 'application/json';
  });
