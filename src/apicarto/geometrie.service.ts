import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { surfacesWithin } from '../geometry/surfaces-within.js';
import type { CallContext } from '../upstream/call-context.js';
import type { GeometrieQuestion } from './geometrie-question.js';
import type { LayerCollection, LayerFeature } from './layer-collection.js';
import { LayersService } from './layers.service.js';
import { surfaceNumber, surfaceText } from './surfaces.js';

/** Measuring takes the processor: other requests have their turn after so many parcels. */
const PARCELS_PER_TURN = 10;

/** The parcels that a geometry meets, and how much of each it covers. */
@Injectable()
export class GeometrieService {
  constructor(private readonly layers: LayersService) {}

  /**
   * One page of parcels with `surface_parcelle` and `surface_intersection`.
   * @throws SourcesFailed
   */
  async find({ parcels, geometry, numeric }: GeometrieQuestion, ctx: CallContext): Promise<LayerCollection> {
    const collection = await this.layers.find(parcels, ctx);
    const surfacesOf = surfacesWithin(geometry);
    const written = numeric ? surfaceNumber : surfaceText;
    const features: LayerFeature[] = [];
    for (const [index, feature] of collection.features.entries()) {
      if (index > 0 && index % PARCELS_PER_TURN === 0) await nextTurn();
      const { parcel, intersection } = surfacesOf(feature['geometry']);
      const surfaces = {
        surface_parcelle: written(parcel),
        surface_intersection: written(intersection),
      };
      features.push({ ...feature, properties: { ...feature.properties, ...surfaces } });
    }
    return { ...collection, features };
  }
}
