import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type WorkbookOfTest, writeXlsx } from '../../../../test/support/xlsx.js';
import { readSharedStrings } from './shared-strings.js';
import { sheetRows } from './sheet-rows.js';
import { openWorkbook } from './workbook.js';

async function* piecesOf(text: string, size = 7): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield await Promise.resolve(text.slice(at, at + size));
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe('openWorkbook', () => {
  let folder: string;
  let path: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deepcity-xlsx-'));
    path = join(folder, 'book.xlsx');
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function read(workbook: WorkbookOfTest) {
    await writeXlsx(path, workbook);
    const book = await openWorkbook(path);
    const sheets = [];
    for (const { name, rows } of book.sheets) sheets.push({ name, rows: await all(rows()) });
    book.close();
    return { ...book, sheets };
  }

  it('reads sheets in order, with text inline and shared, numbers and gaps', async () => {
    const { sheets, calendar1904, savedAt } = await read({
      sheets: [
        {
          name: 'Éléments & <suite>',
          rows: [['a', { shared: 'é & <b>' }, null, 12.5], [], [null, { shared: 'a' }]],
        },
        { name: 'autre', rows: [[{ shared: 'é & <b>' }]] },
      ],
      savedAt: '2026-03-02T10:00:00Z',
    });
    expect(sheets).toEqual([
      { name: 'Éléments & <suite>', rows: [['a', 'é & <b>', undefined, '12.5'], [], [undefined, 'a']] },
      { name: 'autre', rows: [['é & <b>']] },
    ]);
    expect({ calendar1904, savedAt }).toEqual({ calendar1904: false, savedAt: '2026-03-02T10:00:00.000Z' });
  });

  it('knows the calendar of 1904', async () => {
    expect(await read({ sheets: [], calendar1904: true })).toMatchObject({
      calendar1904: true,
      savedAt: undefined,
    });
  });

  it('reads rich text, errors, booleans, formulas and cells without a reference', async () => {
    const rich = '<c t="inlineStr"><is><r><t>ri</t></r><rPh><t>no</t></rPh><r><t>ch</t></r></is></c>';
    const xml = `${rich}<c t="e"><v>#N/A</v></c><c t="b"><v>1</v></c><c t="str"><f>A1</f><v>x</v></c>`;
    const { sheets } = await read({ sheets: [{ rows: [[{ xml }]] }] });
    expect(sheets[0]?.rows).toEqual([['rich', undefined, '1', 'x']]);
  });

  it('refuses what is no workbook', async () => {
    await writeFile(path, '<html>Service indisponible</html>');
    await expect(openWorkbook(path)).rejects.toThrow();
    await expect(openWorkbook(join(folder, 'absent'))).rejects.toThrow('ENOENT');
  });
});

describe('sheetRows', () => {
  it('gives rows whatever the pieces, and with a prefix', async () => {
    const xml =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="B1" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    for (const size of [1, 5, 1_000]) {
      expect(await all(sheetRows(piecesOf(xml, size), ['shared']))).toEqual([[undefined, 'shared']]);
    }
  });

  it('asks for no more of the file than the rows taken so far need', async () => {
    let pieces = 0;
    async function* endless(): AsyncGenerator<string> {
      yield await Promise.resolve('<worksheet><sheetData>');
      for (;;) {
        pieces += 1;
        yield `<row r="${pieces}"><c t="str"><v>${pieces}</v></c></row>`;
      }
    }
    const taken: unknown[] = [];
    for await (const row of sheetRows(endless(), [])) {
      taken.push(row[0]);
      if (taken.length === 5_000) break;
    }
    expect(taken.at(-1)).toBe('5000');
    expect(pieces).toBe(5_000);
  });

  it('refuses broken XML', async () => {
    await expect(all(sheetRows(piecesOf('<worksheet><row></worksheet>'), []))).rejects.toThrow();
    await expect(all(sheetRows(piecesOf('<worksheet><row>'), []))).rejects.toThrow();
  });
});

describe('readSharedStrings', () => {
  const xml =
    '<sst><si><t>abc</t></si><si/><si><r><t>d</t></r><rPh><t>no</t></rPh><r><t>e</t></r></si></sst>';

  it('joins rich text and keeps empty ones in their place', async () => {
    expect(await readSharedStrings(piecesOf(xml))).toEqual(['abc', '', 'de']);
  });

  it('holds no more than it may', async () => {
    await expect(readSharedStrings(piecesOf(xml), 5)).resolves.toHaveLength(3);
    await expect(readSharedStrings(piecesOf(xml), 4)).rejects.toThrow('more than 4 characters');
  });
});
