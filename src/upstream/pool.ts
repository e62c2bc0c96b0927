import { Agent, type Dispatcher } from 'undici';

/** Upstreams close idle connections after some seconds; we let go first, so that no request meets a closing socket. */
const KEEP_ALIVE_MS = 4_000;
/** Attempts are timed as a whole, by who makes them. */
const NO_TIMEOUT = 0;

/** Kept connections, to each host as many as calls may be in flight. A connection that is not established in time fails. */
export function createPool(concurrency: number, connectTimeoutMs: number): Dispatcher {
  return new Agent({
    connections: concurrency,
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MS,
    connect: { timeout: connectTimeoutMs },
    headersTimeout: NO_TIMEOUT,
    bodyTimeout: NO_TIMEOUT,
  });
}
