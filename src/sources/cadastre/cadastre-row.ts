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

/**
 * A sentence when a body is no collection of parcels; such an answer must not count as "no parcel".
 * @param idKey property that holds the identifier
 */
export function notParcels(idKey: string): (body: unknown) => string | undefined {
  return (body) => {
    const { features } = (body ?? {}) as { features?: unknown };
    if (!Array.isArray(features)) return 'sent JSON without features';
    const unreadable = features.length > 0 && featuresOf(body, idKey).length === 0;
    return unreadable ? 'sent parcels without identifiers' : undefined;
  };
}
