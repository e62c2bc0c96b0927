import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import type { UpstreamResponse } from '../../upstream/upstream-request.js';
import { type AddressQuery } from './address-queries.js';
import { establishmentPoint } from './match-establishment.js';
import { type SearchCircle } from './search-circle.js';
import { type SireneClient, type UnitPage } from './sirene.client.js';
import { type Unit } from './unit.js';

/** Calls for one parcel. An address that asks often is shut out of all services of the State's API host for hours. */
export const MAX_OCCUPANCY_CALLS = 4;

export interface SearchPlan {
  readonly circle: SearchCircle | null;
  readonly queries: readonly AddressQuery[];
}

export interface SearchOutcome {
  readonly units: readonly Unit[];
  readonly answers: readonly UpstreamResponse<unknown>[];
  /** Something that was asked has more than was read. */
  readonly truncated: boolean;
  /** Addresses that were not asked for, for want of calls. */
  readonly unasked: number;
  readonly unreadable: number;
  /** The upstream no longer says where establishments are: those known by their point only are missing. */
  readonly unplaced: boolean;
  /** What failed while something else answered. */
  readonly failures: readonly UpstreamError[];
}

/** One question, read page by page. */
class Search {
  readonly pages: UnitPage[] = [];
  failure: UpstreamError | undefined;

  constructor(private readonly ask: (page: number) => Promise<UnitPage>) {}

  get hasMore(): boolean {
    return this.pages.at(-1)?.isLast === false;
  }

  async next(): Promise<void> {
    try {
      this.pages.push(await this.ask(this.pages.length + 1));
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      this.failure = error;
    }
  }
}

/**
 * Asks around the parcel and for its addresses at once, then spends the calls that are left on further pages:
 * of addresses first, because in a dense town the circle lists the biggest companies of the quarter,
 * not the occupants of the parcel.
 * @throws UpstreamError when nothing could be asked with success
 */
export async function searchOccupants(
  client: SireneClient,
  { circle, queries }: SearchPlan,
  ctx: CallContext,
): Promise<SearchOutcome> {
  const around = circle === null ? [] : [new Search((page) => client.nearPoint(circle, page, ctx))];
  const asked = queries.slice(0, MAX_OCCUPANCY_CALLS - around.length);
  const byAddress = asked.map((query) => new Search((page) => client.atAddress(query, page, ctx)));
  const searches = [...around, ...byAddress];
  await Promise.all(searches.map((search) => search.next()));
  await readOn([...byAddress, ...around], MAX_OCCUPANCY_CALLS - searches.length);

  const failures = searches.flatMap(({ failure }) => failure ?? []);
  const pages = searches.flatMap((search) => search.pages);
  const [failure] = failures;
  if (failure !== undefined && pages.length === 0) throw failure;
  return {
    units: pages.flatMap(({ units }) => units),
    answers: pages.map(({ answer }) => answer),
    truncated: searches.some(({ hasMore }) => hasMore),
    unasked: queries.length - asked.length,
    unreadable: pages.reduce((sum, page) => sum + page.unreadable, 0),
    unplaced: isUnplaced(around),
    failures,
  };
}

/** What was found by its place must have one. */
function isUnplaced(around: readonly Search[]): boolean {
  const rows = around.flatMap(({ pages }) =>
    pages.flatMap(({ units }) => units.flatMap(({ establishments }) => establishments)),
  );
  return rows.length > 0 && rows.every((row) => establishmentPoint(row) === null);
}

async function readOn(searches: readonly Search[], calls: number): Promise<void> {
  for (let left = calls; left > 0; left -= 1) {
    // An upstream in trouble is not asked for more.
    if (searches.some(({ failure }) => failure !== undefined)) return;
    const search = searches.find(({ hasMore }) => hasMore);
    if (search === undefined) return;
    await search.next();
  }
}
