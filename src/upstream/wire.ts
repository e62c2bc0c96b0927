import { type IncomingHttpHeaders, type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { type Readable, pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Agents } from './agents.js';

export interface WireRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly agents: Agents;
  readonly signal: AbortSignal;
  /** Called when the request, and each redirect of it, is written out. */
  readonly onSent: () => void;
  readonly maxRedirects: number;
  /** The headers to go on with; throws where a redirect must not be followed. */
  readonly onRedirect: (
    to: string,
    headers: Readonly<Record<string, string>>,
  ) => Readonly<Record<string, string>>;
}

export interface WireResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The body, Content-Encoding undone. */
  readonly stream: Readable;
}

export class TooManyRedirects extends Error {
  override readonly name = 'TooManyRedirects';
}

const REDIRECTS = [301, 302, 303, 307, 308];
const SEE_OTHER = 303;

/**
 * One HTTP exchange up to the head of its answer. Rejects with node's own errors, with the signal's when it aborts, and
 * with what `onRedirect` throws.
 */
export async function sendOnWire(request: WireRequest): Promise<WireResponse> {
  let { url, method, headers, body } = request;
  for (let redirects = 0; ; redirects += 1) {
    const answer = await exchange({ ...request, url, method, headers, body });
    const { statusCode = 0, headers: received } = answer;
    const { location } = received;
    if (location === undefined || !REDIRECTS.includes(statusCode)) {
      return { status: statusCode, headers: received, stream: decoded(answer) };
    }
    // Its body is of no interest, its connection is.
    answer.resume();
    if (redirects === request.maxRedirects) throw new TooManyRedirects();
    url = new URL(location, url).href;
    headers = request.onRedirect(url, headers);
    if (method === 'POST' && statusCode <= SEE_OTHER) {
      method = 'GET';
      body = undefined;
      headers = withoutContentType(headers);
    }
  }
}

function exchange({
  url,
  method,
  headers,
  body,
  agents,
  signal,
  onSent,
}: WireRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const isSecure = url.startsWith('https:');
    const options = {
      method,
      agent: isSecure ? agents.httpsAgent : agents.httpAgent,
      headers: body === undefined ? headers : { ...headers, 'Content-Length': Buffer.byteLength(body) },
      signal,
    };
    const outgoing = (isSecure ? httpsRequest : httpRequest)(url, options, resolve);
    outgoing.once('finish', onSent);
    // Also of errors after the answer has begun, which its stream tells as well.
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** An answer without a body stays as it is, whatever encoding it claims. */
function decoded(answer: IncomingMessage): Readable {
  const encoding = answer.headers['content-encoding']?.trim().toLowerCase();
  const decoder =
    encoding === 'gzip' || encoding === 'x-gzip'
      ? createGunzip()
      : encoding === 'br'
        ? createBrotliDecompress()
        : encoding === 'deflate'
          ? createInflate()
          : undefined;
  if (decoder === undefined || answer.statusCode === 204 || answer.statusCode === 304) return answer;
  // Errors reach whoever reads.
  return pipeline(answer, decoder, () => undefined);
}

function withoutContentType(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-type'),
  );
}
