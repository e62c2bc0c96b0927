import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionError } from 'fastify';
import { type RequestFacts, errorBody } from './error-body.js';
import { HTTP_LIMITS } from './http-limits.js';
import { standardHeaders } from './standard-headers.js';
import { unencodedUrl } from './unencoded-url.js';

const TIMEOUT: Refusal = { status: 408, message: 'The request did not arrive in time' };
const TOO_LARGE: Refusal = { status: 431, message: 'The request line and headers are too large' };
const URL_TOO_LONG: Refusal = {
  status: 414,
  message: 'The URL is too long: send long parameters in a POST body',
};
const UNENCODED: Refusal = {
  status: 400,
  message:
    "The URL has characters that must be percent-encoded (é is %C3%A9, a blank %20); with curl: -G --data-urlencode 'q=...'",
};
const MALFORMED: Refusal = { status: 400, message: 'This is no well-formed HTTP/1.1 request' };

interface Refusal {
  readonly status: number;
  readonly message: string;
}

const REFUSALS: Readonly<Partial<Record<string, Refusal>>> = {
  ERR_HTTP_REQUEST_TIMEOUT: TIMEOUT,
  HPE_HEADER_OVERFLOW: TOO_LARGE,
};

const REQUEST_LINE = /^([A-Z]{1,20}) (\/[!-~]{0,2000}) HTTP\//;

/**
 * Bytes that are no HTTP request get the error body that all others get, and their connection is closed:
 * where one request ends and the next begins is not known any more.
 */
export function refuseMalformed(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable || answerHasBegun(socket)) {
    socket.destroy();
    return;
  }
  const { refusal, facts } = refusalOf(error, requestText(error));
  const { status, message } = refusal;
  const body = JSON.stringify(errorBody(status, message, facts));
  const headers = {
    ...standardHeaders(randomUUID()),
    'cache-control': 'no-store',
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`, () =>
    socket.destroy(),
  );
}

/** What to say, and of which request, as far as that can be read. */
function refusalOf(error: ConnectionError, text: string): { refusal: Refusal; facts: RequestFacts } {
  const unencoded = unencodedUrl(error, text);
  if (unencoded !== undefined) return { refusal: UNENCODED, facts: unencoded };
  const refusal = REFUSALS[error.code] ?? MALFORMED;
  const [, method = '', url = ''] = REQUEST_LINE.exec(text) ?? [];
  return {
    refusal: refusal === TOO_LARGE && isLongUrl(text) ? URL_TOO_LONG : refusal,
    facts: { method, url },
  };
}

/** The bytes at which node:http gave up; absent on timeouts, whatever the type says. */
function requestText({ rawPacket }: { readonly rawPacket?: unknown }): string {
  return Buffer.isBuffer(rawPacket) ? rawPacket.toString('latin1') : '';
}

const END_OF_URL = /^\S+ HTTP\/1\.\d\r\n/;

/**
 * Whether it is the URL that is too large, as far as the bytes tell: those at which node:http gave up begin with the
 * request, which the URL fills by more than half of what may be, or amid a URL that came in pieces.
 */
function isLongUrl(text: string): boolean {
  if (END_OF_URL.test(text)) return true;
  const [line = ''] = text.split('\r\n', 1);
  return /^[A-Z]{1,20} \//.test(line) && line.length > HTTP_LIMITS.maxHeaderBytes / 2;
}

/** Into an answer that is being sent nothing may be written. */
function answerHasBegun(socket: Socket): boolean {
  const { _httpMessage: answer } = socket as { _httpMessage?: ServerResponse | null };
  return answer?.headersSent === true;
}
