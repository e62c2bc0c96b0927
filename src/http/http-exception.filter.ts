import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PROBLEM_JSON, errorBody, pathOf, problemBody } from './error-body.js';

interface Failure {
  readonly status: number;
  readonly message: string;
  readonly extras: Record<string, unknown>;
}

const INTERNAL: Failure = {
  status: 500,
  message: 'Internal server error: this is a bug of this server, please report it with the X-Request-Id',
  extras: {},
};

/** Every error of every route leaves through here, in one form, with nothing internal in it. */
@Catch()
export class HttpExceptionFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const failure = this.failureOf(error, request);
    sendError(request, reply, failure);
  }

  private failureOf(error: unknown, request: FastifyRequest): Failure {
    if (error instanceof HttpException) return ofHttpException(error, request);
    const { statusCode } = (error ?? {}) as { statusCode?: unknown };
    // Fastify's own refusals (bad body, bad URL) carry a status below 500 and a message meant for clients.
    if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) {
      return { status: statusCode, message: String((error as Error).message), extras: {} };
    }
    this.logger.error({ requestId: request.id, path: pathOf(request.url), err: error }, 'unexpected error');
    return INTERNAL;
  }
}

function ofHttpException(error: HttpException, request: FastifyRequest): Failure {
  const status = error.getStatus();
  const response = error.getResponse();
  const details =
    typeof response === 'string' ? { message: response } : (response as Record<string, unknown>);
  const { message, statusCode: _status, error: _error, ...extras } = details;
  return { status, message: messageOf(message ?? error.message, request), extras };
}

function messageOf(message: unknown, request: FastifyRequest): string {
  if (Array.isArray(message)) return message.map(String).join('; ');
  const text = String(message);
  // The router's own words repeat the query string.
  if (text.startsWith('Cannot ')) {
    return `There is no ${request.method} ${pathOf(request.url)} here: see /docs for the routes there are`;
  }
  return text;
}

/** Writes an error in the form that the client accepts. */
export function sendError(request: FastifyRequest, reply: FastifyReply, failure: Failure): void {
  const body = errorBody(failure.status, failure.message, request, failure.extras);
  const wantsProblem = (request.headers.accept ?? '').includes(PROBLEM_JSON);
  void reply
    .status(failure.status)
    .header('cache-control', 'no-store')
    .type(wantsProblem ? PROBLEM_JSON : 'application/json; charset=utf-8')
    .send(JSON.stringify(wantsProblem ? problemBody(body) : body));
}
