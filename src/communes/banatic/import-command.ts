import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { type Command, type Terminal, UsageError } from '../../cli/command.js';
import { readSettings } from '../../config/settings.js';
import { allCommunes } from '../../parcels/communes.js';
import { banaticPath, readTable, writeTable } from './banatic-file.js';
import { countMembers, type GroupingTable, mergeTables } from './grouping-table.js';
import { NoBanaticExport, readExport, type ReadExport } from './read-export.js';

const USAGE = `Usage: npm run import:banatic -- FILE [FILE ...] [--add] [--replace]

Imports exports of BANATIC (XLSX; the national one, those of regions) into DATA_DIR, from where servers answer
GET /v1/communes/{insee}/groupements. Several files are taken as one, the later on top of the earlier.

  --add      on top of what was imported before: a region after the whole country
  --replace  also when the files hold less than half of what was imported before

The national file: https://www.banatic.interieur.gouv.fr/ (Exports), or data.gouv.fr, "base nationale sur les intercommunalités".`;

/** A file with fewer groupings than this part of those there are is thought to be a region's, taken for the country's. */
const SUSPECT_PART = 0.5;

/** `npm run import:banatic`: reads exports of BANATIC and keeps what the server needs of them. */
export const importBanatic: Command = async (args, environment, terminal) => {
  const { values, positionals: paths } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', short: 'h' },
      add: { type: 'boolean' },
      replace: { type: 'boolean' },
    },
    allowPositionals: true,
  });
  if (values.help === true) {
    terminal.out(USAGE);
    return 0;
  }
  if (paths.length === 0 || (values.add === true && values.replace === true)) throw new UsageError(USAGE);
  const target = banaticPath(readSettings(environment).dataDir);
  const before = await tableThere(target, values.replace === true);
  const read = await readAll(paths, terminal);
  if (values.add !== true && values.replace !== true) refuseShrinking(before, read);
  const table = values.add === true && before !== undefined ? mergeTables(before, read) : read;
  await writeTable(target, table);
  terminal.out(
    `${target}: ${table.groupings.size} groupings, ${countMembers(table)} members, ${table.competences.length} competences`,
  );
  return 0;
};

async function tableThere(target: string, mayBeBroken: boolean): Promise<GroupingTable | undefined> {
  try {
    return await readTable(target);
  } catch {
    if (mayBeBroken) return undefined;
    throw new UsageError(`${target} cannot be read: import the national file with --replace`);
  }
}

async function readAll(paths: readonly string[], terminal: Terminal): Promise<GroupingTable> {
  const communeBySiren = new Map<string, string>();
  for (const { siren, code } of allCommunes()) if (siren !== null) communeBySiren.set(siren, code);
  let table: GroupingTable | undefined;
  for (const path of paths) {
    const read = await exportOf(path, communeBySiren);
    const imported: GroupingTable = {
      importedAt: new Date().toISOString(),
      files: [{ name: basename(path), savedAt: read.savedAt, groupings: read.groupings.size }],
      competences: read.competences,
      groupings: read.groupings,
    };
    for (const line of reportLines(path, read, countMembers(imported))) terminal.out(line);
    table = table === undefined ? imported : mergeTables(table, imported);
  }
  if (table === undefined) throw new UsageError(USAGE);
  return table;
}

async function exportOf(path: string, communeBySiren: ReadonlyMap<string, string>): Promise<ReadExport> {
  try {
    return await readExport(path, communeBySiren);
  } catch (error) {
    if (!(error instanceof NoBanaticExport)) throw error;
    throw new UsageError(`${path} is no export of BANATIC that can be read: ${error.message}`);
  }
}

function refuseShrinking(before: GroupingTable | undefined, now: GroupingTable): void {
  if (before === undefined || now.groupings.size >= before.groupings.size * SUSPECT_PART) return;
  throw new UsageError(
    `${now.groupings.size} groupings would replace ${before.groupings.size}: add them with --add, or insist with --replace`,
  );
}

function* reportLines(path: string, read: ReadExport, members: number): Generator<string> {
  const { groupings, competences, rows, savedAt } = read;
  const dated = savedAt === null ? '' : `, saved ${savedAt.slice(0, 10)}`;
  yield `${basename(path)} (sheet "${read.sheet}"${dated}): ${groupings.size} groupings, ${members} members, ${competences.length} competence columns in ${rows} rows`;
  if (!read.hasMembers) yield '  there is no column "Siren membre": no members';
  if (competences.length === 0) {
    yield '  there are no columns of OUI and NON behind "Nombre de compétences exercées": no competences';
  }
  if (read.notCompetences.length > 0) {
    yield `  columns left out, being empty or no competences: ${read.notCompetences.join('; ')}`;
  }
  if (read.rowsLeftOut > 0) yield `  rows left out, without a SIREN or a name: ${read.rowsLeftOut}`;
  if (read.unknownCommunes > 0) {
    yield `  communes whose SIREN the Code officiel géographique does not have: ${read.unknownCommunes}; kept by SIREN and name`;
  }
  if (read.otherCounts > 0) {
    yield `  groupings that state another number of competences than they have: ${read.otherCounts}`;
  }
}
