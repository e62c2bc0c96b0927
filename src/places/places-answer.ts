import type { AnswerError } from '../properties/answer.js';
import type { Outcome, SourceRun } from '../properties/source-run.js';
import type { SourceReport } from '../sources/source-result.js';

/** What every answer about places has beside its own. */
export interface PlacesAnswer {
  readonly meta: { readonly sources: Readonly<Record<string, SourceReport>> };
  /** Sentences for people: why there is nothing, what is uncertain. Absent when there is nothing to say. */
  readonly notes?: readonly string[];
  /** What failed without making the answer worthless. Absent when nothing did. */
  readonly errors?: readonly AnswerError[];
}

/** What an answer is closed with. */
export function closing(
  run: SourceRun,
  notes: readonly string[] = [],
  outcomes: readonly (Outcome<unknown> | null)[] = [],
): PlacesAnswer {
  const errors = outcomes.flatMap((outcome) =>
    outcome !== null && 'error' in outcome ? [outcome.error] : [],
  );
  return {
    meta: { sources: run.reportsByName() },
    ...(notes.length === 0 ? {} : { notes }),
    ...(errors.length === 0 ? {} : { errors }),
  };
}

export function isComplete({ meta, errors }: PlacesAnswer): boolean {
  const statuses = Object.values(meta.sources).map(({ status }) => status);
  return errors === undefined && statuses.every((status) => status === 'ok' || status === 'not_covered');
}
