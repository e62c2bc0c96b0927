import { HttpException } from '@nestjs/common';
import { type RequestFacts, pathOf } from './error-body.js';
import { type RefusedRequest, wordsFor } from './framework-refusals.js';

/** An error as clients are told of it. */
export interface Failure {
  readonly status: number;
  readonly message: string;
  /** Further members of the error body. */
  readonly extras: Record<string, unknown>;
}

export const INTERNAL: Failure = {
  status: 500,
  message: 'Internal server error: this is a bug of this server, please report it with the X-Request-Id',
  extras: {},
};

/** What clients are told of an error; undefined where it is a bug, which is {@link INTERNAL} to them. */
export function knownFailure(error: unknown, request: RefusedRequest): Failure | undefined {
  if (error instanceof HttpException) return ofHttpException(error, request);
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  // A refusal of a plugin's carries a status below 500.
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) {
    return {
      status: statusCode,
      message: wordsFor(error, request) ?? String((error as Error).message),
      extras: {},
    };
  }
  return undefined;
}

function ofHttpException(error: HttpException, request: RefusedRequest): Failure {
  const status = error.getStatus();
  const response = error.getResponse();
  const details =
    typeof response === 'string' ? { message: response } : (response as Record<string, unknown>);
  const { message, statusCode: _status, error: _error, ...extras } = details;
  // Nest wraps what Fastify refuses.
  const words = wordsFor(error.cause, request);
  return { status, message: words ?? messageOf(message ?? error.message, request), extras };
}

function messageOf(message: unknown, request: RequestFacts): string {
  if (Array.isArray(message)) return message.map(String).join('; ');
  const text = String(message);
  // The router's own words repeat the query string.
  if (text.startsWith('Cannot ')) {
    return `There is no ${request.method} ${pathOf(request.url)} here: see /docs for the routes there are`;
  }
  return text;
}
