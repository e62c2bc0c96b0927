import { type Box, boxOf, type Geometry } from './geo/geometry.js';

export interface Feature<P = Record<string, unknown>> {
  readonly type: 'Feature';
  readonly id?: string;
  readonly geometry: Geometry | null;
  readonly geometry_name?: string;
  readonly properties: P;
  readonly bbox?: Box;
}

const CRS = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4326' } };

/** One page of features, in the words of GeoServer. `nextHref` is asked only when there is a next page. */
export function geoServerPage(
  features: readonly Feature[],
  start: number,
  count: number,
  nextHref: (start: number) => string,
): Record<string, unknown> {
  const page = features.slice(start, start + count);
  const boxes = page.flatMap(({ geometry }) => (geometry === null ? [] : [boxOf(geometry)]));
  const next = start + page.length;
  return {
    type: 'FeatureCollection',
    features: page,
    totalFeatures: features.length,
    numberMatched: features.length,
    numberReturned: page.length,
    timeStamp: new Date().toISOString(),
    ...(page.length > 0 && next < features.length
      ? { links: [{ title: 'next page', type: 'application/json', rel: 'next', href: nextHref(next) }] }
      : {}),
    crs: page.length === 0 ? null : CRS,
    ...(boxes.length === 0 ? {} : { bbox: unionOf(boxes) }),
  };
}

function unionOf(boxes: readonly Box[]): Box {
  return [
    Math.min(...boxes.map(([west]) => west)),
    Math.min(...boxes.map(([, south]) => south)),
    Math.max(...boxes.map(([, , east]) => east)),
    Math.max(...boxes.map(([, , , north]) => north)),
  ];
}
