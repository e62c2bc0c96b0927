import { type Collected, GroupingCollector } from './collect-groupings.js';
import { type BanaticColumns, columnsOf } from './columns.js';
import { openWorkbook, type Workbook } from './xlsx/workbook.js';

/** A file that is no export of BANATIC, or cannot be read; the message says why. */
export class NoBanaticExport extends Error {
  override readonly name = 'NoBanaticExport';
}

export interface ReadExport extends Collected {
  readonly sheet: string;
  readonly savedAt: string | null;
  /** Whether members are told at all. */
  readonly hasMembers: boolean;
}

/** Titles may stand above the headings. */
const HEADER_WITHIN_ROWS = 20;

/**
 * Reads an XLSX export of BANATIC as it streams by: the first sheet that has the headings.
 * @param communeBySiren INSEE codes of the current communes
 * @throws NoBanaticExport
 */
export async function readExport(
  path: string,
  communeBySiren: ReadonlyMap<string, string>,
): Promise<ReadExport> {
  const workbook = await readable(openWorkbook(path));
  try {
    return await readable(readWorkbook(workbook, communeBySiren));
  } finally {
    workbook.close();
  }
}

async function readWorkbook(
  workbook: Workbook,
  communeBySiren: ReadonlyMap<string, string>,
): Promise<ReadExport> {
  const lacks: string[] = [];
  for (const { name, rows } of workbook.sheets) {
    let collector: GroupingCollector | undefined;
    let columns: BanaticColumns | undefined;
    let fewest: readonly string[] | undefined;
    let above = 0;
    for await (const row of rows()) {
      if (collector !== undefined) {
        collector.add(row);
        continue;
      }
      const found = columnsOf(row);
      if ('missing' in found) {
        if (fewest === undefined || found.missing.length < fewest.length) fewest = found.missing;
        above += 1;
        if (above === HEADER_WITHIN_ROWS) break;
        continue;
      }
      columns = found;
      collector = new GroupingCollector(found, communeBySiren, workbook.calendar1904);
    }
    if (collector !== undefined && columns !== undefined) {
      const collected = collector.finish();
      if (collected.groupings.size === 0) {
        throw new NoBanaticExport(`its sheet "${name}" has the headings and no grouping below them`);
      }
      return {
        ...collected,
        sheet: name,
        savedAt: workbook.savedAt ?? null,
        hasMembers: columns.at.memberSiren !== undefined,
      };
    }
    lacks.push(`"${name}" lacks ${fewest === undefined ? 'rows' : fewest.join(', ')}`);
  }
  throw new NoBanaticExport(
    `no sheet has the headings of groupings (${lacks.length === 0 ? 'there is no sheet' : lacks.join('; ')})`,
  );
}

async function readable<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof NoBanaticExport) throw error;
    throw new NoBanaticExport(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
