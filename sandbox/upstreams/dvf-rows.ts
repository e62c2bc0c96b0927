import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { dataPath, lazyJson } from '../data-folder.js';

/** A row as dvf-api sends it: JSON types, null where the file has nothing. */
export type DvfRow = Readonly<Record<string, string | number | null>>;

/** Name of a recorded commune file: `2024-75107.csv`. */
const FILE_NAME = /^(\d{4})-(\w{5})\.csv$/;
const NUMBERS = new Set([
  'numero_disposition',
  'valeur_fonciere',
  'adresse_numero',
  'nombre_lots',
  'surface_reelle_bati',
  'nombre_pieces_principales',
  'surface_terrain',
  'longitude',
  'latitude',
  ...[1, 2, 3, 4, 5].map((rank) => `lot${rank}_surface_carrez`),
]);

/** Years of the simulated edition. */
export const DVF_YEARS = [2021, 2022, 2023, 2024, 2025] as const;

/** Bytes of a commune file, as served; undefined where nothing was sold. */
export function communeFile(year: string, inseeCode: string): Buffer | undefined {
  return files().get(`${year}-${inseeCode}`);
}

let read: ReadonlyMap<string, Buffer> | undefined;
function files(): ReadonlyMap<string, Buffer> {
  read ??= new Map(
    readdirSync(dataPath('dvf'))
      .filter((name) => FILE_NAME.test(name))
      .map((name) => [name.replace('.csv', ''), readFileSync(dataPath('dvf', name))]),
  );
  return read;
}

const recordedRows = lazyJson<readonly DvfRow[]>('dvf', 'dvf-api-13001.json');

let typed: readonly DvfRow[] | undefined;
/** All rows of all files, newest sale first, and those that were recorded from dvf-api alone. */
export function dvfRows(): readonly DvfRow[] {
  typed ??= [...recordedRows(), ...[...files().values()].flatMap(rowsOf)].sort((one, other) =>
    String(other['date_mutation']).localeCompare(String(one['date_mutation'])),
  );
  return typed;
}

function rowsOf(file: Buffer): DvfRow[] {
  const rows: Record<string, string>[] = parse(file, { columns: true });
  return rows.map((row) => {
    const values = Object.entries(row).map(([name, cell]) => [name, typedValue(name, cell)] as const);
    return { ...Object.fromEntries(values), section_prefixe: row['id_parcelle']?.slice(5, 10) ?? null };
  });
}

function typedValue(name: string, cell: string): string | number | null {
  if (cell === '') return null;
  return NUMBERS.has(name) ? Number(cell) : cell;
}
