import { REFERENCE_COLUMNS } from './cadastral-reference.js';
import type { GoodReading, Reading } from './permit-routes.js';
import { FILE_COLUMN, permitFields } from './sitadel.fields.js';

const KNOWN_COLUMNS = new Set(permitFields.columns.filter((column) => column !== FILE_COLUMN));

/** What a reader must know of the readings, and whether permits may be missing because of it. */
export interface ReadingNotes {
  readonly notes: readonly string[];
  readonly isPartial: boolean;
}

export function notesOn(readings: readonly Reading[]): ReadingNotes {
  const doubts = readings.flatMap(doubtsAbout);
  const remarks = readings.flatMap((reading) => (reading.route === null ? [] : remarksOn(reading)));
  return { notes: [...doubts, ...remarks], isPartial: doubts.length > 0 };
}

/** Reasons for which permits may be missing. */
function doubtsAbout(reading: Reading): string[] {
  const { label, type } = reading.file;
  if (reading.route === null) {
    return [`the file "${type}" (${label}) is missing: its service ${reading.error.message}`];
  }
  const doubts: string[] = [];
  const { rows } = reading.found;
  if (reading.route === 'koumoul') {
    doubts.push(`the file "${type}" (${label}) came from Koumoul's copy, whose age is not known`);
  }
  if (rows.unreadable > 0) doubts.push(`${rows.unreadable} line(s) of the file "${type}" could not be read`);
  const missing = missingReferences(reading);
  if (missing.length > 0) {
    doubts.push(
      `the file "${type}" has lost ${missing.join(', ')}: permits that name the parcel there are missing`,
    );
  }
  return doubts;
}

function remarksOn(reading: GoodReading): string[] {
  const { type } = reading.file;
  const { columns } = reading.found.rows;
  const unknown = reading.route === 'dido' ? columns.filter((column) => !KNOWN_COLUMNS.has(column)) : [];
  return [
    ...(reading.route === 'tabular'
      ? [`the file "${type}" came from data.gouv.fr's tabular API, which finds whole parcels only`]
      : []),
    ...(unknown.length === 0
      ? []
      : [`the file "${type}" has columns unknown to this version: ${unknown.join(', ')}`]),
    ...(reading.found.truncated ? [`the file "${type}" has more permits of this parcel than were read`] : []),
  ];
}

function missingReferences({ route, found }: GoodReading): string[] {
  const { columns } = found.rows;
  // The tabular API refuses to filter by a column that is gone, Koumoul leaves empty ones out.
  if (route !== 'dido' || columns.length === 0) return [];
  return REFERENCE_COLUMNS.flat().filter((column) => !columns.includes(column));
}
