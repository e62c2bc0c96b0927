import { isRow } from '../fields/index.js';
import type { Bbox } from '../geometry/geojson.js';
import type { CallContext } from './call-context.js';
import type { UpstreamClient } from './upstream.client.js';
import type { UpstreamRequest, UpstreamResponse } from './upstream-request.js';

export interface WfsQuery {
  /** Qualified layer name: `BAN-PLUS:lien_adresse_parcelle`. */
  readonly layer: string;
  /** GeoServer refuses `cql` and `box` together: put the box into the filter with {@link cqlBox}. */
  readonly cql?: string;
  readonly box?: Bbox;
  /** Attribute that makes paging stable; give it where more than one page is likely. */
  readonly sortBy?: string;
  /** Features of one page; the service cuts at 5,000. */
  readonly pageSize: number;
  /** Stop there, over all pages. */
  readonly maxFeatures: number;
  /** Properties without which a feature is useless: an answer whose features lack one is a bad response. */
  readonly requires?: readonly string[];
  readonly timeoutMs?: number;
  readonly freshMs?: number;
  /** As in an upstream request: asked by whoever chose it, and hardly ever again. */
  readonly keep?: false;
}

export interface WfsFeature {
  /** GeoJSON, longitude first; null when the feature has none. */
  readonly geometry: unknown;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface WfsFeatures {
  readonly features: readonly WfsFeature[];
  readonly answers: readonly UpstreamResponse<unknown>[];
  /** False when the layer holds more matching features than were read. */
  readonly complete: boolean;
}

interface FeatureCollection {
  readonly features: readonly unknown[];
}

const NO_COUNTS: Readonly<Record<string, unknown>> = {};
const NO_FEATURE: WfsFeature = { geometry: null, properties: {} };
/** Features a page may hold at most; more is cut silently. */
const PAGE_CAP = 5_000;
/** Longer parameters go as a form: proxies cut long addresses. */
const MAX_QUERY_LENGTH = 1_800;

/**
 * Reads features of a Géoplateforme WFS layer, page by page.
 * @throws UpstreamError; OGC exceptions (XML, whatever their status) are UPSTREAM_BAD_RESPONSE
 */
export async function readFeatures(
  upstream: UpstreamClient,
  query: WfsQuery,
  ctx: CallContext,
): Promise<WfsFeatures> {
  const pageSize = Math.min(query.pageSize, query.maxFeatures, PAGE_CAP);
  const features: WfsFeature[] = [];
  const answers: UpstreamResponse<unknown>[] = [];
  let complete = false;
  // What a page holds is counted as it came: unusable features must not shift the next page.
  for (let read = 0; read < query.maxFeatures;) {
    const answer = await upstream.json<FeatureCollection>(requestOf(query, pageSize, read), ctx);
    answers.push(answer);
    const page = answer.body.features;
    read += page.length;
    features.push(...page.filter(isRow).map(toFeature));
    complete = wasLastPage(answer.body, page.length, read, pageSize);
    if (complete || page.length === 0) break;
  }
  return { features, answers, complete };
}

/** A text literal of CQL. */
export function cqlText(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** The condition that `geometry` meets the box. EPSG:4326 literals are latitude first in CQL. */
export function cqlBox([west, south, east, north]: Bbox, geometry = 'geom'): string {
  return `BBOX(${geometry},${south},${west},${north},${east})`;
}

function requestOf(query: WfsQuery, pageSize: number, startIndex: number): UpstreamRequest {
  const parameters: Record<string, string> = {
    SERVICE: 'WFS',
    VERSION: '2.0.0',
    REQUEST: 'GetFeature',
    TYPENAMES: query.layer,
    OUTPUTFORMAT: 'application/json',
    COUNT: String(pageSize),
    ...(startIndex === 0 ? {} : { STARTINDEX: String(startIndex) }),
    ...(query.sortBy === undefined ? {} : { SORTBY: query.sortBy }),
    ...(query.cql === undefined ? {} : { CQL_FILTER: query.cql }),
    ...(query.box === undefined ? {} : { BBOX: bboxParameter(query.box) }),
  };
  const isLong = new URLSearchParams(parameters).toString().length > MAX_QUERY_LENGTH;
  return {
    upstream: 'wfs',
    path: '',
    ...(isLong ? { method: 'POST', form: parameters } : { query: parameters }),
    ...(query.timeoutMs === undefined ? {} : { timeoutMs: query.timeoutMs }),
    ...(query.freshMs === undefined ? {} : { freshMs: query.freshMs }),
    ...(query.keep === undefined ? {} : { keep: query.keep }),
    validate: (body) => problemOf(body, query.requires ?? []),
  };
}

function bboxParameter([west, south, east, north]: Bbox): string {
  return `${south},${west},${north},${east},urn:ogc:def:crs:EPSG::4326`;
}

function problemOf(body: unknown, requires: readonly string[]): string | undefined {
  const features: unknown = isRow(body) ? body['features'] : undefined;
  if (!Array.isArray(features)) return 'sent JSON that is no feature collection';
  for (const feature of features) {
    const { properties } = isRow(feature) ? toFeature(feature) : NO_FEATURE;
    const missing = requires.find((name) => !Object.hasOwn(properties, name));
    if (missing !== undefined) return `sent features without ${missing}`;
  }
  return undefined;
}

/**
 * Whether nothing is left after a page of a GeoServer collection.
 * @param returned features of this page
 * @param read features of all pages so far
 */
export function wasLastPage(collection: unknown, returned: number, read: number, pageSize: number): boolean {
  const { numberMatched, totalFeatures } = isRow(collection) ? collection : NO_COUNTS;
  // GeoServer writes "unknown" where it did not count.
  const matched = [numberMatched, totalFeatures].find((count) => typeof count === 'number');
  return matched === undefined ? returned < pageSize : read >= matched;
}

function toFeature(feature: Readonly<Record<string, unknown>>): WfsFeature {
  const { geometry = null, properties } = feature;
  return { geometry, properties: isRow(properties) ? properties : {} };
}
