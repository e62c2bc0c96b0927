import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import { type SourceCredit, type SourceResult, reportOf } from '../source-result.js';
import { worstFailure } from '../worst-failure.js';
import { BodaccClient } from './bodacc.client.js';
import { type BusinessSale } from './bodacc.fields.js';
import { knownAddresses, type SaleAddress } from './match-notice.js';
import { type Notice } from './notice.js';
import { driftNotes, leftOutNotes, searchNotes } from './notes.js';
import { parcelSales } from './parcel-sales.js';
import { searchCorrections, searchPlan, searchSales, type SearchPlan } from './sale-search.js';
import { businessSaleOf } from './sale-row.js';

export const BODACC_CREDIT: SourceCredit = {
  licence: 'Licence Ouverte 2.0',
  attribution: 'DILA - BODACC',
};

/** Sales of one parcel, the latest first. */
export const MAX_SALES = 100;

/** A parcel as far as the sales of its businesses need it. */
export interface SalesPlace {
  readonly addresses: readonly SaleAddress[];
  /** Of present and former occupants; null when they could not be obtained. */
  readonly sirens: readonly string[] | null;
  /** Department of the parcel, as INSEE writes it. */
  readonly departmentCode: string;
  /** False: natural persons stay unnamed. Default: they are named, as in the official publication. */
  readonly withPersonNames?: boolean;
}

/** Sales of businesses (fonds de commerce) after the BODACC. */
@Injectable()
export class BodaccService {
  constructor(private readonly client: BodaccClient) {}

  /**
   * The published sales of businesses on the parcel: by its occupants' sirens and by its streets, each notice checked
   * against its addresses. 2 to 4 calls as a rule, at most 25.
   * @throws UpstreamError when nothing was found and not everything could be asked
   */
  async sales(place: SalesPlace, ctx: CallContext): Promise<SourceResult<BusinessSale[]>> {
    const { addresses, sirens, departmentCode, withPersonNames = true } = place;
    const plan = searchPlan(addresses, sirens ?? []);
    if (plan.sirenQuestions.length + plan.streets.length === 0) return nothingToAsk(sirens);

    const known = { addresses: knownAddresses(addresses), sirens: new Set(sirens), departmentCode };
    const search = await searchSales(this.client, plan, ctx);
    const first = parcelSales(search.notices, known).kept.map(({ notice }) => notice);
    const corrections = await searchCorrections(this.client, first, search.coveredSirens, ctx);
    const notices = mergedNotices([search.notices, corrections.notices]);
    const sales = parcelSales(notices, known);

    const failure = worstFailure(search.failures);
    if (sales.kept.length === 0 && failure !== undefined) throw failure;
    if (sales.kept.length === 0) refuseIfPlaceless(notices);

    const drift = driftNotes(notices);
    const notes = [
      ...(sirens === null
        ? ['the occupants could not be obtained: sales were looked for by address only']
        : []),
      ...searchNotes(plan, search, corrections),
      ...leftOutNotes(sales),
      ...drift,
    ];
    const isPartial =
      sirens === null || search.failures.length + corrections.failures.length + drift.length > 0;
    const isCut =
      search.truncated ||
      corrections.truncated ||
      plan.unaskedSirens + plan.unaskedStreets > 0 ||
      sales.kept.length > MAX_SALES;
    return {
      data: sales.kept
        .slice(0, MAX_SALES)
        .map(({ notice, match }) => businessSaleOf(notice, match, { withPersonNames })),
      report: reportOf(BODACC_CREDIT, [...search.answers, ...corrections.answers], {
        ...(isPartial ? { status: 'partial' } : {}),
        matchedBy: routesOf(plan),
        ...(isCut ? { truncated: true } : {}),
        ...(notes.length > 0 ? { notes } : {}),
      }),
    };
  }
}

/** Without address and occupant there can be no match: an answer, unless the occupants are merely not known. */
function nothingToAsk(sirens: readonly string[] | null): SourceResult<BusinessSale[]> {
  if (sirens === null) {
    throw new UpstreamError(
      'bodacc',
      'UPSTREAM_UNAVAILABLE',
      'could not be asked: the parcel has no address with a street and postal code, and its occupants could not be obtained',
    );
  }
  const notes = [
    'the parcel has no address with a street and postal code, and no known occupant: nothing could be asked',
  ];
  return { data: [], report: reportOf(BODACC_CREDIT, [], { matchedBy: 'none', notes }) };
}

/** Where no notice at all tells its place any more, that none is the parcel's is no finding. */
function refuseIfPlaceless(notices: readonly Notice[]): void {
  const isPlaceless = ({ missing, unreadable }: Notice): boolean =>
    [...missing, ...unreadable].includes('listeetablissements');
  if (notices.length > 0 && notices.every(isPlaceless)) {
    throw new UpstreamError(
      'bodacc',
      'UPSTREAM_BAD_RESPONSE',
      'sent notices whose businesses cannot be read (listeetablissements)',
    );
  }
}

function mergedNotices(lists: readonly (readonly Notice[])[]): readonly Notice[] {
  return [...new Map(lists.flat().map((notice) => [notice.id, notice])).values()];
}

function routesOf({ sirenQuestions, streets }: SearchPlan): string {
  return [...(sirenQuestions.length > 0 ? ['siren'] : []), ...(streets.length > 0 ? ['address'] : [])].join(
    ' + ',
  );
}
