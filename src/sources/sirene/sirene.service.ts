import { Injectable } from '@nestjs/common';
import { type Areal } from '../../geometry/geojson.js';
import { SIREN } from '../../parcels/siren.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import type { UpstreamResponse } from '../../upstream/upstream-request.js';
import { orFailure } from '../or-failure.js';
import { reportOf, type SourceCredit, type SourceResult } from '../source-result.js';
import { addressQueries } from './address-queries.js';
import { type KnownAddress, knownAddress, type OccupiedAddress } from './match-establishment.js';
import { type SearchOutcome, searchOccupants, type SearchPlan } from './occupancy-search.js';
import { companyOf, occupantsOf } from './occupants.js';
import { searchCircle } from './search-circle.js';
import { SireneClient } from './sirene.client.js';
import { type CompanyDetails, type Occupant } from './sirene.fields.js';

export const SIRENE_CREDIT: SourceCredit = {
  licence: 'Licence Ouverte 2.0; INPI RNE reuse licence for managers',
  attribution: "INSEE (Sirene), INPI (RNE), via API Recherche d'entreprises (DINUM)",
};

/** Companies looked up for one parcel: one call each, and together with the occupants they must stay few. */
export const MAX_COMPANIES = 2;

/** A parcel as far as its occupants need it. */
export interface OccupiedParcel {
  /** INSEE code of the parcel, of the arrondissement in Paris, Lyon and Marseille. */
  readonly inseeCode: string;
  readonly geometry: Areal;
  readonly addresses: readonly OccupiedAddress[];
}

/** Companies at a parcel, and companies by their number: SIRENE and RNE. */
@Injectable()
export class SireneService {
  constructor(private readonly client: SireneClient) {}

  /**
   * The companies with an establishment on the parcel, open or closed. At most 4 calls.
   * @throws UpstreamError when no question was answered
   */
  async occupants(parcel: OccupiedParcel, ctx: CallContext): Promise<SourceResult<Occupant[]>> {
    const addresses = parcel.addresses.map(knownAddress);
    const plan = planFor(parcel, addresses);
    const outcome = await searchOccupants(this.client, plan, ctx);
    const { answers, failures } = outcome;
    const isPartial = failures.length > 0 || outcome.unreadable > 0 || outcome.unplaced;
    const isCut = outcome.truncated || !plan.covers;
    const notes = notesOn(plan, outcome);
    return {
      data: occupantsOf(outcome.units, { geometry: parcel.geometry, addresses }),
      report: reportOf(SIRENE_CREDIT, answers, {
        matchedBy: matchedBy(plan),
        ...(isPartial ? { status: 'partial' } : {}),
        ...(isCut ? { truncated: true } : {}),
        ...(notes.length > 0 ? { notes } : {}),
      }),
    };
  }

  /**
   * Companies by siren, in the order given, at most {@link MAX_COMPANIES} of them: one call each.
   * What is no siren is never asked for. A siren that nobody has, or has hidden, is not in the map.
   * @throws UpstreamError when none could be obtained
   */
  async companies(
    sirens: readonly string[],
    ctx: CallContext,
  ): Promise<SourceResult<Map<string, CompanyDetails>>> {
    const valid = [...new Set(sirens)].filter((siren) => SIREN.test(siren));
    const asked = valid.slice(0, MAX_COMPANIES);
    const settled = await Promise.all(asked.map((siren) => orFailure(this.company(siren, ctx))));
    const failures = settled.flatMap((result) => (result instanceof UpstreamError ? result : []));
    const found = settled.flatMap((result) => (result instanceof UpstreamError ? [] : result));
    const [failure] = failures;
    if (failure !== undefined && found.length === 0) throw failure;
    const companies = new Map<string, CompanyDetails>();
    for (const { siren, company } of found) if (company !== null) companies.set(siren, company);
    const notes = [
      ...failures.map(({ code }) => `the details of one company could not be obtained (${code})`),
      ...(valid.length > asked.length
        ? [`details of ${asked.length} of ${valid.length} companies were asked for`]
        : []),
    ];
    return {
      data: companies,
      report: reportOf(
        SIRENE_CREDIT,
        found.map(({ answer }) => answer),
        {
          matchedBy: 'siren',
          ...(failures.length > 0 ? { status: 'partial' } : {}),
          ...(valid.length > asked.length ? { truncated: true } : {}),
          ...(notes.length > 0 ? { notes } : {}),
        },
      ),
    };
  }

  private async company(siren: string, ctx: CallContext): Promise<FoundCompany> {
    const { unit, answer } = await this.client.bySiren(siren, ctx);
    return { siren, company: unit === undefined ? null : companyOf(unit), answer };
  }
}

interface FoundCompany {
  readonly siren: string;
  readonly company: CompanyDetails | null;
  readonly answer: UpstreamResponse<unknown>;
}

interface OccupancyPlan extends SearchPlan {
  /** False when the parcel is too wide to be asked around, and only its addresses are. */
  readonly covers: boolean;
}

function planFor({ geometry, inseeCode }: OccupiedParcel, addresses: readonly KnownAddress[]): OccupancyPlan {
  const circle = searchCircle(geometry);
  const queries = addressQueries(addresses, inseeCode);
  // Around a wide parcel with addresses the circle would cut the parcel and fill up with its neighbours.
  if (circle !== null && !circle.covers && queries.length > 0)
    return { circle: null, queries, covers: false };
  return { circle, queries, covers: circle?.covers ?? true };
}

function matchedBy({ circle, queries }: SearchPlan): string {
  const keys = [...(circle === null ? [] : ['near_point']), ...(queries.length === 0 ? [] : ['address'])];
  return keys.join(' + ') || 'none';
}

function notesOn({ circle, queries, covers }: OccupancyPlan, outcome: SearchOutcome): readonly string[] {
  const { failures, truncated, unasked, unreadable, unplaced } = outcome;
  return [
    ...failures.map(({ code }) => `one of the searches failed (${code}): companies may be missing`),
    ...(truncated ? ['there are more companies around than were read: small ones may be missing'] : []),
    ...(covers
      ? []
      : [
          circle === null
            ? 'the parcel is too wide to be searched around: only its addresses were'
            : 'the parcel is wider than the circle that was searched',
        ]),
    ...(unasked > 0 ? [`${unasked} of ${queries.length} addresses were not searched by name`] : []),
    ...(unplaced ? ['the source sent no coordinates: companies without house number are missing'] : []),
    ...(unreadable > 0 ? [`${unreadable} rows without siren were left out`] : []),
  ];
}
