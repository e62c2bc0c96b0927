import type { UpstreamName } from '../config/upstreams.js';
import { targetOf } from './request-key.js';
import type { UpstreamError, UpstreamErrorCode } from './upstream-error.js';
import type { ResponseHead, UpstreamRequest } from './upstream-request.js';

/** One attempt at an upstream, as it went over the wire. Request headers, which may carry keys, are no part of it. */
export interface Exchange {
  readonly upstream: UpstreamName;
  readonly method: 'GET' | 'POST';
  /** Path and query below the upstream's base URL. */
  readonly target: string;
  /** As it was sent; null without. */
  readonly requestBody: string | null;
  /** What came back; null when there was no HTTP answer. */
  readonly answer: ExchangeAnswer | null;
  /** Why there was no answer, or none that could be read to its end; null when all went well. */
  readonly failure: ExchangeFailure | null;
  readonly durationMs: number;
}

export interface ExchangeFailure {
  readonly code: UpstreamErrorCode;
  readonly message: string;
}

export interface ExchangeAnswer extends ResponseHead {
  /** Content-Encoding undone; a `.gz` file as it is, whatever becomes of it. As much of it as was read. */
  readonly body: Buffer;
}

/** Takes down one exchange while it goes on. */
export class ExchangeTape {
  private readonly started = performance.now();
  private readonly chunks: Buffer[] = [];
  private head: ResponseHead | undefined;

  constructor(
    private readonly request: UpstreamRequest,
    private readonly requestBody: string | undefined,
  ) {}

  answered(head: ResponseHead): void {
    this.head = head;
  }

  /** Hands the body on, and keeps a copy. */
  async *copying(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of stream) {
      this.chunks.push(chunk);
      yield chunk;
    }
  }

  /** A body that came as a whole. */
  took(body: Buffer): void {
    this.chunks.push(body);
  }

  /** @param failure why it ended without a whole answer */
  exchange(failure: UpstreamError | null): Exchange {
    const { upstream, method = 'GET' } = this.request;
    return {
      upstream,
      method,
      target: targetOf(this.request),
      requestBody: this.requestBody ?? null,
      answer: this.head === undefined ? null : { ...this.head, body: Buffer.concat(this.chunks) },
      failure: failure && { code: failure.code, message: failure.message },
      durationMs: performance.now() - this.started,
    };
  }
}
