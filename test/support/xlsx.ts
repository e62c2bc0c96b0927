import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** A cell: text inline, text in the table of shared strings, a number, or raw XML; null is a gap. */
export type Cell = string | number | { readonly shared: string } | { readonly xml: string } | null;

export interface SheetOfTest {
  readonly name?: string;
  readonly rows: Iterable<readonly Cell[]>;
}

export interface WorkbookOfTest {
  readonly sheets: readonly SheetOfTest[];
  /** Serial dates count from 1904. */
  readonly calendar1904?: boolean;
  /** ISO 8601. */
  readonly savedAt?: string;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PIECE_CHARACTERS = 500_000;

/** Writes an XLSX file, its rows as they come, so that big ones need no memory. */
export async function writeXlsx(
  path: string,
  { sheets, calendar1904, savedAt }: WorkbookOfTest,
): Promise<void> {
  const zip = new ZipFile();
  const add = (part: string, text: string): void => zip.addBuffer(Buffer.from(text), part);
  const strings = new Map<string, number>();
  const list = sheets.map(
    ({ name = 'Export' }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  add(
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr${calendar1904 === true ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`,
  );
  const relations = sheets.map(
    (_, i) =>
      `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  add(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}<Relationship Id="rIdS" Type="${RELATIONS}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
  );
  if (savedAt !== undefined) {
    add(
      'docProps/core.xml',
      `<cp:coreProperties xmlns:cp="c" xmlns:dcterms="d"><dcterms:created>2000-01-01T00:00:00Z</dcterms:created><dcterms:modified>${savedAt}</dcterms:modified></cp:coreProperties>`,
    );
  }
  sheets.forEach(({ rows }, i) => {
    zip.addReadStream(Readable.from(inPieces(sheetXml(rows, strings))), `xl/worksheets/sheet${i + 1}.xml`, {
      compressionLevel: 1,
    });
  });
  // Behind the sheets, as some writers do, when all are known.
  zip.addReadStreamLazy('xl/sharedStrings.xml', (done) => done(null, Readable.from([stringsXml(strings)])));
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}

function* sheetXml(rows: Iterable<readonly Cell[]>, strings: Map<string, number>): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}"><sheetData>`;
  let number = 0;
  for (const cells of rows) {
    number += 1;
    const written = cells.map((cell, column) => cellXml(cell, `${letters(column)}${number}`, strings));
    yield `<row r="${number}">${written.join('')}</row>`;
  }
  yield '</sheetData></worksheet>';
}

function cellXml(cell: Cell, reference: string, strings: Map<string, number>): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
  if (typeof cell === 'string') {
    return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  }
  if ('xml' in cell) return cell.xml;
  const known = strings.get(cell.shared) ?? strings.size;
  strings.set(cell.shared, known);
  return `<c r="${reference}" t="s"><v>${known}</v></c>`;
}

function stringsXml(strings: ReadonlyMap<string, number>): string {
  const items = [...strings.keys()].map((text) => `<si><t>${escaped(text)}</t></si>`);
  return `<sst xmlns="${MAIN}">${items.join('')}</sst>`;
}

function* inPieces(parts: Iterable<string>): Generator<Buffer> {
  let piece = '';
  for (const part of parts) {
    piece += part;
    if (piece.length < PIECE_CHARACTERS) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  yield Buffer.from(piece);
}

function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
