import { Injectable } from '@nestjs/common';
import { asRow, isRow, type UpstreamRow } from '../../fields/index.js';
import type { Bbox, Polygon, Position } from '../../geometry/geojson.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamClient } from '../../upstream/upstream.client.js';
import type { QueryValue, UpstreamResponse } from '../../upstream/upstream-request.js';
import { readFeatures } from '../../upstream/wfs.js';
import { rowOfFeature } from './ban-row.js';

export interface BanRows {
  readonly rows: readonly UpstreamRow[];
  readonly answers: readonly UpstreamResponse<unknown>[];
}

export interface BoxRows extends BanRows {
  /** False when the box holds more addresses than were read. */
  readonly complete: boolean;
}

const LAYER = 'BAN.DATA.GOUV:ban';
const MAX_IN_BOX = 1_000;
const HOUSE_NUMBERS = { index: 'address', type: 'housenumber' } as const;
/** Rules of the geocoder's `q`. */
const MAX_QUERY_LENGTH = 200;
const MIN_QUERY_LENGTH = 3;
/** A single word of 60 letters ends in a 500. */
const MAX_WORD_LENGTH = 50;

/** The Base Adresse Nationale: its WFS layer, its lookup by key, the geocoder. */
@Injectable()
export class BanClient {
  constructor(private readonly upstream: UpstreamClient) {}

  /**
   * All addresses in a box.
   * @throws UpstreamError
   */
  async around(box: Bbox, ctx: CallContext): Promise<BoxRows> {
    const { features, answers, complete } = await readFeatures(
      this.upstream,
      { layer: LAYER, box, pageSize: MAX_IN_BOX, maxFeatures: MAX_IN_BOX, requires: ['id'] },
      ctx,
    );
    return { rows: features.map(rowOfFeature), answers, complete };
  }

  /**
   * The house number of a key; no rows when the BAN does not have it.
   * @throws UpstreamError
   */
  async byKey(key: string, ctx: CallContext): Promise<BanRows> {
    const answer = await this.upstream.json<unknown>(
      {
        upstream: 'banLookup',
        path: `/${encodeURIComponent(key)}`,
        answerStatuses: [404],
        validate: notAnAddress,
      },
      ctx,
    );
    return { rows: isNotFound(answer.body) ? [] : [asRow(answer.body)], answers: [answer] };
  }

  /**
   * House numbers of a commune whose label is like the one given; none when it cannot be searched for.
   * @throws UpstreamError
   */
  async byLabel(label: string, cityCode: string, ctx: CallContext): Promise<BanRows> {
    const q = searchText(label);
    if (q === null) return { rows: [], answers: [] };
    return this.geocode('/search', { q, citycode: cityCode, autocomplete: 0, limit: 5 }, ctx);
  }

  /**
   * House numbers whose point lies in the polygon.
   * @param polygon sides of its box at most 1,000 m, short enough for a GET
   * @throws UpstreamError
   */
  inside(polygon: Polygon, ctx: CallContext): Promise<BanRows> {
    return this.geocode('/reverse', { searchgeom: JSON.stringify(polygon), limit: 50 }, ctx);
  }

  /**
   * House numbers near a point, nearest first, with their `distance` in metres.
   * @throws UpstreamError
   */
  near([lon, lat]: Position, ctx: CallContext): Promise<BanRows> {
    return this.geocode('/reverse', { lon, lat, limit: 5 }, ctx);
  }

  /**
   * Whatever in France is like a text, most alike first: house numbers, streets, places, communes.
   * @param typing whether the text is still being typed, so that its last word may be unfinished
   * @throws UpstreamError
   */
  async anywhere(text: string, limit: number, typing: boolean, ctx: CallContext): Promise<BanRows> {
    const q = searchText(text);
    if (q === null) return { rows: [], answers: [] };
    const answer = await this.upstream.json<unknown>(
      {
        upstream: 'geocoder',
        path: '/search',
        query: { q, index: 'address', autocomplete: typing ? 1 : 0, limit },
        validate: notFeatures,
        // Anybody may type anything: it must not push out what spares a quota.
        keep: false,
      },
      ctx,
    );
    return rowsOf(answer);
  }

  private async geocode(path: string, query: Record<string, QueryValue>, ctx: CallContext): Promise<BanRows> {
    const answer = await this.upstream.json<unknown>(
      { upstream: 'geocoder', path, query: { ...query, ...HOUSE_NUMBERS }, validate: notFeatures },
      ctx,
    );
    return rowsOf(answer);
  }
}

function rowsOf(answer: UpstreamResponse<unknown>): BanRows {
  const { features } = asRow(answer.body);
  return { rows: (features as unknown[]).map(rowOfFeature), answers: [answer] };
}

function isNotFound(body: unknown): boolean {
  return asRow(body)['code'] === 404;
}

function notAnAddress(body: unknown): string | undefined {
  if (isNotFound(body)) return undefined;
  return isRow(body) && typeof body['id'] === 'string' ? undefined : 'sent JSON that is no address';
}

function notFeatures(body: unknown): string | undefined {
  const { features } = asRow(body);
  return Array.isArray(features) ? undefined : 'sent JSON that is no feature collection';
}

/** A label the way the geocoder takes it; null when nothing is left to search for. */
function searchText(label: string): string | null {
  const words = label
    .replace(/^[^\p{L}\d]+/u, '')
    .split(/[,\s]+/)
    .map((word) => word.slice(0, MAX_WORD_LENGTH));
  const q = words.join(' ').slice(0, MAX_QUERY_LENGTH).trim();
  return q.length < MIN_QUERY_LENGTH ? null : q;
}
