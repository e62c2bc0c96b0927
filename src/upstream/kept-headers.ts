import type { ResponseHead } from './upstream-request.js';

/** Of the connection, not of the answer; or, like a body's packed length, no longer true of what is kept. */
export const CONNECTION_HEADERS: ReadonlySet<string> = new Set([
  ...['connection', 'keep-alive', 'transfer-encoding', 'trailer', 'upgrade', 'alt-svc', 'via'],
  ...['content-length', 'content-encoding', 'set-cookie', 'strict-transport-security'],
]);

/** Told to browsers and to caches in between. */
const FOR_OTHERS =
  /^(date|age|server|vary|pragma|expires|cache-control|accept-ranges|content-security-policy|(referrer|permissions|feature)-policy|(access-control|cross-origin|x-frame|x-content-type|x-xss|x-powered)-.*)$/;

/** What is kept of the head of an answer: with all two dozen headers, a small answer would weigh twice as much. */
export function keptHeaders({ headers }: ResponseHead): ResponseHead['headers'] {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !CONNECTION_HEADERS.has(name) && !FOR_OTHERS.test(name)),
  );
}
