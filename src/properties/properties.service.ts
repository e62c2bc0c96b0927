import { Injectable } from '@nestjs/common';
import { isKnownInseeCode } from '../parcels/communes.js';
import { type ParcelReference, parseParcelReference } from '../parcels/parcel-id.js';
import type { Cadastral } from '../sources/cadastre/cadastre.fields.js';
import { CADASTRE_CREDIT } from '../sources/cadastre/cadastre.service.js';
import type { CallContext } from '../upstream/call-context.js';
import type { AnswerError, AnswerPart, BuildingEntry, PropertiesAnswer, Property } from './answer.js';
import type { AssemblyObserver } from './assembly-observer.js';
import { withAddresses } from './buildings.js';
import { type EarlyStarts, startEarly } from './early-starts.js';
import { SourcesFailed } from './failure-policy.js';
import { showsPart } from './formats/representation.js';
import type { PropertiesRequest } from './properties-query.pipe.js';
import { PropertyGraph } from './property-graph.js';
import { SECTION_KEYS } from './sections.js';
import { type Outcome, SourceRun } from './source-run.js';
import { Sources } from './sources.js';

/** An answer and what it took to make it. */
export interface Assembled {
  readonly answer: PropertiesAnswer;
  /** Milliseconds by source. */
  readonly timings: Readonly<Record<string, number>>;
}

/** From a request to its answer: the parcel first, then whatever was asked for around it. */
@Injectable()
export class PropertiesService {
  constructor(private readonly sources: Sources) {}

  /**
   * @param observer is told of sources and parts as they end
   * @throws InvalidParcelId for an id that cannot be read, or that several parcels fit
   * @throws SourcesFailed when the parcel itself could not be read
   */
  async assemble(
    request: PropertiesRequest,
    ctx: CallContext,
    observer?: AssemblyObserver,
  ): Promise<Assembled> {
    const reference = parseParcelReference(request.parcelId);
    const run = new SourceRun(ctx.requestId, observer);
    observer?.begins(idOf(reference));
    if (!isKnownPlace(reference)) return nowhere(reference, run);

    const early = startEarly(reference, request, this.sources, ctx);
    const parcel = await run.run('cadastre', 'cadastral', CADASTRE_CREDIT, () =>
      this.sources.cadastre.find(request.parcelId, reference, ctx),
    );
    if ('error' in parcel) {
      observer?.partEnded('cadastral', null, parcel.error);
      throw new SourcesFailed('The cadastre could not be read, so nothing can be said of this parcel', [
        parcel.error,
      ]);
    }
    if (parcel.data === null) return finished(idOf(reference), null, run, []);

    observer?.partEnded('cadastral', parcel.data, null);
    const { property, errors } = await this.gather(parcel.data, early, request, run, ctx, observer);
    return finished(parcel.data.id, property, run, errors);
  }

  private async gather(
    cadastral: Cadastral,
    started: EarlyStarts,
    { sections, representation }: PropertiesRequest,
    run: SourceRun,
    ctx: CallContext,
    observer: AssemblyObserver | undefined,
  ): Promise<{ property: Property; errors: AnswerError[] }> {
    // What was started for an identifier that the cadastre replaced by another one does not count.
    const early = started.idu === cadastral.id ? started : { idu: cadastral.id };
    const graph = new PropertyGraph(this.sources, cadastral, early, run, ctx);
    const parts: Partial<Record<AnswerPart, () => Promise<Outcome<unknown>>>> = {
      ...(showsPart(representation, 'buildings') ? { buildings: () => entriesOf(graph) } : {}),
      ...(showsPart(representation, 'addresses') ? { addresses: graph.addresses } : {}),
      ...Object.fromEntries(sections.map((section) => [SECTION_KEYS[section], graph[SECTION_KEYS[section]]])),
    };
    const outcomes = await Promise.all(
      Object.entries(parts).map(async ([part, find]) => {
        const outcome = await find();
        observer?.partEnded(part as AnswerPart, outcome.data, 'error' in outcome ? outcome.error : null);
        return [part, outcome] as const;
      }),
    );
    const data = Object.fromEntries(outcomes.map(([part, outcome]) => [part, outcome.data]));
    const property: Property = { cadastral, ...data };
    return { property, errors: errorsOf(outcomes.map(([, outcome]) => outcome)) };
  }
}

/** Buildings with their addresses, which are final when both are. */
async function entriesOf(graph: PropertyGraph): Promise<Outcome<BuildingEntry[]>> {
  const buildings = await graph.buildings();
  if (buildings.data === null) return buildings;
  const addresses = await graph.addresses();
  return { ...buildings, data: withAddresses(buildings.data, addresses.data) };
}

function finished(
  parcelId: string | null,
  property: Property | null,
  run: SourceRun,
  errors: readonly AnswerError[],
): Assembled {
  const answer: PropertiesAnswer = {
    properties: property === null ? [] : [property],
    meta: { parcelId, sources: run.reportsByName() },
    ...(errors.length > 0 ? { errors } : {}),
  };
  return { answer, timings: run.timings };
}

/** Invented INSEE codes are told from the list of communes, at no upstream's cost. */
function isKnownPlace(reference: ParcelReference): boolean {
  return reference.kind === 'cityWide' || isKnownInseeCode(reference.id.inseeCode);
}

function nowhere(reference: ParcelReference, run: SourceRun): Assembled {
  run.note('cadastre', {
    status: 'ok',
    fetchedAt: null,
    ...CADASTRE_CREDIT,
    notes: ['No commune has, or had, this INSEE code'],
  });
  return finished(idOf(reference), null, run, []);
}

function idOf(reference: ParcelReference): string | null {
  return reference.kind === 'exact' ? reference.id.idu : null;
}

function errorsOf(outcomes: readonly Outcome<unknown>[]): AnswerError[] {
  return outcomes.flatMap((outcome) => ('error' in outcome ? [outcome.error] : []));
}
