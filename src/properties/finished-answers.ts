import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { SETTINGS, type Settings } from '../config/settings.js';
import { ANSWER_SHARE } from '../cache/memory-shares.js';
import { EncodedBody } from '../http/encoded-body.js';
import { etagOf } from '../http/etag.js';
import type { PropertiesAnswer } from './answer.js';
import { representationKey } from './formats/representation.js';
import { type WrittenAnswer, writeAnswer } from './formats/write-answer.js';
import type { PropertiesRequest } from './properties-query.pipe.js';

/** An answer ready to be sent. */
export interface FinishedAnswer extends WrittenAnswer {
  readonly etag: string;
  /** The body, with its compressed forms. */
  readonly encoded: EncodedBody;
  /** Nothing is missing from it. */
  readonly complete: boolean;
}

interface Kept extends FinishedAnswer {
  readonly freshUntil: number;
}

/** What an entry costs besides its bytes. */
const ENTRY_OVERHEAD_BYTES = 512;

/**
 * Answers as bytes, so that a warm one costs neither mapping nor serialisation. Only answers without any gap are kept,
 * and only while all they were made from is current.
 */
@Injectable()
export class FinishedAnswers {
  private readonly answers: LRUCache<string, Kept>;

  constructor(@Inject(SETTINGS) { cacheMemoryBytes }: Settings) {
    this.answers = new LRUCache({
      maxSize: Math.max(1, Math.floor(cacheMemoryBytes * ANSWER_SHARE)),
      sizeCalculation: ({ encoded }, key) => encoded.bytes + key.length + ENTRY_OVERHEAD_BYTES,
    });
  }

  find(request: PropertiesRequest): FinishedAnswer | undefined {
    return this.current(answerKeyOf(request)) ?? this.rewritten(request);
  }

  /** @param freshUntil epoch milliseconds until which all that the answer is made from is current */
  finish(request: PropertiesRequest, answer: PropertiesAnswer, freshUntil: number): FinishedAnswer {
    const written = writeAnswer(answer, request);
    const key = answerKeyOf(request);
    const encoded = new EncodedBody(written.body, () => this.weighAgain(key, encoded));
    const finished = { ...written, encoded, etag: etagOf(written.body), complete: isComplete(answer) };
    if (finished.complete && Number.isFinite(freshUntil)) this.answers.set(key, { ...finished, freshUntil });
    return finished;
  }

  /** Compressed forms come later than the answer. */
  private weighAgain(key: string, encoded: EncodedBody): void {
    const kept = this.answers.peek(key);
    if (kept?.encoded === encoded) this.answers.set(key, { ...kept });
  }

  private current(key: string): Kept | undefined {
    const kept = this.answers.get(key);
    return kept !== undefined && kept.freshUntil > Date.now() ? kept : undefined;
  }

  /** Another form of an answer that is kept whole is made from that, without asking a source. */
  private rewritten(request: PropertiesRequest): FinishedAnswer | undefined {
    if (request.representation === undefined) return undefined;
    const whole = this.current(wholeKeyOf(request));
    if (whole === undefined) return undefined;
    return this.finish(request, JSON.parse(whole.body.toString()) as PropertiesAnswer, whole.freshUntil);
  }
}

function isComplete({ errors, meta }: PropertiesAnswer): boolean {
  const statuses = Object.values(meta.sources).map(({ status }) => status);
  return errors === undefined && statuses.every((status) => status === 'ok' || status === 'not_covered');
}

/** Equal questions are one object: see remembered-questions.ts. */
const keys = new WeakMap<PropertiesRequest, string>();

/** Equal for requests that have the same answer, byte for byte. */
export function answerKeyOf(request: PropertiesRequest): string {
  let key = keys.get(request);
  if (key === undefined) keys.set(request, (key = composeKey(request)));
  return key;
}

function composeKey(request: PropertiesRequest): string {
  const { representation } = request;
  return representation === undefined
    ? wholeKeyOf(request)
    : `${wholeKeyOf(request)} ${representationKey(representation)}`;
}

/** Under which the whole answer is kept, of which others are forms. */
function wholeKeyOf({ parcelId, sections }: PropertiesRequest): string {
  return `${parcelId.trim().toUpperCase()} ${sections.join()}`;
}
