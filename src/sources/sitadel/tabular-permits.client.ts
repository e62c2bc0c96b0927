import { Injectable } from '@nestjs/common';
import { asRow, isRow, toItems, toNumber, type UpstreamRow } from '../../fields/index.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamClient } from '../../upstream/upstream.client.js';
import { REFERENCE_COLUMNS } from './cadastral-reference.js';
import type { PermitFile } from './permit-files.js';
import { RowList } from './permit-rows.js';
import type { FoundRows } from './sitadel.client.js';
import type { SoughtParcel } from './sought-parcel.js';

/** The most the API gives at a time; no parcel has as many permits. */
const PAGE_SIZE = 200;

/** data.gouv.fr's tabular API over the same four files: stands in for DiDo, one parcel at a time. */
@Injectable()
export class TabularPermitsClient {
  constructor(private readonly upstream: UpstreamClient) {}

  /** @throws UpstreamError */
  async permits(file: PermitFile, parcel: SoughtParcel, ctx: CallContext): Promise<FoundRows> {
    const codes = [parcel.cityCode, ...(parcel.formerCommune === null ? [] : [parcel.formerCommune])];
    const answer = await this.upstream.json<unknown>(
      {
        upstream: 'tabular',
        path: `/resources/${file.tabularResource}/data/`,
        query: {
          ...(codes.length === 1 ? { COMM__exact: parcel.cityCode } : { COMM__in: codes.join(',') }),
          or: `(${namings(parcel).join(',')})`,
          page_size: PAGE_SIZE,
        },
        validate: (body) => (Array.isArray(asRow(body)['data']) ? undefined : 'sent JSON without rows'),
      },
      ctx,
    );
    const { data, meta } = asRow(answer.body);
    const rows = toItems(data).filter(isRow).map(withoutRowNumber);
    const total = toNumber(asRow(meta)['total']) ?? rows.length;
    return { rows: new RowList(rows, file), answer, truncated: total > rows.length };
  }
}

/** Every way to write the parcel that an exact filter can ask for; parts (`79P`) and glued cells stay unfound. */
function namings({ section, number }: SoughtParcel): string[] {
  const sections = spellings(section);
  const numbers = spellings(number);
  return REFERENCE_COLUMNS.flatMap(([sectionColumn, numberColumn]) =>
    sections.flatMap((one) =>
      numbers.map((other) => `and(${sectionColumn}__exact.${one},${numberColumn}__exact.${other})`),
    ),
  );
}

/** As the cadastre pads it, and without the zeros. */
function spellings(padded: string): string[] {
  return [...new Set([padded.replace(/^0+(?=.)/, ''), padded])];
}

function withoutRowNumber(row: UpstreamRow): UpstreamRow {
  const { __id, ...columns } = row;
  return columns;
}
