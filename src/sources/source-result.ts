/** How a source fared in one answer (`meta.sources.<name>`). */
export type SourceStatus = 'ok' | 'stale' | 'partial' | 'unavailable' | 'not_covered';

export interface SourceReport {
  readonly status: SourceStatus;
  /** ISO 8601 instant of the oldest upstream answer used; null when none was. */
  readonly fetchedAt: string | null;
  /** Vintage of the data, as the source names it. */
  readonly edition?: string;
  readonly licence: string;
  readonly attribution: string;
  /** The route or key by which the records were found. */
  readonly matchedBy?: string;
  /** True when a cap cut the list. */
  readonly truncated?: boolean;
  /** Sentences for people: which fallback answered, what is missing and why. */
  readonly notes?: readonly string[];
}

/** Who publishes a source and on which terms. */
export interface SourceCredit {
  readonly licence: string;
  readonly attribution: string;
}

/** What a source gives the graph: its records, and how they were had. */
export interface SourceResult<T> {
  readonly data: T;
  readonly report: SourceReport;
}

type ReportExtras = Omit<SourceReport, 'status' | 'fetchedAt' | 'licence' | 'attribution'> & {
  readonly status?: SourceStatus;
};

interface Dated {
  readonly fetchedAt: Date;
  readonly stale: boolean;
}

/** The report of records that came from these upstream answers: as old as the oldest, stale if any is. */
export function reportOf(
  credit: SourceCredit,
  answers: readonly Dated[],
  extras: ReportExtras = {},
): SourceReport {
  const oldest = answers.reduce<Date | null>(
    (found, { fetchedAt }) => (found === null || fetchedAt < found ? fetchedAt : found),
    null,
  );
  return {
    status: answers.some(({ stale }) => stale) ? 'stale' : 'ok',
    fetchedAt: oldest?.toISOString() ?? null,
    licence: credit.licence,
    attribution: credit.attribution,
    ...extras,
  };
}

/** The report of a source that cannot have anything for this place. */
export function notCovered(credit: SourceCredit, note: string): SourceReport {
  return { status: 'not_covered', fetchedAt: null, ...credit, notes: [note] };
}
