import { toText, type UpstreamRow } from '../../fields/index.js';
import type { DpeDatasetName } from './dpe-certificate.fields.js';
import type { IdColumn } from './id-column.js';
import type { Match, Rejection, Verdict } from './match.js';

/** A certificate that one or several questions found. */
export interface Candidate {
  readonly dataset: DpeDatasetName;
  readonly row: UpstreamRow;
  /** Columns by which it was found; none when it was found by its place. */
  readonly foundBy: ReadonlySet<IdColumn>;
}

/** A certificate of the parcel. */
export interface Kept extends Candidate {
  readonly match: Match;
}

export interface Sorted {
  readonly kept: readonly Kept[];
  /** By identity. */
  readonly rejected: ReadonlyMap<string, Rejection>;
}

interface FoundRows {
  readonly dataset: DpeDatasetName;
  readonly column: IdColumn | null;
  readonly rows: readonly UpstreamRow[];
}

/** The rows of several questions, each certificate once. */
export function mergedCandidates(findings: readonly FoundRows[]): Candidate[] {
  const merged = new Map<string, Candidate & { readonly foundBy: Set<IdColumn> }>();
  for (const { dataset, column, rows } of findings) {
    for (const row of rows) {
      const id = identityOf(row);
      const known = merged.get(id);
      const candidate = known ?? { dataset, row, foundBy: new Set<IdColumn>() };
      if (column !== null) candidate.foundBy.add(column);
      if (known === undefined) merged.set(id, candidate);
    }
  }
  return [...merged.values()];
}

export function sortedOut(
  candidates: readonly Candidate[],
  judge: (candidate: Candidate) => Verdict,
): Sorted {
  const kept: Kept[] = [];
  const rejected = new Map<string, Rejection>();
  for (const candidate of candidates) {
    const verdict = judge(candidate);
    if ('match' in verdict) kept.push({ ...candidate, match: verdict.match });
    else rejected.set(identityOf(candidate.row), verdict.rejected);
  }
  return { kept, rejected };
}

/** The number of a certificate, under its present name or its first one. */
export function numberOf(row: UpstreamRow): string | null {
  return toText(row['numero_dpe']) ?? toText(row['n_dpe']);
}

/** Number, else line, else all that the row says. */
function identityOf(row: UpstreamRow): string {
  return numberOf(row) ?? toText(row['_id']) ?? JSON.stringify(row);
}
