import { Injectable } from '@nestjs/common';
import { asRow, toNumber, toText } from '../../fields/index.js';
import type { Bbox, Position } from '../../geometry/geojson.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamClient } from '../../upstream/upstream.client.js';
import type { UpstreamResponse } from '../../upstream/upstream-request.js';
import { cqlBox, cqlText, readFeatures, type WfsFeature } from '../../upstream/wfs.js';

/** One link of BAN-PLUS between an address and a parcel. */
export interface ParcelAddressLink {
  /** BAN key, its suffix possibly one letter (`_b`). */
  readonly key: string;
  /** The parcel, as the edition of BAN-PLUS knows it. */
  readonly idu: string;
  /** `BAN`: declared by the commune; `GEO`: computed by geometry. */
  readonly linkType: string | null;
  /** How many addresses the parcel has. */
  readonly addressesOnParcel: number | null;
  /** How many parcels the address has. */
  readonly parcelsOfAddress: number | null;
  /** The address point. */
  readonly point: Position | null;
}

export interface LinkRows {
  readonly links: readonly ParcelAddressLink[];
  readonly answers: readonly UpstreamResponse<unknown>[];
  /** False when a parcel has more links than were read. */
  readonly complete: boolean;
}

const LAYER = 'BAN-PLUS:lien_adresse_parcelle';
/** A parcel with more addresses than that is a city's. */
const MAX_LINKS = 5_000;
const DAY_MS = 24 * 3_600_000;
/** The layer is renewed each quarter. */
const FRESH_MS = 30 * DAY_MS;

/** IGN's BAN-PLUS: which addresses belong to which parcel. */
@Injectable()
export class BanPlusClient {
  constructor(private readonly upstream: UpstreamClient) {}

  /**
   * Links of parcels, by their ids alone.
   * @param box of the parcels, in degrees: lets the layer use its spatial index
   * @throws UpstreamError
   */
  async links(idus: readonly string[], ctx: CallContext, box?: Bbox): Promise<LinkRows> {
    const filter = isOneOf('idu', idus);
    const rows = await this.read(box === undefined ? filter : `${filter} AND ${cqlBox(box)}`, ctx);
    return { ...rows, complete: rows.complete && hasAllItCounts(rows.links) };
  }

  /**
   * Links of an address.
   * @param keys its BAN key in every spelling
   * @throws UpstreamError
   */
  linksOfAddress(keys: readonly string[], ctx: CallContext): Promise<LinkRows> {
    return this.read(isOneOf('id_adr', keys), ctx);
  }

  private async read(cql: string, ctx: CallContext): Promise<LinkRows> {
    const { features, answers, complete } = await readFeatures(
      this.upstream,
      {
        layer: LAYER,
        cql,
        pageSize: MAX_LINKS,
        maxFeatures: MAX_LINKS,
        requires: ['id_adr', 'idu'],
        freshMs: FRESH_MS,
      },
      ctx,
    );
    const links = features.map(toLink).filter((link) => link !== null);
    return { links, answers, complete };
  }
}

function isOneOf(column: string, values: readonly string[]): string {
  const [only = '', ...others] = values.map(cqlText);
  return others.length === 0 ? `${column}=${only}` : `${column} IN (${[only, ...others].join(',')})`;
}

function toLink({ properties, geometry }: WfsFeature): ParcelAddressLink | null {
  const key = toText(properties['id_adr']);
  const idu = toText(properties['idu']);
  if (key === null || idu === null) return null;
  return {
    key,
    idu,
    linkType: toText(properties['type_lien']),
    addressesOnParcel: toNumber(properties['nb_adr']),
    parcelsOfAddress: toNumber(properties['nb_parc']),
    point: firstVertex(geometry),
  };
}

/** The line goes from the address point to the parcel. */
function firstVertex(geometry: unknown): Position | null {
  const { coordinates } = asRow(geometry);
  const first: unknown = Array.isArray(coordinates) ? coordinates[0] : undefined;
  const [lon, lat] = Array.isArray(first) ? (first as unknown[]) : [];
  return typeof lon === 'number' && typeof lat === 'number' ? [lon, lat] : null;
}

/** Each link says how many its parcel has. An address both declared and computed has two links and counts once. */
function hasAllItCounts(links: readonly ParcelAddressLink[]): boolean {
  return [...new Set(links.map(({ idu }) => idu))].every((idu) => {
    const ofParcel = links.filter((link) => link.idu === idu);
    const counted = ofParcel[0]?.addressesOnParcel ?? 0;
    return new Set(ofParcel.map(({ key }) => key)).size >= counted;
  });
}
