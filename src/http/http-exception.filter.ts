import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PROBLEM_JSON, errorBody, pathOf, problemBody } from './error-body.js';
import { Overloaded } from './overloaded.js';
import { type Failure, INTERNAL, knownFailure } from './failure.js';

/** Every error of every route leaves through here, in one form, with nothing internal in it. */
@Catch()
export class HttpExceptionFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const failure = this.failureOf(error, request);
    if (error instanceof Overloaded) void reply.header('retry-after', error.retryAfterSeconds);
    sendError(request, reply, failure);
  }

  private failureOf(error: unknown, request: FastifyRequest): Failure {
    const known = knownFailure(error, request);
    if (known !== undefined) return known;
    this.logger.error({ requestId: request.id, path: pathOf(request.url), err: error }, 'unexpected error');
    return INTERNAL;
  }
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
