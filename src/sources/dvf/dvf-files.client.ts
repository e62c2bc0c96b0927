import { Injectable } from '@nestjs/common';
import { departmentCodeOf } from '../../parcels/insee-code.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamClient } from '../../upstream/upstream.client.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import type { UpstreamResponse } from '../../upstream/upstream-request.js';
import { CommuneSales, FORMAT, reduceCommuneFile } from './commune-sales.js';
import { CsvFormatError } from './csv.js';

const HOUR = 3_600_000;
/** Editions come twice a year; a look a day notices a new one early enough. */
const INDEX_FRESH_MS = 24 * HOUR;
/** Five to six years are published. */
const OLDEST_CANDIDATE = 6;
/** A file takes a second or two; what takes longer is better asked elsewhere. */
const TIMEOUT_MS = 8_000;
const INDEX_TIMEOUT_MS = 4_000;

/** The file of one commune and year; `sales` is null where nothing was sold that year. */
export interface CommuneYear {
  readonly sales: CommuneSales | null;
  /** `YYYY-MM-DD`, null when the file does not say. */
  readonly edition: string | null;
  readonly answer: UpstreamResponse<unknown>;
}

export interface PublishedYears {
  /** Newest first. */
  readonly years: readonly number[];
  /** False: the index is gone, and these are the years that may be there. */
  readonly isCertain: boolean;
}

/** geo-dvf: one CSV file per commune and year, complete and official. First choice. */
@Injectable()
export class DvfFilesClient {
  constructor(private readonly upstream: UpstreamClient) {}

  /**
   * The years of the present edition, from the index page of the files.
   * @throws UpstreamError when the host is in trouble; a missing or unreadable index is none
   */
  async years(ctx: CallContext): Promise<PublishedYears> {
    try {
      const { body } = await this.upstream.text(
        {
          upstream: 'dvfFiles',
          path: '/',
          headers: { Accept: 'text/html' },
          timeoutMs: INDEX_TIMEOUT_MS,
          freshMs: INDEX_FRESH_MS,
          validate: (page) =>
            yearsIn(String(page)).length === 0 ? 'sent an index without years' : undefined,
        },
        ctx,
      );
      return { years: yearsIn(body), isCertain: true };
    } catch (error) {
      if (!isIndexGone(error)) throw error;
      const now = new Date().getUTCFullYear();
      return { years: Array.from({ length: OLDEST_CANDIDATE + 1 }, (_, age) => now - age), isCertain: false };
    }
  }

  /**
   * @param inseeCode with the arrondissement in Paris, Lyon and Marseille
   * @throws UpstreamError; a 404 of the file store is an answer, any other is not
   */
  async commune(year: number, inseeCode: string, ctx: CallContext): Promise<CommuneYear> {
    const answer = await this.upstream.bytes(
      {
        upstream: 'dvfFiles',
        path: `/${year}/communes/${departmentCodeOf(inseeCode)}/${inseeCode}.csv`,
        headers: { Accept: 'text/csv' },
        answerStatuses: [404],
        timeoutMs: TIMEOUT_MS,
        reduce: reduceOrFail,
        reduceName: FORMAT,
        validate: neitherSalesNorNone,
      },
      ctx,
    );
    return {
      sales: answer.status === 404 ? null : new CommuneSales(answer.body),
      edition: answer.status === 404 ? null : dayOf(answer.headers['last-modified']),
      answer,
    };
  }
}

function yearsIn(page: string): number[] {
  const links = page.matchAll(/href\s*=\s*["']?(?:[^"'\s>]*\/)?(20\d{2})\/?["'\s>]/gi);
  return [...new Set(Array.from(links, ([, year]) => Number(year)))].sort((a, b) => b - a);
}

/** Not there, not for us, or not an index: the files may be there all the same. */
function isIndexGone(error: unknown): boolean {
  return (
    error instanceof UpstreamError &&
    (error.code === 'UPSTREAM_BAD_RESPONSE' || error.status === 403 || error.status === 401)
  );
}

async function reduceOrFail(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  try {
    return await reduceCommuneFile(chunks);
  } catch (error) {
    if (!(error instanceof CsvFormatError)) throw error;
    throw new UpstreamError('dvfFiles', 'UPSTREAM_BAD_RESPONSE', `sent no file of sales: ${error.message}`, {
      cause: error,
    });
  }
}

/** "Nothing sold" is said by the file store itself; a page of some proxy that says 404 is not it. */
function neitherSalesNorNone(body: unknown): string | undefined {
  if (Buffer.isBuffer(body) && (CommuneSales.isReduced(body) || body.includes('NoSuchKey'))) return undefined;
  return 'answered 404 without saying that there is no such file';
}

function dayOf(httpDate: string | undefined): string | null {
  const time = Date.parse(httpDate ?? '');
  return Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 10);
}
