import { type Readable, pipeline } from 'node:stream';
import { promisify } from 'node:util';
import { brotliDecompress, createBrotliDecompress, createUnzip, unzip } from 'node:zlib';
import type { SizeCap } from './sized-body.js';

/** Encodings that are asked for. */
export const ACCEPTED_ENCODINGS = 'gzip, br';

/** Those that a server may use without being asked. */
const ZIPPED = /^(x-)?(gzip|compress)$|^deflate$/;
const TOO_LARGE = 'ERR_BUFFER_TOO_LARGE';

const unbrotlied = promisify(brotliDecompress);
const unzipped = promisify(unzip);

/**
 * A whole body, its Content-Encoding undone; as it is where that is none that we know.
 * @throws UpstreamError beyond the cap; zlib's errors
 */
export async function decodedWhole(body: Buffer, encoding: string, cap: SizeCap): Promise<Buffer> {
  const decode = encoding === 'br' ? unbrotlied : ZIPPED.test(encoding) ? unzipped : undefined;
  if (decode === undefined) return body;
  try {
    return await decode(body, { maxOutputLength: cap.maxBytes });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === TOO_LARGE ? cap.exceeded() : error;
  }
}

/** The same of a body that comes in. */
export function decodedStream(body: Readable, encoding: string): Readable {
  if (encoding === 'br') return pipeline(body, createBrotliDecompress(), () => undefined);
  return ZIPPED.test(encoding) ? pipeline(body, createUnzip(), () => undefined) : body;
}
