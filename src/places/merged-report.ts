import type { SourceReport, SourceStatus } from '../sources/source-result.js';

/** The worse first. */
const STATUSES: readonly SourceStatus[] = ['unavailable', 'partial', 'stale', 'ok', 'not_covered'];

/** One report of several questions to one source: as old as the oldest, as bad as the worst. */
export function mergedReport(first: SourceReport, ...others: readonly SourceReport[]): SourceReport {
  const all = [first, ...others];
  const dates = all.flatMap(({ fetchedAt }) => fetchedAt ?? []).sort();
  const notes = [...new Set(all.flatMap((report) => report.notes ?? []))];
  return {
    ...first,
    status: STATUSES.find((status) => all.some((report) => report.status === status)) ?? first.status,
    fetchedAt: dates[0] ?? null,
    ...(all.some(({ truncated }) => truncated === true) ? { truncated: true } : {}),
    ...(notes.length === 0 ? {} : { notes }),
  };
}
