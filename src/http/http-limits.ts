import type { Server } from 'node:http';
import type { FastifyHttpOptions } from 'fastify';

/** How long and how much a client may take to say what it wants. Milliseconds and bytes. */
export interface HttpLimits {
  /** For the request line and headers. */
  readonly headersTimeoutMs: number;
  /** For the whole request, body included. */
  readonly requestTimeoutMs: number;
  /** How often those two are looked at. */
  readonly checkEveryMs: number;
  /** An idle connection is kept for so long: longer than a proxy in front keeps it, so that the proxy closes first. */
  readonly keepAliveMs: number;
  /** A connection on which nothing moves, while an answer is made or not read, beyond the deadline of an answer. */
  readonly silenceMs: number;
  /** Request line and headers together; more is 431, or 414 where it is the URL. */
  readonly maxHeaderBytes: number;
  readonly maxBodyBytes: number;
  /** Longer route parameters are no parcel question. */
  readonly maxParamLength: number;
}

export const HTTP_LIMITS: HttpLimits = {
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 20_000,
  checkEveryMs: 1_000,
  keepAliveMs: 72_000,
  silenceMs: 30_000,
  maxHeaderBytes: 16 * 1024,
  maxBodyBytes: 1024 * 1024,
  maxParamLength: 1_024,
};

type FastifyLimits = Pick<
  FastifyHttpOptions<Server>,
  'requestTimeout' | 'keepAliveTimeout' | 'connectionTimeout' | 'bodyLimit' | 'http'
>;

/** The same in the words of Fastify and node:http. */
export function fastifyLimits(limits: HttpLimits, requestDeadlineMs: number): FastifyLimits {
  return {
    requestTimeout: limits.requestTimeoutMs,
    keepAliveTimeout: limits.keepAliveMs,
    connectionTimeout: requestDeadlineMs + limits.silenceMs,
    bodyLimit: limits.maxBodyBytes,
    http: {
      headersTimeout: limits.headersTimeoutMs,
      requestTimeout: limits.requestTimeoutMs,
      connectionsCheckingInterval: limits.checkEveryMs,
      maxHeaderSize: limits.maxHeaderBytes,
      // Neither may be switched on by a flag of the process.
      insecureHTTPParser: false,
      requireHostHeader: true,
    },
  };
}
