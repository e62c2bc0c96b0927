import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Geometry, Position } from '../geometry/geojson.js';
import { surfacesWithin } from '../geometry/surfaces-within.js';
import { spelledParcelId } from '../parcels/parcel-spelling.js';
import { SourcesFailed } from '../properties/failure-policy.js';
import type { SourceRun } from '../properties/source-run.js';
import type { LocatedAddress } from '../sources/ban/located-address.fields.js';
import type { Cadastral } from '../sources/cadastre/cadastre.fields.js';
import { CADASTRE_CREDIT } from '../sources/cadastre/cadastre.service.js';
import { type FoundParcels, ParcelsByPlaceService } from '../sources/cadastre/parcels-by-place.service.js';
import type { SourceResult } from '../sources/source-result.js';
import type { CallContext } from '../upstream/call-context.js';
import { ByAddressService } from './by-address.service.js';
import { ByIdentifierService } from './by-identifier.service.js';
import { MAX_AROUND, NEAR_M, parcelsAtPoint } from './by-point.js';
import { type Candidate, candidateOf, inOrder } from './candidate.js';
import { closing, type PlacesAnswer } from './places-answer.js';
import type { ParcelsQuestion } from './places-query.js';
import type { SearchQuestion } from './search-body.js';

/** Measuring takes the processor: other requests have their turn after so many parcels. */
const PARCELS_PER_TURN = 10;

export interface ParcelsAnswer extends PlacesAnswer {
  readonly parcels: readonly Candidate[];
  /** The address that was understood; only where a text was one. */
  readonly address?: LocatedAddress;
  /** True when there are more parcels than are listed. */
  readonly truncated?: boolean;
}

/** Candidate parcels for an identifier, an address, a point or a geometry. */
@Injectable()
export class ParcelSearchService {
  constructor(
    private readonly byIdentifier: ByIdentifierService,
    private readonly byAddress: ByAddressService,
    private readonly byPlace: ParcelsByPlaceService,
  ) {}

  /**
   * @throws InvalidParcelId for a text that is meant as an identifier and is none
   * @throws SourcesFailed
   */
  find(question: ParcelsQuestion, run: SourceRun, ctx: CallContext): Promise<ParcelsAnswer> {
    if ('point' in question) return this.at(question.point, run, ctx);
    const spelled = spelledParcelId(question.text);
    return spelled === null ? this.ofAddress(question.text, run, ctx) : this.named(spelled, run, ctx);
  }

  /** @throws SourcesFailed */
  async meeting(
    { geometry, limit }: SearchQuestion,
    run: SourceRun,
    ctx: CallContext,
  ): Promise<ParcelsAnswer> {
    const { parcels, complete } = await this.readPlace(run, () => this.byPlace.meeting(geometry, limit, ctx));
    const notes = [
      ...(parcels.length === 0
        ? ['No parcel meets the geometry: street, water, sea or a place outside France']
        : []),
      ...(complete ? [] : [`The geometry meets more parcels than the ${parcels.length} listed`]),
    ];
    return {
      parcels: await measured(geometry, parcels),
      ...(complete ? {} : { truncated: true }),
      ...closing(run, notes),
    };
  }

  private async named(identifier: string, run: SourceRun, ctx: CallContext): Promise<ParcelsAnswer> {
    const parcels = await this.byIdentifier.find(identifier, run, ctx);
    const notes = [
      ...(parcels.length === 0 ? ['No parcel has this identifier'] : []),
      ...(parcels.length > 1
        ? ['The identifier leaves out a part: all parcels that it fits are listed']
        : []),
    ];
    const candidates = parcels.map((parcel) => candidateOf(parcel, { matchMethod: 'parcelId' }));
    return { parcels: inOrder(candidates), ...closing(run, notes) };
  }

  private async ofAddress(text: string, run: SourceRun, ctx: CallContext): Promise<ParcelsAnswer> {
    const { address, candidates, notes, outcomes } = await this.byAddress.find(text, run, ctx);
    return {
      parcels: candidates,
      ...(address === null ? {} : { address }),
      ...closing(run, notes, outcomes),
    };
  }

  private async at(point: Position, run: SourceRun, ctx: CallContext): Promise<ParcelsAnswer> {
    const { parcels, complete } = await this.readPlace(run, () =>
      this.byPlace.around(point, NEAR_M, MAX_AROUND, ctx),
    );
    const { candidates, notes } = parcelsAtPoint(point, parcels);
    const more = complete ? [] : ['There are more parcels around the point than could be looked at'];
    return { parcels: candidates, ...closing(run, [...notes, ...more]) };
  }

  private async readPlace(
    run: SourceRun,
    ask: () => Promise<SourceResult<FoundParcels>>,
  ): Promise<FoundParcels> {
    const outcome = await run.run('cadastre', 'cadastral', CADASTRE_CREDIT, ask);
    if ('error' in outcome) throw new SourcesFailed('The cadastre could not be read', [outcome.error]);
    return outcome.data;
  }
}

async function measured(geometry: Geometry, parcels: readonly Cadastral[]): Promise<Candidate[]> {
  const surfacesOf = surfacesWithin(geometry);
  const isSurface = geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
  const point = geometry.type === 'Point' ? geometry.coordinates : null;
  const candidates: Candidate[] = [];
  for (const [index, parcel] of parcels.entries()) {
    if (index > 0 && index % PARCELS_PER_TURN === 0) await nextTurn();
    const { parcel: area, intersection } = surfacesOf(parcel.geometry);
    const coverage = isSurface && area !== null && area > 0 ? (intersection ?? 0) / area : null;
    candidates.push(candidateOf(parcel, { matchMethod: 'intersects', point, coverage }));
  }
  return inOrder(candidates);
}
