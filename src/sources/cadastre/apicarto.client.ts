import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamClient } from '../../upstream/upstream.client.js';
import { type CadastreQuery, layerCommune } from './cadastre-query.js';
import { type CadastreFinding, featuresOf, notParcels } from './cadastre-row.js';

/** More than any one identifier can have pieces; the upstream's own default is 1,000. */
const LIMIT = 100;
const ID = 'idu';

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
}
