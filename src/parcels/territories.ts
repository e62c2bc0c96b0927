import { readDecoupage } from './decoupage.js';

/** Mainland and Corsica, overseas departments, overseas collectivities. */
export type Zone = 'metro' | 'drom' | 'com';

interface DepartmentRow {
  readonly code: string;
  readonly nom: string;
  readonly zone: Zone;
}
interface RegionRow {
  readonly code: string;
  readonly nom: string;
}

let departments: ReadonlyMap<string, { readonly name: string; readonly zone: Zone }> | undefined;
let regions: ReadonlyMap<string, string> | undefined;

/** Name and zone of a department or overseas collectivity (`2A`, `75`, `971`). */
export function departmentOf(code: string): { readonly name: string; readonly zone: Zone } | undefined {
  departments ??= new Map(
    Array.from(readDecoupage<DepartmentRow>('departements'), ({ code, nom, zone }) => [
      code,
      { name: nom, zone },
    ]),
  );
  return departments.get(code);
}

/** Name of a region by its INSEE code (`11`). */
export function regionNameOf(code: string): string | undefined {
  regions ??= new Map(Array.from(readDecoupage<RegionRow>('regions'), ({ code, nom }) => [code, nom]));
  return regions.get(code);
}
