import type { SourceReport } from '../sources/source-result.js';
import type { AnswerError, AnswerPart } from './answer.js';

/** Is told of an answer while it is made. Must not throw. */
export interface AssemblyObserver {
  /** The identifier can be read, and work begins. @param parcelId null until the cadastre tells */
  begins(parcelId: string | null): void;
  /** @param ms from the moment its inputs were there to its end */
  sourceEnded(source: string, ms: number, report: SourceReport): void;
  /** A part as the answer will have it; with an error where it is null for want of a source. */
  partEnded(part: AnswerPart, data: unknown, error: AnswerError | null): void;
}
