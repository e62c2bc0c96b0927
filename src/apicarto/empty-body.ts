import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * API Carto takes a POST with everything in its query and nothing in its body, whatever Content-Type it bears.
 * Without that header, an empty body is not parsed, and so not refused.
 */
export function allowEmptyBody(request: IncomingMessage, _response: ServerResponse, next: () => void): void {
  const { headers } = request;
  const isEmpty = headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;
  if (isEmpty) delete headers['content-type'];
  next();
}
