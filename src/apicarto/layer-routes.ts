import { Injectable } from '@nestjs/common';
import type { CallContext } from '../upstream/call-context.js';
import { UpstreamClient } from '../upstream/upstream.client.js';
import type { QueryValue, UpstreamRequest } from '../upstream/upstream-request.js';
import { cqlOf } from './cql.js';
import { type LayerCollection, notALayerCollection } from './layer-collection.js';
import { isWorthKeeping, type LayerQuestion } from './layer-question.js';
import { LAYERS } from './layers.js';

/** A way to the layers. */
export interface LayerRoute {
  canAnswer(question: LayerQuestion): boolean;
  /** @throws UpstreamError */
  find(question: LayerQuestion, ctx: CallContext): Promise<LayerCollection>;
}

/** A full page of outlines: some 10 MB, and slower than one parcel. */
const LIMITS = { maxBytes: 32 * 1024 * 1024, timeoutMs: 10_000, validate: notALayerCollection };
/** API Carto's front server refuses request lines of 8 kB. */
const MAX_QUERY_LENGTH = 2_000;

/** API Carto itself. */
@Injectable()
export class ApiCartoRoute implements LayerRoute {
  constructor(private readonly upstream: UpstreamClient) {}

  /** It cannot be asked for several communes of its commune layer. */
  canAnswer({ conditions }: LayerQuestion): boolean {
    return !conditions.some(
      (condition) =>
        'column' in condition && condition.column === 'code_insee' && condition.values.length > 1,
    );
  }

  async find(question: LayerQuestion, ctx: CallContext): Promise<LayerCollection> {
    const { layer, source, conditions, limit, start } = question;
    const parameters: Record<string, QueryValue> = {};
    for (const condition of conditions) {
      if ('meets' in condition) parameters['geom'] = JSON.stringify(condition.meets);
      else parameters[condition.column] = oneOrMany(condition.values);
    }
    if (source === 'BDP') parameters['source_ign'] = source;
    Object.assign(parameters, { _limit: limit, _start: start });
    const isLong = JSON.stringify(parameters).length > MAX_QUERY_LENGTH;
    const request: UpstreamRequest = {
      upstream: 'cadastre',
      ...(isWorthKeeping(question) ? {} : { keep: false }),
      path: `/${layer}`,
      ...(isLong ? { method: 'POST', json: parameters } : { query: parameters }),
      ...LIMITS,
    };
    return (await this.upstream.json<LayerCollection>(request, ctx)).body;
  }
}

function oneOrMany(values: readonly string[]): QueryValue {
  return values.length === 1 ? values[0] : values;
}

/** The WFS behind API Carto, asked as API Carto asks it. */
@Injectable()
export class WfsRoute implements LayerRoute {
  constructor(private readonly upstream: UpstreamClient) {}

  canAnswer(): boolean {
    return true;
  }

  async find(question: LayerQuestion, ctx: CallContext): Promise<LayerCollection> {
    const { layer, source, conditions, limit, start } = question;
    const cql = cqlOf(conditions);
    const request: UpstreamRequest = {
      upstream: 'wfs',
      ...(isWorthKeeping(question) ? {} : { keep: false }),
      path: '',
      method: 'POST',
      query: {
        service: 'WFS',
        version: '2.0.0',
        request: 'GetFeature',
        typename: LAYERS[layer].typeNames[source],
        outputFormat: 'application/json',
        srsName: 'CRS:84',
        count: limit,
        startIndex: start,
      },
      form: cql === undefined ? {} : { cql_filter: cql },
      ...LIMITS,
    };
    return (await this.upstream.json<LayerCollection>(request, ctx)).body;
  }
}
