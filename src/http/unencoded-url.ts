import type { ConnectionError } from 'fastify';
import type { RequestFacts } from './error-body.js';

/** No path: this is no request at all, rather than one whose URL was not encoded. */
const WITHOUT_PATH = /^[A-Z]{1,20} [^/]/;
const WITH_BLANKS = /^[A-Z]{1,20} \/\S* .* HTTP\/1\.\d$/;
/** The method, and the path where there is nothing wrong with it before its query. */
const READABLE = /^([A-Z]{1,20}) (?:(\/[!->@-~]{0,2000})\?)?/;

/**
 * Of a request whose URL has bytes that must be percent-encoded, what can be read and shown; undefined where something
 * else is wrong.
 * @param text the bytes at which node:http gave up, which begin with the request unless it came in pieces
 */
export function unencodedUrl(
  { code, bytesParsed }: Pick<ConnectionError, 'code' | 'bytesParsed'>,
  text: string,
): RequestFacts | undefined {
  // Requests that were read before may stand in front.
  const from = text.lastIndexOf('\n', bytesParsed - 1) + 1;
  const [line = ''] = text.slice(from).split('\r\n', 1);
  const isAmidUrl = code === 'HPE_INVALID_URL' && !WITHOUT_PATH.test(line);
  if (!isAmidUrl && !(code === 'HPE_INVALID_CONSTANT' && WITH_BLANKS.test(line))) return undefined;
  const [, method = '', url = ''] = READABLE.exec(line) ?? [];
  return { method, url };
}
