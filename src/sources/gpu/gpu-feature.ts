import { isRow, type UpstreamRow } from '../../fields/index.js';
import type { UpstreamName } from '../../config/upstreams.js';
import type { UpstreamResponse } from '../../upstream/upstream-request.js';
import type { GpuLayer } from './gpu-layers.js';

/** Columns that a feature's row has beside its properties. */
export const FEATURE_ID = 'feature_id';
export const FEATURE_GEOMETRY = 'feature_geometry';
export const FEATURE_LAYER = 'feature_layer';

/** What a layer answered. */
export interface LayerAnswer {
  readonly layer: GpuLayer;
  /** Properties of each feature, with its id, its geometry and the name of its layer. */
  readonly rows: readonly UpstreamRow[];
  /** More features exist than were given. */
  readonly truncated: boolean;
  readonly response: UpstreamResponse<unknown>;
  readonly route: UpstreamName;
}

/** A sentence when a body is no feature collection; such an answer must not count as "nothing here". */
export function notFeatures(body: unknown): string | undefined {
  const features = isRow(body) ? body['features'] : undefined;
  if (!Array.isArray(features)) return 'sent JSON that is no feature collection';
  return features.every((feature) => isRow(feature) && isRow(feature['properties']))
    ? undefined
    : 'sent features without properties';
}

/** Reads a collection that {@link notFeatures} found nothing wrong with. */
export function layerAnswer(
  layer: GpuLayer,
  response: UpstreamResponse<unknown>,
  route: UpstreamName,
): LayerAnswer {
  const body = response.body as { features: readonly UpstreamRow[]; numberMatched?: unknown };
  const name = layer.wfsType.slice(layer.wfsType.indexOf(':') + 1);
  const rows = body.features.map((feature): UpstreamRow => ({
    ...(feature['properties'] as UpstreamRow),
    [FEATURE_ID]: feature['id'],
    [FEATURE_GEOMETRY]: feature['geometry'],
    [FEATURE_LAYER]: name,
  }));
  const { numberMatched } = body;
  return {
    layer,
    rows,
    truncated: typeof numberMatched === 'number' && numberMatched > rows.length,
    response,
    route,
  };
}
