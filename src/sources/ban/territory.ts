import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cityCodeOf, communeOf } from '../../parcels/communes.js';
import { departmentCodeOf, isArrondissement } from '../../parcels/insee-code.js';

/** Where a commune or arrondissement lies, in the names of the Code officiel géographique. */
export interface Territory {
  /** The city itself for an arrondissement: `Paris`, never `Paris 7e Arrondissement`. */
  readonly city: string | null;
  /** The arrondissement, in Paris, Lyon and Marseille. */
  readonly district: string | null;
  readonly departmentCode: string | null;
  readonly department: string | null;
  readonly regionCode: string | null;
  readonly region: string | null;
}

interface NamedCode {
  readonly code: string;
  readonly nom: string;
}

type Names = ReadonlyMap<string, string>;

const NOWHERE: Territory = Object.freeze({
  city: null,
  district: null,
  departmentCode: null,
  department: null,
  regionCode: null,
  region: null,
});

let names: { readonly departments: Names; readonly regions: Names } | undefined;

/** @param inseeCode as an address bears it; null and codes of no commune have no territory */
export function territoryOf(inseeCode: string | null): Territory {
  const commune = inseeCode === null ? undefined : communeOf(inseeCode);
  if (inseeCode === null || commune === undefined) return NOWHERE;
  names ??= { departments: readNames('departements'), regions: readNames('regions') };
  const departmentCode = commune.departmentCode || departmentCodeOf(inseeCode);
  return {
    city: communeOf(cityCodeOf(inseeCode))?.name ?? commune.name,
    district: isArrondissement(inseeCode) ? commune.name : null,
    departmentCode,
    department: names.departments.get(departmentCode) ?? null,
    regionCode: commune.regionCode,
    region: names.regions.get(commune.regionCode) ?? null,
  };
}

function readNames(file: 'departements' | 'regions'): Names {
  const path = createRequire(import.meta.url).resolve(`@etalab/decoupage-administratif/data/${file}.json`);
  const rows = JSON.parse(readFileSync(path, 'utf8')) as readonly NamedCode[];
  return new Map(rows.map(({ code, nom }) => [code, nom]));
}
