import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { dataPath, projectRoot } from '../../../sandbox/data-folder.js';
import { CommuneSales, reduceCommuneFile } from './commune-sales.js';
import { transactionOf } from './sale.js';

type Row = Readonly<Record<string, string>>;

interface Counts {
  parcels: number;
  found: number;
  rejected: number;
  missed: number;
}

/** Numbers of sales that were composed for the sandbox; recorded ones have six or seven digits and no 9 in front. */
const COMPOSED = /^\d{4}-9\d{6}$|^2023-123456$/;

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(bytes);
}

/** Every parcel of a file is looked up; what must be found is read from the file by plain comparison. */
async function measured(name: string, isWanted: (row: Row) => boolean): Promise<Counts> {
  const file = readFileSync(dataPath('dvf', name));
  const rows: Row[] = parse(file, { columns: true });
  const sales = new CommuneSales(await reduceCommuneFile(once(file)));
  const wanted = rows.filter(isWanted);
  const all = new Set(rows.map((row) => row['id_mutation'] ?? ''));
  const counts = { parcels: 0, found: 0, rejected: 0, missed: 0 };
  for (const idu of new Set(wanted.map((row) => row['id_parcelle'] ?? ''))) {
    const expected = new Set(
      rows.filter((row) => row['id_parcelle'] === idu).map((row) => row['id_mutation'] ?? ''),
    );
    const found = sales
      .salesOf(idu)
      .map((sale) =>
        transactionOf(
          { rows: sale, source: 'geo-dvf', edition: null },
          { idu, soldAs: idu, matchMethod: 'parcelId' },
        ),
      );
    const ids = found.map(({ mutationId }) => mutationId ?? '');
    expect(ids.filter((id) => !expected.has(id))).toEqual([]);
    expect(found.every(({ parcelIds }) => parcelIds.includes(idu))).toBe(true);
    counts.parcels += 1;
    counts.found += ids.length;
    counts.rejected += all.size - ids.length;
    counts.missed += [...expected].filter((id) => !ids.includes(id)).length;
  }
  return counts;
}

async function overall(isWanted: (row: Row) => boolean): Promise<Counts> {
  const files = readdirSync(dataPath('dvf')).filter((name) => name.endsWith('.csv'));
  const counts = await Promise.all(files.map((name) => measured(name, isWanted)));
  return counts.reduce((sum, one) => ({
    parcels: sum.parcels + one.parcels,
    found: sum.found + one.found,
    rejected: sum.rejected + one.rejected,
    missed: sum.missed + one.missed,
  }));
}

function line(title: string, { parcels, found, rejected, missed }: Counts): string {
  return `| ${title} | ${parcels} | ${found} | ${rejected} | ${missed} |`;
}

describe('join of parcels and sales', () => {
  it('finds every sale of every parcel, none of a neighbour, as docs/joins/dvf.md says', async () => {
    const page = readFileSync(join(projectRoot(process.cwd()), 'docs', 'joins', 'dvf.md'), 'utf8').replace(
      / +/g,
      ' ',
    );
    const recorded = await overall((row) => !COMPOSED.test(row['id_mutation'] ?? ''));
    const composed = await overall((row) => COMPOSED.test(row['id_mutation'] ?? ''));
    expect([recorded.missed, composed.missed]).toEqual([0, 0]);
    expect(page).toContain(line('recorded sales', recorded));
    expect(page).toContain(line('sales composed for the sandbox', composed));
  });
});
