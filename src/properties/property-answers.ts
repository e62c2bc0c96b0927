import { Injectable } from '@nestjs/common';
import { type Fields, type FinishedAnswer, finishAnswer } from '../answers/finished-answer.js';
import { FinishedAnswers, type KeptAnswer } from '../answers/finished-answers.js';
import type { PropertiesAnswer } from './answer.js';
import { representationKey } from './formats/representation.js';
import { writeAnswer } from './formats/write-answer.js';
import type { PropertiesRequest } from './properties-query.pipe.js';

/** A complete answer changes at most daily; one with gaps is worth asking again soon. */
const COMPLETE: Fields = cachingFor(3_600);
const INCOMPLETE: Fields = cachingFor(0);

/** Finished answers of `GET /v1/properties`. Only those without any gap are kept. */
@Injectable()
export class PropertyAnswers {
  constructor(private readonly finished: FinishedAnswers) {}

  find(request: PropertiesRequest): FinishedAnswer | undefined {
    return this.finished.find(answerKeyOf(request)) ?? this.rewritten(request);
  }

  /** @param freshUntil epoch milliseconds until which all that the answer is made from is current */
  finish(request: PropertiesRequest, answer: PropertiesAnswer, freshUntil: number): FinishedAnswer {
    const written = writeAnswer(answer, request);
    if (!isComplete(answer)) return finishAnswer({ ...written, caching: INCOMPLETE });
    return this.finished.keep(answerKeyOf(request), { ...written, caching: COMPLETE }, freshUntil);
  }

  /** Another form of an answer that is kept whole is made from that, without asking a source. */
  private rewritten(request: PropertiesRequest): FinishedAnswer | undefined {
    if (request.representation === undefined) return undefined;
    const whole = this.finished.find(wholeKeyOf(request));
    return whole === undefined ? undefined : this.finish(request, answerIn(whole), whole.freshUntil);
  }
}

/** What a finished answer says, which must be whole and in JSON. */
export function answerIn({ encoded }: Pick<KeptAnswer, 'encoded'>): PropertiesAnswer {
  return JSON.parse(encoded.plain.toString()) as PropertiesAnswer;
}

function cachingFor(seconds: number): Fields {
  return { 'cache-control': `public, max-age=${seconds}`, vary: 'Accept, Accept-Encoding, Prefer' };
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
  return `properties ${parcelId.trim().toUpperCase()} ${sections.join()}`;
}
