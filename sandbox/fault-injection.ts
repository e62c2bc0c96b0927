import { type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import { driftBody } from './drift.js';
import { type Fault } from './faults.js';
import { type WireReply, wireReply } from './http-reply.js';

const MB = 1024 * 1024;
const BOMB_BYTES = 512 * MB;

export const HTML_PAGE =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n' +
  '<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n';

export const XML_EXCEPTION =
  '<?xml version="1.0" encoding="UTF-8"?>' +
  '<ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows/1.1" version="2.0.0">' +
  '<ows:Exception exceptionCode="NoApplicableCode"><ows:ExceptionText>java.lang.NullPointerException</ows:ExceptionText>' +
  '</ows:Exception></ows:ExceptionReport>';

/** Sends a reply as it is. */
export function send(request: IncomingMessage, response: ServerResponse, reply: WireReply): void {
  const head = request.method === 'HEAD';
  response.writeHead(reply.status, { ...reply.headers, 'content-length': String(reply.body.length) });
  response.end(head ? undefined : reply.body);
}

/**
 * Answers under a fault. `answer` computes the right reply; it is called only where the fault needs it.
 * Returns the status that the client sees, 0 when it sees none.
 */
export async function sendWithFault(
  request: IncomingMessage,
  response: ServerResponse,
  fault: Fault,
  answer: () => Promise<WireReply>,
): Promise<number> {
  const sendReply = (reply: WireReply): number => {
    send(request, response, reply);
    return reply.status;
  };
  switch (fault.kind) {
    case 'latency':
      await delay(fault.ms + Math.random() * (fault.jitterMs ?? 0), undefined, { ref: false });
      return sendReply(await answer());
    case 'refuse':
    case 'reset':
      request.socket.resetAndDestroy();
      return 0;
    case 'hang':
      return 0;
    case 'slowDrip':
      return drip(response, await answer(), fault.bytes ?? 1, fault.intervalMs ?? 100);
    case 'truncate':
      return truncate(response, await answer());
    case 'status':
      return sendReply(statusReply(fault));
    case 'html':
      return sendReply(page(fault.status ?? 502, 'text/html', HTML_PAGE));
    case 'xmlException':
      return sendReply(page(fault.status ?? 200, 'application/xml', XML_EXCEPTION));
    case 'emptyBody':
      return sendReply({ ...(await answer()), body: Buffer.alloc(0) });
    case 'wrongContentType': {
      const reply = await answer();
      const type = fault.contentType ?? 'text/plain; charset=utf-8';
      return sendReply({ ...reply, headers: { ...reply.headers, 'content-type': type } });
    }
    case 'malformedJson': {
      const reply = await answer();
      return sendReply({ ...reply, body: Buffer.concat([reply.body.subarray(0, -1), Buffer.from(',"')]) });
    }
    case 'drift': {
      const reply = await answer();
      return sendReply({ ...reply, body: driftBody(reply.body, fault) });
    }
    case 'hugeBody':
      return huge(response, fault.bytes);
    case 'gzipBomb':
      return bomb(response, fault.bytes ?? BOMB_BYTES);
    case 'redirectLoop':
      return sendReply(redirect(request.url ?? '/'));
    case 'redirectTo':
      return sendReply(redirect(fault.url));
  }
}

function statusReply(fault: Extract<Fault, { kind: 'status' }>): WireReply {
  const headers: Record<string, string> = {};
  if (fault.contentType !== undefined) headers['content-type'] = fault.contentType;
  if (fault.retryAfter !== undefined) headers['retry-after'] = String(fault.retryAfter);
  return wireReply({ status: fault.status, headers, body: fault.body });
}

function page(status: number, type: string, text: string): WireReply {
  return wireReply({ status, headers: { 'content-type': type }, body: text });
}

function redirect(location: string): WireReply {
  return wireReply({ status: 302, headers: { location }, body: '' });
}

async function drip(
  response: ServerResponse,
  reply: WireReply,
  bytes: number,
  intervalMs: number,
): Promise<number> {
  response.writeHead(reply.status, { ...reply.headers, 'content-length': String(reply.body.length) });
  const step = Math.max(1, Math.floor(bytes));
  for (let offset = 0; offset < reply.body.length && !response.destroyed; offset += step) {
    response.write(reply.body.subarray(offset, offset + step));
    await delay(intervalMs, undefined, { ref: false });
  }
  response.end();
  return reply.status;
}

function truncate(response: ServerResponse, reply: WireReply): Promise<number> {
  response.writeHead(reply.status, { ...reply.headers, 'content-length': String(reply.body.length) });
  return new Promise((resolve) => {
    response.write(reply.body.subarray(0, Math.floor(reply.body.length / 2)), () => {
      response.destroy();
      resolve(reply.status);
    });
  });
}

/** One JSON string of spaces, so that only its size is wrong. */
function* padding(bytes: number): Generator<Buffer> {
  const chunk = Buffer.alloc(64 * 1024, 0x20);
  yield Buffer.from('{"padding":"');
  for (let left = bytes - 14; left > 0; left -= chunk.length)
    yield chunk.subarray(0, Math.min(left, chunk.length));
  yield Buffer.from('"}');
}

async function huge(response: ServerResponse, bytes: number): Promise<number> {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
  await pour(response, padding(bytes));
  return 200;
}

async function bomb(response: ServerResponse, bytes: number): Promise<number> {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-encoding': 'gzip' });
  const gzip = createGzip({ level: 1 });
  gzip.pipe(response);
  response.once('close', () => gzip.destroy());
  gzip.on('error', () => response.destroy());
  await pour(gzip, padding(bytes));
  return 200;
}

/** Writes with back pressure until done or until the other side is gone. */
async function pour(stream: NodeJS.WritableStream, chunks: Iterable<Buffer>): Promise<void> {
  let gone = false;
  let wake: () => void = () => undefined;
  const onGone = (): void => {
    gone = true;
    wake();
  };
  stream.once('close', onGone);
  stream.once('error', onGone);
  stream.on('drain', () => wake());
  for (const chunk of chunks) {
    if (gone) return;
    if (stream.write(chunk)) continue;
    await new Promise<void>((resolve) => {
      wake = resolve;
      if (gone) resolve();
    });
  }
  stream.end();
}
