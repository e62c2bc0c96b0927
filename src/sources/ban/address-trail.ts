import type { UpstreamResponse } from '../../upstream/upstream-request.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import { type SourceCredit, type SourceReport, reportOf } from '../source-result.js';

type Dated = Pick<UpstreamResponse<unknown>, 'fetchedAt' | 'stale'>;

/** How the addresses of one parcel were had: what answered, what failed, what is to be told. */
export class AddressTrail {
  private readonly answers: Dated[] = [];
  private readonly notes = new Set<string>();
  private partial = false;
  /** The most recent failure. */
  lastFailure: unknown;

  answered(answers: readonly Dated[]): void {
    this.answers.push(...answers);
  }

  note(sentence: string): void {
    this.notes.add(sentence);
  }

  /** Something is missing from the answer. */
  lacks(sentence: string): void {
    this.partial = true;
    this.note(sentence);
  }

  failed(what: string, failure: unknown): void {
    this.lastFailure = failure;
    this.lacks(`${what}: ${reasonOf(failure)}`);
  }

  /** The report of another step, taken over. */
  include({ status, fetchedAt, notes = [] }: SourceReport): void {
    if (fetchedAt !== null) this.answered([{ fetchedAt: new Date(fetchedAt), stale: status === 'stale' }]);
    if (status === 'partial') this.partial = true;
    notes.forEach((sentence) => this.note(sentence));
  }

  report(
    credit: SourceCredit,
    extras: { readonly matchedBy?: string; readonly truncated?: boolean },
  ): SourceReport {
    return reportOf(credit, this.answers, {
      ...extras,
      ...(this.partial ? { status: 'partial' } : {}),
      ...(this.notes.size === 0 ? {} : { notes: [...this.notes] }),
    });
  }
}

/** Why a call failed, for people: names the upstream. */
export function reasonOf(failure: unknown): string {
  return failure instanceof UpstreamError ? `${failure.upstream} ${failure.message}` : 'unexpected failure';
}
