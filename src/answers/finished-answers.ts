import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { ANSWER_SHARE } from '../cache/memory-shares.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { type AnswerParts, type FinishedAnswer, finishAnswer } from './finished-answer.js';

export interface KeptAnswer extends FinishedAnswer {
  /** Epoch milliseconds until which all that it is made from is current. */
  readonly freshUntil: number;
}

/** What an entry costs besides its bytes. */
const ENTRY_OVERHEAD_BYTES = 512;

/**
 * Answers as bytes, so that a warm one costs neither mapping nor serialisation; the least recently used leave when all
 * together reach their share of the memory for caches.
 */
@Injectable()
export class FinishedAnswers {
  private readonly answers: LRUCache<string, KeptAnswer>;

  constructor(@Inject(SETTINGS) { cacheMemoryBytes }: Settings) {
    this.answers = new LRUCache({
      maxSize: Math.max(1, Math.floor(cacheMemoryBytes * ANSWER_SHARE)),
      sizeCalculation: ({ encoded }, key) => encoded.bytes + key.length + ENTRY_OVERHEAD_BYTES,
    });
  }

  /** One that is still current. */
  find(key: string): KeptAnswer | undefined {
    const kept = this.answers.get(key);
    return kept !== undefined && kept.freshUntil > Date.now() ? kept : undefined;
  }

  /**
   * @param key equal for requests that have the same answer, byte for byte; unlike the keys of other routes
   * @param freshUntil epoch milliseconds until which all that it is made from is current
   */
  keep(key: string, parts: AnswerParts, freshUntil: number): FinishedAnswer {
    const finished = finishAnswer(parts, () => this.weighAgain(key, finished));
    if (Number.isFinite(freshUntil)) this.answers.set(key, { ...finished, freshUntil });
    return finished;
  }

  /** Compressed forms come later than the answer. */
  private weighAgain(key: string, { encoded }: FinishedAnswer): void {
    const kept = this.answers.peek(key);
    if (kept?.encoded === encoded) this.answers.set(key, { ...kept });
  }
}
