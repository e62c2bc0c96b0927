import { HttpException } from '@nestjs/common';
import { type RequestFacts, pathOf } from './error-body.js';

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
export function knownFailure(error: unknown, request: RequestFacts): Failure | undefined {
  if (error instanceof HttpException) return ofHttpException(error, request);
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  // Fastify's own refusals (bad body, bad URL) carry a status below 500 and a message meant for clients.
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) {
    return { status: statusCode, message: String((error as Error).message), extras: {} };
  }
  return undefined;
}

function ofHttpException(error: HttpException, request: RequestFacts): Failure {
  const status = error.getStatus();
  const response = error.getResponse();
  const details =
    typeof response === 'string' ? { message: response } : (response as Record<string, unknown>);
  const { message, statusCode: _status, error: _error, ...extras } = details;
  return { status, message: messageOf(message ?? error.message, request), extras };
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
