import { Injectable } from '@nestjs/common';
import { toDate, toText, type UpstreamRow } from '../../fields/index.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import type { UpstreamResponse } from '../../upstream/upstream-request.js';
import { worstFailure } from '../worst-failure.js';
import { type CommuneYears, CommuneYearsReader } from './commune-years.js';
import { DvfApiClient, type SectionSales } from './dvf-api.client.js';
import { saleRowFields } from './dvf.fields.js';
import type { Sale } from './sale.js';
import { grouped } from './totals.js';

/** The sales that name a parcel, from whichever route answered. */
export interface SalesHistory {
  readonly sales: readonly Sale[];
  readonly answers: readonly UpstreamResponse<unknown>[];
  /** Years and day of the files; undefined when none was read. */
  readonly edition: string | undefined;
  readonly notes: readonly string[];
  /** Something is missing, and the notes say what. */
  readonly isPartial: boolean;
  /** The route has parcels of the same commune and prefix: it knows the commune under this code. */
  readonly knowsCommune: boolean;
}

/** A commune's files take some 3 s; where they wait longer for their turn, one call to dvf-api answers sooner. */
const FILES_MS = 12_000;
/** Time kept for the fallback: its own time-out and a little; where little time is left, a part of it. */
const FALLBACK_MS = 6_000;
const FALLBACK_PART = 3;
const COMMUNE_AND_PREFIX = 8;

/** Finds the sales of one identifier: the commune files, and dvf-api for the years whose file cannot be read. */
@Injectable()
export class SalesHistoryReader {
  constructor(
    private readonly files: CommuneYearsReader,
    private readonly api: DvfApiClient,
  ) {}

  /** @throws UpstreamError when not one year could be read by either route */
  async read(idu: string, ctx: CallContext): Promise<SalesHistory> {
    const left = ctx.remainingMs();
    const reserved = Math.max(left - FILES_MS, Math.min(FALLBACK_MS, Math.floor(left / FALLBACK_PART)));
    const years = await this.files.read(idu.slice(0, 5), ctx.endingAt(ctx.deadlineAt - reserved));
    if (years.failure === undefined && years.failed.size === 0) return fromFiles(idu, years);
    try {
      const section = await this.api.section(idu, ctx);
      return together(fromFiles(idu, years), fromApi(idu, section, years));
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      if (years.failure === undefined && years.read.size > 0)
        return withoutFailedYears(fromFiles(idu, years), years);
      const ofFiles = years.failure === undefined ? [...years.failed.values()] : [years.failure];
      throw worstFailure([...ofFiles, error]) ?? error;
    }
  }
}

function fromFiles(idu: string, { read, failure }: CommuneYears): SalesHistory {
  const years = failure === undefined ? [...read] : [];
  const there = years.flatMap(([, { sales, edition }]) => (sales === null ? [] : [{ sales, edition }]));
  const missing = saleRowFields.columns.filter((column) =>
    there.some(({ sales }) => !sales.hasColumn(column)),
  );
  return {
    sales: there.flatMap(({ sales, edition }) =>
      sales.salesOf(idu).map((rows): Sale => ({ rows, source: 'geo-dvf', edition })),
    ),
    answers: years.map(([, { answer }]) => answer),
    edition: editionOf(
      years.map(([year]) => year),
      there.map(({ edition }) => edition),
    ),
    ...missingColumns('the files', missing),
    knowsCommune: there.some(({ sales }) => sales.hasParcelsIn(idu.slice(0, COMMUNE_AND_PREFIX))),
  };
}

function fromApi(
  idu: string,
  { rows, answer }: SectionSales,
  { read, failed, failure }: CommuneYears,
): SalesHistory {
  const isWhole = failure !== undefined || read.size === 0;
  const wanted = isWhole ? rows : rows.filter((row) => failed.has(yearOf(row)));
  const sales = [...grouped(wanted, (row) => toText(row['id_mutation']) ?? '').values()];
  const missing = saleRowFields.columns.filter(
    (column) => rows.length > 0 && rows.every((row) => !(column in row)),
  );
  const columns = missingColumns('dvf-api', missing);
  const what = isWhole ? 'The files' : `The files of ${listed(failed.keys())}`;
  return {
    sales: sales
      .filter((sale) => sale.some((row) => toText(row['id_parcelle']) === idu))
      .map((sale) => ({ rows: sale, source: 'dvf-api', edition: null })),
    answers: [answer],
    edition: undefined,
    isPartial: columns.isPartial,
    notes: [
      `${what} could not be read; dvf-api answered, which leaves out the parcels of a sale in other sections`,
      ...columns.notes,
    ],
    knowsCommune: rows.some((row) =>
      toText(row['id_parcelle'])?.startsWith(idu.slice(0, COMMUNE_AND_PREFIX)),
    ),
  };
}

/** One history after the other; its parts speak of different years. */
export function together(one: SalesHistory, other: SalesHistory): SalesHistory {
  return {
    sales: [...one.sales, ...other.sales],
    answers: [...one.answers, ...other.answers],
    edition: other.edition ?? one.edition,
    notes: [...one.notes, ...other.notes],
    isPartial: one.isPartial || other.isPartial,
    knowsCommune: one.knowsCommune || other.knowsCommune,
  };
}

function withoutFailedYears(history: SalesHistory, { failed }: CommuneYears): SalesHistory {
  const note = `Sales of ${listed(failed.keys())} are missing: neither the files nor dvf-api could be read`;
  return { ...history, isPartial: true, notes: [...history.notes, note] };
}

function missingColumns(
  where: string,
  columns: readonly string[],
): Pick<SalesHistory, 'isPartial' | 'notes'> {
  if (columns.length === 0) return { isPartial: false, notes: [] };
  return { isPartial: true, notes: [`Columns missing in ${where}: ${columns.join(', ')}`] };
}

function editionOf(years: readonly number[], days: readonly (string | null)[]): string | undefined {
  if (years.length === 0) return undefined;
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const range = first === last ? String(first) : `${first}-${last}`;
  const newest = days.reduce<string>((found, day) => (day !== null && day > found ? day : found), '');
  return newest === '' ? range : `${range}, files of ${newest}`;
}

/** Of a row without date, the year in the number of its sale. */
function yearOf(row: UpstreamRow): number {
  return Number((toDate(row['date_mutation']) ?? toText(row['id_mutation']) ?? '').slice(0, 4));
}

function listed(years: Iterable<number>): string {
  return [...years].sort((a, b) => a - b).join(', ');
}
