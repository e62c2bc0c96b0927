import { foldText } from '../../addresses/index.js';
import { toDate, toText } from '../../fields/index.js';

const MONTHS = [
  ...['JANVIER', 'FEVRIER', 'MARS', 'AVRIL', 'MAI', 'JUIN', 'JUILLET', 'AOUT', 'SEPTEMBRE', 'OCTOBRE'],
  ...['NOVEMBRE', 'DECEMBRE'],
];
const WRITTEN_OUT = /\b(?<day>\d{1,2})(?:ER)? (?<month>[A-Z]+) (?<year>\d{4})\b/;
const DEED = /en date du\s+(?<day>\d{1,2}\/\d{1,2}\/\d{4}|\d{1,2}(?:er)?\s+\p{L}+\s+\d{4})/iu;

/** A day as `YYYY-MM-DD`, from ISO, from DD/MM/YYYY and from words (`1er juillet 2011`); null for anything else. */
export function frenchDate(value: unknown): string | null {
  const day = toDate(value);
  if (day !== null) return day;
  const { day: number, month, year } = WRITTEN_OUT.exec(foldText(toText(value) ?? ''))?.groups ?? {};
  const rank = MONTHS.indexOf(month ?? '') + 1;
  return rank === 0 ? null : toDate(`${year}-${rank}-${number}`);
}

/** The day of the deed that a description begins with: `Acte en date du 25/07/2026 enregistre le ...`. */
export function deedDate(description: unknown): string | null {
  return frenchDate(DEED.exec(toText(description) ?? '')?.groups?.['day']);
}
