import { type Commune, communeOf, successorOf } from '../parcels/communes.js';

/** How the commune was found when the code asked for is not its own. */
export type Resolution = 'arrondissement' | 'delegatedCommune' | 'associatedCommune' | 'formerCode';

/** What was asked for, where the answer is about the commune it belongs to. */
export interface Requested {
  readonly code: string;
  /** Null for a code given up. */
  readonly name: string | null;
  readonly resolution: Resolution;
  /** Of an arrondissement; empty otherwise. */
  readonly postalCodes: readonly string[];
  /** Inhabitants of an arrondissement; null otherwise. */
  readonly population: number | null;
}

export interface FoundCommune {
  /** Always a current commune. */
  readonly commune: Commune;
  /** Absent when the code is the commune's own. */
  readonly requested?: Requested;
}

const INSEE_CODE = /^(?:\d{5}|2[AB]\d{3})$/;

/** Whether this may be an INSEE code at all, in upper case. */
export function isInseeCode(text: string): boolean {
  return INSEE_CODE.test(text);
}

/**
 * The current commune that holds the territory of a code: its own, that of an arrondissement, of a delegated or
 * associated commune, or one that was given up. Undefined for a code never used.
 */
export function findCommune(inseeCode: string): FoundCommune | undefined {
  const asked = communeOf(inseeCode);
  if (asked?.type === 'commune-actuelle') return { commune: asked };
  const commune = currentCommune(inseeCode);
  if (commune === undefined) return undefined;
  return {
    commune,
    requested: {
      code: inseeCode,
      name: asked?.name ?? null,
      resolution: resolutionOf(asked),
      postalCodes: asked?.postalCodes ?? [],
      population: asked?.population ?? null,
    },
  };
}

function currentCommune(inseeCode: string): Commune | undefined {
  // Mergers of mergers; a code is passed once.
  const passed = new Set<string>();
  let code: string | undefined = inseeCode;
  while (code !== undefined && !passed.has(code)) {
    passed.add(code);
    const commune = communeOf(code);
    if (commune?.type === 'commune-actuelle') return commune;
    code = commune?.parentCode ?? successorOf(code);
  }
  return undefined;
}

function resolutionOf(asked: Commune | undefined): Resolution {
  if (asked?.type === 'arrondissement-municipal') return 'arrondissement';
  if (asked?.type === 'commune-deleguee') return 'delegatedCommune';
  if (asked?.type === 'commune-associee') return 'associatedCommune';
  return 'formerCode';
}

/** The resolution as a sentence for people. */
export function resolutionNote({ commune, requested }: FoundCommune): string | undefined {
  if (requested === undefined) return undefined;
  const { code, name, resolution } = requested;
  const city = `${commune.name} (${commune.code})`;
  switch (resolution) {
    case 'arrondissement':
      return `${name ?? code} is an arrondissement: the commune is ${city}`;
    case 'delegatedCommune':
      return `${name ?? code} is a delegated commune of ${city}`;
    case 'associatedCommune':
      return `${name ?? code} is an associated commune of ${city}`;
    case 'formerCode':
      return `${code} is no longer in use: its territory belongs to ${city}`;
  }
}
