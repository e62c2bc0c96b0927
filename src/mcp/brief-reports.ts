import type { SourceReport } from '../sources/source-result.js';

const MAX_NOTES = 4;

/** The reports of an answer's sources, of each no more than its first notes. */
export function briefReports(reports: Readonly<Record<string, SourceReport>>): Record<string, object> {
  return Object.fromEntries(Object.entries(reports).map(([name, report]) => [name, brief(report)]));
}

function brief({ notes, ...report }: SourceReport): object {
  if (notes === undefined) return report;
  const rest = notes.length - MAX_NOTES;
  return { ...report, notes: rest > 0 ? [...notes.slice(0, MAX_NOTES), `${rest} more notes`] : notes };
}
