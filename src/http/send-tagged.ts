import type { FastifyReply, FastifyRequest } from 'fastify';
import { etagOf, matchesEtag } from './etag.js';

export const JSON_TYPE = 'application/json; charset=utf-8';

export interface TaggedBody {
  readonly body: string | Buffer;
  readonly type: string;
  /** Where it is known already: to make one is to read the whole body. */
  readonly etag?: string;
}

/** Sends a body under its entity tag, or 304 to a client that has it; the answer to a POST is always sent. */
export function sendTagged(
  { method, headers }: FastifyRequest,
  reply: FastifyReply,
  { body, type, etag = etagOf(body) }: TaggedBody,
): void {
  void reply.header('etag', etag);
  if (method !== 'POST' && matchesEtag(headers['if-none-match'], etag)) void reply.status(304).send();
  else void reply.type(type).send(body);
}
