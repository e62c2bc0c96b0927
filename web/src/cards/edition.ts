import { isKnown } from '../format/known.js';
import type { SectionKey, SourceReport } from '../api/answer.js';
import { localDay, monthOf, shortDate } from '../format/dates.js';
import type { SectionNames } from '../i18n/sections.js';

type Reports = Readonly<Record<string, SourceReport>>;

const DAY = /\d{4}-\d{2}-\d{2}/;

const readOn = ({ fetchedAt }: SourceReport): string | null =>
  fetchedAt === null ? null : `lu le ${shortDate(localDay(new Date(fetchedAt)))}`;

/** How each source dates itself; the others by the day they were read. */
const EDITIONS: Partial<Record<SectionKey, (edition: string) => string | null>> = {
  // `2021-2025, files of 2026-05-18`
  transactions: (edition) => {
    const day = DAY.exec(edition)?.[0];
    return day === undefined ? null : `édition de ${monthOf(day)}`;
  },
  owners: (edition) => (DAY.test(edition) ? `fichier du ${shortDate(edition)}` : null),
  copropriete: (edition) => (DAY.test(edition) ? `fichier du ${shortDate(edition)}` : null),
  permis: (edition) => (/^\d{4}-\d{2}$/.test(edition) ? `édition ${monthOf(edition)}` : null),
};

/** Edition or day of reading of a section's source. */
export function editionOf({ key, sources }: SectionNames, reports: Reports): string | null {
  const report = sources.map((source) => reports[source]).find((found) => found !== undefined);
  if (report === undefined) return null;
  const told = report.edition === undefined ? null : (EDITIONS[key]?.(report.edition) ?? null);
  return told ?? readOn(report);
}

/** `2021 – 2025` of `2021-2025, files of ...`. */
export function yearsOf(report: SourceReport | undefined): readonly [from: number, to: number] | null {
  const years = /^(\d{4})-(\d{4})\b/.exec(report?.edition ?? '');
  return years === null ? null : [Number(years[1]), Number(years[2])];
}

/** Said of data older than it should be because its source fails. */
export function staleSince({ sources }: SectionNames, reports: Reports): string | null {
  const old = sources.map((source) => reports[source]).find((report) => report?.status === 'stale');
  if (!isKnown(old?.fetchedAt)) return null;
  return `Données du ${shortDate(localDay(new Date(old.fetchedAt)))}, la source ne répond plus.`;
}
