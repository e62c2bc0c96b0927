import { createRequire } from 'node:module';

export interface Commune {
  readonly code: string;
  readonly nom: string;
  readonly type: 'commune-actuelle' | 'arrondissement-municipal' | 'commune-deleguee' | 'commune-associee';
  readonly zone?: string;
  readonly departement?: string;
  readonly region?: string;
  readonly siren?: string;
  readonly codesPostaux?: readonly string[];
  readonly population?: number;
  readonly anciensCodes?: readonly string[];
  /** Parent city of an arrondissement. */
  readonly commune?: string;
  /** Current commune of a delegated or associated one. */
  readonly chefLieu?: string;
}

export interface Epci {
  readonly code: string;
  readonly nom: string;
  readonly type: string;
  readonly modeFinancement: string;
  readonly populationTotale?: number;
  readonly populationMunicipale?: number;
  readonly membres: readonly { readonly code: string }[];
}

interface Named {
  readonly code: string;
  readonly nom: string;
}

const require = createRequire(import.meta.url);
const files = new Map<string, unknown>();

function data<T>(name: string): T {
  if (!files.has(name)) files.set(name, require(`@etalab/decoupage-administratif/data/${name}.json`));
  return files.get(name) as T;
}

export const communes = (): readonly Commune[] => data('communes');
export const epcis = (): readonly Epci[] => data('epci');

let byCode: ReadonlyMap<string, Commune> | undefined;

/** A commune of today or an arrondissement by its INSEE code. */
export function communeByCode(code: string): Commune | undefined {
  byCode ??= new Map(
    communes()
      .filter(({ type }) => type === 'commune-actuelle' || type === 'arrondissement-municipal')
      .map((commune) => [commune.code, commune]),
  );
  return byCode.get(code);
}

export function communeName(code: string): string | undefined {
  return communeByCode(code)?.nom;
}

export function departmentName(code: string | undefined): string {
  return data<readonly Named[]>('departements').find((item) => item.code === code)?.nom ?? '';
}

export function regionName(code: string | undefined): string {
  return data<readonly Named[]>('regions').find((item) => item.code === code)?.nom ?? '';
}

export function administrativeNames(inseeCode: string): {
  readonly departmentCode: string;
  readonly departmentName: string;
  readonly regionCode: string;
  readonly regionName: string;
} {
  const commune = communeByCode(inseeCode);
  return {
    departmentCode: commune?.departement ?? inseeCode.slice(0, 2),
    departmentName: departmentName(commune?.departement),
    regionCode: commune?.region ?? '',
    regionName: regionName(commune?.region),
  };
}
