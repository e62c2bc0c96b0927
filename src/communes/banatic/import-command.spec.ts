import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BanaticRow,
  banaticRows,
  groupingRow as grouping,
  memberCells as member,
} from '../../../test/support/banatic-export.js';
import { writeXlsx } from '../../../test/support/xlsx.js';
import { banaticPath, readTable } from './banatic-file.js';
import type { BanaticGrouping, GroupingTable } from './grouping-table.js';
import { importBanatic } from './import-command.js';

// Bonneville and Marignier, both of CC Faucigny - Glières.
const BONNEVILLE = '217400423';
const MARIGNIER = '217401645';
const CC = '200000172';
const SYNDICATE = '257400085';

const COMPETENT: BanaticRow = {
  'Nombre de compétences exercées': 2,
  'Eau (Traitement, Adduction, Distribution)': 'OUI',
  'Assainissement collectif': 'NON',
  '5510 - Plan local d’urbanisme': { shared: 'OUI' },
};

describe('npm run import:banatic', () => {
  let folder: string;
  let file: string;
  let out: string[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deepcity-banatic-'));
    file = join(folder, 'France.xlsx');
    out = [];
  });
  afterEach(() => rm(folder, { recursive: true }));

  const run = (...args: string[]): Promise<number> =>
    importBanatic(
      args,
      { DATA_DIR: join(folder, 'data') },
      { out: (text) => out.push(text), err: () => undefined },
    );
  const write = (rows: readonly BanaticRow[], path = file): Promise<void> =>
    writeXlsx(path, { sheets: [{ rows: banaticRows(rows) }], savedAt: '2026-03-02T10:00:00Z' });
  const table = async (): Promise<GroupingTable> => {
    const found = await readTable(banaticPath(join(folder, 'data')));
    if (found === undefined) throw new Error('nothing was written');
    return found;
  };
  const imported = async (siren: string): Promise<BanaticGrouping | undefined> =>
    (await table()).groupings.get(siren);

  it('imports groupings, members by SIREN, competences and dates', async () => {
    await write([
      grouping(CC, 'CC Faucigny - Glières', 'CC', {
        ...COMPETENT,
        ...member(BONNEVILLE, 'Bonneville'),
        'Date de création': 38_718,
        'Population totale': 29_204,
        'Nombre de membres': 7,
        'Mode de financement': { shared: 'FPU' },
        Département: '74 - Haute-Savoie',
      }),
      // SIREN as numbers, as some writers have them.
      grouping(Number(CC), 'CC Faucigny - Glières', 'CC', {
        ...COMPETENT,
        ...member(Number(MARIGNIER), 'Marignier'),
      }),
      grouping(SYNDICATE, 'SM du Faucigny', 'SMF', {
        ...member(CC, 'CC Faucigny - Glières', 'groupement'),
        'Date de création': '15/06/1998',
        'Nombre de compétences exercées': 0,
      }),
    ]);
    expect(await run(file)).toBe(0);
    expect(await imported(CC)).toEqual({
      siren: CC,
      name: 'CC Faucigny - Glières',
      type: 'CC',
      department: '74 - Haute-Savoie',
      financing: 'FPU',
      creationDate: '2006-01-01',
      memberCount: 7,
      population: 29_204,
      competences: [0, 2],
      communes: ['74042', '74164'],
      others: [],
    });
    expect(await imported(SYNDICATE)).toMatchObject({
      creationDate: '1998-06-15',
      competences: [],
      others: [{ siren: CC, name: 'CC Faucigny - Glières', category: 'groupement' }],
    });
    expect((await table()).files).toEqual([
      { name: 'France.xlsx', savedAt: '2026-03-02T10:00:00.000Z', groupings: 2 },
    ]);
    expect(out[0]).toBe(
      'France.xlsx (sheet "Export", saved 2026-03-02): 2 groupings, 3 members, 3 competence columns in 3 rows',
    );
    expect(await readdir(join(folder, 'data'))).toEqual(['banatic.json']);
  });

  it('says what it left out and what does not fit', async () => {
    await write([
      grouping(CC, 'CC', 'CC', {
        ...COMPETENT,
        'Nombre de compétences exercées': 9,
        'Assainissement collectif': 'partiel',
      }),
      grouping(CC, 'CC', 'CC', member('123456789', 'Commune disparue')),
      grouping('12', 'sans SIREN', 'CC'),
      {},
    ]);
    await run(file);
    expect(out.slice(0, -1)).toEqual([
      expect.stringContaining('1 groupings, 1 members, 2 competence columns in 3 rows'),
      '  columns left out, being empty or no competences: Assainissement collectif',
      '  rows left out, without a SIREN or a name: 1',
      '  communes whose SIREN the Code officiel géographique does not have: 1; kept by SIREN and name',
      '  groupings that state another number of competences than they have: 1',
    ]);
    expect((await imported(CC))?.others).toEqual([
      { siren: '123456789', name: 'Commune disparue', category: 'commune' },
    ]);
  });

  it('adds the file of a region to that of the country', async () => {
    const region = join(folder, '84.xlsx');
    await write([
      grouping(CC, 'CC Faucigny - Glières', 'CC', { ...COMPETENT, ...member(BONNEVILLE, 'Bonneville') }),
      grouping(SYNDICATE, 'SM', 'SMF', member(BONNEVILLE, 'Bonneville')),
      grouping('200000438', 'CC du Pays de Pontchâteau', 'CC'),
    ]);
    await write(
      [grouping(SYNDICATE, 'SM du Faucigny', 'SMF', { ...COMPETENT, ...member(MARIGNIER, 'Marignier') })],
      region,
    );
    await run(file);
    await expect(run(region)).rejects.toThrow('1 groupings would replace 3');
    await run(region, '--add');
    expect((await table()).groupings.size).toBe(3);
    expect((await table()).files.map(({ name }) => name)).toEqual(['France.xlsx', '84.xlsx']);
    expect(await imported(SYNDICATE)).toMatchObject({
      name: 'SM du Faucigny',
      communes: ['74042', '74164'],
      competences: [0, 2],
    });
    await run(region, '--replace');
    expect((await table()).groupings.size).toBe(1);
  });

  it('takes several files at once, as adding them one by one', async () => {
    const region = join(folder, '84.xlsx');
    await write([grouping(CC, 'CC', 'CC', member(BONNEVILLE, 'Bonneville'))]);
    await write([grouping(CC, 'CC', 'CC', member(MARIGNIER, 'Marignier'))], region);
    await run(file, region);
    const together = await imported(CC);
    await run(file);
    await run(region, '--add');
    expect(await imported(CC)).toEqual(together);
    expect(together?.communes).toHaveLength(2);
  });

  it('finds the headings below a title and on a later sheet', async () => {
    const rows = banaticRows([grouping(CC, 'CC', 'CC')]);
    await writeXlsx(file, {
      sheets: [
        { name: 'Lisez-moi', rows: [['BANATIC']] },
        { name: 'Données', rows: [['Liste des groupements'], [], ...rows] },
      ],
    });
    await run(file);
    expect(out[0]).toContain('(sheet "Données"): 1 groupings');
  });

  it.each([
    ['N° SIREN', 1],
    ['Nom du groupement', 2],
    ['Nature juridique', 3],
  ])('refuses a file without %s and leaves what there was', async (heading) => {
    await write([grouping(CC, 'CC', 'CC')]);
    await run(file);
    const before = await readFile(banaticPath(join(folder, 'data')), 'utf8');
    const rows = banaticRows([grouping(CC, 'CC', 'CC')]).map((row) =>
      row.map((cell) => (cell === heading ? 'Autre' : cell)),
    );
    await writeXlsx(file, { sheets: [{ rows }] });
    await expect(run(file, '--replace')).rejects.toThrow(`"Export" lacks ${heading}`);
    expect(await readFile(banaticPath(join(folder, 'data')), 'utf8')).toBe(before);
  });

  it('refuses what is no workbook, and tells how it is used', async () => {
    await writeFile(file, '<html></html>');
    await expect(run(file)).rejects.toThrow('is no export of BANATIC that can be read');
    await expect(run(join(folder, 'absent.xlsx'))).rejects.toThrow('ENOENT');
    await expect(run()).rejects.toThrow('Usage');
    await expect(run(file, '--add', '--replace')).rejects.toThrow('Usage');
    expect(await run('--help')).toBe(0);
    expect(out[0]).toContain('import:banatic');
  });

  it('goes on from an import that cannot be read only where told to', async () => {
    await write([grouping(CC, 'CC', 'CC')]);
    await run(file);
    await writeFile(banaticPath(join(folder, 'data')), '{"form":0}');
    await expect(run(file)).rejects.toThrow('--replace');
    await run(file, '--replace');
    expect(await imported(CC)).toBeDefined();
  });
});
