import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { SETTINGS, type Settings } from '../config/settings.js';
import { ANSWER_SHARE } from '../cache/memory-shares.js';
import { etagOf } from '../http/etag.js';
import type { PropertiesAnswer } from './answer.js';
import type { PropertiesRequest } from './properties-query.pipe.js';

/** An answer ready to be sent. */
export interface FinishedAnswer {
  readonly body: Buffer;
  readonly etag: string;
  /** Nothing is missing from it. */
  readonly complete: boolean;
}

interface Kept extends FinishedAnswer {
  readonly freshUntil: number;
}

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
      sizeCalculation: ({ body }, key) => body.length + key.length + 256,
    });
  }

  find(request: PropertiesRequest): FinishedAnswer | undefined {
    const kept = this.answers.get(keyOf(request));
    return kept !== undefined && kept.freshUntil > Date.now() ? kept : undefined;
  }

  /** @param freshUntil epoch milliseconds until which all that the answer is made from is current */
  finish(request: PropertiesRequest, answer: PropertiesAnswer, freshUntil: number): FinishedAnswer {
    const body = Buffer.from(JSON.stringify(answer));
    const finished = { body, etag: etagOf(body), complete: isComplete(answer) };
    if (finished.complete && Number.isFinite(freshUntil)) {
      this.answers.set(keyOf(request), { ...finished, freshUntil });
    }
    return finished;
  }
}

function isComplete({ errors, meta }: PropertiesAnswer): boolean {
  const statuses = Object.values(meta.sources).map(({ status }) => status);
  return errors === undefined && statuses.every((status) => status === 'ok' || status === 'not_covered');
}

function keyOf({ parcelId, sections }: PropertiesRequest): string {
  return `${parcelId.trim().toUpperCase()} ${sections.join()}`;
}
