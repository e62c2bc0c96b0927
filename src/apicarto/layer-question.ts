import type { Geometry } from '../geometry/geojson.js';
import { arrondissementsOf, cityCodeOf, isArrondissement } from '../parcels/insee-code.js';
import { readGeom } from '../geometry/geojson-input.js';
import { type LayerName, LAYERS, type SourceIgn, SOURCES_IGN, WFS_MAX_COUNT } from './layers.js';
import { Refusal } from './refusal.js';
import { type SentParameters, textsOf } from './sent-parameters.js';
import { checksOf, faultsOf } from './validators.js';

/** A column that must have one of the values, or a geometry that must be met (contact is enough). */
export type Condition =
  { readonly column: string; readonly values: readonly string[] } | { readonly meets: Geometry };

/** What is asked of a layer. Its columns are those of the layer, and the parameters of API Carto at the same time. */
export interface LayerQuestion {
  readonly layer: LayerName;
  readonly source: SourceIgn;
  /** In the order in which API Carto writes its filter. */
  readonly conditions: readonly Condition[];
  readonly limit: number;
  readonly start: number;
}

/** Anybody may draw any number of shapes: their answers must not push out those that are asked for again. */
export function isWorthKeeping({ conditions }: LayerQuestion): boolean {
  return conditions.every((condition) => 'column' in condition);
}

/** Parameters that are conditions as they are, in API Carto's order; `geom` has its place among them. */
const PLAIN_CONDITIONS = [
  'code_dep',
  'code_com',
  'nom_com',
  'geom',
  'section',
  'code_arr',
  'com_abs',
  'numero',
];

const BAD_SOURCE =
  'Pour une recherche sur la couche PCI EXPRESS : la valeur doit être PCI.Pour une recherche sur la couche BD Parcellaire: la valeur doit être BDP.';
const COMMUNE_WITHOUT_DEPARTMENT =
  'code_com alone finds no commune: send it with code_dep, or send code_insee instead';
const TWO_ARRONDISSEMENTS = 'code_arr is another arrondissement than the one that the INSEE code names';

/**
 * Reads a request for a layer.
 * @throws Refusal in API Carto's words
 */
export function layerQuestion(layer: LayerName, sent: SentParameters): LayerQuestion {
  const checks = checksOf(LAYERS[layer]);
  const faults = faultsOf(checks, sent);
  if (faults !== undefined) throw new Refusal(faults);
  const source = sourceOf(layer, sent);
  const limit = limitOf(layer, sent);

  const columns = new Map<string, readonly string[]>();
  let meets: Geometry | undefined;
  for (const name of PLAIN_CONDITIONS) {
    const value = name in checks ? sent.get(name)?.value : undefined;
    if (value === undefined) continue;
    if (name === 'geom') {
      const reading = readGeom(value);
      if ('geometry' in reading) meets = reading.geometry;
    }
    columns.set(name, textsOf(value) ?? []);
  }
  const [code] = textsOf(sent.get('code_insee')?.value) ?? [];
  const placed = layer === 'commune' ? ofCommunes(columns, code) : withinCommune(columns, code);
  const conditions = [...placed].flatMap(([column, values]): Condition[] => {
    if (column !== 'geom') return [{ column, values }];
    return meets === undefined ? [] : [{ meets }];
  });
  return { layer, source, conditions, limit, start: numberOf(sent, '_start') ?? 0 };
}

/** @throws Refusal */
export function sourceOf(layer: LayerName, sent: SentParameters): SourceIgn {
  const [given = 'PCI'] = textsOf(sent.get('source_ign')?.value) ?? [];
  if (!LAYERS[layer].hasBothSources) return 'PCI';
  const source = SOURCES_IGN.find((known) => known === given.toUpperCase());
  if (source === undefined) throw new Refusal(BAD_SOURCE);
  return source;
}

function limitOf(layer: LayerName, sent: SentParameters): number {
  const { defaultLimit, maxLimit } = LAYERS[layer];
  const limit = numberOf(sent, '_limit') ?? defaultLimit;
  if (maxLimit !== undefined && limit > maxLimit) {
    throw new Refusal(`La valeur de l'attribut "limit" doit être inférieur ou égal à ${maxLimit}.`);
  }
  return Math.min(limit, WFS_MAX_COUNT);
}

export function numberOf(sent: SentParameters, name: string): number | undefined {
  const [text] = textsOf(sent.get(name)?.value) ?? [];
  return text === undefined ? undefined : Number(text);
}

type Columns = ReadonlyMap<string, readonly string[]>;

/** Whole communes are found by their INSEE code; the layer has arrondissements, and not the cities they make up. */
function ofCommunes(columns: Columns, code: string | undefined): Columns {
  const placed = new Map(columns);
  let codes = code === undefined ? undefined : [code.toUpperCase()];
  const departments = columns.get('code_dep');
  const communes = columns.get('code_com');
  if (codes !== undefined || communes !== undefined) {
    placed.delete('code_dep');
    placed.delete('code_com');
  }
  if (codes === undefined && communes !== undefined) {
    if (departments === undefined) throw new Refusal(COMMUNE_WITHOUT_DEPARTMENT);
    codes = departments.flatMap((department) =>
      communes.map((commune) => (department + commune).toUpperCase()),
    );
  }
  if (codes === undefined) return placed;
  placed.set(
    'code_insee',
    codes.flatMap((one) => (arrondissementsOf(one).length > 0 ? arrondissementsOf(one) : [one])),
  );
  return placed;
}

/**
 * What is in a commune is found by department and commune, where a city of arrondissements is one commune,
 * and the arrondissement has a column of its own.
 * @throws Refusal
 */
function withinCommune(columns: Columns, code: string | undefined): Columns {
  const placed = new Map(columns);
  const asked = code?.toUpperCase() ?? codeOfParts(columns);
  if (asked === undefined) return placed;
  const commune = cityCodeOf(asked);
  if (isArrondissement(asked)) {
    const arrondissement = asked.slice(2);
    const given = columns.get('code_arr');
    if (given !== undefined && !given.includes(arrondissement)) throw new Refusal(TWO_ARRONDISSEMENTS);
    placed.set('code_arr', [arrondissement]);
  }
  if (code !== undefined) {
    // API Carto appends them; where they were given besides, the INSEE code replaces them in their place.
    placed.set('code_dep', [commune.slice(0, 2)]);
  }
  placed.set('code_com', [commune.slice(2)]);
  return placed;
}

/** The INSEE code that one `code_dep` and one `code_com` make. */
function codeOfParts(columns: Columns): string | undefined {
  const [department, ...otherDepartments] = columns.get('code_dep') ?? [];
  const [commune, ...otherCommunes] = columns.get('code_com') ?? [];
  if (department === undefined || commune === undefined) return undefined;
  return otherDepartments.length + otherCommunes.length > 0 ? undefined : department + commune;
}
