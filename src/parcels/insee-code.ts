/**
 * Rules of INSEE commune codes that need no table of communes.
 * Source: INSEE, Code officiel géographique; the cadastre's own habits where it differs.
 */

interface ArrondissementRange {
  readonly cityCode: string;
  readonly first: number;
  readonly last: number;
}

/** The three cities cut into municipal arrondissements: the only definition of these ranges. */
const ARRONDISSEMENT_RANGES: readonly ArrondissementRange[] = [
  { cityCode: '75056', first: 75101, last: 75120 },
  { cityCode: '69123', first: 69381, last: 69389 },
  { cityCode: '13055', first: 13201, last: 13216 },
];

const CITY_OF_ARRONDISSEMENT: ReadonlyMap<string, string> = new Map(
  ARRONDISSEMENT_RANGES.flatMap(({ cityCode, first, last }) =>
    Array.from({ length: last - first + 1 }, (_, rank) => [String(first + rank), cityCode] as const),
  ),
);

const ARRONDISSEMENTS_OF_CITY: ReadonlyMap<string, readonly string[]> = new Map(
  ARRONDISSEMENT_RANGES.map(({ cityCode }) => [
    cityCode,
    Object.freeze([...CITY_OF_ARRONDISSEMENT].filter(([, city]) => city === cityCode).map(([code]) => code)),
  ]),
);

/** Metropolitan departments, Corsica, the five overseas departments, and Saint-Barthélemy / Saint-Martin. */
const INSEE_CODE = /^(?:(?:0[1-9]|1\d|2[1-9AB]|[3-8]\d|9[0-5])\d{3}|97[1-46-8]\d{2})$/;

/** Saint-Pierre-et-Miquelon, and the Pacific and southern territories. */
const NOT_IN_CADASTRE = /^(?:975|98\d)\d{2}$/;

const CORSICA_BEFORE_1976 = /^20\d{3}$/;

/** True for 75101-75120, 69381-69389 and 13201-13216. */
export function isArrondissement(inseeCode: string): boolean {
  return CITY_OF_ARRONDISSEMENT.has(inseeCode);
}

/** True for 75056, 69123 and 13055: cities whose parcels bear the code of an arrondissement instead. */
export function hasArrondissements(inseeCode: string): boolean {
  return ARRONDISSEMENTS_OF_CITY.has(inseeCode);
}

/** The commune in the full sense: the city of an arrondissement (75107 -> 75056), any other code unchanged. */
export function cityCodeOf(inseeCode: string): string {
  return CITY_OF_ARRONDISSEMENT.get(inseeCode) ?? inseeCode;
}

/** INSEE codes of a city's arrondissements in their order; empty for a commune that has none. */
export function arrondissementsOf(cityCode: string): readonly string[] {
  return ARRONDISSEMENTS_OF_CITY.get(cityCode) ?? [];
}

/** Department as INSEE writes it: 2 characters (`75`, `2A`), 3 overseas (`971`). */
export function departmentCodeOf(inseeCode: string): string {
  return inseeCode.slice(0, /^9[78]/.test(inseeCode) ? 3 : 2);
}

/**
 * Why the cadastre can have no parcel under this code: a phrase for the reader, or undefined when the code is
 * well formed. Whether such a commune exists is another question (`isKnownInseeCode`).
 */
export function inseeCodeFault(inseeCode: string): string | undefined {
  if (INSEE_CODE.test(inseeCode)) return undefined;
  if (CORSICA_BEFORE_1976.test(inseeCode)) {
    const rest = inseeCode.slice(2);
    return `codes in 20 are no longer used in Corsica: write 2A${rest} or 2B${rest}`;
  }
  if (NOT_IN_CADASTRE.test(inseeCode)) {
    return `the territory ${departmentCodeOf(inseeCode)} is not covered by the cadastre`;
  }
  return `${inseeCode} is not an INSEE commune code (5 digits, or 2A or 2B and 3 digits; overseas 971 to 974 or 976 to 978 and 2 digits)`;
}
