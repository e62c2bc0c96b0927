import { Injectable } from '@nestjs/common';
import type { Geometry } from '../../geometry/geojson.js';
import { wktOf } from '../../geometry/wkt.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamClient } from '../../upstream/upstream.client.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import { cqlText } from '../../upstream/wfs.js';
import { layerAnswer, type LayerAnswer, notFeatures } from './gpu-feature.js';
import { type GpuLayer, MUNICIPALITY } from './gpu-layers.js';

/** The most that the service gives in one answer. */
const MAX_FEATURES = 5_000;

/** The Géoplateforme WFS, which API Carto itself asks: filters by any column, and leaves geometries out. */
@Injectable()
export class GpuWfsClient {
  constructor(private readonly upstream: UpstreamClient) {}

  /**
   * What meets a geometry in a layer; touching counts.
   * @param columns these columns only, which leaves out the geometry: the bulk of the answer
   * @throws UpstreamError
   */
  meeting(
    layer: GpuLayer,
    geometry: Geometry,
    ctx: CallContext,
    columns?: readonly string[],
  ): Promise<LayerAnswer> {
    // With its SRID a literal is longitude first; a bare one would be latitude first.
    return this.find(layer, `INTERSECTS(the_geom,SRID=4326;${wktOf(geometry)})`, ctx, columns);
  }

  /** @throws UpstreamError */
  municipality(inseeCode: string, ctx: CallContext): Promise<LayerAnswer> {
    return this.find(MUNICIPALITY, `insee = ${cqlText(inseeCode)}`, ctx);
  }

  /**
   * Generators by identifier. Identifiers repeat from one partition to the next, so more may come than were meant.
   * @throws UpstreamError
   */
  generators(
    layer: GpuLayer,
    partitions: readonly string[],
    idgens: readonly string[],
    ctx: CallContext,
    columns: readonly string[],
  ): Promise<LayerAnswer> {
    return this.find(layer, `${isIn('partition', partitions)} AND ${isIn('idgen', idgens)}`, ctx, columns);
  }

  /** Should a column have gone, every column is asked for: slower, but an answer. */
  private async find(
    layer: GpuLayer,
    cql: string,
    ctx: CallContext,
    columns?: readonly string[],
  ): Promise<LayerAnswer> {
    try {
      return await this.getFeature(layer, cql, ctx, columns);
    } catch (error) {
      const isRefused = error instanceof UpstreamError && error.status === 400;
      if (columns === undefined || !isRefused) throw error;
      return this.getFeature(layer, cql, ctx, undefined);
    }
  }

  private async getFeature(
    layer: GpuLayer,
    cql: string,
    ctx: CallContext,
    columns: readonly string[] | undefined,
  ): Promise<LayerAnswer> {
    const response = await this.upstream.json(
      {
        upstream: 'wfs',
        path: '',
        method: 'POST',
        query: {
          service: 'WFS',
          version: '2.0.0',
          request: 'GetFeature',
          typeNames: layer.wfsType,
          outputFormat: 'application/json',
          srsName: 'CRS:84',
          count: MAX_FEATURES,
          propertyName: columns?.join(','),
        },
        form: { cql_filter: cql },
        validate: notFeatures,
      },
      ctx,
    );
    return layerAnswer(layer, response, 'wfs');
  }
}

function isIn(column: string, values: readonly string[]): string {
  return `${column} IN (${values.map(cqlText).join(',')})`;
}
