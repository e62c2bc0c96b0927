import { Injectable } from '@nestjs/common';
import { isRow, toText, type UpstreamRow } from '../../fields/index.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamClient } from '../../upstream/upstream.client.js';
import type { UpstreamResponse } from '../../upstream/upstream-request.js';

/** It answers in 0.2 s or not at all. */
const TIMEOUT_MS = 5_000;

/** All sales of one cadastral section. */
export interface SectionSales {
  readonly rows: readonly UpstreamRow[];
  readonly answer: UpstreamResponse<unknown>;
}

/**
 * dvf-api.data.gouv.fr, the back end of explore.data.gouv.fr: one call for all years, but unpromised, and rows of a
 * sale on parcels of other sections are missing. Second choice.
 */
@Injectable()
export class DvfApiClient {
  constructor(private readonly upstream: UpstreamClient) {}

  /**
   * @param idu canonical identifier of a parcel of the section
   * @throws UpstreamError
   */
  async section(idu: string, ctx: CallContext): Promise<SectionSales> {
    const answer = await this.upstream.json<{ readonly data: readonly unknown[] }>(
      {
        upstream: 'dvfApi',
        path: `/mutations/${encodeURIComponent(idu.slice(0, 5))}/${encodeURIComponent(idu.slice(5, 10))}`,
        timeoutMs: TIMEOUT_MS,
        validate: notRows,
      },
      ctx,
    );
    return { rows: answer.body.data.filter(isRow), answer };
  }
}

/** Rows that cannot be found by parcel or told apart by sale would pass as "no sale". */
function notRows(body: unknown): string | undefined {
  const data = isRow(body) ? body['data'] : undefined;
  if (!Array.isArray(data)) return 'sent JSON without data';
  const unusable = data.some(
    (row) => !isRow(row) || toText(row['id_parcelle']) === null || toText(row['id_mutation']) === null,
  );
  return unusable ? 'sent rows without parcel or mutation' : undefined;
}
