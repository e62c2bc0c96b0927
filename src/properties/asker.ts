import { setMaxListeners } from 'node:events';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Requester, requesterOf } from '../lifecycle/request-work.js';
import { prefersStrict } from './failure-policy.js';

/** One who stops waiting when it is gone, and says how much of an answer is one. */
export interface Asker extends Requester {
  readonly gone: AbortSignal;
  /** An incomplete answer is no answer. */
  readonly strict: boolean;
}

export function askerOf(request: FastifyRequest, reply: FastifyReply): Asker {
  const gone = new AbortController();
  setMaxListeners(0, gone.signal);
  reply.raw.once('close', () => gone.abort());
  return {
    ...requesterOf(request),
    strict: prefersStrict(request.headers.prefer as string | undefined),
    gone: gone.signal,
  };
}
