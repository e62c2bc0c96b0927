import type { FastifyReply, FastifyRequest } from 'fastify';
import { JSON_TYPE, sendTagged } from '../http/send-tagged.js';
import { addressFrom, type LayerCollection, linkedTo, nextStart } from './layer-collection.js';

/** Seconds; the cadastre changes quarterly. */
const MAX_AGE_S = 3_600;

/** Sends one page, with a link to the next on the host that was asked. */
export function sendCollection(
  collection: LayerCollection,
  start: number,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const next = nextStart(collection, start);
  const body = JSON.stringify(
    linkedTo(collection, next === undefined ? undefined : addressFrom(request, next)),
  );
  void reply.status(200);
  if (request.method === 'POST') void reply.header('cache-control', 'no-store');
  else void reply.header('cache-control', `public, max-age=${MAX_AGE_S}`).header('vary', 'Accept-Encoding');
  sendTagged(request, reply, { body, type: JSON_TYPE });
}
