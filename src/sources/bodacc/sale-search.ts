import { SIREN } from '../../parcels/siren.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import { orFailure } from '../or-failure.js';
import { type BodaccClient, type FoundRows } from './bodacc.client.js';
import { correctionsOfSirens, salesInStreet, salesOfSirens, streetQuestions } from './bodacc-queries.js';
import { type SaleAddress } from './match-notice.js';
import { distinctNotices, type Notice } from './notice.js';

/** Sirens of one question: keeps its URL far below 6 kB. */
export const SIRENS_PER_QUESTION = 50;
export const MAX_SIREN_QUESTIONS = 2;
export const MAX_STREETS = 4;
/** Pages of one question. */
const MAX_SIREN_PAGES = 2;
const MAX_STREET_PAGES = 5;

/** What is to be asked. */
export interface SearchPlan {
  readonly sirenQuestions: readonly (readonly string[])[];
  readonly streets: ReturnType<typeof streetQuestions>;
  /** Beyond the caps. */
  readonly unaskedSirens: number;
  readonly unaskedStreets: number;
}

export interface SearchOutcome {
  /** Of all answers, each once. */
  readonly notices: readonly Notice[];
  readonly answers: FoundRows['answers'];
  readonly failures: readonly UpstreamError[];
  readonly truncated: boolean;
  /** Sirens of which every notice was read. */
  readonly coveredSirens: ReadonlySet<string>;
}

export function searchPlan(addresses: readonly SaleAddress[], sirens: readonly string[]): SearchPlan {
  const valid = [...new Set(sirens)].filter((siren) => SIREN.test(siren));
  const asked = valid.slice(0, MAX_SIREN_QUESTIONS * SIRENS_PER_QUESTION);
  const streets = streetQuestions(addresses);
  return {
    sirenQuestions: portionsOf(asked),
    streets: streets.slice(0, MAX_STREETS),
    unaskedSirens: valid.length - asked.length,
    unaskedStreets: Math.max(0, streets.length - MAX_STREETS),
  };
}

/** Asks all at once, at most 24 calls; a question's failure leaves the others' answers. */
export async function searchSales(
  client: BodaccClient,
  { sirenQuestions, streets }: SearchPlan,
  ctx: CallContext,
): Promise<SearchOutcome> {
  const [bySiren, byStreet] = await Promise.all([
    Promise.all(
      sirenQuestions.map((sirens) => orFailure(client.sales(salesOfSirens(sirens), MAX_SIREN_PAGES, ctx))),
    ),
    Promise.all(
      streets.map((street) => orFailure(client.sales(salesInStreet(street), MAX_STREET_PAGES, ctx))),
    ),
  ]);
  const covered = sirenQuestions.filter((_, index) => {
    const answer = bySiren[index];
    return answer !== undefined && !(answer instanceof UpstreamError) && !answer.truncated;
  });
  return outcomeOf([...bySiren, ...byStreet], new Set(covered.flat()));
}

/**
 * Looks for corrections and cancellations of these notices, which may name another address, or none. Those that the
 * first search cannot have missed are not asked for again. At most 1 call.
 */
export async function searchCorrections(
  client: BodaccClient,
  notices: readonly Notice[],
  covered: ReadonlySet<string>,
  ctx: CallContext,
): Promise<SearchOutcome> {
  const uncovered = notices.filter(({ sirens }) => !sirens.some((siren) => covered.has(siren)));
  // One siren of a notice is enough: its correction cites the same parties.
  const sirens = [...new Set(uncovered.flatMap((notice) => notice.sirens[0] ?? []))];
  const asked = sirens.slice(0, SIRENS_PER_QUESTION);
  if (asked.length === 0) return outcomeOf([], covered);
  const answer = await orFailure(client.sales(correctionsOfSirens(asked), 1, ctx));
  const outcome = outcomeOf([answer], covered);
  return { ...outcome, truncated: outcome.truncated || sirens.length > asked.length };
}

function outcomeOf(
  results: readonly (FoundRows | UpstreamError)[],
  coveredSirens: ReadonlySet<string>,
): SearchOutcome {
  const found = results.flatMap((result) => (result instanceof UpstreamError ? [] : result));
  return {
    notices: distinctNotices(found.flatMap(({ rows }) => rows)),
    answers: found.flatMap(({ answers }) => answers),
    failures: results.filter((result) => result instanceof UpstreamError),
    truncated: found.some(({ truncated }) => truncated),
    coveredSirens,
  };
}

function portionsOf(sirens: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(sirens.length / SIRENS_PER_QUESTION) }, (_, index) =>
    sirens.slice(index * SIRENS_PER_QUESTION, (index + 1) * SIRENS_PER_QUESTION),
  );
}
