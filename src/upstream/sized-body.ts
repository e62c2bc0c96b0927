import type { Readable } from 'node:stream';
import { UPSTREAMS, type UpstreamName } from '../config/upstreams.js';
import { UpstreamError } from './upstream-error.js';
import type { UpstreamRequest } from './upstream-request.js';

/** How much may come; holds for what comes out of decompression, so that a small file cannot become a huge one. */
export class SizeCap {
  private readonly upstream: UpstreamName;
  private readonly maxBytes: number;
  private bytes = 0;

  constructor({ upstream, maxBytes }: UpstreamRequest) {
    this.upstream = upstream;
    this.maxBytes = maxBytes ?? UPSTREAMS[upstream].maxBytes;
  }

  /** @throws UpstreamError when it is more than may come */
  add({ length }: Buffer): void {
    this.bytes += length;
    if (this.bytes <= this.maxBytes) return;
    const detail = `sent more than the ${this.maxBytes} bytes allowed`;
    throw new UpstreamError(this.upstream, 'UPSTREAM_BAD_RESPONSE', detail);
  }
}

/** The body as it comes in. */
export async function* capped(stream: AsyncIterable<Buffer>, cap: SizeCap): AsyncGenerator<Buffer> {
  for await (const chunk of stream) {
    cap.add(chunk);
    yield chunk;
  }
}

/** The whole body. By events: most are one chunk, for which an iterator costs more than all the rest of reading. */
export function collect(stream: Readable, cap: SizeCap): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => {
      try {
        cap.add(chunk);
        chunks.push(chunk);
      } catch (error) {
        stream.destroy(error as Error);
      }
    });
    stream.once('end', () => resolve(joined(chunks)));
    stream.once('error', reject);
    stream.once('close', () => reject(new Error('the body broke off')));
  });
}

function joined(chunks: readonly Buffer[]): Buffer {
  const [first] = chunks;
  return first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks);
}
