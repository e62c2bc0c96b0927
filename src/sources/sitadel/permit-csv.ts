import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';

/** A body that is not the table of permits it should be. */
export class PermitTableError extends Error {
  override readonly name = 'PermitTableError';
}

export interface PermitTable {
  readonly columns: readonly string[];
  /** Lines in mid-file that do not have a cell per column. */
  readonly unreadable: number;
}

/** A record longer than this is a quote that is never closed; a whole row has some 500 bytes. */
const MAX_RECORD_BYTES = 64 * 1024;
const LINE_FEED = 0x0a;

/**
 * Reads DiDo's CSV while its bytes come in: `;`, strings quoted, a line of names, before it possibly one of
 * descriptions.
 * @param required columns without which a row is of no use
 * @param onRow gets the cells of each whole row
 * @throws PermitTableError when it is no such table, or is cut off; whatever breaks the stream
 */
export async function readPermitCsv(
  chunks: AsyncIterable<Buffer>,
  required: readonly string[],
  onRow: (cells: readonly string[], columns: readonly string[]) => void,
): Promise<PermitTable> {
  let lastByte: number | undefined;
  async function* watched(): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      lastByte = chunk.at(-1) ?? lastByte;
      yield chunk;
    }
  }
  const parser = parse({
    delimiter: ';',
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_BYTES,
  });
  const pumping = pipeline(watched, parser);
  // The loop below ends with the same failure.
  pumping.catch(() => undefined);

  const seen: string[][] = [];
  let columns: readonly string[] | undefined;
  let unreadable = 0;
  let isLastWhole = true;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      if (columns === undefined) {
        if (record.some((cell) => required.includes(cell))) columns = headerOf(record, required);
        else if (seen.push(record) > 1) throw new PermitTableError('no line of column names');
        continue;
      }
      isLastWhole = record.length === columns.length;
      if (isLastWhole) onRow(record, columns);
      else unreadable++;
    }
    await pumping;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new PermitTableError(error.message, { cause: error });
  }
  if (columns === undefined) throw new PermitTableError('no line of column names');
  // Files cut off in mid-row have been served under status 200.
  if (lastByte !== LINE_FEED || !isLastWhole) throw new PermitTableError('a file cut off in mid-row');
  return { columns, unreadable };
}

function headerOf(record: readonly string[], required: readonly string[]): readonly string[] {
  const missing = required.filter((name) => !record.includes(name));
  if (missing.length > 0) throw new PermitTableError(`no column ${missing.join(', ')}`);
  return record;
}
