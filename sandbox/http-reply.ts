import { type SandboxReply } from './upstream-contract.js';

/** A reply as it goes over the wire. */
export interface WireReply {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

const JSON_TYPE = 'application/json; charset=utf-8';

export function wireReply(reply: SandboxReply): WireReply {
  const [body, type] = encode(reply.body);
  const headers: Record<string, string> = { 'content-type': type };
  for (const [name, value] of Object.entries(reply.headers ?? {})) headers[name.toLowerCase()] = value;
  if (reply.status === 304 || reply.status === 204) delete headers['content-type'];
  return { status: reply.status ?? 200, headers, body };
}

function encode(body: unknown): [Buffer, string] {
  if (body === undefined) return [Buffer.alloc(0), JSON_TYPE];
  if (Buffer.isBuffer(body)) return [body, 'application/octet-stream'];
  if (typeof body === 'string') return [Buffer.from(body), 'text/plain; charset=utf-8'];
  return [Buffer.from(JSON.stringify(body)), JSON_TYPE];
}
