import { Injectable } from '@nestjs/common';
import type { Geometry } from '../../geometry/geojson.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamClient } from '../../upstream/upstream.client.js';
import { layerAnswer, type LayerAnswer, notFeatures } from './gpu-feature.js';
import { type GpuLayer, MUNICIPALITY } from './gpu-layers.js';

/** API Carto's GPU module: one layer a call, GeoJSON in, GeoJSON out. */
@Injectable()
export class GpuClient {
  constructor(private readonly upstream: UpstreamClient) {}

  /**
   * What meets a geometry in a layer; touching counts.
   * @throws UpstreamError
   */
  meeting(layer: GpuLayer, geometry: Geometry, ctx: CallContext): Promise<LayerAnswer> {
    return this.ask(layer, { geom: geometry }, ctx);
  }

  /** @throws UpstreamError */
  municipality(inseeCode: string, ctx: CallContext): Promise<LayerAnswer> {
    return this.ask(MUNICIPALITY, { insee: inseeCode }, ctx);
  }

  /** There must be a filter: without one API Carto sends the first 5,000 objects of France. */
  private async ask(
    layer: GpuLayer,
    filter: { geom: Geometry } | { insee: string },
    ctx: CallContext,
  ): Promise<LayerAnswer> {
    const response = await this.upstream.json(
      // POST: a parcel's outline can be longer than an address may be.
      { upstream: 'gpu', path: `/${layer.name}`, method: 'POST', json: filter, validate: notFeatures },
      ctx,
    );
    return layerAnswer(layer, response, 'gpu');
  }
}
