/** Characters that XML cannot hold are written `_xHHHH_` (ECMA-376 part 1, 22.9.2.19). */
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

/** The text that a string of a workbook stands for. */
export function cellText(raw: string): string {
  if (!raw.includes('_x')) return raw;
  return raw.replace(ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Column of a cell from its reference, from 0: `A1` 0, `AB12` 27. Undefined when it is none. */
export function columnOf(reference: string): number | undefined {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return at === 0 || at > 3 ? undefined : column - 1;
}

/** Excel's day 0 in the two calendars of workbooks; serials below 61 of the first are off by its 29 February 1900. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const DAY_MS = 86_400_000;
/** 31 December 9999. */
const LAST_SERIAL = 2_958_465;
const FRENCH_DATE = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})/;
const SERIAL = /^\d+(?:\.\d+)?$/;

/** A date of a cell as YYYY-MM-DD: `dd/mm/yyyy`, ISO 8601 or a serial number. Null when it is none. */
export function cellDate(text: string, calendar1904 = false): string | null {
  const french = FRENCH_DATE.exec(text);
  if (french !== null) return isoDate(Number(french[3]), Number(french[2]), Number(french[1]));
  const iso = ISO_DATE.exec(text);
  if (iso !== null) return isoDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const serial = Number(text);
  if (!SERIAL.test(text) || serial < 1 || serial > LAST_SERIAL) return null;
  const epoch = calendar1904 ? EPOCH_1904 : EPOCH_1900;
  const leapBug = !calendar1904 && serial < 60 ? 1 : 0;
  return new Date(epoch + (Math.floor(serial) + leapBug) * DAY_MS).toISOString().slice(0, 10);
}

function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : null;
}
