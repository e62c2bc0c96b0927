import type { Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

const LOOK_EVERY_MS = 50;

/**
 * Takes no new connection, lets the requests on open ones come to their end and closes each as soon as it is idle.
 * @param withinMs then the connections that are left are cut: a client that does not read its answer must not hold the process
 * @returns whether all ended by themselves
 */
export async function drain(server: Server, withinMs: number): Promise<boolean> {
  if (!server.listening) return true;
  const look = setInterval(() => server.closeIdleConnections(), LOOK_EVERY_MS);
  const timer = new AbortController();
  const closed = new Promise<boolean>((resolve) => server.close(() => resolve(true)));
  const late = delay(withinMs, false, { signal: timer.signal }).catch(() => false);
  try {
    if (await Promise.race([closed, late])) return true;
    server.closeAllConnections();
    await closed;
    return false;
  } finally {
    clearInterval(look);
    timer.abort();
  }
}
