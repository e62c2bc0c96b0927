import { Inject, Injectable } from '@nestjs/common';
import { type CachedResponse, RESPONSE_CACHE, type ResponseCache } from '../cache/response-cache.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { UPSTREAMS, type UpstreamName } from '../config/upstreams.js';
import { excerptOf, parseJson } from './body.js';
import type { CallContext, CallRecord } from './call-context.js';
import { OutgoingGates } from './outgoing-gates.js';
import { keyOf, targetOf } from './request-key.js';
import { parseRetryAfter, retryDelay } from './retry.js';
import { SingleFlight } from './single-flight.js';
import { type RawResponse, Transport } from './transport.js';
import { UpstreamError } from './upstream-error.js';
import { UpstreamEvents } from './upstream-events.js';
import type { UpstreamRequest, UpstreamResponse } from './upstream-request.js';
import { pause } from './pause.js';

interface Fetched {
  readonly response: CachedResponse;
  readonly value: unknown;
}

/** How a body is read. Calls that read one body differently do not share it. */
interface Reading<T> {
  readonly as: 'json' | 'text' | 'bytes';
  /** @throws UpstreamError when the body is not what it should be */
  readonly decode: (raw: RawResponse, upstream: UpstreamName) => T;
}

const JSON_READING: Reading<unknown> = {
  as: 'json',
  decode: (raw, upstream) => {
    const parsed = parseJson(raw.body, raw);
    if ('problem' in parsed) throw badResponse(upstream, `sent ${parsed.problem}`, raw);
    return parsed.value;
  },
};
const TEXT_READING: Reading<string> = { as: 'text', decode: ({ body }) => body.toString('utf8') };
const BYTES_READING: Reading<Buffer> = { as: 'bytes', decode: ({ body }) => body };

interface Progress {
  attempts: number;
  queuedMs: number;
}

type Via = CallRecord['via'];

/**
 * The one way out. Every call goes cache -> single flight -> gate of its host -> network, with retries,
 * and ends in an answer or an {@link UpstreamError}. (Circuit breaker and monthly quota belong between
 * single flight and gate; stale serving belongs where the cache is asked.)
 */
@Injectable()
export class UpstreamClient {
  private readonly flights = new SingleFlight<Fetched>();

