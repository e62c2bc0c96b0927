import { type Socket, connect } from 'node:net';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { FuzzedRequest } from './request-generator.js';

export interface WireAnswer {
  /** 0: the connection was closed without an answer; -1: neither answered nor closed. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const END_OF_HEAD = '\r\n\r\n';
const TIMEOUT_MS = 10_000;

/** Sends a request byte by byte as it is written, over a connection of its own, and reads to its end. */
export function sendRaw(port: number, bytes: string): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    socket.setTimeout(TIMEOUT_MS, () => {
      resolve({ status: -1, headers: {}, body: Buffer.concat(chunks).toString('latin1') });
      socket.destroy();
    });
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.once('error', (error: NodeJS.ErrnoException) => {
      // Refused in the middle of our own writing: what came before counts.
      if (error.code === 'ECONNRESET' || error.code === 'EPIPE') resolve(readAnswer(Buffer.concat(chunks)));
      else reject(error);
    });
    socket.once('close', () => resolve(readAnswer(Buffer.concat(chunks))));
    socket.write(Buffer.from(bytes, 'utf8'));
  });
}

/** A request as text, with `Connection: close`. */
export function wireText({ method, target, headers, body }: FuzzedRequest): string {
  const lines = [
    `${method} ${target} HTTP/1.1`,
    'Host: localhost',
    'Connection: close',
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]),
  ];
  return lines.join('\r\n') + END_OF_HEAD + body;
}

function readAnswer(bytes: Buffer): WireAnswer {
  const end = bytes.indexOf(END_OF_HEAD);
  if (end < 0) return { status: 0, headers: {}, body: '' };
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  );
  return {
    status: Number(first.split(' ')[1]),
    headers,
    body: textOf(unchunked(bytes.subarray(end + 4), headers), headers),
  };
}

const UNPACK: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  gzip: gunzipSync,
  br: brotliDecompressSync,
  deflate: inflateSync,
};

/** A body as text, unpacked as its headers say. */
export function textOf(body: Buffer, headers: Readonly<Record<string, string>>): string {
  const unpack = UNPACK[headers['content-encoding'] ?? ''];
  return (body.length > 0 && unpack !== undefined ? unpack(body) : body).toString('utf8');
}

function unchunked(bytes: Buffer, headers: Readonly<Record<string, string>>): Buffer {
  if (headers['transfer-encoding'] !== 'chunked') return bytes;
  let rest = bytes;
  const parts: Buffer[] = [];
  for (;;) {
    const line = rest.indexOf('\r\n');
    const size = Number.parseInt(rest.subarray(0, line).toString('latin1'), 16);
    if (line < 0 || !(size > 0)) return Buffer.concat(parts);
    parts.push(rest.subarray(line + 2, line + 2 + size));
    rest = rest.subarray(line + 2 + size + 2);
  }
}
