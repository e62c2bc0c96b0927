import { isRow } from '../fields/index.js';

/** A GeoServer feature collection, as it came. */
export interface LayerCollection {
  readonly features: readonly LayerFeature[];
  readonly [member: string]: unknown;
}

export interface LayerFeature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly [member: string]: unknown;
}

/** A sentence when a body is no feature collection: such an answer must not count as "nothing there". */
export function notALayerCollection(body: unknown): string | undefined {
  const features = isRow(body) ? body['features'] : undefined;
  if (!Array.isArray(features)) return 'sent JSON without features';
  return features.every((feature) => isRow(feature) && isRow(feature['properties']))
    ? undefined
    : 'sent features without properties';
}

/** Every feature with its `code_insee`, which the raw layers have not. */
export function withInseeCodes(collection: LayerCollection): LayerCollection {
  return { ...collection, features: collection.features.map(withInseeCode) };
}

function withInseeCode(feature: LayerFeature): LayerFeature {
  const { code_insee, code_dep, code_com } = feature.properties;
  if (code_insee || typeof code_dep !== 'string' || typeof code_com !== 'string') return feature;
  return { ...feature, properties: { ...feature.properties, code_insee: code_dep + code_com } };
}

/** Where the page after this one starts; undefined after the last. */
export function nextStart(collection: LayerCollection, start: number): number | undefined {
  const { numberMatched, totalFeatures, numberReturned, links, features } = collection;
  const returned = typeof numberReturned === 'number' ? numberReturned : features.length;
  if (returned === 0) return undefined;
  const matched = [numberMatched, totalFeatures].find((count) => typeof count === 'number');
  // Where the service did not count, it still says whether there is more.
  const hasMore =
    matched === undefined ? Array.isArray(links) && links.length > 0 : start + returned < matched;
  return hasMore ? start + returned : undefined;
}

/** The collection with a link to its next page, or without any. */
export function linkedTo(collection: LayerCollection, nextHref: string | undefined): LayerCollection {
  if (nextHref !== undefined) {
    const link = { title: 'next page', type: 'application/json', rel: 'next', href: nextHref };
    return { ...collection, links: [link] };
  }
  const { links: _links, ...rest } = collection;
  return { ...rest, features: collection.features };
}

/** What the address of a request is made of. Protocol and host are a proxy's only where that proxy is trusted. */
export interface RequestAddress {
  readonly protocol: string;
  readonly host: string;
  /** Path and query as requested. */
  readonly url: string;
}

const ORIGIN = /^https?:\/\/(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

/** The origin that was asked; empty where Host is absent or names none: links are relative then. */
export function originOf({ protocol, host }: Pick<RequestAddress, 'protocol' | 'host'>): string {
  const origin = `${protocol}://${host}`;
  return ORIGIN.test(origin) ? origin : '';
}

/** The address of the same request from another start on. */
export function addressFrom(address: RequestAddress, start: number): string {
  const [path = '', query = ''] = address.url.split(/[?#](.*)/s);
  // What stands after a `#` is read as part of the query, and would not be sent from a link.
  const pairs = query.replaceAll('#', '%23').split('&');
  const kept = pairs.filter((pair) => pair !== '' && nameOf(pair) !== '_start');
  return `${originOf(address)}${path}?${[...kept, `_start=${start}`].join('&')}`;
}

/** The name in a pair of a query. */
function nameOf(pair: string): string {
  const [name = ''] = pair.split('=', 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
