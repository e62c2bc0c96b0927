import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable, NotFoundException } from '@nestjs/common';
import { contactWith } from '../geometry/contact.js';
import { grownBbox } from '../geometry/distance.js';
import type { Areal, Bbox, Polygon } from '../geometry/geojson.js';
import { bboxOf, simplestForm } from '../geometry/polygons.js';
import { coveringPolygon } from '../geometry/simplify.js';
import { SourcesFailed } from '../properties/failure-policy.js';
import type { SourceRun } from '../properties/source-run.js';
import type { Cadastral } from '../sources/cadastre/cadastre.fields.js';
import { CADASTRE_CREDIT } from '../sources/cadastre/cadastre.service.js';
import { type FoundParcels, ParcelsByPlaceService } from '../sources/cadastre/parcels-by-place.service.js';
import type { SourceResult } from '../sources/source-result.js';
import type { CallContext } from '../upstream/call-context.js';
import { ByIdentifierService } from './by-identifier.service.js';
import { mergedReport } from './merged-report.js';
import { type ParcelSummary, summaryOf } from './parcel-summary.js';
import { closing, type PlacesAnswer } from './places-answer.js';

/** Metres. Neighbours of two sheets of the cadastre are drawn decimetres apart, or over each other. */
export const ADJACENT_M = 0.5;
const MAX_AROUND = 1_000;
/** API Carto takes bodies of 100 KB. */
const MAX_CHARACTERS = 80_000;

export interface Neighbor extends ParcelSummary {
  /** Metres of limit in common; 0 for parcels that meet in a corner. */
  readonly sharedBoundary: number;
  readonly geometry: Areal;
}

export interface NeighborsAnswer extends PlacesAnswer {
  readonly parcel: ParcelSummary;
  /** The longest common limit first. */
  readonly neighbors: readonly Neighbor[];
  /** True when some may be missing. */
  readonly truncated?: boolean;
}

/** The parcels that touch a parcel. */
@Injectable()
export class NeighborsService {
  constructor(
    private readonly byIdentifier: ByIdentifierService,
    private readonly byPlace: ParcelsByPlaceService,
  ) {}

  /**
   * @throws InvalidParcelId
   * @throws NotFoundException
   * @throws SourcesFailed
   */
  async find(given: string, run: SourceRun, ctx: CallContext): Promise<NeighborsAnswer> {
    const parcel = await this.byIdentifier.one(given, run, ctx);
    if (parcel === null) throw unknownParcel();
    const own = run.reportsByName()['cadastre'];
    const outcome = await run.run('cadastre', 'cadastral', CADASTRE_CREDIT, async () => {
      const { data, report } = await this.around(parcel.geometry, ctx);
      return { data, report: own === undefined ? report : mergedReport(report, own) };
    });
    if ('error' in outcome) throw new SourcesFailed('The cadastre could not be read', [outcome.error]);
    const { parcels, complete } = outcome.data;
    const notes = complete ? [] : ['There are more parcels around than could be looked at'];
    return {
      parcel: summaryOf(parcel),
      neighbors: await neighborsAmong(parcel, parcels),
      ...(complete ? {} : { truncated: true }),
      ...closing(run, notes),
    };
  }

  /** All in the box of the parcel, or what touches its outline where those are too many. */
  private async around(geometry: Areal, ctx: CallContext): Promise<SourceResult<FoundParcels>> {
    const box = rectangle(grownBbox(bboxOf(geometry), ADJACENT_M));
    const found = await this.byPlace.meeting(box, MAX_AROUND, ctx);
    if (found.data.complete) return found;
    const outline = simplestForm(geometry);
    const isLong = JSON.stringify(outline).length > MAX_CHARACTERS;
    return this.byPlace.meeting(isLong ? coveringPolygon(outline, MAX_CHARACTERS) : outline, MAX_AROUND, ctx);
  }
}

export function unknownParcel(): NotFoundException {
  return new NotFoundException('No parcel has this identifier');
}

async function neighborsAmong(parcel: Cadastral, others: readonly Cadastral[]): Promise<Neighbor[]> {
  const contactOf = contactWith(parcel.geometry, ADJACENT_M);
  const neighbors: Neighbor[] = [];
  for (const other of others) {
    if (other.id === parcel.id) continue;
    await nextTurn();
    const contact = contactOf(other.geometry);
    if (contact === null) continue;
    const sharedBoundary = Math.round(contact.sharedBoundary * 10) / 10;
    neighbors.push({ ...summaryOf(other), sharedBoundary, geometry: other.geometry });
  }
  return neighbors.sort((a, b) => b.sharedBoundary - a.sharedBoundary || (a.id < b.id ? -1 : 1));
}

function rectangle([west, south, east, north]: Bbox): Polygon {
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ] as const;
  return { type: 'Polygon', coordinates: [corners] };
}
