import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import { type CommuneYear, DvfFilesClient, type PublishedYears } from './dvf-files.client.js';

/** What the files of one commune gave, year by year. */
export interface CommuneYears {
  readonly read: ReadonlyMap<number, CommuneYear>;
  readonly failed: ReadonlyMap<number, UpstreamError>;
  /** Why nothing can be said of any year; then the maps tell nothing. */
  readonly failure?: UpstreamError;
}

/** As many as the budget of the host lets run at once. */
const FILES_AT_ONCE = 2;
/** So many failures before any success are an outage: the other years are not even asked. */
const FAILURES_OF_AN_OUTAGE = 2;

/** Reads a commune's files of all published years. */
@Injectable()
export class CommuneYearsReader {
  constructor(private readonly files: DvfFilesClient) {}

  /** Upstream failures are part of what it returns. */
  async read(inseeCode: string, ctx: CallContext): Promise<CommuneYears> {
    let published: PublishedYears;
    try {
      published = await this.files.years(ctx);
    } catch (error) {
      return { read: new Map(), failed: new Map(), failure: upstreamError(error) };
    }
    const result = await this.readYears(published.years, inseeCode, ctx);
    const isAnyThere = [...result.read.values()].some(({ sales }) => sales !== null);
    if (published.isCertain || isAnyThere || result.failed.size > 0) return result;
    const failure = new UpstreamError(
      'dvfFiles',
      'UPSTREAM_BAD_RESPONSE',
      'has neither an index of the years nor a file of the commune',
    );
    return { ...result, failure };
  }

  private async readYears(
    years: readonly number[],
    inseeCode: string,
    ctx: CallContext,
  ): Promise<CommuneYears> {
    const read = new Map<number, CommuneYear>();
    const failed = new Map<number, UpstreamError>();
    const left = [...years];
    const worker = async (): Promise<void> => {
      for (let year = left.shift(); year !== undefined; year = left.shift()) {
        const [outage] = failed.values();
        if (outage !== undefined && failed.size >= FAILURES_OF_AN_OUTAGE && read.size === 0) {
          failed.set(year, outage);
          continue;
        }
        try {
          read.set(year, await this.files.commune(year, inseeCode, ctx));
        } catch (error) {
          failed.set(year, upstreamError(error));
        }
      }
    };
    await Promise.all(Array.from({ length: FILES_AT_ONCE }, worker));
    return { read, failed };
  }
}

/** The error if it is an upstream's; anything else is a bug and goes on its way. */
function upstreamError(error: unknown): UpstreamError {
  if (error instanceof UpstreamError) return error;
  throw error;
}
