import type { ResponseHead } from './upstream-request.js';

export type Parsed = { readonly value: unknown } | { readonly problem: string };

const NOT_JSON = /\b(html|xml)\b/i;

/**
 * A body as JSON, or why it is none. Services behind proxies send HTML pages and OGC exceptions under status 200,
 * and some send JSON as text/plain: the body decides, the content type only names what it is not.
 */
export function parseJson(body: Buffer, head: ResponseHead): Parsed {
  const type = head.headers['content-type'] ?? '';
  const text = body.toString('utf8');
  if (text.trim() === '') return { problem: 'an empty body instead of JSON' };
  if (NOT_JSON.test(type) || text.trimStart().startsWith('<')) {
    return { problem: `${/xml/i.test(type) || text.includes('<?xml') ? 'XML' : 'HTML'} instead of JSON` };
  }
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { problem: 'malformed JSON' };
  }
}

/** The beginning of a body, on one line, for logs. */
export function excerptOf(body: Buffer): string {
  return body
    .subarray(0, 300)
    .toString('utf8')
    .replace(/\p{C}+|\s+/gu, ' ')
    .trim();
}
