import { HttpException, HttpStatus } from '@nestjs/common';
import type { AnswerError, PropertiesAnswer } from './answer.js';
import { SECTION_KEYS, type Section } from './sections.js';

/** 502, or 504 when time was the cause, with the list of what failed. */
export class SourcesFailed extends HttpException {
  constructor(message: string, errors: readonly AnswerError[]) {
    const status = errors.every(({ code }) => code === 'UPSTREAM_TIMEOUT')
      ? HttpStatus.GATEWAY_TIMEOUT
      : HttpStatus.BAD_GATEWAY;
    super({ message, errors }, status);
  }
}

export interface Expectations {
  readonly sections: readonly Section[];
  readonly sectionsNamed: boolean;
  /** `Prefer: handling=strict` (RFC 7240): an incomplete answer is no answer. */
  readonly strict: boolean;
}

/** @throws SourcesFailed when an incomplete answer is not good enough for who asked */
export function refuseIncomplete(answer: PropertiesAnswer, expectations: Expectations): void {
  const errors = answer.errors ?? [];
  if (errors.length === 0) return;
  if (expectations.strict) {
    throw new SourcesFailed(
      'Some sources could not be read, and Prefer: handling=strict asks for all or nothing; without it the rest is answered',
      errors,
    );
  }
  const wanted = expectations.sections.map((section) => SECTION_KEYS[section] as string);
  const missing = new Set(errors.map(({ section }) => section as string));
  if (expectations.sectionsNamed && wanted.every((key) => missing.has(key))) {
    throw new SourcesFailed('None of the sections asked for could be obtained', errors);
  }
}

/** Reads the Prefer header. */
export function prefersStrict(prefer: string | undefined): boolean {
  return /(^|[,;\s])handling\s*=\s*"?strict"?/i.test(prefer ?? '');
}
