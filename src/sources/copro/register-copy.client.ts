import { Injectable } from '@nestjs/common';
import { asRow, isRow, type UpstreamRow } from '../../fields/index.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamClient } from '../../upstream/upstream.client.js';
import type { RegisterRows } from './register.client.js';

/** It answers in 0.2 s or not at all. */
const TIMEOUT_MS = 5_000;

/**
 * The copy of the register behind explore.data.gouv.fr: months old, fewer columns, and searched by parcel alone. For
 * when the register itself cannot be asked.
 */
@Injectable()
export class RegisterCopyClient {
  constructor(private readonly upstream: UpstreamClient) {}

  /**
   * Condominiums that name one of these parcels.
   * @param keys parcels as the register writes them
   * @throws UpstreamError
   */
  async byReferences(keys: readonly string[], ctx: CallContext): Promise<RegisterRows> {
    const answers = await Promise.all(
      keys.map((key) =>
        this.upstream.json<unknown>(
          {
            upstream: 'dvfApi',
            path: `/dpe-copro/${encodeURIComponent(key)}`,
            timeoutMs: TIMEOUT_MS,
            validate: (body) => (coproOf(body) === null ? 'sent JSON without condominiums' : undefined),
          },
          ctx,
        ),
      ),
    );
    return { rows: answers.flatMap(({ body }) => coproOf(body) ?? []), answers, truncated: false };
  }
}

function coproOf(body: unknown): readonly UpstreamRow[] | null {
  const { copro } = asRow(asRow(body)['data']);
  return Array.isArray(copro) ? copro.filter(isRow) : null;
}
