import { Injectable } from '@nestjs/common';
import { isKnownInseeCode } from '../parcels/communes.js';
import { type ParcelReference, parseParcelReference } from '../parcels/parcel-id.js';
import type { Address } from '../sources/ban/ban.fields.js';
import { BAN_CREDIT, BanService } from '../sources/ban/ban.service.js';
import type { Building } from '../sources/bdnb/bdnb.fields.js';
import { BDNB_CREDIT, BdnbService } from '../sources/bdnb/bdnb.service.js';
import type { Cadastral } from '../sources/cadastre/cadastre.fields.js';
import { CADASTRE_CREDIT, CadastreService } from '../sources/cadastre/cadastre.service.js';
import { RNB_CREDIT, type RnbPlot, RnbService } from '../sources/rnb/rnb.service.js';
import type { CallContext } from '../upstream/call-context.js';
import type { AnswerError, AnswerPart, PropertiesAnswer, Property } from './answer.js';
import { addressKeysOf, buildingsOfPlot, withAddresses } from './buildings.js';
import { SourcesFailed } from './failure-policy.js';
import type { PropertiesRequest } from './properties-query.pipe.js';
import { SECTION_KEYS } from './sections.js';
import { type Outcome, SourceRun } from './source-run.js';

/** An answer and what it took to make it. */
export interface Assembled {
  readonly answer: PropertiesAnswer;
  /** Milliseconds by source. */
  readonly timings: Readonly<Record<string, number>>;
}

/**
 * The graph of sources: each starts the moment its inputs are there, and its failure is its own.
 *
 *   parcel_id -> cadastre -> bdnb ------+-> ban (addresses)
 *             -> ban-plus (links) ------+
 *                (rnb stands in for bdnb, and for missing address keys)
 */
@Injectable()
export class PropertiesService {
  constructor(
    private readonly cadastre: CadastreService,
    private readonly bdnb: BdnbService,
    private readonly ban: BanService,
    private readonly rnb: RnbService,
  ) {}

  /**
   * @throws InvalidParcelId for an id that cannot be read, or that several parcels fit
   * @throws SourcesFailed when the parcel itself could not be read
   */
  async assemble(request: PropertiesRequest, ctx: CallContext): Promise<Assembled> {
    const reference = parseParcelReference(request.parcelId);
    const run = new SourceRun(ctx.requestId);
    if (!isKnownPlace(reference)) return nowhere(reference, run);

    const early = this.earlyStarts(reference, ctx);
    const parcel = await run.run('cadastre', 'cadastral', CADASTRE_CREDIT, () =>
      this.cadastre.find(request.parcelId, reference, ctx),
    );
    if ('error' in parcel) {
      throw new SourcesFailed('The cadastre could not be read, so nothing can be said of this parcel', [
        parcel.error,
      ]);
    }
    if (parcel.data === null) {
      return finished(reference.kind === 'exact' ? reference.id.idu : null, null, run, []);
    }

    const { property, errors } = await this.gather(parcel.data, early, request, run, ctx);
    return finished(parcel.data.id, property, run, errors);
  }

  /** What needs no more than the identifier starts at once, beside the cadastre. */
  private earlyStarts(reference: ParcelReference, ctx: CallContext): EarlyStarts {
    if (reference.kind !== 'exact') return { idu: null };
    const { idu } = reference.id;
    const links = this.ban.links([idu], ctx);
    const buildings = this.bdnb.mayAskBeforeTheCadastre ? this.bdnb.buildings(idu, ctx) : undefined;
    // Whoever needs them gets their failures; if the parcel turns out unknown, nobody does.
    links.catch(() => undefined);
    buildings?.catch(() => undefined);
    return { idu, links, ...(buildings === undefined ? {} : { buildings }) };
  }

