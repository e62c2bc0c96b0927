import type { EasementArea, EasementGenerator } from './gpu.fields.js';
import type { GeneratorKey } from './layer-reader.js';

/** An area of easement and what it comes from. */
export type EasementWithGenerators = EasementArea & {
  /** [] when the GPU has none for it; null when they could not be looked up. */
  readonly generateurs: readonly EasementGenerator[] | null;
};

interface Keyed {
  readonly partition: string | null;
  readonly idgen: string | null;
}

/** By which an area and its generator belong together; undefined when either half is missing. */
function keyOf({ partition, idgen }: Keyed): string | undefined {
  return partition === null || idgen === null ? undefined : `${partition} ${idgen}`;
}

/** The first item of each key; items without a key are all kept. */
function firstOfEach<T>(items: readonly T[], key: (item: T) => string | undefined): T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const name = key(item);
    if (name === undefined) return true;
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}

/** One area of each identifier of a partition: some are served twice. */
export function withoutTwins(areas: readonly EasementArea[]): EasementArea[] {
  return firstOfEach(areas, ({ partition, idass }) =>
    partition === null || idass === null ? undefined : `${partition} ${idass}`,
  );
}

/** The generators that the areas name, those left out that are known already. */
export function wantedGenerators(areas: readonly Keyed[], known: readonly Keyed[]): GeneratorKey[] {
  const knownKeys = new Set(known.map(keyOf));
  const wanted = new Map<string, GeneratorKey>();
  for (const area of areas) {
    const key = keyOf(area);
    const { partition, idgen } = area;
    if (key === undefined || partition === null || idgen === null || knownKeys.has(key)) continue;
    wanted.set(key, { partition, idgen });
  }
  return [...wanted.values()];
}

/** Generators that stand on the parcel. */
export interface StandingGenerators {
  readonly found: readonly EasementGenerator[];
  /** False when some could not be asked for. */
  readonly isComplete: boolean;
}

/**
 * The generators of the section: those the areas name, in their order, then those that stand on the parcel.
 * A filter by several partitions and identifiers finds more than was meant: what no area names is dropped.
 */
export function generatorsOf(
  areas: readonly Keyed[],
  standing: StandingGenerators,
  named: readonly EasementGenerator[],
): EasementGenerator[] {
  const areaKeys = [...new Set(areas.map(keyOf).filter((key) => key !== undefined))];
  const rank = (generator: EasementGenerator): number => {
    const place = areaKeys.indexOf(keyOf(generator) ?? '');
    return place === -1 ? areaKeys.length : place;
  };
  const isNamed = (generator: EasementGenerator): boolean => rank(generator) < areaKeys.length;
  const elsewhere = standing.isComplete ? false : null;
  const all = [
    ...standing.found.map((generator) => ({ ...generator, intersectsParcel: true })),
    ...named.filter(isNamed).map((generator) => ({ ...generator, intersectsParcel: elsewhere })),
  ];
  // One generator may be served in several layers; within a layer one row is enough.
  return firstOfEach(all, (generator) => {
    const key = keyOf(generator);
    return key === undefined ? undefined : `${key} ${generator.geometryType ?? ''}`;
  })
    .map((generator): EasementGenerator => ({
      ...generator,
      matchMethod: isNamed(generator) ? 'assiette' : 'geometry',
    }))
    .sort((one, other) => rank(one) - rank(other));
}

/**
 * Each area with its generators.
 * @param isComplete whether every generator that the areas name was looked for
 */
export function joined(
  areas: readonly EasementArea[],
  generators: readonly EasementGenerator[],
  isComplete: boolean,
): EasementWithGenerators[] {
  return areas.map((area) => {
    const key = keyOf(area);
    if (key === undefined) return { ...area, generateurs: null };
    const own = generators.filter((generator) => keyOf(generator) === key);
    return { ...area, generateurs: own.length === 0 && !isComplete ? null : own };
  });
}
