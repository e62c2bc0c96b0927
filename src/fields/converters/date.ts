import { type Converter } from './converter.js';
import { toText } from './text.js';

/** Forms of a day: 2023-01-15, 15/01/2023, 20230115; the first two may be followed by a time. */
const DAY_FORMS = [
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?:[T\s]+(?<time>\S.*))?$/i,
  /^(?<day>\d{1,2})\/(?<month>\d{1,2})\/(?<year>\d{4})(?:[T\s]+(?<time>\S.*))?$/i,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
];
const TIME =
  /^(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d+))?)?\s*(?<zone>Z|[+-]\d{2}(?::?\d{2})?)?$/i;
const MINUTE = 60_000;

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly time: string | undefined;
}

/**
 * A calendar day as `YYYY-MM-DD`. Of a date-time the day is taken as it is written, whatever its zone.
 * Days that do not exist are null.
 */
export function toDate(value: unknown): string | null {
  const day = dayOf(value);
  return day === null ? null : isoDay(day);
}

/** An instant as ISO 8601 in UTC with milliseconds. A time without zone is read as UTC, a bare day as its midnight. */
export function toDateTime(value: unknown): string | null {
  const day = dayOf(value);
  if (day === null) return null;
  if (day.time === undefined) return `${isoDay(day)}T00:00:00.000Z`;
  const { hour, minute, second, fraction, zone } = TIME.exec(day.time)?.groups ?? {};
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  const offset = zoneOffset(zone);
  if (offset === null) return null;
  const wall = Date.parse(`${isoDay(day)}T00:00:00Z`);
  const sinceMidnight =
    (Number(hour) * 60 + Number(minute)) * MINUTE +
    Number(second ?? 0) * 1000 +
    Math.floor(Number(`0.${fraction ?? 0}`) * 1000);
  const iso = new Date(wall + sinceMidnight - offset * MINUTE).toISOString();
  // Years outside 0-9999 take another form, which no reader expects.
  return iso.length === 24 ? iso : null;
}

/** Minutes east of UTC; null for an offset that does not exist. */
function zoneOffset(zone: string | undefined): number | null {
  if (zone === undefined || zone.toUpperCase() === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || 0);
  if (minutes > 18 * 60) return null;
  return zone.startsWith('-') ? -minutes : minutes;
}

function dayOf(value: unknown): Day | null {
  const text = toText(value);
  if (text === null) return null;
  for (const form of DAY_FORMS) {
    const groups = form.exec(text)?.groups;
    if (groups === undefined) continue;
    const day = {
      year: Number(groups['year']),
      month: Number(groups['month']),
      day: Number(groups['day']),
      time: groups['time'],
    };
    return exists(day) ? day : null;
  }
  return null;
}

function exists({ year, month, day }: Day): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const longest = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= longest;
}

function isoDay({ year, month, day }: Day): string {
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

export const dateConverter: Converter<string> = {
  type: 'date',
  schema: { type: 'string', format: 'date' },
  convert: toDate,
  accepts: (value) => !Array.isArray(value) && toDate(value) !== null,
};

export const dateTimeConverter: Converter<string> = {
  type: 'date-time',
  schema: { type: 'string', format: 'date-time' },
  convert: toDateTime,
  accepts: (value) => !Array.isArray(value) && toDateTime(value) !== null,
};
