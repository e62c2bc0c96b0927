import { Injectable } from '@nestjs/common';
import { asRow, isRow, toDate, toText, type UpstreamRow } from '../../fields/index.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamClient } from '../../upstream/upstream.client.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import type { UpstreamResponse } from '../../upstream/upstream-request.js';
import { parcelCodes } from './parcel-codes.js';

/** The row of a parcel, if the file has one. */
export interface ParcelRow {
  readonly row: UpstreamRow | null;
  readonly answer: UpstreamResponse<unknown>;
}

const DATASET = '/parcelles-des-personnes-morales';
/** A parcel has one row at most. */
const SIZE = 20;
const EDITION_TIMEOUT_MS = 3_000;

/** The DGFiP's file of parcels of legal persons at Koumoul (data-fair). */
@Injectable()
export class KoumoulClient {
  constructor(private readonly upstream: UpstreamClient) {}

  /** @throws UpstreamError */
  async parcel(idu: string, ctx: CallContext): Promise<ParcelRow> {
    const codes = parcelCodes(idu);
    const answer = await this.upstream.json<unknown>(
      {
        upstream: 'koumoul',
        path: `${DATASET}/lines`,
        // Without `_in` the filter would be ignored, and the answer be somebody else's parcels.
        query: { code_parcelle_in: codes.join(','), size: SIZE },
        validate: (body) => problemOf(body, codes),
      },
      ctx,
    );
    const rows = rowsOf(answer.body) ?? [];
    // The identifier itself before older ones.
    const row = codes.flatMap((code) => rows.filter((one) => codeOf(one) === code))[0] ?? null;
    return { row, answer };
  }

  /** The day on which the data was last loaded; null when the service does not say (that is no failure). */
  async edition(ctx: CallContext): Promise<string | null> {
    try {
      const request = { upstream: 'koumoul', path: DATASET, timeoutMs: EDITION_TIMEOUT_MS } as const;
      const { body } = await this.upstream.json<unknown>(request, ctx);
      return toDate(asRow(body)['dataUpdatedAt']);
    } catch (error) {
      if (error instanceof UpstreamError) return null;
      throw error;
    }
  }
}

function rowsOf(body: unknown): readonly UpstreamRow[] | null {
  const { results } = asRow(body);
  return Array.isArray(results) && results.every(isRow) ? results : null;
}

function codeOf(row: UpstreamRow): string | null {
  return toText(row['code_parcelle'])?.toUpperCase() ?? null;
}

/** Rows of parcels that nobody asked for mean that the filter did not work: dropping them would say "none". */
function problemOf(body: unknown, codes: readonly string[]): string | undefined {
  const rows = rowsOf(body);
  if (rows === null) return 'sent JSON that is no list of rows';
  const fits = rows.length === 0 || rows.some((row) => codes.includes(codeOf(row) ?? ''));
  return fits ? undefined : 'answered with other parcels';
}
