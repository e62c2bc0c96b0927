import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** What is wrong with one parameter, in the words of API Carto's validators. */
export interface ParameterFault {
  readonly type: 'field';
  /** As it was sent. */
  readonly value: unknown;
  readonly msg: string;
  readonly path: string;
  readonly location: 'query' | 'body';
}

/** The body of a refusal: a sentence, or what is wrong by parameter. */
export interface RefusalBody {
  readonly code: number;
  readonly message: string | Readonly<Record<string, ParameterFault>>;
}

/** A request that API Carto refuses, or would. */
export class Refusal extends HttpException {
  constructor(message: RefusalBody['message'], status = 400) {
    super({ code: status, message } satisfies RefusalBody, status);
  }
}

/** Answers refusals in the form that clients of API Carto read, which is not that of our own routes. */
@Catch(Refusal)
export class RefusalFilter implements ExceptionFilter {
  catch(refusal: Refusal, host: ArgumentsHost): void {
    void host
      .switchToHttp()
      .getResponse<FastifyReply>()
      .status(refusal.getStatus())
      .header('cache-control', 'no-store')
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(refusal.getResponse()));
  }
}
