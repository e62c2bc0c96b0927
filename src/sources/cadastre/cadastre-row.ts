import type { UpstreamName } from '../../config/upstreams.js';

/** One drawn piece of a parcel, from whichever cadastre answered. */
export interface CadastreFeature {
  /** 14 characters. */
  readonly idu: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** GeoJSON as received. */
  readonly geometry: unknown;
}

/** What one route found for a query. */
export interface CadastreFinding {
  readonly features: readonly CadastreFeature[];
  readonly fetchedAt: Date;
  readonly stale: boolean;
  /** The upstream that answered. */
  readonly route: UpstreamName;
}

/** Reads a GeoJSON collection tolerantly; features without an identifier are dropped. */
export function featuresOf(collection: unknown, idKey: string): CadastreFeature[] {
  const { features } = (collection ?? {}) as { features?: unknown };
  if (!Array.isArray(features)) return [];
  return features.flatMap((feature: unknown) => {
    const { properties, geometry } = (feature ?? {}) as Record<string, unknown>;
    if (typeof properties !== 'object' || properties === null) return [];
    const idu = (properties as Record<string, unknown>)[idKey];
    if (typeof idu !== 'string' || idu.length !== 14) return [];
    return [{ idu: idu.toUpperCase(), properties: properties as Record<string, unknown>, geometry }];
  });
}

/** A sentence when a body is no feature collection; such an answer must not count as "no parcel". */
export function notACollection(body: unknown): string | undefined {
  const { features } = (body ?? {}) as { features?: unknown };
  return Array.isArray(features) ? undefined : 'sent JSON without features';
}
