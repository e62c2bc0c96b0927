import { cellText, columnOf } from './cell-text.js';
import { parseXml } from './parse-xml.js';

/** Cells of a row by column, from 0; gaps are undefined. Numbers and dates are the text that the file has. */
export type SheetRow = readonly (string | undefined)[];

/**
 * The rows of a worksheet one after another, never more in memory than one piece of the file holds.
 * @param strings the workbook's shared strings
 * @throws when it is not well-formed
 */
export async function* sheetRows(
  chunks: AsyncIterable<string>,
  strings: readonly string[],
): AsyncGenerator<SheetRow> {
  const gathered = new RowGatherer(strings);
  for await (const _ of parseXml(chunks, gathered)) yield* gathered.take();
}

class RowGatherer {
  private rows: SheetRow[] = [];
  private row: (string | undefined)[] = [];
  private column = -1;
  private kind: string | undefined;
  private value = '';
  private inValue = false;
  private phonetic = false;

  constructor(private readonly strings: readonly string[]) {}

  readonly open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name === 'row') {
      this.row = [];
      this.column = -1;
    } else if (name === 'c') {
      const { r: reference, t: kind } = attributes;
      // A cell without a reference follows the one before.
      this.column = (reference === undefined ? undefined : columnOf(reference)) ?? this.column + 1;
      this.kind = kind;
      this.value = '';
    } else if (name === 'v' || name === 't') this.inValue = true;
    else if (name === 'rPh') this.phonetic = true;
  };

  readonly text = (text: string): void => {
    if (this.inValue && !this.phonetic) this.value += text;
  };

  readonly close = (name: string): void => {
    if (name === 'v' || name === 't') this.inValue = false;
    else if (name === 'rPh') this.phonetic = false;
    else if (name === 'c') {
      const value = this.valueOfCell();
      if (value !== undefined && value !== '') this.row[this.column] = value;
    } else if (name === 'row') this.rows.push(this.row);
  };

  take(): readonly SheetRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  private valueOfCell(): string | undefined {
    if (this.kind === 's') return this.strings[Number(this.value)];
    if (this.kind === 'e') return undefined;
    return this.kind === undefined ? this.value : cellText(this.value);
  }
}
