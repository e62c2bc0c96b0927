/** Dates in words and figures. Days are read as written (`2025-02-11`), without any time zone. */
const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
] as const;
const SHORT_MONTHS = [
  'janv.',
  'févr.',
  'mars',
  'avr.',
  'mai',
  'juin',
  'juil.',
  'août',
  'sept.',
  'oct.',
  'nov.',
  'déc.',
] as const;

interface Day {
  readonly year: string;
  readonly month: number;
  readonly day: number;
}

/** Reads `YYYY-MM-DD`, with whatever follows; null when it is no date. */
function dayOf(text: string): Day | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  if (parts === null) return null;
  const [, year = '', month, day] = parts;
  return { year, month: Number(month), day: Number(day) };
}

const ordinal = (day: number): string => (day === 1 ? '1er' : String(day));

/** `11 février 2025`, `1er juin 2026`. */
export function longDate(text: string): string {
  const date = dayOf(text);
  return date === null ? text : `${ordinal(date.day)} ${MONTHS[date.month - 1] ?? ''} ${date.year}`;
}

/** `3 févr. 2025`. */
export function shortDate(text: string): string {
  const date = dayOf(text);
  return date === null ? text : `${ordinal(date.day)} ${SHORT_MONTHS[date.month - 1] ?? ''} ${date.year}`;
}

/** `03/02/2025`. */
export function tableDate(text: string): string {
  const date = dayOf(text);
  if (date === null) return text;
  return `${String(date.day).padStart(2, '0')}/${String(date.month).padStart(2, '0')}/${date.year}`;
}

/** `mai 2026` of `2026-05` or `2026-05-18`. */
export function monthOf(text: string): string {
  const date = dayOf(text.length === 7 ? `${text}-01` : text);
  return date === null ? text : `${MONTHS[date.month - 1] ?? ''} ${date.year}`;
}

/** The day of an instant, where the reader is. */
export function localDay(instant: Date): string {
  const pad = (part: number): string => String(part).padStart(2, '0');
  return `${instant.getFullYear()}-${pad(instant.getMonth() + 1)}-${pad(instant.getDate())}`;
}

/** `19:04` or `19:04:12`, where the reader is. */
export function clock(instant: Date, withSeconds = false): string {
  const parts = [instant.getHours(), instant.getMinutes(), ...(withSeconds ? [instant.getSeconds()] : [])];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

export function yearOf(text: string): string {
  return text.slice(0, 4);
}
