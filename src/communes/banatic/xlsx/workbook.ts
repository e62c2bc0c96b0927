import { posix } from 'node:path';
import { openZip, type ZipParts } from './open-zip.js';
import { parseXml } from './parse-xml.js';
import { readSharedStrings } from './shared-strings.js';
import { type SheetRow, sheetRows } from './sheet-rows.js';

/** An XLSX file, its sheets read row by row. */
export interface Workbook {
  /** In the order of the file. */
  readonly sheets: readonly { readonly name: string; readonly rows: () => AsyncIterable<SheetRow> }[];
  /** Whether serial dates count from 1904. */
  readonly calendar1904: boolean;
  /** When it was last saved, as the file says: ISO 8601. */
  readonly savedAt: string | undefined;
  readonly close: () => void;
}

const WORKBOOK = 'xl/workbook.xml';
const PROPERTIES = 'docProps/core.xml';

/** @throws with a message that says why this is no readable workbook */
export async function openWorkbook(path: string): Promise<Workbook> {
  const zip = await openZip(path);
  try {
    return await readWorkbook(zip);
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function readWorkbook(zip: ZipParts): Promise<Workbook> {
  const sheets: { name: string; relation: string }[] = [];
  let calendar1904 = false;
  await walk(zip.text(WORKBOOK), (name, attributes) => {
    if (name === 'workbookPr') calendar1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
    else if (name === 'sheet') {
      // In the namespace of relationships, whose prefix the file chooses.
      const [, relation = ''] = Object.entries(attributes).find(([key]) => key.endsWith(':id')) ?? [];
      sheets.push({ name: attributes['name'] ?? '', relation });
    }
  });
  const targets = new Map<string, string>();
  let stringsPath: string | undefined;
  await walk(zip.text('xl/_rels/workbook.xml.rels'), (name, { Id: id, Type: type, Target: target }) => {
    if (name !== 'Relationship' || id === undefined || target === undefined) return;
    // Relative to the workbook, or from the root with a slash.
    const path = posix.join(posix.dirname(WORKBOOK), target);
    targets.set(id, target.startsWith('/') ? target.slice(1) : path);
    if (type?.endsWith('/sharedStrings') === true) stringsPath = targets.get(id);
  });
  const strings =
    stringsPath !== undefined && zip.sizes.has(stringsPath)
      ? await readSharedStrings(zip.text(stringsPath))
      : [];
  return {
    sheets: sheets.map(({ name, relation }) => ({
      name,
      rows: () => sheetRows(zip.text(targets.get(relation) ?? `the sheet ${name}`), strings),
    })),
    calendar1904,
    savedAt: zip.sizes.has(PROPERTIES) ? await savedAtOf(zip.text(PROPERTIES)) : undefined,
    close: zip.close,
  };
}

async function savedAtOf(chunks: AsyncIterable<string>): Promise<string | undefined> {
  const dates: Partial<Record<string, string>> = {};
  let element = '';
  const reading = parseXml(chunks, {
    open: (name) => (element = name),
    text: (text) => (dates[element] = (dates[element] ?? '') + text),
    close: () => (element = ''),
  });
  for await (const _ of reading);
  const date = new Date(dates['modified'] ?? dates['created'] ?? '');
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

async function walk(
  chunks: AsyncIterable<string>,
  open: (name: string, attributes: Readonly<Record<string, string>>) => void,
): Promise<void> {
  for await (const _ of parseXml(chunks, { open }));
}
