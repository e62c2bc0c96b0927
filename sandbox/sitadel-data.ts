import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { dataPath, lazyJson } from './data-folder.js';

export type SitadelCell = string | number | boolean | null;
export type SitadelRow = Readonly<Record<string, SitadelCell>>;

/** One of the four files of permits. */
export interface SitadelFile {
  readonly rid: string;
  readonly title: string;
  /** In the order of the header. */
  readonly columns: readonly string[];
  /** Labels of the columns, as the recorded files carry them above the names; names where none were recorded. */
  readonly descriptions: readonly string[];
  readonly rows: readonly SitadelRow[];
}

type FileName = 'logements' | 'locaux' | 'amenager' | 'demolir';

interface RowFile {
  readonly recorded: readonly SitadelRow[];
  readonly composed: readonly SitadelRow[];
}

interface Source {
  readonly rid: string;
  readonly title: string;
  readonly rows: () => RowFile;
  /** A recorded CSV of Toulouse: a line of descriptions, a line of names, rows. */
  readonly csv?: string;
}

const SOURCES: Readonly<Record<FileName, Source>> = {
  logements: {
    rid: '8b35affb-55fc-4c1f-915b-7750f974446a',
    title: "Liste des autorisations d'urbanisme créant des logements",
    rows: lazyJson('sitadel', 'logements.json'),
  },
  locaux: {
    rid: 'f8f0700f-806c-40a7-83b1-f21cf507e7c4',
    title: "Liste des autorisations d'urbanisme créant des locaux non résidentiels",
    rows: lazyJson('sitadel', 'locaux.json'),
  },
  amenager: {
    rid: '96883f50-538b-41f9-a059-c6eb97e6a23a',
    title: "Liste des permis d'aménager",
    rows: lazyJson('sitadel', 'amenager.json'),
    csv: 'amenager-31555-2026-01.csv',
  },
  demolir: {
    rid: '1a9a2f0c-56fe-4e69-84a7-fbbda2121f02',
    title: 'Liste des permis de démolir',
    rows: lazyJson('sitadel', 'demolir.json'),
    csv: 'demolir-31555-2026-01.trimmed.csv',
  },
};

const headers = lazyJson<Record<FileName, readonly string[]>>('sitadel', 'columns.json');
export const sitadelDataset = lazyJson<Record<string, unknown>>('sitadel', 'dataset.json');

const loaded = new Map<string, SitadelFile>();

/** A file by its rid, read at its first use; undefined for rids that are none of the four. */
export function sitadelFile(rid: string): SitadelFile | undefined {
  const entry = Object.entries(SOURCES).find(([, source]) => source.rid === rid);
  if (entry === undefined) return undefined;
  const known = loaded.get(rid);
  if (known !== undefined) return known;
  const file = readSource(entry[0] as FileName, entry[1]);
  loaded.set(rid, file);
  return file;
}

function readSource(name: FileName, { rid, title, rows, csv }: Source): SitadelFile {
  const columns = headers()[name];
  const { recorded, composed } = rows();
  const lines = csv === undefined ? [] : csvLines(csv);
  const [descriptions, , ...cells] = lines;
  const fromCsv = cells.map((line) =>
    Object.fromEntries(columns.map((column, index) => [column, line[index] || null])),
  );
  return {
    rid,
    title,
    columns,
    descriptions: descriptions ?? columns,
    rows: [...recorded, ...composed, ...fromCsv].map((row) =>
      Object.fromEntries(columns.map((column) => [column, row[column] ?? null])),
    ),
  };
}

function csvLines(file: string): string[][] {
  return parse(readFileSync(dataPath('sitadel', file)), { delimiter: ';' });
}
