import { type Readable, pipeline } from 'node:stream';
import { createBrotliDecompress, createUnzip } from 'node:zlib';
import { type AxiosAdapter, AxiosError, type AxiosResponse, type InternalAxiosRequestConfig } from 'axios';
import type { Dispatcher } from 'undici';
import type { PoolRequest } from './pool.js';

/** Encodings that are asked for. */
export const ACCEPTED_ENCODINGS = 'gzip, br';

const SEE_OTHER = 303;
const REDIRECTS = [301, 302, SEE_OTHER, 307, 308];
const WITHOUT_BODY = [204, 304];
const BODY_HEADERS = ['content-type', 'content-length'];

interface Hop {
  readonly url: URL;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string | null;
}

/** What came, as axios's `data`. Not as its `headers`: of those it makes two copies, and looks at each of two dozen. */
export interface PoolAnswer {
  readonly headers: Dispatcher.ResponseData['headers'];
  /** Its Content-Encoding undone. */
  readonly body: Readable;
}

/**
 * Lets axios send over a pool of undici, at two fifths of the processor time of its own way over node:http. Of axios's settings
 * it follows those that are used here: url, method, headers, a text as data, signal, maxRedirects, beforeRedirect; the
 * response's data is a {@link PoolAnswer}.
 * @param onSent called when the request, and each redirect of it, is written out
 */
export function overPool(pool: Dispatcher, onSent: () => void): AxiosAdapter {
  return async (config) => {
    let hop = firstHop(config);
    for (let redirects = 0; ; redirects += 1) {
      const answer = await pool.request(optionsOf(hop, config, onSent));
      const location = REDIRECTS.includes(answer.statusCode) ? answer.headers.location : undefined;
      if (typeof location !== 'string') return responseOf(answer, config);
      // Its connection is free for the next only when it is read.
      await answer.body.dump();
      if (redirects === config.maxRedirects) throw new AxiosError('too many redirects', TOO_MANY_REDIRECTS);
      hop = redirected(hop, location, answer.statusCode);
      config.beforeRedirect?.(
        { href: hop.url.href, headers: hop.headers },
        { headers: {}, statusCode: answer.statusCode },
        { url: hop.url.href, method: hop.method, headers: hop.headers },
      );
    }
  };
}

export const TOO_MANY_REDIRECTS = 'ERR_FR_TOO_MANY_REDIRECTS';

function firstHop({ url = '', method = 'get', headers, data }: InternalAxiosRequestConfig): Hop {
  const plain: Record<string, string> = {};
  for (const [name, value] of headers) plain[name] = String(value);
  return {
    url: new URL(url),
    method: method.toUpperCase(),
    headers: plain,
    body: (data as string | undefined) ?? null,
  };
}

function optionsOf(
  { url, method, headers, body }: Hop,
  { signal }: InternalAxiosRequestConfig,
  onSent: () => void,
): PoolRequest {
  return { origin: url.origin, path: url.pathname + url.search, method, headers, body, signal, onSent };
}

/** What was posted is answered by something to get; only 307 and 308 ask to post it again. */
function redirected({ url, method, headers, body }: Hop, location: string, status: number): Hop {
  const target = new URL(location, url);
  if (method === 'GET' || status > SEE_OTHER) return { url: target, method, headers, body };
  const kept = Object.entries(headers).filter(([name]) => !BODY_HEADERS.includes(name.toLowerCase()));
  return { url: target, method: 'GET', headers: Object.fromEntries(kept), body: null };
}

function responseOf(
  { statusCode, statusText, headers, body }: Dispatcher.ResponseData,
  config: InternalAxiosRequestConfig,
): AxiosResponse<PoolAnswer> {
  const encoding = headers['content-encoding'];
  const isEmpty = WITHOUT_BODY.includes(statusCode) || headers['content-length'] === '0';
  const plain = isEmpty || typeof encoding !== 'string' ? body : decoded(body, encoding.toLowerCase());
  return { status: statusCode, statusText, headers: {}, data: { headers, body: plain }, config };
}

function decoded(body: Readable, encoding: string): Readable {
  if (encoding === 'br') return pipeline(body, createBrotliDecompress(), () => undefined);
  if (/^(x-)?(gzip|compress)$|^deflate$/.test(encoding))
    return pipeline(body, createUnzip(), () => undefined);
  return body;
}
