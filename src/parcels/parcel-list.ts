import { parse } from 'csv-parse/sync';

/** The column of a CSV file that is taken for the identifiers. */
export const PARCEL_COLUMN = 'parcel_id';

const DELIMITERS = [',', ';', '\t'];

/** One identifier a line; blank lines say nothing, and neither does a first one that is the column's name. */
export function parcelsOfLines(text: string): string[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return isColumnName(lines[0]) ? lines.slice(1) : lines;
}

/**
 * The identifiers of a CSV file: of its column `parcel_id` or another that is named, else of its first one. Commas,
 * semicolons or tabs; a first row without a digit in the first column is the header.
 * @throws CsvError where quotes are not closed
 * @throws MissingColumn for a named column that is not there
 */
export function parcelsOfCsv(text: string, column?: string): string[] {
  const rows = parse(text, {
    bom: true,
    delimiter: DELIMITERS,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    trim: true,
  });
  const [first = []] = rows;
  const wanted = (column ?? PARCEL_COLUMN).toLowerCase();
  const named = first.findIndex((name) => name.toLowerCase() === wanted);
  if (named === -1 && column !== undefined) throw new MissingColumn(column, first);
  const hasHeader = named !== -1 || (first.length > 0 && !/\d/.test(first[0] ?? ''));
  const at = Math.max(named, 0);
  return (hasHeader ? rows.slice(1) : rows).map((row) => row[at] ?? '');
}

export class MissingColumn extends Error {
  override readonly name = 'MissingColumn';
  constructor(column: string, columns: readonly string[]) {
    super(`there is no column "${column}"; the columns are ${columns.join(', ')}`);
  }
}

function isColumnName(text: string | undefined): boolean {
  return text?.toLowerCase() === PARCEL_COLUMN;
}
