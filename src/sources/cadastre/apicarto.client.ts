import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamClient } from '../../upstream/upstream.client.js';
import type { Geometry } from '../../geometry/geojson.js';
import { type CadastrePage, pageOf } from './cadastre-page.js';
import { type CadastreQuery, layerCommune } from './cadastre-query.js';
import { type CadastreFinding, featuresOf, notParcels } from './cadastre-row.js';

/** More than any one identifier can have pieces; the upstream's own default is 1,000. */
const LIMIT = 100;
const ID = 'idu';
/** A full page of outlines: some 10 MB, and slower than one parcel. */
const MAX_PAGE_BYTES = 32 * 1024 * 1024;
const PAGE_TIMEOUT_MS = 10_000;

/** API Carto's `/parcelle`: outline and legal area. First choice. */
@Injectable()
export class ApiCartoClient {
  constructor(private readonly upstream: UpstreamClient) {}

  /** @throws UpstreamError */
  async find(query: CadastreQuery, ctx: CallContext): Promise<CadastreFinding> {
    const { code, district } = layerCommune(query.inseeCode);
    const { body, fetchedAt, stale } = await this.upstream.json(
      {
        upstream: 'cadastre',
        path: '/parcelle',
        query: {
          code_insee: code,
          code_arr: district,
          // Left out, a merged commune answers with the parcels of all its former communes.
          com_abs: query.prefix ?? undefined,
          section: query.section,
          numero: query.number,
          _limit: LIMIT,
        },
        validate: notParcels(ID),
      },
      ctx,
    );
    return { features: featuresOf(body, ID), fetchedAt, stale, route: 'cadastre' };
  }

  /**
   * The parcels that meet a geometry; contact is enough.
   * @throws UpstreamError
   */
  async meeting(geometry: Geometry, limit: number, ctx: CallContext): Promise<CadastrePage> {
    const response = await this.upstream.json(
      {
        upstream: 'cadastre',
        path: '/parcelle',
        method: 'POST',
        json: { geom: JSON.stringify(geometry), _limit: limit },
        validate: notParcels(ID),
        maxBytes: MAX_PAGE_BYTES,
        timeoutMs: PAGE_TIMEOUT_MS,
        // Anybody may draw any number of shapes: their answers must not push out those that spare a quota.
        keep: false,
      },
      ctx,
    );
    return pageOf(response, 'cadastre', ID, limit);
  }
}
