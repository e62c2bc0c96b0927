import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { BanaticGrouping, GroupingTable } from './grouping-table.js';

/** Raised when the form changes: an older file is then told to be imported anew. */
const FORM = 1;
const FILE = 'banatic.json';

const text = z.string().nullable();
const count = z.number().nullable();

/** The form on disk: members of a grouping are one text, and competences numbers. */
const storedTable = z.object({
  form: z.literal(FORM),
  importedAt: z.string(),
  files: z.array(z.object({ name: z.string(), savedAt: text, groupings: z.number() })),
  competences: z.array(z.object({ label: z.string(), code: text })),
  groupings: z.array(
    z.object({
      siren: z.string(),
      name: z.string(),
      type: z.string(),
      department: text,
      financing: text,
      creationDate: text,
      memberCount: count,
      population: count,
      competences: z.array(z.number()).nullable(),
      communes: z.string(),
      others: z.array(z.object({ siren: z.string(), name: text, category: text })),
    }),
  ),
});
type StoredGrouping = z.infer<typeof storedTable>['groupings'][number];

/** Where an import is kept. */
export function banaticPath(dataDir: string): string {
  return join(dataDir, FILE);
}

/** Changes whenever another file stands there; undefined when there is none. @throws when the folder cannot be read */
export async function versionOf(path: string): Promise<string | undefined> {
  try {
    const { ino, mtimeNs, size } = await stat(path, { bigint: true });
    return `${ino} ${mtimeNs} ${size}`;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Written whole beside it and then put in its place: a reader sees the old file or the new one. @throws when it cannot be written */
export async function writeTable(path: string, table: GroupingTable): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  const stored = {
    form: FORM,
    importedAt: table.importedAt,
    files: table.files,
    competences: table.competences,
    groupings: [...table.groupings.values()].map(toStored),
  };
  try {
    await writeFile(draft, JSON.stringify(stored), { flush: true });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Undefined when there is none. @throws when it cannot be read or is of another form */
export async function readTable(path: string): Promise<GroupingTable | undefined> {
  let json: string;
  try {
    json = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const { importedAt, files, competences, groupings } = storedTable.parse(JSON.parse(json));
  const codes = new Map<string, string>();
  return {
    importedAt,
    files,
    competences,
    groupings: new Map(groupings.map((stored) => [stored.siren, fromStored(stored, codes)])),
  };
}

function toStored({ communes, others, ...grouping }: BanaticGrouping): StoredGrouping {
  return {
    ...grouping,
    competences: grouping.competences === null ? null : [...grouping.competences],
    communes: communes.join(' '),
    others: [...others],
  };
}

/** @param codes those met so far: there are six times more members than communes, and one text for each will do */
function fromStored({ communes, ...grouping }: StoredGrouping, codes: Map<string, string>): BanaticGrouping {
  const members = communes === '' ? [] : communes.split(' ');
  return { ...grouping, communes: members.map((code) => codes.get(code) ?? kept(codes, code)) };
}

function kept(codes: Map<string, string>, code: string): string {
  codes.set(code, code);
  return code;
}
