import { UPSTREAMS, type UpstreamName } from '../config/upstreams.js';
import { UpstreamError } from './upstream-error.js';
import type { UpstreamRequest } from './upstream-request.js';

/** How much may come; holds for what comes out of decompression, so that a small file cannot become a huge one. */
export class SizeCap {
  private readonly upstream: UpstreamName;
  readonly maxBytes: number;
  private bytes = 0;

  constructor({ upstream, maxBytes }: UpstreamRequest) {
    this.upstream = upstream;
    this.maxBytes = maxBytes ?? UPSTREAMS[upstream].maxBytes;
  }

  /** @throws UpstreamError when it is more than may come */
  add({ length }: Buffer): void {
    this.bytes += length;
    if (this.bytes > this.maxBytes) throw this.exceeded();
  }

  exceeded(): UpstreamError {
    const detail = `sent more than the ${this.maxBytes} bytes allowed`;
    return new UpstreamError(this.upstream, 'UPSTREAM_BAD_RESPONSE', detail);
  }
}

/** The body as it comes in. */
export async function* capped(stream: AsyncIterable<Buffer>, cap: SizeCap): AsyncGenerator<Buffer> {
  for await (const chunk of stream) {
    cap.add(chunk);
    yield chunk;
  }
}
