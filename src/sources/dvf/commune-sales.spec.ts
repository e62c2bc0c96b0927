import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { dataPath } from '../../../sandbox/data-folder.js';
import { CommuneSales, reduceCommuneFile } from './commune-sales.js';
import { CsvFormatError } from './csv.js';

const PIECE = 64 * 1024;

async function* chunksOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE)
    yield await Promise.resolve(bytes.subarray(at, at + PIECE));
}

async function reduced(text: string | Buffer): Promise<CommuneSales> {
  return new CommuneSales(await reduceCommuneFile(chunksOf(Buffer.from(text))));
}

type Row = Record<string, string | null>;

function rowsIn(file: string | Buffer): Row[] {
  const rows: Record<string, string>[] = parse(file, { columns: true });
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell || null])),
  );
}

/** What must be found, written the slow way. */
function salesIn(rows: readonly Row[], idu: string): Row[][] {
  const ids = new Set(rows.filter((row) => row['id_parcelle'] === idu).map((row) => row['id_mutation']));
  return [...ids].map((id) => rows.filter((row) => row['id_mutation'] === id));
}

const FILES = [
  '2023-48012',
  '2025-48012',
  '2024-78158',
  '2024-78389',
  '2024-78152',
  '2024-75101',
  '2025-92012',
];

describe('CommuneSales', () => {
  it.each(FILES)('finds in the reduced file %s what stands in the file', async (name) => {
    const file = readFileSync(dataPath('dvf', `${name}.csv`));
    const sales = await reduced(file);
    const rows = rowsIn(file);
    const ids = new Set(rows.map((row) => row['id_parcelle'] ?? ''));
    expect(ids.size).toBeGreaterThan(0);
    for (const idu of ids) expect(sales.salesOf(idu)).toEqual(salesIn(rows, idu));
  });

  it('gives back any table, sales scattered or not', async () => {
    const cell = fc.constantFrom('', 'RUE X', '12', 'a,b', 'é"', '0');
    const row = fc.record({
      id_mutation: fc.constantFrom('m1', 'm2', 'm11'),
      code_commune: fc.constantFrom('78158', '78158', '78159'),
      nom_commune: cell,
      id_parcelle: fc.constantFrom('78158000AB0001', '78158000AB0002', '78158524AB0001'),
      ancien_id_parcelle: fc.constantFrom('', '78158000AB0001'),
      other: cell,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (given) => {
        const columns = Object.keys(given[0] ?? {});
        const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
        const lines = given.map((cells) => Object.values(cells).map(quoted).join(','));
        const text = [columns.join(','), ...lines].join('\n');
        const sales = await reduced(text);
        const rows = rowsIn(text);
        for (const idu of ['78158000AB0001', '78158000AB0002', '78158524AB0001', '78158000AB0003']) {
          expect(sales.salesOf(idu)).toEqual(salesIn(rows, idu));
        }
      }),
    );
  });

  it('does not take a parcel for another that it was before, nor for one whose number begins alike', async () => {
    const sales = await reduced(
      'id_mutation,id_parcelle,ancien_id_parcelle\nm1,78158000AB0001,78524000AB0001\nm2,78158000AB00012,\n',
    );
    expect(sales.salesOf('78524000AB0001')).toEqual([]);
    expect(sales.salesOf('78158000AB0001')).toHaveLength(1);
  });

  it('tells whether parcels of a commune and prefix were sold', async () => {
    const sales = await reduced(readFileSync(dataPath('dvf', '2024-78158.csv')));
    expect(sales.hasParcelsIn('78158524')).toBe(true);
    expect(sales.hasParcelsIn('78158525')).toBe(false);
  });

  it('reads a file of a header alone as no sale', async () => {
    const sales = await reduced('id_mutation,id_parcelle\n');
    expect(sales.salesOf('78158000AB0001')).toEqual([]);
    expect(sales.hasColumn('id_parcelle')).toBe(true);
    expect(sales.hasColumn('valeur_fonciere')).toBe(false);
  });

  it('keeps control characters out of its own format', async () => {
    const sales = await reduced('id_mutation,id_parcelle,nom\nm1,78158000AB0001,"a\nb\u001fc\u001ed"\n');
    expect(sales.salesOf('78158000AB0001')).toEqual([
      [{ id_mutation: 'm1', id_parcelle: '78158000AB0001', nom: 'a b c d' }],
    ]);
  });

  it.each([
    ['an empty file', ''],
    ['a page', '<!DOCTYPE html>\n<html>\n</html>\n'],
    ['a table without parcels', 'id_mutation,parcelle\nm1,78158000AB0001\n'],
    ['a table with semicolons', 'id_mutation;id_parcelle\nm1;78158000AB0001\n'],
    ['a line that breaks off', 'id_mutation,id_parcelle,nom\nm1,78158000AB0001,x\nm2,781580\n'],
  ])('refuses %s', async (_, text) => {
    await expect(reduced(text)).rejects.toBeInstanceOf(CsvFormatError);
  });

  it('reduces a file of 4 MB to little more than half, in less than its share of a second', async () => {
    const [header = '', ...lines] = readFileSync(dataPath('dvf', '2024-78158.csv'), 'utf8')
      .trimEnd()
      .split('\n');
    const rounds = Math.ceil((4 * 1024 * 1024) / lines.join('\n').length);
    // Each round is sales of its own.
    const copies = Array.from({ length: rounds }, (_, round) =>
      lines.map((line) => line.replace(',', `-${round},`)),
    );
    const file = Buffer.from([header, ...copies.flat()].join('\n'));
    const before = process.cpuUsage();
    const bytes = await reduceCommuneFile(chunksOf(file));
    const { user } = process.cpuUsage(before);
    expect(bytes.length).toBeLessThan(file.length * 0.6);
    // Some 100 ms here; ten times that would be a mistake.
    expect(user / 1_000).toBeLessThan(1_000);
    expect(new CommuneSales(bytes).salesOf('78158000AL0127').length).toBeGreaterThanOrEqual(rounds);
  });
});
