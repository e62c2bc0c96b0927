import type { Readable } from 'node:stream';
import type { ErrorBody } from '../../http/error-body.js';
import type { SourceReport } from '../../sources/source-result.js';
import type { AnswerError, AnswerPart } from '../answer.js';
import type { AssemblyObserver } from '../assembly-observer.js';
import { SECTION_KEYS, type Section } from '../sections.js';
import { askedSources } from './asked-sources.js';
import { EventStream } from './server-sent-events.js';

interface Start {
  readonly requestId: string;
  readonly sections: readonly Section[];
}

/**
 * Puts what happens while an answer is made into the events of docs/stream.md. Nothing is sent before the first: what
 * may still turn out to be no parcel's identifier must be able to be a 400.
 */
export class AnswerEvents implements AssemblyObserver {
  private stream: EventStream | undefined;
  private parcelId: string | null = null;

  /** @param send gives the body to the client */
  constructor(
    private readonly start: Start,
    private readonly send: (body: Readable) => void,
  ) {}

  get begun(): boolean {
    return this.stream !== undefined;
  }

  begins(parcelId: string | null): void {
    this.parcelId = parcelId;
    // One that the cadastre has to settle may fit several parcels: its stream begins with the cadastre's answer.
    if (parcelId !== null) this.opened();
  }

  sourceEnded(source: string, ms: number, report: SourceReport): void {
    this.opened().event('source', { source, ms: Math.round(ms), report });
  }

  partEnded(part: AnswerPart, data: unknown, error: AnswerError | null): void {
    this.opened().event('part', { part, data, error });
  }

  /** @param body one line of JSON */
  answer(body: Buffer): void {
    this.opened().eventOf('answer', body.toString());
    this.stream?.end();
  }

  failure(body: ErrorBody): void {
    this.opened().event('failure', body);
    this.stream?.end();
  }

  private opened(): EventStream {
    if (this.stream !== undefined) return this.stream;
    const { requestId, sections } = this.start;
    const stream = new EventStream();
    this.stream = stream;
    this.send(stream.readable);
    stream.event('start', {
      requestId,
      parcelId: this.parcelId,
      sections: sections.map((section) => SECTION_KEYS[section]),
      sources: askedSources(sections),
    });
    return stream;
  }
}
