import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { asRow, toText } from '../../fields/index.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamClient } from '../../upstream/upstream.client.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import type { QueryValue, UpstreamResponse } from '../../upstream/upstream-request.js';

type Filter = Readonly<Record<string, QueryValue>>;
export type BdnbRow = Readonly<Record<string, unknown>>;

/** Rows of one question, over all the pages it took. */
export interface BdnbRows {
  readonly rows: readonly BdnbRow[];
  readonly answers: readonly UpstreamResponse<unknown>[];
  /** More rows exist than were read. */
  readonly truncated: boolean;
}

/** What we ask for; keyless plans cut it to ten, whatever is asked. */
const LIMIT = 100;
/** Rows of a page when the answer does not say: the keyless cap. */
const KEYLESS_PAGE = 10;
const MAX_PAGES = 5;
/** Column of the building group, in every table. */
const GROUP_ID = 'batiment_groupe_id';
const COMPLETE = '/donnees/batiment_groupe_complet';
const OWNERS = '/donnees/rel_batiment_groupe_proprietaire_siren_open';
/** One call each: beyond that the quota is dearer than the owners. */
const MOST_SINGLE_CALLS = 5;

/** BDNB's PostgREST. Its quota is monthly: every call counts. */
@Injectable()
export class BdnbClient {
  /** Sent only when the operator has one. */
  private readonly headers: Record<string, string>;

  constructor(
    private readonly upstream: UpstreamClient,
    @Inject(SETTINGS) { bdnbApiKey }: Settings,
  ) {
    this.headers = bdnbApiKey === undefined ? {} : { 'X-Gravitee-Api-Key': bdnbApiKey };
  }

  /** Without a key one parcel must cost two calls of the monthly quota: its buildings, and one page of their owners. */
  private get ownerPages(): number {
    return this.hasKey ? MAX_PAGES : 1;
  }

  get hasKey(): boolean {
    return 'X-Gravitee-Api-Key' in this.headers;
  }

  /**
   * Building groups of a parcel (route R1, then R1b where it cannot answer).
   * @throws UpstreamError
   */
  async buildingsOf(idu: string, inseeCode: string, ctx: CallContext): Promise<BdnbRows> {
    try {
      return await this.pages(`${COMPLETE}/parcelle`, { parcelle_id: `eq.${idu}` }, ctx);
    } catch (error) {
      if (!canAskOtherwise(error)) throw error;
      // Without the commune this filter runs into the statement timeout: the column has no index.
      return this.pages(
        COMPLETE,
        { code_commune_insee: `eq.${inseeCode}`, l_parcelle_id: `cs.{${idu}}` },
        ctx,
      );
    }
  }

  /**
   * Legal persons with premises in these building groups (route R7; group by group where it refuses the list).
   * @throws UpstreamError
   */
  async ownersOf(buildingIds: readonly string[], ctx: CallContext): Promise<BdnbRows> {
    try {
      return await this.pages(
        OWNERS,
        { batiment_groupe_id: `in.(${buildingIds.join(',')})` },
        ctx,
        this.ownerPages,
      );
    } catch (error) {
      if (!canAskOtherwise(error) || buildingIds.length > MOST_SINGLE_CALLS) throw error;
      const parts = await Promise.all(
        buildingIds.map((id) => this.pages(OWNERS, { batiment_groupe_id: `eq.${id}` }, ctx, 1)),
      );
      return {
        rows: parts.flatMap(({ rows }) => rows),
        answers: parts.flatMap(({ answers }) => answers),
        truncated: parts.some(({ truncated }) => truncated),
      };
    }
  }

  /**
   * Reads a table page by page. The cap of a page is not ours to choose: it is read from the answer.
   * No `order`: on this wide view it can push the planner into a timeout.
   * @throws UpstreamError
   */
  async pages(
    path: string,
    filter: Filter,
    ctx: CallContext,
    maxPages: number = MAX_PAGES,
  ): Promise<BdnbRows> {
    const rows: BdnbRow[] = [];
    const answers: UpstreamResponse<unknown>[] = [];
    for (let page = 0; page < maxPages; page++) {
      const answer = await this.page(
        path,
        { ...filter, limit: LIMIT, offset: rows.length || undefined },
        ctx,
      );
      answers.push(answer);
      rows.push(...answer.body);
      if (answer.body.length < pageSize(answer)) return { rows, answers, truncated: false };
    }
    return { rows, answers, truncated: true };
  }

  private page(path: string, query: Filter, ctx: CallContext): Promise<UpstreamResponse<BdnbRow[]>> {
    return this.upstream.json<BdnbRow[]>(
      { upstream: 'bdnb', path, query, headers: this.headers, validate: notRows },
      ctx,
    );
  }
}

function pageSize({ headers }: UpstreamResponse<unknown>): number {
  const cap = Number(headers['x-max-items-per-call']);
  return Number.isInteger(cap) && cap > 0 ? Math.min(cap, LIMIT) : KEYLESS_PAGE;
}

function notRows(body: unknown): string | undefined {
  if (!Array.isArray(body)) return 'sent JSON that is no list of rows';
  // Rows of nothing that we know must not read as "no building".
  const readable = body.some((row) => toText(asRow(row)[GROUP_ID]) !== null);
  return body.length === 0 || readable ? undefined : 'sent rows without identifiers';
}

/** Where the route or its filter failed, not the service as a whole. */
function canAskOtherwise(error: unknown): boolean {
  return error instanceof UpstreamError && [400, 404, 500, 504].includes(error.status ?? 0);
}