  constructor(
    private readonly transport: Transport,
    private readonly gates: OutgoingGates,
    private readonly events: UpstreamEvents,
    @Inject(RESPONSE_CACHE) private readonly cache: ResponseCache,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The answer as JSON; anything that is not JSON is an error, whatever its status. */
  json<T>(request: UpstreamRequest, ctx: CallContext): Promise<UpstreamResponse<T>> {
    return this.call(request, ctx, JSON_READING as Reading<T>);
  }

  /** The answer as UTF-8 text. */
  text(request: UpstreamRequest, ctx: CallContext): Promise<UpstreamResponse<string>> {
    return this.call(request, ctx, TEXT_READING);
  }

  /** The answer as it came, or as `request.reduce` made it. */
  bytes(request: UpstreamRequest, ctx: CallContext): Promise<UpstreamResponse<Buffer>> {
    return this.call(request, ctx, BYTES_READING);
  }

  private async call<T>(
    request: UpstreamRequest,
    ctx: CallContext,
    reading: Reading<T>,
  ): Promise<UpstreamResponse<T>> {
    const started = performance.now();
    const target = targetOf(request);
    const url = this.settings.baseUrls[request.upstream] + target;
    const key = `${reading.as} ${keyOf(request, url)}`;
    const progress: Progress = { attempts: 0, queuedMs: 0 };

    const finish = (via: Via, outcome: string, status?: number): void => {
      const record: CallRecord = {
        upstream: request.upstream,
        method: request.method ?? 'GET',
        target,
        via,
        outcome,
        status,
        ...progress,
        durationMs: performance.now() - started,
      };
      ctx.record(record);
      this.events.emit(record);
    };

    const cached = this.cache.get(key);
    if (cached !== undefined && cached.freshUntil > Date.now()) {
      finish('memory', 'ok', cached.status);
      return answerOf(cached, reading.decode(cached, request.upstream));
    }
    let via: Via = 'network';
    try {
      const { value, joined } = await this.flights.run(key, ctx.signal, async (signal) => {
        const fetched = await this.fetch(request, url, ctx, signal, progress, reading);
        this.cache.set(key, fetched.response);
        return fetched;
      });
      if (joined) via = 'joined';
      finish(via, 'ok', value.response.status);
      return answerOf(value.response, value.value as T);
    } catch (error) {
      const failure = asFailure(request.upstream, error, ctx.signal);
      if (failure instanceof UpstreamError) finish(via, failure.code, failure.status);
      throw failure;
    }
  }

  private async fetch<T>(
    request: UpstreamRequest,
    url: string,
    ctx: CallContext,
    signal: AbortSignal,
    progress: Progress,
    reading: Reading<T>,
  ): Promise<Fetched> {
    for (;;) {
      try {
        const raw = await this.attempt(request, url, signal, progress);
        const value = reading.decode(raw, request.upstream);
        // Only what decodes and passes the caller's own check may be cached.
        const problem = request.validate?.(value);
        if (problem !== undefined) throw badResponse(request.upstream, problem, raw);
        const fetchedAt = Date.now();
        const freshUntil = fetchedAt + (request.freshMs ?? UPSTREAMS[request.upstream].freshMs);
        return { response: { ...raw, fetchedAt, freshUntil }, value };
      } catch (error) {
        if (!(error instanceof UpstreamError)) throw error;
        const delay = retryDelay(error, progress.attempts, ctx.remainingMs());
        if (delay === undefined) throw error;
        await pause(delay, signal);
      }
    }
  }

  private async attempt(
    request: UpstreamRequest,
    url: string,
    signal: AbortSignal,
    progress: Progress,
  ): Promise<RawResponse> {
    const gate = this.gates.of(request.upstream);
    const passage = await gate.enter(signal);
    progress.attempts += 1;
    progress.queuedMs += passage.queuedMs;
    try {
      const raw = await this.transport.send(request, url, signal);
      const failure = failureOf(request, raw);
      if (failure === undefined) return raw;
      if (failure.retryAfterMs !== undefined) gate.pause(failure.retryAfterMs);
      throw failure;
    } finally {
      passage.leave();
    }
  }
}

function answerOf<T>(response: CachedResponse, body: T): UpstreamResponse<T> {
  const { status, headers, fetchedAt } = response;
  return { status, headers, body, fetchedAt: new Date(fetchedAt), stale: false };
}

function badResponse(upstream: UpstreamName, message: string, raw: RawResponse): UpstreamError {
  return new UpstreamError(upstream, 'UPSTREAM_BAD_RESPONSE', message, {
    status: raw.status,
    excerpt: excerptOf(raw.body),
  });
}

/** What a status means, where it is not an answer. */
function failureOf(request: UpstreamRequest, raw: RawResponse): UpstreamError | undefined {
  const { status, headers, body } = raw;
  if ((status >= 200 && status < 300) || request.answerStatuses?.includes(status) === true) return undefined;
  const details = {
    status,
    excerpt: excerptOf(body),
    retryAfterMs: parseRetryAfter(headers['retry-after'], Date.now()),
  };
  const fail = (code: UpstreamError['code'], message: string): UpstreamError =>
    new UpstreamError(request.upstream, code, message, details);
  if (status === 429) return fail('UPSTREAM_RATE_LIMITED', 'asks us to slow down');
  if (status === 408 || status === 504) return fail('UPSTREAM_TIMEOUT', `answered with status ${status}`);
  if (status >= 500 || status === 401 || status === 403) {
    return fail('UPSTREAM_UNAVAILABLE', `answered with status ${status}`);
  }
  return fail('UPSTREAM_BAD_RESPONSE', `answered with status ${status}`);
}

/** The end of a caller's time is that upstream's timeout; everything unforeseen stays what it is. */
function asFailure(upstream: UpstreamName, error: unknown, signal: AbortSignal): unknown {
  if (error instanceof UpstreamError || !signal.aborted) return error;
  return new UpstreamError(upstream, 'UPSTREAM_TIMEOUT', 'did not answer before the deadline', {
    cause: error,
  });
}
