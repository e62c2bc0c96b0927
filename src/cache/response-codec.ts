import type { CachedResponse } from './response-cache.js';

const LENGTH_BYTES = 4;
/** Of the form below; another version is a miss. */
const VERSION = 1;

interface Head extends Omit<CachedResponse, 'body'> {
  readonly v: number;
}

/**
 * An answer as one buffer: length of the head, head as JSON, body. A buffer of its own: a slice of Node's pool, kept for
 * long, would keep all of that alive.
 */
export function encodeResponse({ body, ...rest }: CachedResponse): Buffer {
  const head = Buffer.from(JSON.stringify({ v: VERSION, ...rest } satisfies Head));
  const encoded = Buffer.allocUnsafeSlow(LENGTH_BYTES + head.length + body.length);
  const end = encoded.writeUInt32LE(head.length);
  head.copy(encoded, end);
  body.copy(encoded, end + head.length);
  return encoded;
}

/** The answer in a buffer, or undefined when it was not written by {@link encodeResponse}. */
export function decodeResponse(stored: Buffer): CachedResponse | undefined {
  if (stored.length < LENGTH_BYTES) return undefined;
  const end = LENGTH_BYTES + stored.readUInt32LE();
  if (end > stored.length) return undefined;
  try {
    const { v, ...rest } = JSON.parse(stored.toString('utf8', LENGTH_BYTES, end)) as Head;
    return v === VERSION ? { ...rest, body: stored.subarray(end) } : undefined;
  } catch {
    return undefined;
  }
}
