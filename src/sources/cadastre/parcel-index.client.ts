import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamClient } from '../../upstream/upstream.client.js';
import type { QueryValue } from '../../upstream/upstream-request.js';
import { type CadastreQuery, layerCommune } from './cadastre-query.js';
import { type CadastreFeature, type CadastreFinding, featuresOf, notParcels } from './cadastre-row.js';

/** The most that the geocoder gives with true geometries. */
const LIMIT = 20;
const ID = 'id';

/** The geocoder's parcel index: an exact key look-up with the outline, without the legal area. Second choice. */
@Injectable()
export class ParcelIndexClient {
  constructor(private readonly upstream: UpstreamClient) {}

  /** @throws UpstreamError */
  async find(query: CadastreQuery, ctx: CallContext): Promise<CadastreFinding> {
    const { body, fetchedAt, stale } = await this.upstream.json(
      {
        upstream: 'geocoder',
        path: '/search',
        query: { index: 'parcel', ...parametersOf(query), limit: LIMIT, returntruegeometry: true },
        validate: notParcels(ID),
      },
      ctx,
    );
    return { features: featuresOf(body, ID).map(withOutline), fetchedAt, stale, route: 'geocoder' };
  }
}

function parametersOf({ inseeCode, prefix, section, number }: CadastreQuery): Record<string, QueryValue> {
  const { code, district } = layerCommune(inseeCode);
  if (prefix !== null) return { q: inseeCode + prefix + section + number };
  return {
    departmentcode: code.slice(0, 2),
    ...(district === undefined ? { municipalitycode: code.slice(2) } : { districtcode: district }),
    section,
    number,
  };
}

/** The feature's own geometry is a point; the outline is a property, as an object or as JSON text. */
function withOutline(feature: CadastreFeature): CadastreFeature {
  const { truegeometry } = feature.properties;
  if (typeof truegeometry !== 'string') return { ...feature, geometry: truegeometry };
  try {
    return { ...feature, geometry: JSON.parse(truegeometry) as unknown };
  } catch {
    return { ...feature, geometry: null };
  }
}
