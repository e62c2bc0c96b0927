import { lazyJson } from '../data-folder.js';

export type Row = Readonly<Record<string, unknown>>;

/** A legal unit with all of its establishments that the sandbox knows. */
export interface SireneUnit {
  readonly siren: string;
  /** As a lookup by siren gives it. */
  readonly row: Row;
  readonly establishments: readonly Row[];
}

interface RecordedAnswer {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Row;
}

export const recordedAnswers = lazyJson<readonly RecordedAnswer[]>('sirene', 'recorded-answers.json');
const composedRows = lazyJson<readonly Row[]>('sirene', 'units.json');
const vincennesRows = lazyJson<readonly Row[]>('sirene', 'vincennes.json');

let units: readonly SireneUnit[] | undefined;

/** Every unit once: recorded rows first, then what was composed or recorded about its establishments. */
export function sireneUnits(): readonly SireneUnit[] {
  units ??= mergedUnits();
  return units;
}

export function list(value: unknown): readonly Row[] {
  return Array.isArray(value) ? (value as readonly Row[]) : [];
}

export function word(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function mergedUnits(): readonly SireneUnit[] {
  const bySiren = new Map<string, { row: Row; establishments: Map<string, Row> }>();
  const recorded = recordedAnswers()
    // Lookups by siren hold the whole row; the recorded /near_point was trimmed.
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap(({ body }) => list(body['results']));
  for (const source of [...recorded, ...composedRows(), ...vincennesRows()]) {
    const siren = word(source['siren']);
    const { etablissements, ...row } = source;
    const known = bySiren.get(siren) ?? {
      row: { ...row, matching_etablissements: [] },
      establishments: new Map(),
    };
    bySiren.set(siren, known);
    for (const one of [...list(source['matching_etablissements']), ...list(etablissements)]) {
      if (!known.establishments.has(word(one['siret']))) known.establishments.set(word(one['siret']), one);
    }
  }
  return [...bySiren].map(([siren, { row, establishments }]) => ({
    siren,
    row,
    establishments: [...establishments.values()],
  }));
}

function rank({ path, query }: RecordedAnswer): number {
  if (path !== '/search') return 2;
  return /^\d{9}$/.test(query['q'] ?? '') ? 0 : 1;
}