  private async gather(
    cadastral: Cadastral,
    started: EarlyStarts,
    request: PropertiesRequest,
    run: SourceRun,
    ctx: CallContext,
  ): Promise<{ property: Property; errors: AnswerError[] }> {
    const { id: idu } = cadastral;
    // An identifier that the cadastre replaced by another one: what was started for the old one does not count.
    const early: EarlyStarts = started.idu === idu ? started : { idu };
    const plot = this.plotOnce(idu, run, ctx);

    const bdnb = run.run(
      'bdnb',
      'buildings',
      BDNB_CREDIT,
      () => early.buildings ?? this.bdnb.buildings(idu, ctx),
    );
    const links = early.links ?? this.ban.links([idu], ctx);
    const addresses = bdnb.then((groups) =>
      run.run('ban', 'addresses', BAN_CREDIT, () =>
        this.ban.addresses(
          {
            parcel: { idu, inseeCode: cadastral.inseeCode, geometry: cadastral.geometry },
            bdnb: groups.data === null ? null : { keys: addressKeysOf(groups.data) },
            links,
            plot: () => plot().then(dataOrThrow),
          },
          ctx,
        ),
      ),
    );
    const buildings = bdnb.then((groups) => this.orFromRnb(idu, groups, plot));

    const found = { buildings: await buildings, addresses: await addresses };
    const sections = request.sections.map((section) => [SECTION_KEYS[section], null] as const);
    const property: Property = {
      cadastral,
      buildings: found.buildings.data && withAddresses(found.buildings.data, found.addresses.data),
      addresses: found.addresses.data,
      ...Object.fromEntries(sections),
    };
    const errors = [
      ...errorsOf<Building[] | Address[]>([found.buildings, found.addresses]),
      ...sections.map(([key]) => notImplemented(key)),
    ];
    return { property, errors };
  }

  /** Buildings from RNB where BDNB failed or does not reach; its own failure leaves BDNB's to be told. */
  private async orFromRnb(
    idu: string,
    groups: Outcome<Building[]>,
    plot: () => Promise<Outcome<RnbPlot>>,
  ): Promise<Outcome<Building[]>> {
    if (groups.data !== null && groups.report.status !== 'not_covered') return groups;
    const instead = await plot();
    if (instead.data !== null) return { ...instead, data: buildingsOfPlot(idu, instead.data) };
    return groups.data === null ? groups : { ...instead, data: null };
  }

  /** RNB's plot, asked at most once and only when somebody needs it. */
  private plotOnce(idu: string, run: SourceRun, ctx: CallContext): () => Promise<Outcome<RnbPlot>> {
    let asked: Promise<Outcome<RnbPlot>> | undefined;
    return () => (asked ??= run.run('rnb', 'buildings', RNB_CREDIT, () => this.rnb.plot(idu, ctx)));
  }
}

interface EarlyStarts {
  readonly idu: string | null;
  readonly links?: ReturnType<BanService['links']>;
  readonly buildings?: ReturnType<BdnbService['buildings']>;
}

function finished(
  parcelId: string | null,
  property: Property | null,
  run: SourceRun,
  errors: readonly AnswerError[],
): Assembled {
  const answer: PropertiesAnswer = {
    properties: property === null ? [] : [property],
    meta: { parcelId, sources: run.reports },
    ...(errors.length > 0 ? { errors } : {}),
  };
  return { answer, timings: run.timings };
}

/** Invented INSEE codes are told from the list of communes, at no upstream's cost. */
function isKnownPlace(reference: ParcelReference): boolean {
  return reference.kind === 'cityWide' || isKnownInseeCode(reference.id.inseeCode);
}

function nowhere(reference: ParcelReference, run: SourceRun): Assembled {
  run.reports['cadastre'] = {
    status: 'ok',
    fetchedAt: null,
    ...CADASTRE_CREDIT,
    notes: ['No commune has, or had, this INSEE code'],
  };
  return finished(reference.kind === 'exact' ? reference.id.idu : null, null, run, []);
}

function errorsOf<T>(outcomes: readonly Outcome<T>[]): AnswerError[] {
  return outcomes.flatMap((outcome) => ('error' in outcome ? [outcome.error] : []));
}

function dataOrThrow<T>(outcome: Outcome<T>): T {
  if ('error' in outcome) throw outcome.failure;
  return outcome.data;
}

function notImplemented(section: AnswerPart): AnswerError {
  return {
    source: section,
    section,
    code: 'NOT_IMPLEMENTED',
    status: null,
    message: 'this section is not built yet',
    retryable: false,
  };
}
