import { type UpstreamRow } from '../../fields/index.js';
import { REFERENCE_COLUMNS, referencesOf } from './cadastral-reference.js';
import { readPermitCsv } from './permit-csv.js';
import type { PermitFile } from './permit-files.js';
import { distinct, type PermitRow, type PermitRows } from './permit-rows.js';
import type { SoughtParcel } from './sought-parcel.js';

/*
 * One file of one commune as it is kept: half to three quarters of the CSV, and one parcel's rows are found in it without
 * reading the rest.
 *
 *   line 1   FORMAT, then JSON: column names, each column's usual cell, number of lines that could not be read
 *   line 2-  a row a line: its keys (parcels it names, its number), then its cells, blank where usual, blank
 *            cells at the end left out
 */
export const FORMAT = 'sitadel-permits-1';

const LINE = '\n';
const LINE_BYTE = 0x0a;
/** Stands before and after each key, and in no cell. */
const KEY = '\u001d';
const CELL = '\u001f';
/** An empty cell where the usual one is not. */
const NONE = '\u001a';
const CONTROL = /[\0-\x1f]/;
const CONTROLS = /[\0-\x1f]/g;
/** Rows from which the usual cells are told. */
const SAMPLE = 100;
const PIECE_LENGTH = 64 * 1024;

interface Head {
  readonly columns: readonly string[];
  readonly usual: readonly string[];
  readonly unreadable: number;
}

/**
 * Reduces a commune's CSV while it comes in.
 * @param departmentCode of the commune: it decides which sections can be numbers
 * @throws PermitTableError when the body is no such table
 */
export async function reducePermitCsv(
  chunks: AsyncIterable<Buffer>,
  file: PermitFile,
  departmentCode: string,
): Promise<Buffer> {
  let writer: PermitWriter | undefined;
  const required = [file.numberColumn, ...REFERENCE_COLUMNS[0]];
  const { columns, unreadable } = await readPermitCsv(chunks, required, (cells, names) => {
    writer ??= new PermitWriter(names, file, departmentCode);
    writer.add(cells);
  });
  return (writer ?? new PermitWriter(columns, file, departmentCode)).toBuffer(unreadable);
}

class PermitWriter {
  private readonly pieces: Buffer[] = [];
  private text = '';
  private waiting: (readonly string[])[] = [];
  private usual: readonly string[] | undefined;
  private readonly numberIndex: number;
  /** Columns that the keys are read from, and where they stand. */
  private readonly keyColumns: readonly (readonly [column: string, index: number])[];

  constructor(
    private readonly columns: readonly string[],
    file: PermitFile,
    private readonly departmentCode: string,
  ) {
    this.numberIndex = columns.indexOf(file.numberColumn);
    this.keyColumns = REFERENCE_COLUMNS.flat().map((column) => [column, columns.indexOf(column)]);
  }

  add(cells: readonly string[]): void {
    if (this.usual !== undefined) return this.write(cells, this.usual);
    this.waiting.push(cells);
    if (this.waiting.length === SAMPLE) this.settle();
  }

  toBuffer(unreadable: number): Buffer {
    const usual = this.usual ?? this.settle();
    this.flush();
    const head: Head = { columns: this.columns, usual, unreadable };
    return Buffer.concat([Buffer.from(FORMAT + JSON.stringify(head)), ...this.pieces]);
  }

  private settle(): readonly string[] {
    const usual = this.columns.map((_, index) =>
      plain(mostFrequent(this.waiting.map((cells) => cells[index] ?? ''))),
    );
    this.usual = usual;
    for (const cells of this.waiting) this.write(cells, usual);
    this.waiting = [];
    return usual;
  }

  private write(cells: readonly string[], usual: readonly string[]): void {
    let end = cells.length;
    while (end > 0 && cells[end - 1] === usual[end - 1]) end--;
    let text = LINE + KEY + this.keysOf(cells).join(KEY) + KEY;
    for (let index = 0; index < end; index++) {
      const cell = cells[index] ?? '';
      if (index > 0) text += CELL;
      if (cell !== usual[index]) text += cell === '' ? NONE : plain(cell);
    }
    this.text += text;
    if (this.text.length > PIECE_LENGTH) this.flush();
  }

  private keysOf(cells: readonly string[]): string[] {
    const row = Object.fromEntries(this.keyColumns.map(([column, index]) => [column, cells[index]]));
    const parcels = referencesOf(row, this.departmentCode).map(({ section, number }) => section + number);
    return [...new Set(parcels), numberKey(plain(cells[this.numberIndex] ?? ''))];
  }

  private flush(): void {
    this.pieces.push(Buffer.from(this.text));
    this.text = '';
  }
}

function plain(cell: string): string {
  return CONTROL.test(cell) ? cell.replace(CONTROLS, ' ') : cell;
}

function mostFrequent(cells: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), ['', 0] as const)[0];
}

function numberKey(number: string): string {
  return `#${number.trim()}`;
}

function rowOf(columns: readonly string[], cells: readonly string[]): UpstreamRow {
  return Object.fromEntries(columns.map((name, index) => [name, cells[index] || null]));
}

/** The reduced file of one commune. */
export class CommunePermits implements PermitRows {
  private readonly head: Head;
  private readonly start: number;

  /** @param bytes what {@link reducePermitCsv} made */
  constructor(private readonly bytes: Buffer) {
    const end = endOfLine(bytes, 0);
    this.head = JSON.parse(bytes.toString('utf8', FORMAT.length, end)) as Head;
    this.start = Math.min(end + 1, bytes.length);
  }

  static isReduced(bytes: Buffer): boolean {
    return bytes.subarray(0, FORMAT.length).toString('latin1') === FORMAT;
  }

  get columns(): readonly string[] {
    return this.head.columns;
  }

  get unreadable(): number {
    return this.head.unreadable;
  }

  candidates({ section, number }: SoughtParcel): readonly PermitRow[] {
    return distinct([...this.linesWith(section + number)]);
  }

  numbered(number: string): readonly PermitRow[] {
    return distinct([...this.linesWith(numberKey(number))]);
  }

  *all(): Generator<PermitRow> {
    for (let at = this.start; at < this.bytes.length;) {
      const end = endOfLine(this.bytes, at);
      yield this.read(at, end);
      at = end + 1;
    }
  }

  private *linesWith(key: string): Generator<PermitRow> {
    const sought = KEY + key + KEY;
    for (let from = this.start; ;) {
      const hit = this.bytes.indexOf(sought, from, 'utf8');
      if (hit === -1) return;
      const end = endOfLine(this.bytes, hit);
      yield this.read(this.bytes.lastIndexOf(LINE_BYTE, hit) + 1, end);
      from = end;
    }
  }

  private read(start: number, end: number): PermitRow {
    const line = this.bytes.toString('utf8', start, end);
    const content = line.slice(line.lastIndexOf(KEY) + 1);
    const parts = content.split(CELL);
    const cells = this.head.usual.map((usual, index) => {
      const part = parts[index] ?? '';
      return part === '' ? usual : part === NONE ? '' : part;
    });
    return { row: rowOf(this.head.columns, cells), content };
  }
}

function endOfLine(bytes: Buffer, from: number): number {
  const end = bytes.indexOf(LINE_BYTE, from);
  return end === -1 ? bytes.length : end;
}
