import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { circleAround } from '../../geometry/circle.js';
import type { Geometry, Position } from '../../geometry/geojson.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import type { SourceResult } from '../source-result.js';
import { worstFailure } from '../worst-failure.js';
import { ApiCartoClient } from './apicarto.client.js';
import type { CadastrePage } from './cadastre-page.js';
import type { CadastreFeature } from './cadastre-row.js';
import { type Cadastral, cadastralOf } from './cadastre.fields.js';
import { resultOf } from './cadastre.service.js';
import { ParcelIndexClient } from './parcel-index.client.js';
import { ParcelLayerClient } from './parcel-layer.client.js';

/** Of the time that is left, what a route may take while there is another one. */
const SHARE = 0.5;
/** Measuring outlines takes the processor: other requests have their turn after so many parcels. */
const PARCELS_PER_TURN = 20;

export interface FoundParcels {
  /** In no order. */
  readonly parcels: readonly Cadastral[];
  /** False when there are more. */
  readonly complete: boolean;
}

type Route = (ctx: CallContext) => Promise<CadastrePage>;

/** Finds parcels by where they are, by whichever cadastre answers. */
@Injectable()
export class ParcelsByPlaceService {
  constructor(
    private readonly apiCarto: ApiCartoClient,
    private readonly layer: ParcelLayerClient,
    private readonly index: ParcelIndexClient,
  ) {}

  /**
   * The parcels that meet a geometry; contact is enough.
   * @throws UpstreamError when no route could be read
   */
  meeting(geometry: Geometry, limit: number, ctx: CallContext): Promise<SourceResult<FoundParcels>> {
    return this.ask(geometry, limit, ctx);
  }

  /**
   * The parcels within so many metres of a point, the one that contains it always among them.
   * @throws UpstreamError when no route could be read
   */
  around(
    point: Position,
    metres: number,
    limit: number,
    ctx: CallContext,
  ): Promise<SourceResult<FoundParcels>> {
    return this.ask(circleAround(point, metres), limit, ctx, point);
  }

  private async ask(
    geometry: Geometry,
    limit: number,
    ctx: CallContext,
    centre?: Position,
  ): Promise<SourceResult<FoundParcels>> {
    const routes: Route[] = [
      (part) => this.apiCarto.meeting(geometry, limit, part),
      (part) => this.layer.meeting(geometry, limit, part),
      ...(this.index.canMeet(geometry)
        ? [(part: CallContext) => this.index.meeting(geometry, part, centre)]
        : []),
    ];
    const failures: UpstreamError[] = [];
    for (const [rank, route] of routes.entries()) {
      const isLast = rank === routes.length - 1;
      const part = isLast ? ctx : ctx.endingAt(Date.now() + Math.floor(ctx.remainingMs() * SHARE));
      try {
        return await found(await route(part));
      } catch (error) {
        if (!(error instanceof UpstreamError)) throw error;
        failures.push(error);
      }
    }
    throw worstFailure(failures) ?? new Error('no route');
  }
}

async function found(page: CadastrePage): Promise<SourceResult<FoundParcels>> {
  const { parcels, unreadable } = await parcelsOf(page);
  if (parcels.length === 0 && unreadable > 0) {
    throw new UpstreamError(page.route, 'UPSTREAM_BAD_RESPONSE', 'sent parcels without an outline');
  }
  const { data, report } = resultOf(page, { parcels, complete: page.complete });
  if (unreadable === 0) return { data, report };
  const notes = [
    ...(report.notes ?? []),
    `${unreadable} parcels came without an outline and had to be left out`,
  ];
  return { data, report: { ...report, status: 'partial', notes } };
}

/** A parcel for each identifier: some are drawn in several pieces. */
async function parcelsOf(page: CadastrePage): Promise<{ parcels: Cadastral[]; unreadable: number }> {
  const pieces = new Map<string, CadastreFeature[]>();
  for (const feature of page.features) {
    pieces.set(feature.idu, [...(pieces.get(feature.idu) ?? []), feature]);
  }
  const parcels: Cadastral[] = [];
  for (const features of pieces.values()) {
    if (parcels.length > 0 && parcels.length % PARCELS_PER_TURN === 0) await nextTurn();
    const parcel = cadastralOf({ ...page, features });
    if (parcel !== null) parcels.push(parcel);
  }
  return { parcels, unreadable: pieces.size - parcels.length };
}
