import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import type { AttemptEnd } from './attempt-end.js';
import type { SizeCap } from './sized-body.js';

/** An answer as it came over a pool of undici. */
export interface PoolAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: IncomingHttpHeaders;
  /** The whole, or what comes in, where that was wanted. */
  readonly body: Buffer | Readable;
}

/** How an answer is waited for. */
export interface Waiting {
  readonly end: AttemptEnd;
  /** Called when the request is written out. */
  readonly onSent: () => void;
  /** Whether the body of a 2xx is wanted while it comes in; all others are read to their end. */
  readonly streamed: boolean;
  /** For bodies that are read to their end. */
  readonly cap: SizeCap;
}

/**
 * Sends a request over a pool. Not by its `request()`: most bodies are one chunk, for which a stream of its own costs more
 * than all the rest of an exchange.
 * @throws the reason why it had to end; UpstreamError beyond the cap; what undici tells
 */
export function ask(
  pool: Dispatcher,
  options: Dispatcher.DispatchOptions,
  waiting: Waiting,
): Promise<PoolAnswer> {
  return new Promise((resolve, reject) => {
    pool.dispatch(options, new Exchange(waiting, resolve, reject));
  });
}

class Exchange implements Dispatcher.DispatchHandler {
  private controller: Dispatcher.DispatchController | undefined;
  private status = 0;
  private headers: IncomingHttpHeaders = {};
  private readonly chunks: Buffer[] = [];
  private stream: Readable | undefined;
  private ended = false;

  constructor(
    private readonly waiting: Waiting,
    private readonly resolve: (answer: PoolAnswer) => void,
    private readonly reject: (error: Error) => void,
  ) {
    waiting.end.onEnd((reason) => this.fail(reason));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    const { end, onSent } = this.waiting;
    if (end.reason !== undefined) controller.abort(end.reason);
    // It has its connection, and is written before this turn ends.
    else queueMicrotask(onSent);
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    this.status = status;
    this.headers = headers;
    if (!this.waiting.streamed || status < 200 || status > 299) return;
    this.stream = new Readable({
      read: () => controller.resume(),
      destroy: (error, done) => {
        if (!this.ended) controller.abort(error ?? new Error('the rest of the body is not wanted'));
        done(error);
      },
    });
    // It may break before whoever gets it looks; it is told all the same.
    this.stream.on('error', () => undefined);
    this.answer(this.stream);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.stream !== undefined) {
      if (!this.stream.push(chunk)) controller.pause();
      return;
    }
    try {
      this.waiting.cap.add(chunk);
      this.chunks.push(chunk);
    } catch (error) {
      this.fail(error as Error);
    }
  }

  onResponseEnd(): void {
    this.ended = true;
    if (this.stream === undefined) this.answer(joined(this.chunks));
    else this.stream.push(null);
  }

  onResponseError(_controller: unknown, error: Error): void {
    this.stream?.destroy(error);
    this.reject(error);
  }

  private fail(error: Error): void {
    this.onResponseError(undefined, error);
    this.controller?.abort(error);
  }

  private answer(body: Buffer | Readable): void {
    this.resolve({ status: this.status, headers: this.headers, body });
  }
}

function joined(chunks: readonly Buffer[]): Buffer {
  const [first] = chunks;
  return first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks);
}
