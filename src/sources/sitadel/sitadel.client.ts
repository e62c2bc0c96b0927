import { Injectable } from '@nestjs/common';
import { asRow, isRow, toItems, toText } from '../../fields/index.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamClient } from '../../upstream/upstream.client.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import type { UpstreamResponse } from '../../upstream/upstream-request.js';
import { CommunePermits, FORMAT, reducePermitCsv } from './commune-permits.js';
import { PermitTableError } from './permit-csv.js';
import { DIDO_DATASET, type PermitFile } from './permit-files.js';
import { NO_ROWS, type PermitRows } from './permit-rows.js';
import type { SoughtParcel } from './sought-parcel.js';

/** DiDo's way to say that a valid question has no rows, under status 400. */
const NO_ROWS_TEXT = 'Le fichier est vide';
/** The edition only dates the answer: not worth a long wait. */
const EDITION_TIMEOUT_MS = 3_000;
const DAY = 24 * 3_600_000;

/** Rows of one file that may be the parcel's, and the answer they came with. */
export interface FoundRows {
  readonly rows: PermitRows;
  readonly answer: UpstreamResponse<unknown>;
  /** More rows exist than were given. */
  readonly truncated: boolean;
}

/** A monthly edition of the files. */
export interface Edition {
  /** `2026-08`. */
  readonly millesime: string;
  /** Epoch milliseconds. */
  readonly publishedAt: number;
}

/** DiDo, the ministry's own API: each file of a whole commune at once. First choice. */
@Injectable()
export class SitadelClient {
  constructor(private readonly upstream: UpstreamClient) {}

  /**
   * One file of the commune(s) a parcel can be found under.
   * @throws UpstreamError; "the file is empty" is an answer, any other 400 is not
   */
  async permits(file: PermitFile, parcel: SoughtParcel, ctx: CallContext): Promise<FoundRows> {
    const codes = [parcel.cityCode, ...(parcel.formerCommune === null ? [] : [parcel.formerCommune])];
    const answer = await this.upstream.bytes(
      {
        upstream: 'sitadel',
        path: `/datafiles/${file.rid}/csv`,
        // No `columns`: the sets drift, and one unknown name refuses the whole request.
        query: {
          withColumnName: true,
          withColumnDescription: false,
          withColumnUnit: false,
          COMM: codes.length === 1 ? `eq:${parcel.cityCode}` : `in:${codes.join(',')}`,
        },
        headers: { Accept: 'text/csv, application/json;q=0.9' },
        answerStatuses: [400],
        reduce: (chunks) => reduceOrFail(chunks, file, parcel.departmentCode),
        reduceName: FORMAT,
        validate: neitherPermitsNorNone,
      },
      ctx,
    );
    const rows = answer.status === 400 ? NO_ROWS : new CommunePermits(answer.body);
    return { rows, answer, truncated: false };
  }

  /**
   * The editions published so far, newest first.
   * @throws UpstreamError
   */
  async editions(ctx: CallContext): Promise<readonly Edition[]> {
    const { body } = await this.upstream.json<unknown>(
      {
        upstream: 'sitadel',
        path: `/datasets/${DIDO_DATASET}`,
        timeoutMs: EDITION_TIMEOUT_MS,
        freshMs: DAY,
        validate: (dataset) =>
          editionsIn(dataset).length === 0 ? 'sent a dataset without editions' : undefined,
      },
      ctx,
    );
    return editionsIn(body);
  }
}

/** Every edition that some file has, dated by the last file to get it. */
function editionsIn(dataset: unknown): Edition[] {
  const files = toItems(asRow(dataset)['datafiles']).filter(isRow);
  const perFile = files.map(({ millesimes }) => toItems(millesimes).filter(isRow));
  const editions = new Map<string, number>();
  for (const { millesime, date_diffusion } of perFile.flat()) {
    const name = toText(millesime);
    const publishedAt = Date.parse(toText(date_diffusion) ?? '');
    if (name === null || Number.isNaN(publishedAt)) continue;
    editions.set(name, Math.max(publishedAt, editions.get(name) ?? -Infinity));
  }
  return [...editions]
    .map(([millesime, publishedAt]) => ({ millesime, publishedAt }))
    .sort((a, b) => b.publishedAt - a.publishedAt);
}

/** The edition that an answer of that moment holds; undefined when it is older than all that are known. */
export function editionAt(editions: readonly Edition[], moment: Date): string | undefined {
  return editions.find(({ publishedAt }) => publishedAt <= moment.getTime())?.millesime;
}

async function reduceOrFail(
  chunks: AsyncIterable<Buffer>,
  file: PermitFile,
  departmentCode: string,
): Promise<Buffer> {
  try {
    return await reducePermitCsv(chunks, file, departmentCode);
  } catch (error) {
    if (!(error instanceof PermitTableError)) throw error;
    throw new UpstreamError(
      'sitadel',
      'UPSTREAM_BAD_RESPONSE',
      `sent no table of permits: ${error.message}`,
      {
        cause: error,
      },
    );
  }
}

function neitherPermitsNorNone(body: unknown): string | undefined {
  if (!Buffer.isBuffer(body)) return 'sent nothing';
  return CommunePermits.isReduced(body) || body.includes(NO_ROWS_TEXT) ? undefined : 'refused the question';
}
