import { Logger } from '@nestjs/common';
import { InvalidParcelId } from '../parcels/invalid-parcel-id.js';
import type { SourceCredit, SourceReport, SourceResult } from '../sources/source-result.js';
import { UpstreamError } from '../upstream/upstream-error.js';
import type { AnswerError, AnswerPart } from './answer.js';
import type { AssemblyObserver } from './assembly-observer.js';

/** What came of one source for one part of the answer. */
export type Outcome<T> =
  | { readonly data: T; readonly report: SourceReport }
  | {
      readonly data: null;
      readonly report: SourceReport;
      readonly error: AnswerError;
      /** What was thrown. */
      readonly failure: unknown;
    };

/** Runs the sources of one answer, keeping for each its report and how long it took. */
export class SourceRun {
  private static readonly logger = new Logger('Sources');
  private readonly reports: Record<string, SourceReport> = {};
  private readonly lent: Record<string, SourceReport> = {};
  /** Milliseconds from the moment its inputs were there to its end, by source. */
  readonly timings: Record<string, number> = {};

  constructor(
    private readonly requestId: string,
    private readonly observer?: AssemblyObserver,
  ) {}

  /** The reports in the order of their names, so that answers do not differ by who was quicker. */
  reportsByName(): Record<string, SourceReport> {
    const all = { ...this.lent, ...this.reports };
    return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Notes the report of a source that only lent a detail to another's part: its own part, if asked, tells more. */
  noteLender(source: string, report: SourceReport): void {
    this.lent[source] = report;
  }

  /** Notes the report of a source that was not run. */
  note(source: string, report: SourceReport): void {
    this.reports[source] = report;
    this.observer?.sourceEnded(source, 0, report);
  }

  /**
   * Runs one source for one part of the answer. What fails becomes `data: null` and an error; only a caller's
   * mistake (a parcel id that turns out ambiguous) is thrown.
   */
  async run<T>(
    source: string,
    part: AnswerPart,
    credit: SourceCredit,
    work: () => Promise<SourceResult<T>>,
  ): Promise<Outcome<T>> {
    const started = performance.now();
    try {
      const { data, report } = await work();
      this.ended(source, started, report);
      return { data, report };
    } catch (failure) {
      if (failure instanceof InvalidParcelId) throw failure;
      const error = this.describe(source, part, failure);
      const notes = [`${error.code}: ${error.message}`];
      const report: SourceReport = { status: 'unavailable', fetchedAt: null, ...credit, notes };
      this.ended(source, started, report);
      return { data: null, report, error, failure };
    }
  }

  private ended(source: string, started: number, report: SourceReport): void {
    const ms = performance.now() - started;
    this.reports[source] = report;
    this.timings[source] = ms;
    this.observer?.sourceEnded(source, ms, report);
  }

  private describe(source: string, section: AnswerPart, failure: unknown): AnswerError {
    if (failure instanceof UpstreamError) {
      const { code, status = null, message, retryable, upstream, excerpt } = failure;
      SourceRun.logger.warn(
        { requestId: this.requestId, source, upstream, code, status, message, excerpt },
        'source failed',
      );
      return { source, section, code, status, message: `${upstream} ${message}`, retryable };
    }
    // Whatever an upstream sent must not end in a 500: what we could not digest is its bad answer.
    SourceRun.logger.error(
      { requestId: this.requestId, source, err: failure },
      'a source failed unexpectedly',
    );
    return {
      source,
      section,
      code: 'UPSTREAM_BAD_RESPONSE',
      status: null,
      message: `${source} sent what could not be understood`,
      retryable: false,
    };
  }
}
