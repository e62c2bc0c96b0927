import type { UpstreamRow } from '../../fields/index.js';
import { readCsv, CsvFormatError } from './csv.js';

/*
 * The sales of one commune and year as they are kept: a third of the file, and one parcel's sales are found in it
 * without reading the rest.
 *
 *   line 1   FORMAT, then the column names
 *   line 2   the first row's cells of the columns in REPEATED, the others blank
 *   line 3-  a sale a line: its rows, a cell blank where it equals the one of the row before (of line 2 for a first row),
 *            blank cells at a row's end left out
 *
 * Identifiers of parcels are not among REPEATED: whichever parcel a line speaks of, its identifier stands there in full.
 */
export const FORMAT = 'dvf-sales-1';
/** The same, where some sale stands on several lines: its rows did not follow each other in the file. */
const SCATTERED = `${FORMAT}s`;
const PIECE_LENGTH = 64 * 1024;

/** Without these a row can neither be found nor told apart. */
const KEY_COLUMNS = ['id_mutation', 'id_parcelle'] as const;
const REPEATED: readonly string[] = ['code_commune', 'nom_commune', 'code_departement', 'code_postal'];

const LINE = '\n';
const ROW = '\u001e';
const CELL = '\u001f';
/** A cell without value, where the row before had one. */
const NONE = '\u001a';
/** None of these may stand in a cell. */
const CONTROL = /\p{Cc}/gu;
const HAS_CONTROL = /\p{Cc}/u;
const LINE_BYTE = 0x0a;

/**
 * Reduces a commune file while it comes in.
 * @throws CsvFormatError when it is no table of sales: no CSV, key columns missing, lines of another length
 */
export async function reduceCommuneFile(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  let writer: SalesWriter | undefined;
  await readCsv(chunks, (cells) => {
    if (writer === undefined) writer = new SalesWriter(cells);
    else writer.add(cells);
  });
  if (writer === undefined) throw new CsvFormatError('an empty file');
  return writer.toBuffer();
}

class SalesWriter {
  private readonly pieces: Buffer[] = [];
  private text = '';
  private readonly seen = new Set<string>();
  private readonly idIndex: number;
  private readonly isRepeated: readonly boolean[];
  private reference: readonly string[] | undefined;
  private before: readonly string[] = [];
  private id: string | undefined;
  private isScattered = false;

  constructor(private readonly columns: readonly string[]) {
    const missing = KEY_COLUMNS.filter((name) => !columns.includes(name));
    if (missing.length > 0) throw new CsvFormatError(`no column ${missing.join(', ')}`);
    this.idIndex = columns.indexOf('id_mutation');
    this.isRepeated = columns.map((name) => REPEATED.includes(name));
  }

  add(cells: readonly string[]): void {
    if (cells.length !== this.columns.length) {
      throw new CsvFormatError(`a line of ${cells.length} cells under ${this.columns.length} columns`);
    }
    this.reference ??= cells.map((cell, index) => (this.isRepeated[index] === true ? plain(cell) : ''));
    const id = cells[this.idIndex] ?? '';
    if (id === this.id) {
      this.text += ROW + rowText(cells, this.before);
    } else {
      if (this.text.length > PIECE_LENGTH) this.flush();
      this.isScattered ||= this.seen.has(id);
      this.seen.add(id);
      this.text += LINE + rowText(cells, this.reference);
      this.id = id;
    }
    this.before = cells;
  }

  toBuffer(): Buffer {
    this.flush();
    const format = this.isScattered ? SCATTERED : FORMAT;
    const head = [format, ...this.columns].join(CELL) + LINE + (this.reference ?? []).join(CELL);
    return Buffer.concat([Buffer.from(head), ...this.pieces]);
  }

  /** Text is turned into bytes piece by piece, so that no more than a piece is held as text. */
  private flush(): void {
    this.pieces.push(Buffer.from(this.text));
    this.text = '';
  }
}

function rowText(cells: readonly string[], before: readonly string[]): string {
  let end = cells.length;
  while (end > 0 && cells[end - 1] === before[end - 1]) end--;
  let text = '';
  for (let index = 0; index < end; index++) {
    const cell = cells[index] ?? '';
    if (index > 0) text += CELL;
    if (cell !== before[index]) text += cell === '' ? NONE : plain(cell);
  }
  return text;
}

function plain(cell: string): string {
  return HAS_CONTROL.test(cell) ? cell.replace(CONTROL, ' ') : cell;
}

function cellsOf(text: string, before: readonly string[]): string[] {
  const parts = text.split(CELL);
  return before.map((cell, index) => {
    const part = parts[index] ?? '';
    return part === '' ? cell : part === NONE ? '' : part;
  });
}

/** The reduced file of one commune and year. */
export class CommuneSales {
  private readonly columns: readonly string[];
  private readonly reference: readonly string[];
  private readonly start: number;
  private readonly isScattered: boolean;

  /** @param bytes what {@link reduceCommuneFile} made */
  constructor(private readonly bytes: Buffer) {
    const [header, afterHeader] = lineAt(bytes, 0);
    const [reference, start] = lineAt(bytes, afterHeader);
    const [format, ...columns] = header.split(CELL);
    this.columns = columns;
    this.isScattered = format === SCATTERED;
    // A file of a header alone has no row to refer to.
    this.reference = this.columns.map((_, index) => reference.split(CELL)[index] ?? '');
    this.start = start;
  }

  static isReduced(bytes: Buffer): boolean {
    return bytes.subarray(0, FORMAT.length).toString('latin1') === FORMAT;
  }

  hasColumn(name: string): boolean {
    return this.columns.includes(name);
  }

  /** Whether a parcel whose identifier begins so was sold: tells whether the file knows a commune under that code. */
  hasParcelsIn(beginning: string): boolean {
    for (const rows of this.salesNaming(beginning)) {
      if (rows.some((row) => String(row['id_parcelle']).startsWith(beginning))) return true;
    }
    return false;
  }

  /** All rows of each sale that a parcel took part in; values are text, null where there is none. */
  salesOf(idu: string): UpstreamRow[][] {
    const sales = [...this.salesNaming(idu)].filter((rows) => rows.some((row) => row['id_parcelle'] === idu));
    if (!this.isScattered) return sales;
    const ids = new Set(sales.map((rows) => String(rows[0]?.['id_mutation'])));
    return [...ids].map((id) => [...this.salesNaming(id)].flat().filter((row) => row['id_mutation'] === id));
  }

  /** Sales whose line holds a text anywhere. */
  private *salesNaming(text: string): Generator<UpstreamRow[]> {
    let from = this.start;
    for (;;) {
      const hit = this.bytes.indexOf(text, from, 'utf8');
      if (hit === -1) return;
      const [line, next] = lineAt(
        this.bytes,
        Math.max(this.bytes.lastIndexOf(LINE_BYTE, hit) + 1, this.start),
      );
      yield this.rowsOf(line);
      from = next;
    }
  }

  private rowsOf(line: string): UpstreamRow[] {
    let cells = this.reference;
    return line.split(ROW).map((text) => {
      cells = cellsOf(text, cells);
      return Object.fromEntries(this.columns.map((name, index) => [name, cells[index] || null]));
    });
  }
}

function lineAt(bytes: Buffer, start: number): [string, number] {
  const end = bytes.indexOf(LINE_BYTE, start);
  const stop = end === -1 ? bytes.length : end;
  return [bytes.toString('utf8', start, stop), Math.min(stop + 1, bytes.length)];
}
