import { cityCodeOf, communeOf } from '../../parcels/communes.js';
import { departmentCodeOf, isArrondissement } from '../../parcels/insee-code.js';
import { departmentOf, regionNameOf } from '../../parcels/territories.js';

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

const NOWHERE: Territory = Object.freeze({
  city: null,
  district: null,
  departmentCode: null,
  department: null,
  regionCode: null,
  region: null,
});

/** @param inseeCode as an address bears it; null and codes of no commune have no territory */
export function territoryOf(inseeCode: string | null): Territory {
  const commune = inseeCode === null ? undefined : communeOf(inseeCode);
  if (inseeCode === null || commune === undefined) return NOWHERE;
  const departmentCode = commune.departmentCode || departmentCodeOf(inseeCode);
  return {
    city: communeOf(cityCodeOf(inseeCode))?.name ?? commune.name,
    district: isArrondissement(inseeCode) ? commune.name : null,
    departmentCode,
    department: departmentOf(departmentCode)?.name ?? null,
    regionCode: commune.regionCode,
    region: regionNameOf(commune.regionCode) ?? null,
  };
}
