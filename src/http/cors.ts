import type { FastifyReply, FastifyRequest } from 'fastify';
import { RATE_LIMIT_HEADERS } from '../throttling/rate-limit-headers.js';

/** Headers of ours that scripts in browsers may read. */
const EXPOSED_HEADERS = [
  'Content-Disposition',
  'ETag',
  'Server-Timing',
  'X-Request-Id',
  'X-Source-Status',
  ...RATE_LIMIT_HEADERS,
];

/**
 * Open data, for pages of any origin: the same two headers on every answer. Constant, so that they cost no more than any
 * other; a CORS plugin would work them out for each request anew.
 */
export const CORS_HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': EXPOSED_HEADERS.join(', '),
} as const;

const PREFLIGHT_HEADERS = {
  'access-control-allow-methods': 'GET, HEAD, POST, OPTIONS',
  // The last three are for clients of /mcp that run in a browser.
  'access-control-allow-headers':
    'Accept, Content-Type, If-None-Match, Prefer, X-Request-Id, Last-Event-ID, MCP-Protocol-Version, MCP-Session-Id',
  'access-control-max-age': '86400',
  'content-length': '0',
} as const;

/** What a browser asks before it sends a request that is not simple. */
export function isPreflight({ method }: FastifyRequest): boolean {
  return method === 'OPTIONS';
}

export function answerPreflight(reply: FastifyReply): void {
  void reply.headers(PREFLIGHT_HEADERS).status(204).send();
}
