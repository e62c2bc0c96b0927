import { Injectable } from '@nestjs/common';
import { asRow, isRow, toItems, toNumber, toText, type UpstreamRow } from '../../fields/index.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamClient } from '../../upstream/upstream.client.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import type { PermitFile } from './permit-files.js';
import { RowList } from './permit-rows.js';
import type { FoundRows } from './sitadel.client.js';
import type { SoughtParcel } from './sought-parcel.js';

const PAGE_SIZE = 100;

/**
 * Koumoul's copies of three of the files, each row with a parcel that Koumoul computed from section, number and
 * address. Of unknown age: the last to be asked.
 */
@Injectable()
export class KoumoulPermitsClient {
  constructor(private readonly upstream: UpstreamClient) {}

  /** @throws UpstreamError */
  async permits(
    file: PermitFile & { readonly koumoulDataset: string },
    { idu }: SoughtParcel,
    ctx: CallContext,
  ): Promise<FoundRows> {
    const answer = await this.upstream.json<unknown>(
      {
        upstream: 'koumoul',
        path: `/${file.koumoulDataset}/lines`,
        query: { parcelle_eq: idu, size: PAGE_SIZE },
        validate: (body) => (Array.isArray(asRow(body)['results']) ? undefined : 'sent JSON without rows'),
      },
      ctx,
    );
    const { results, total } = asRow(answer.body);
    const given = toItems(results).filter(isRow);
    // A filter that the service does not know is ignored: the rows are then strangers'.
    const rows = given.filter(({ parcelle }) => toText(parcelle) === idu);
    if (rows.length < given.length) {
      throw new UpstreamError(
        'koumoul',
        'UPSTREAM_BAD_RESPONSE',
        'sent rows of parcels that were not asked for',
      );
    }
    const count = toNumber(total) ?? rows.length;
    return { rows: new RowList(rows.map(upperCased), file), answer, truncated: count > rows.length };
  }
}

/** `Type_DAU`, `sec_cadastre1`: the columns of the files in another case. Empty cells are absent, `_` is Koumoul's own. */
function upperCased(row: UpstreamRow): UpstreamRow {
  const columns = Object.entries(row).filter(([name]) => !name.startsWith('_'));
  return Object.fromEntries(columns.map(([name, value]) => [name.toUpperCase(), value]));
}
