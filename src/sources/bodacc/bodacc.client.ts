import { Injectable } from '@nestjs/common';
import { asRow, isRow, toNumber, toText, type UpstreamRow } from '../../fields/index.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamClient } from '../../upstream/upstream.client.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import type { UpstreamResponse } from '../../upstream/upstream-request.js';
import { SALES_FAMILY } from './notice.js';

/** Rows of one question, over all the pages it took. */
export interface FoundRows {
  readonly rows: readonly UpstreamRow[];
  readonly answers: readonly UpstreamResponse<unknown>[];
  /** More rows exist than were read. */
  readonly truncated: boolean;
}

/** The most that the service gives at once. */
export const PAGE_SIZE = 100;
/** Full text over 50 million notices: some searches take their time. */
const TIMEOUT_MS = 12_000;

/** The records of the dataset `annonces-commerciales` on Opendatasoft's Explore API v2.1. */
@Injectable()
export class BodaccClient {
  constructor(private readonly upstream: UpstreamClient) {}

  /**
   * Notices of sales that satisfy an ODSQL condition, the latest first: the first page, then the others at once.
   * @param where must ask for the family of sales
   * @throws UpstreamError
   */
  async sales(where: string, maxPages: number, ctx: CallContext): Promise<FoundRows> {
    const first = await this.page(where, 0, ctx);
    // Without a total only a page that is not full is known to be the last.
    const total = toNumber(asRow(first.body)['total_count']);
    const pages = Math.min(maxPages, total === null ? 1 : Math.ceil(total / PAGE_SIZE));
    const others = Array.from({ length: Math.max(0, pages - 1) }, (_, index) =>
      this.page(where, index + 1, ctx),
    );
    const answers = [first, ...(await Promise.all(others))];
    const rows = answers.flatMap(({ body }) => rowsOf(body));
    const truncated = total === null ? rows.length >= PAGE_SIZE : rows.length < total;
    return { rows, answers, truncated };
  }

  private async page(where: string, page: number, ctx: CallContext): Promise<UpstreamResponse<unknown>> {
    try {
      return await this.upstream.json<unknown>(
        {
          upstream: 'bodacc',
          path: '/records',
          query: {
            where,
            // Without it the oldest come first.
            order_by: 'dateparution desc',
            limit: PAGE_SIZE,
            offset: page === 0 ? undefined : page * PAGE_SIZE,
          },
          timeoutMs: TIMEOUT_MS,
          validate: notSales,
        },
        ctx,
      );
    } catch (error) {
      throw error instanceof UpstreamError && error.status === 429 ? quotaGone(error) : error;
    }
  }
}

function rowsOf(body: unknown): UpstreamRow[] {
  const { results } = asRow(body);
  return Array.isArray(results) ? results.filter(isRow) : [];
}

function notSales(body: unknown): string | undefined {
  if (!Array.isArray(asRow(body)['results'])) return 'sent JSON that is no list of records';
  const rows = rowsOf(body);
  const isForeign = (row: UpstreamRow): boolean => {
    const family = toText(row['familleavis']);
    return family !== null && family !== SALES_FAMILY;
  };
  return rows.length > 0 && rows.every(isForeign) ? 'ignored the filter on the family of notices' : undefined;
}

/** Its 429 means that the calls of a day or a month are used up, and says until when; anything else stays what it is. */
function quotaGone(error: UpstreamError): UpstreamError {
  const resetAt = Date.parse(
    /"reset_time"\s*:\s*"(?<at>[^"]+)"/.exec(error.excerpt ?? '')?.groups?.['at'] ?? '',
  );
  if (Number.isNaN(resetAt)) return error;
  return new UpstreamError('bodacc', 'UPSTREAM_BUDGET_EXHAUSTED', 'has no calls left for now', {
    status: error.status,
    excerpt: error.excerpt,
    retryAfterMs: Math.max(0, resetAt - Date.now()),
    cause: error,
  });
}
