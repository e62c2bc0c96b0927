import { setMaxListeners } from 'node:events';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { clientKey } from '../throttling/client-key.js';
import { prefersStrict } from './failure-policy.js';

/** For whom an answer is made, and until when. */
export interface Asker {
  readonly requestId: string;
  /** As the rate limit counts clients. */
  readonly client: string;
  /** An incomplete answer is no answer. */
  readonly strict: boolean;
  /** Aborts when nobody waits for the answer any more. */
  readonly gone: AbortSignal;
}

export function askerOf(request: FastifyRequest, reply: FastifyReply): Asker {
  const gone = new AbortController();
  setMaxListeners(0, gone.signal);
  reply.raw.once('close', () => gone.abort());
  return {
    requestId: request.id,
    client: clientKey(request.ip),
    strict: prefersStrict(request.headers.prefer as string | undefined),
    gone: gone.signal,
  };
}
