import { Injectable } from '@nestjs/common';
import { asRow, isRow, toText, type UpstreamRow } from '../../fields/index.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamClient } from '../../upstream/upstream.client.js';
import type { UpstreamResponse } from '../../upstream/upstream-request.js';

/** Rows of a plot, over all the pages it took. */
export interface RnbRows {
  readonly rows: readonly UpstreamRow[];
  readonly answers: readonly UpstreamResponse<unknown>[];
  /** More rows exist than were read. */
  readonly truncated: boolean;
}

/** 20 buildings a page. */
const MAX_PAGES = 10;
const TIMEOUT_MS = 5_000;
/** What the API says of a parcel it does not have. */
const UNKNOWN_PLOT = 'Plot unknown';
/** Parameters of a `next` address that turn the page; the rest of it is not ours to follow. */
const PAGE_PARAMETERS = ['cursor', 'page', 'offset', 'limit'] as const;

type PageQuery = Readonly<Record<string, string>>;

/** The RNB API's plot route. */
@Injectable()
export class RnbClient {
  constructor(private readonly upstream: UpstreamClient) {}

  /**
   * Buildings that touch a parcel, those that lie most on it first. A parcel unknown to RNB has none.
   * @param isEnough ends the reading early: told every page's rows
   * @throws UpstreamError
   */
  async plot(
    idu: string,
    isEnough: (page: readonly UpstreamRow[]) => boolean,
    ctx: CallContext,
  ): Promise<RnbRows> {
    const rows: UpstreamRow[] = [];
    const answers: UpstreamResponse<unknown>[] = [];
    const asked = new Set<string>();
    let query: PageQuery = {};
    while (answers.length < MAX_PAGES) {
      asked.add(JSON.stringify(query));
      const answer = await this.page(idu, query, ctx);
      answers.push(answer);
      const { results, next } = asRow(answer.body);
      const page = Array.isArray(results) ? results.filter(isRow) : [];
      rows.push(...page);
      const following = nextPage(next);
      if (following === undefined || isEnough(page)) return { rows, answers, truncated: false };
      // A `next` that leads back would be followed for ever.
      if (asked.has(JSON.stringify(following))) break;
      query = following;
    }
    return { rows, answers, truncated: true };
  }

  private page(idu: string, query: PageQuery, ctx: CallContext): Promise<UpstreamResponse<unknown>> {
    return this.upstream.json<unknown>(
      {
        upstream: 'rnb',
        // Without the last slash the API redirects.
        path: `/buildings/plot/${encodeURIComponent(idu)}/`,
        query,
        answerStatuses: [404],
        validate: notAPlot,
        timeoutMs: TIMEOUT_MS,
      },
      ctx,
    );
  }
}

/** The page parameters of the absolute address the API gives; its host may be one behind a proxy, so only they count. */
function nextPage(next: unknown): PageQuery | undefined {
  if (typeof next !== 'string' || !next.includes('?')) return undefined;
  const given = new URLSearchParams(next.slice(next.indexOf('?') + 1));
  const query = Object.fromEntries(
    PAGE_PARAMETERS.flatMap((name) => {
      const value = given.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  return Object.keys(query).length === 0 ? undefined : query;
}

function notAPlot(body: unknown): string | undefined {
  const { results, detail } = asRow(body);
  if (!Array.isArray(results)) {
    return detail === UNKNOWN_PLOT ? undefined : 'sent JSON that is no list of buildings';
  }
  // Rows of nothing that we know must not read as "no building".
  const readable = results.some((row) => toText(asRow(row)['rnb_id']) !== null);
  return results.length === 0 || readable ? undefined : 'sent buildings without identifiers';
}
