import { type Notice } from './notice.js';
import { type ParcelSales } from './parcel-sales.js';
import { type SearchOutcome, type SearchPlan } from './sale-search.js';

/** What the reader of the answer should know about how it came about. */
export function searchNotes(plan: SearchPlan, search: SearchOutcome, corrections: SearchOutcome): string[] {
  return [
    ...search.failures.map(({ code }) => `one of the searches failed (${code}): sales may be missing`),
    ...corrections.failures.map(
      ({ code }) =>
        `corrections and cancellations could not be looked for (${code}): some sales may be outdated`,
    ),
    ...(corrections.truncated ? ['some corrections and cancellations may be missing'] : []),
    ...(search.truncated ? ['there are more notices than were read: old sales may be missing'] : []),
    ...(plan.unaskedStreets > 0 ? [`${plan.unaskedStreets} street(s) of the parcel were not searched`] : []),
    ...(plan.unaskedSirens > 0 ? [`${plan.unaskedSirens} occupant(s) were not searched by siren`] : []),
  ];
}

/** Notices left out for a reason that is worth a word; those merely elsewhere are not. */
export function leftOutNotes({ rejections, corrected, cancelled, unexplained }: ParcelSales): string[] {
  const numberless = rejections.filter((reason) => reason === 'numberless').length;
  const uncompared = rejections.filter((reason) => reason === 'uncompared').length;
  return [
    ...(corrected > 0 ? [`${corrected} notice(s) left out: a correction replaces them`] : []),
    ...(cancelled > 0 ? [`${cancelled} notice(s) left out: they were cancelled`] : []),
    ...(numberless > 0
      ? [
          `${numberless} notice(s) left out: they name a street of the parcel without a number, and no occupant`,
        ]
      : []),
    ...(uncompared > 0
      ? [`${uncompared} notice(s) of occupants left out: the parcel has no address to compare theirs with`]
      : []),
    ...(unexplained > 0
      ? [`${unexplained} correction(s) or cancellation(s) around do not say which notice they are about`]
      : []),
  ];
}

/** Columns gone or unreadable: what was decided about these notices may be wrong. */
export function driftNotes(notices: readonly Notice[]): string[] {
  const missing = [...new Set(notices.flatMap((notice) => notice.missing))];
  const unreadable = notices.filter((notice) => notice.unreadable.length > 0).length;
  return [
    ...(missing.length > 0 ? [`the notices lack columns that decide about them: ${missing.join(', ')}`] : []),
    ...(unreadable > 0 ? [`${unreadable} notice(s) hold parts that cannot be read`] : []),
  ];
}
