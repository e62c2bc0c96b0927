import { Injectable } from '@nestjs/common';
import type { Geometry } from '../../geometry/geojson.js';
import { wktOf } from '../../geometry/wkt.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamClient } from '../../upstream/upstream.client.js';
import { readFeatures } from '../../upstream/wfs.js';
import type { CadastrePage } from './cadastre-page.js';
import { featuresOf } from './cadastre-row.js';

const LAYER = 'CADASTRALPARCELS.PARCELLAIRE_EXPRESS:parcelle';
const ID = 'idu';
const TIMEOUT_MS = 10_000;

/** The layer behind API Carto, in the Géoplateforme's WFS. By place only: it has no index over identifiers. */
@Injectable()
export class ParcelLayerClient {
  constructor(private readonly upstream: UpstreamClient) {}

  /**
   * The parcels that meet a geometry; contact is enough.
   * @throws UpstreamError
   */
  async meeting(geometry: Geometry, limit: number, ctx: CallContext): Promise<CadastrePage> {
    const { features, answers, complete } = await readFeatures(
      this.upstream,
      {
        layer: LAYER,
        // With its SRID a literal is longitude first; a bare one would be latitude first.
        cql: `INTERSECTS(geom,SRID=4326;${wktOf(geometry)})`,
        pageSize: limit,
        maxFeatures: limit,
        requires: [ID],
        timeoutMs: TIMEOUT_MS,
        keep: false,
      },
      ctx,
    );
    const oldest = Math.min(...answers.map(({ fetchedAt }) => fetchedAt.getTime()));
    return {
      features: featuresOf({ features }, ID),
      fetchedAt: new Date(oldest),
      stale: answers.some(({ stale }) => stale),
      route: 'wfs',
      complete,
    };
  }
}
