import { isKnown } from '../format/known.js';
import type { Building, Cadastral } from '../api/answer.js';
import { area, decimal, exactArea, range } from '../format/numbers.js';

export interface Fact {
  readonly name: string;
  /** Null: not known; undefined: still waited for. */
  readonly value: string | null | undefined;
  readonly title?: string | undefined;
}

/** BDNB's words for energies, as people write them. */
const ENERGIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    electricite: 'Électricité',
    gaz: 'Gaz',
    fioul: 'Fioul',
    bois: 'Bois',
    charbon: 'Charbon',
    'reseau de chaleur': 'Réseau de chaleur',
    'gpl/butane/propane': 'GPL',
  }),
);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const energyName = (code: string): string => ENERGIES.get(code.toLowerCase()) ?? capital(code);

function known<T>(values: readonly (T | null | undefined)[]): T[] {
  return values.filter((value): value is T => value !== null && value !== undefined);
}

/** The one that most buildings share; `mixte` would say less. */
function mostOften(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

function years(buildings: readonly Building[]): string | null {
  const all = known(buildings.map(({ constructionYear }) => constructionYear));
  return all.length === 0 ? null : range(Math.min(...all), Math.max(...all));
}

function units(buildings: readonly Building[]): string | null {
  const all = known(buildings.map(({ numberOfUnits }) => numberOfUnits));
  return all.length === 0
    ? null
    : decimal(
        all.reduce((sum, one) => sum + one, 0),
        0,
      );
}

/** Only the official area is a "contenance"; where the cadastre has none (null or 0), the outline was measured. */
const areaName = (cadastral: Cadastral | undefined): string =>
  cadastral === undefined || (cadastral.cadastralArea ?? 0) > 0 ? 'Contenance' : 'Surface mesurée';

/**
 * The five facts that say what stands here.
 * @param buildings undefined while they are waited for, null when they could not be had
 */
export function factsOf(
  cadastral: Cadastral | undefined,
  buildings: readonly Building[] | null | undefined,
): readonly Fact[] {
  const of = (read: (all: readonly Building[]) => string | null): string | null | undefined =>
    buildings === undefined ? undefined : buildings === null ? null : read(buildings);
  const size = cadastral?.area;
  return [
    {
      name: areaName(cadastral),
      value: cadastral === undefined ? undefined : !isKnown(size) ? null : area(size),
      title: !isKnown(size) ? undefined : exactArea(size),
    },
    { name: 'Construction', value: of(years) },
    { name: 'Logements', value: of(units) },
    { name: 'Usage principal', value: of((all) => mostOften(known(all.map(({ usage }) => usage)))) },
    {
      name: 'Chauffage',
      value: of((all) => {
        const energy = mostOften(known(all.map(({ mainHeatingEnergyType }) => mainHeatingEnergyType)));
        return energy === null ? null : energyName(energy);
      }),
    },
  ];
}
