import type { SourceResult } from '../sources/source-result.js';
import type { Outcome } from './source-run.js';

interface Inputs {
  /** Without these, finding nothing proves nothing. */
  readonly essential?: readonly Outcome<unknown>[];
  /** Without these, something may be missing. */
  readonly helpful?: readonly Outcome<unknown>[];
}

/**
 * Judges what a source found when some of its inputs could not be had: nothing found for want of an essential one is
 * that input's failure, never an empty list; otherwise the result is marked as partial.
 * @throws what the essential input failed with
 */
export function despiteMissing<T>(
  result: SourceResult<T>,
  { essential = [], helpful = [] }: Inputs,
): SourceResult<T> {
  const failed = [...essential, ...helpful].flatMap((input) => ('error' in input ? [input] : []));
  if (failed.length === 0) return result;
  const missing = essential.find((input) => 'error' in input);
  if (missing !== undefined && 'failure' in missing && foundNothing(result.data)) throw missing.failure;
  const notes = failed.map(
    ({ error }) => `${error.source} could not be had: what is found through it may be missing`,
  );
  const report = { ...result.report, notes: [...(result.report.notes ?? []), ...notes] };
  return { ...result, report: { ...report, status: report.status === 'ok' ? 'partial' : report.status } };
}

/** An empty list, or an object of nothing but empty lists. */
function foundNothing(data: unknown): boolean {
  if (Array.isArray(data)) return data.length === 0;
  return Object.values(data ?? {}).every((part) => Array.isArray(part) && part.length === 0);
}
