import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { asRow, isRow, toNumber, toText, type UpstreamRow } from '../../fields/index.js';
import type { Position } from '../../geometry/geojson.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamClient } from '../../upstream/upstream.client.js';
import type { UpstreamRequest, UpstreamResponse } from '../../upstream/upstream-request.js';
import type { DpeDatasetName } from './dpe-certificate.fields.js';
import type { IdColumn } from './id-column.js';

/** Current datasets of ADEME; those of before April 2025 are gone. */
const SLUGS: Readonly<Record<DpeDatasetName, string>> = {
  existing: 'dpe03existant',
  new: 'dpe02neuf',
  tertiary: 'dpe01tertiaire',
};

/** Rows of one question, over all the pages it took. */
export interface DpeLines {
  readonly rows: readonly UpstreamRow[];
  readonly answers: readonly UpstreamResponse<unknown>[];
  /** More rows exist than were read. */
  readonly truncated: boolean;
}

type Query = Readonly<Record<string, string>>;
type Validate = NonNullable<UpstreamRequest['validate']>;

const PAGE_SIZE = 1_000;
const MAX_PAGES = 3;
/** Bodies are throttled to 500 kB/s for all callers of one address; a full page weighs 5 MB. */
const TIMEOUT_MS = 15_000;
/** Values of one `_in` filter: what is proven to pass, of any length of URL. */
export const MAX_VALUES = 50;
/** What deciding about a row takes: whole rows are 5 kB each, and most of those nearby are somebody else's. */
const PLACE_COLUMNS = [
  'numero_dpe',
  'numero_dpe_remplace',
  'identifiant_ban',
  'id_rnb',
  '_geopoint',
  'score_ban',
  'adresse_brut',
  'adresse_complete_brut',
  'code_postal_ban',
  'code_postal_brut',
];

/**
 * The data-fair service of data.ademe.fr. Only filters with a suffix (`_in`) and `geo_distance`: its firewall
 * refuses many a `qs`, and a bare column name as a parameter is silently ignored.
 */
@Injectable()
export class DpeClient {
  /** Sent only when the operator has one. */
  private readonly headers: Record<string, string>;

  constructor(
    private readonly upstream: UpstreamClient,
    @Inject(SETTINGS) { dpeApiKey }: Settings,
  ) {
    this.headers = dpeApiKey === undefined ? {} : { 'x-apiKey': dpeApiKey };
  }

  /**
   * Whole rows whose column holds one of the values, of which there are at most {@link MAX_VALUES}.
   * @throws UpstreamError
   */
  byValues(
    dataset: DpeDatasetName,
    column: IdColumn,
    values: readonly string[],
    ctx: CallContext,
  ): Promise<DpeLines> {
    return this.lines(dataset, { [`${column}_in`]: values.join(',') }, filteredBy(column, values), ctx);
  }

  /**
   * Rows whose point is within so many metres, the nearest first, cut to the columns that tell whose they are.
   * Not to be asked overseas.
   * @throws UpstreamError
   */
  near(dataset: DpeDatasetName, [lon, lat]: Position, metres: number, ctx: CallContext): Promise<DpeLines> {
    const query = { geo_distance: `${lon}:${lat}:${Math.ceil(metres)}`, select: PLACE_COLUMNS.join(',') };
    return this.lines(dataset, query, notLines, ctx);
  }

  private async lines(
    dataset: DpeDatasetName,
    question: Query,
    validate: Validate,
    ctx: CallContext,
  ): Promise<DpeLines> {
    const rows: UpstreamRow[] = [];
    const answers: UpstreamResponse<unknown>[] = [];
    const followed = new Set<string>();
    let total: number | null = null;
    let after: string | undefined;
    while (answers.length < MAX_PAGES) {
      const answer: UpstreamResponse<unknown> = await this.upstream.json<unknown>(
        {
          upstream: 'dpe',
          path: `/${SLUGS[dataset]}/lines`,
          query: { ...question, size: PAGE_SIZE, after },
          headers: this.headers,
          timeoutMs: TIMEOUT_MS,
          validate,
        },
        ctx,
      );
      answers.push(answer);
      const body = asRow(answer.body);
      const page = rowsOf(body);
      rows.push(...page);
      // Only the first page has it.
      total ??= toNumber(body['total']);
      if (body['next'] === undefined || body['next'] === null || page.length === 0) {
        return { rows, answers, truncated: total !== null && total > rows.length };
      }
      after = afterOf(body['next']);
      // A `next` that cannot be followed, or that leads back.
      if (after === undefined || followed.has(after)) break;
      followed.add(after);
    }
    return { rows, answers, truncated: true };
  }
}

/**
 * Where the next page begins. `next` is an absolute address, of a host that may not be the one we ask and with
 * another name for the dataset: only its position counts, the question stays ours.
 */
function afterOf(next: unknown): string | undefined {
  if (typeof next !== 'string' || !next.includes('?')) return undefined;
  return new URLSearchParams(next.slice(next.indexOf('?') + 1)).get('after') ?? undefined;
}

function rowsOf(body: UpstreamRow): UpstreamRow[] {
  const { results } = body;
  return Array.isArray(results) ? results.filter(isRow) : [];
}

function notLines(body: unknown): string | undefined {
  return Array.isArray(asRow(body)['results']) ? undefined : 'sent JSON that is no list of lines';
}

/** The service ignores a filter it does not know: rows of which none is what was asked for are no answer. */
function filteredBy(column: IdColumn, values: readonly string[]): Validate {
  const asked = new Set(values);
  return (body) => {
    const wrong = notLines(body);
    if (wrong !== undefined) return wrong;
    const rows = rowsOf(asRow(body));
    const isForeign = (row: UpstreamRow): boolean => {
      const value = toText(row[column]);
      return value !== null && !asked.has(value);
    };
    return rows.length > 0 && rows.every(isForeign) ? `ignored the filter on ${column}` : undefined;
  };
}
