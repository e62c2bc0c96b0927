import { wasLastPage } from '../../upstream/wfs.js';
import type { UpstreamResponse } from '../../upstream/upstream-request.js';
import { type CadastreFinding, featuresOf } from './cadastre-row.js';

/** The parcels that one route found to meet a geometry. */
export interface CadastrePage extends CadastreFinding {
  /** False when there are more than were asked for. */
  readonly complete: boolean;
}

/** A page of API Carto or of the WFS, read. */
export function pageOf(
  { body, fetchedAt, stale }: UpstreamResponse<unknown>,
  route: CadastreFinding['route'],
  idKey: string,
  limit: number,
): CadastrePage {
  const features = featuresOf(body, idKey);
  const { length } = (body as { readonly features: readonly unknown[] }).features;
  return { features, fetchedAt, stale, route, complete: wasLastPage(body, length, length, limit) };
}
