import type { FastifyReply, FastifyRequest } from 'fastify';
import { encodingFor } from '../http/content-encoding.js';
import { matchesEtag } from '../http/etag.js';
import { sendWhole } from '../http/send-whole.js';
import type { FinishedAnswer } from './finished-answer.js';

/** Server-Timing of an answer that was kept. */
const FROM_CACHE = 'cache;desc="finished answer"';

/**
 * Sends an answer, or 304 to a client that has it, from a route marked `@OwnHead()`. Its compressed forms are its own.
 * One that was just made has its Server-Timing on the reply already.
 * @param last whether the client should open its next connection elsewhere: this server is about to stop
 */
export function sendFinished(
  { etag, encoded, caching, headers }: FinishedAnswer,
  request: FastifyRequest,
  reply: FastifyReply,
  last: boolean,
): void {
  const common = reply.hasHeader('server-timing') ? caching : [...caching, 'server-timing', FROM_CACHE];
  if (matchesEtag(request.headers['if-none-match'], etag)) {
    sendWhole(request, reply, { status: 304, headers: common, last });
    return;
  }
  const all = [...common, ...headers];
  const encoding = encodingFor(request.headers['accept-encoding']);
  const sendPlain = (): void =>
    sendWhole(request, reply, { status: 200, headers: all, body: encoded.plain, last });
  if (encoding === null || !encoded.isWorthCompressing) {
    sendPlain();
    return;
  }
  const send = (body: Buffer): void =>
    sendWhole(request, reply, { status: 200, headers: [...all, 'content-encoding', encoding], body, last });
  const form = encoded.in(encoding);
  if (Buffer.isBuffer(form)) send(form);
  else form.then(send, sendPlain);
}
