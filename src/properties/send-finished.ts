import type { FastifyReply, FastifyRequest } from 'fastify';
import { encodingFor } from '../http/content-encoding.js';
import { matchesEtag } from '../http/etag.js';
import { type HeaderList, listOf, sendWhole } from '../http/send-whole.js';
import type { FinishedAnswer } from './finished-answers.js';

/** A complete answer changes at most daily; one with gaps is worth asking again soon. */
const COMPLETE_MAX_AGE_S = 3_600;
const INCOMPLETE_MAX_AGE_S = 0;
/** Server-Timing of an answer that was kept. */
const FROM_CACHE = 'cache;desc="finished answer"';

/**
 * Sends an answer, or 304 to a client that has it, from a route marked `@OwnHead()`. Its compressed forms are its own.
 * @param last whether the client should open its next connection elsewhere: this server is about to stop
 */
export function sendFinished(
  answer: FinishedAnswer,
  request: FastifyRequest,
  reply: FastifyReply,
  last: boolean,
): void {
  const { etag, complete, encoded } = answer;
  const common = [
    'etag',
    etag,
    'cache-control',
    `public, max-age=${complete ? COMPLETE_MAX_AGE_S : INCOMPLETE_MAX_AGE_S}`,
    'vary',
    'Accept, Accept-Encoding, Prefer',
  ];
  if (!reply.hasHeader('server-timing')) common.push('server-timing', FROM_CACHE);
  if (matchesEtag(request.headers['if-none-match'], etag)) {
    sendWhole(request, reply, { status: 304, headers: common, last });
    return;
  }
  const headers = [...common, ...headersOf(answer)];
  const encoding = encodingFor(request.headers['accept-encoding']);
  const sendPlain = (): void =>
    sendWhole(request, reply, { status: 200, headers, body: encoded.plain, last });
  if (encoding === null || !encoded.isWorthCompressing) {
    sendPlain();
    return;
  }
  const send = (body: Buffer): void =>
    sendWhole(request, reply, {
      status: 200,
      headers: [...headers, 'content-encoding', encoding],
      body,
      last,
    });
  const form = encoded.in(encoding);
  if (Buffer.isBuffer(form)) send(form);
  else form.then(send, sendPlain);
}

const lists = new WeakMap<FinishedAnswer['headers'], HeaderList>();

/** Headers that go with the bytes. */
function headersOf({ headers }: FinishedAnswer): HeaderList {
  let list = lists.get(headers);
  if (list === undefined) lists.set(headers, (list = listOf(headers)));
  return list;
}
