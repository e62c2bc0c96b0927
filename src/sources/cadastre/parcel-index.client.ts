import { Injectable } from '@nestjs/common';
import { toText } from '../../fields/index.js';
import { bboxSizeMetres } from '../../geometry/distance.js';
import type { Geometry, Position } from '../../geometry/geojson.js';
import { bboxOf } from '../../geometry/polygons.js';
import { formatParcelId, parcelIdOf } from '../../parcels/parcel-id.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamClient } from '../../upstream/upstream.client.js';
import type { QueryValue } from '../../upstream/upstream-request.js';
import type { CadastrePage } from './cadastre-page.js';
import { type CadastreQuery, layerCommune } from './cadastre-query.js';
import { type CadastreFeature, type CadastreFinding, featuresOf, notParcels } from './cadastre-row.js';

/** The most that the geocoder gives with true geometries. */
const LIMIT = 20;
const ID = 'id';
/** Sides of the box of a geometry that the index takes, metres. */
const MAX_BOX_M = 1_000;
/** The index takes geometries in its address only. */
const MAX_GEOMETRY_LENGTH = 2_000;

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

  /** Whether the index takes such a geometry. */
  canMeet(geometry: Geometry): boolean {
    if (geometry.type === 'Point') return true;
    if (geometry.type !== 'Polygon') return false;
    const { width, height } = bboxSizeMetres(bboxOf(geometry));
    return Math.max(width, height) <= MAX_BOX_M && JSON.stringify(geometry).length <= MAX_GEOMETRY_LENGTH;
  }

  /**
   * The parcels that meet a geometry, 20 at most and in no order.
   * @param centre asked for besides, so that the parcel there is never among those that are left out
   * @throws UpstreamError
   */
  async meeting(geometry: Geometry, ctx: CallContext, centre?: Position): Promise<CadastrePage> {
    const places: Geometry[] = [geometry];
    if (centre !== undefined) places.unshift({ type: 'Point', coordinates: centre });
    const pages = await Promise.all(places.map((place) => this.reverse(place, ctx)));
    const oldest = Math.min(...pages.map(({ fetchedAt }) => fetchedAt.getTime()));
    return {
      features: pages.flatMap(({ features }) => features),
      fetchedAt: new Date(oldest),
      stale: pages.some(({ stale }) => stale),
      route: 'geocoder',
      complete: pages.every(({ features }) => features.length < LIMIT),
    };
  }

  private async reverse(geometry: Geometry, ctx: CallContext): Promise<CadastreFinding> {
    const { body, fetchedAt, stale } = await this.upstream.json(
      {
        upstream: 'geocoder',
        path: '/reverse',
        query: {
          index: 'parcel',
          searchgeom: JSON.stringify(geometry),
          limit: LIMIT,
          returntruegeometry: true,
        },
        validate: notParcels(ID),
        keep: false,
      },
      ctx,
    );
    const features = featuresOf(body, ID).map(withOutline).map(withCanonicalId);
    return { features, fetchedAt, stale, route: 'geocoder' };
  }
}

/**
 * The identifier made of its parts. The documentation of the index shows one that bears the city where the
 * arrondissement belongs (75056104AV0133); its code builds the one that all others use.
 */
export function withCanonicalId(feature: CadastreFeature): CadastreFeature {
  const part = (name: string): string => toText(feature.properties[name]) ?? '';
  const district = part('districtcode');
  const inseeCode = part('departmentcode') + (/^0*$/.test(district) ? part('municipalitycode') : district);
  const [prefix, section] = [part('oldmunicipalitycode') || '000', part('section').padStart(2, '0')];
  const idu = formatParcelId({ inseeCode, prefix, section, number: part('number').padStart(4, '0') });
  return parcelIdOf(idu) === undefined ? feature : { ...feature, idu };
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
