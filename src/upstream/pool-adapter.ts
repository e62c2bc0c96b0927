import { type AxiosAdapter, AxiosError, type AxiosResponse, type InternalAxiosRequestConfig } from 'axios';
import type { Dispatcher } from 'undici';
import { decodedStream, decodedWhole } from './content-decoding.js';
import { type PoolAnswer, type Waiting, ask } from './pool-answer.js';

const NO_CONTENT = 204;
const SEE_OTHER = 303;
const REDIRECTS = [301, 302, SEE_OTHER, 307, 308];
const BODY_HEADERS = ['content-type', 'content-length'];

interface Hop {
  readonly url: URL;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string | null;
}

/**
 * Lets axios send over a pool of undici, at two fifths of the processor time of its own way over node:http. Of axios's settings
 * it follows those that are used here: url, method, headers, a text as data, maxRedirects, beforeRedirect. What comes is
 * the response's data, its Content-Encoding undone: of headers axios makes two copies, and looks at each of two dozen.
 */
export function overPool(pool: Dispatcher, waiting: Waiting): AxiosAdapter {
  return async (config) => {
    let hop = firstHop(config);
    for (let redirects = 0; ; redirects += 1) {
      const answer = await ask(pool, optionsOf(hop), waiting);
      const location = REDIRECTS.includes(answer.status) ? answer.headers.location : undefined;
      if (location === undefined) return responseOf(await decoded(answer, waiting), config);
      if (redirects === config.maxRedirects) throw new AxiosError('too many redirects', TOO_MANY_REDIRECTS);
      hop = redirected(hop, location, answer.status);
      config.beforeRedirect?.(
        { href: hop.url.href, headers: hop.headers },
        { headers: {}, statusCode: answer.status },
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

function optionsOf({ url, method, headers, body }: Hop): Dispatcher.DispatchOptions {
  return { origin: url.origin, path: url.pathname + url.search, method, headers, body };
}

/** What was posted is answered by something to get; only 307 and 308 ask to post it again. */
function redirected({ url, method, headers, body }: Hop, location: string, status: number): Hop {
  const target = new URL(location, url);
  if (method === 'GET' || status > SEE_OTHER) return { url: target, method, headers, body };
  const kept = Object.entries(headers).filter(([name]) => !BODY_HEADERS.includes(name.toLowerCase()));
  return { url: target, method: 'GET', headers: Object.fromEntries(kept), body: null };
}

async function decoded(answer: PoolAnswer, { cap }: Waiting): Promise<PoolAnswer> {
  const { status, headers, body } = answer;
  const encoding = headers['content-encoding']?.toLowerCase();
  if (encoding === undefined || status === NO_CONTENT || headers['content-length'] === '0') return answer;
  if (!Buffer.isBuffer(body)) return { ...answer, body: decodedStream(body, encoding) };
  return body.length === 0 ? answer : { ...answer, body: await decodedWhole(body, encoding, cap) };
}

function responseOf(answer: PoolAnswer, config: InternalAxiosRequestConfig): AxiosResponse<PoolAnswer> {
  return { status: answer.status, statusText: '', headers: {}, data: answer, config };
}
