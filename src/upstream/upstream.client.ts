import { Inject, Injectable } from '@nestjs/common';
import { type CachedResponse, RESPONSE_CACHE, type ResponseCache } from '../cache/response-cache.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { UPSTREAMS, type UpstreamName } from '../config/upstreams.js';
import { excerptOf, parseJson } from './body.js';
import { Call, type Progress, type Reading } from './call.js';
import { CallContext, type CallRecord } from './call-context.js';
import { CALL_LEASE, type CallLease } from './call-lease.js';
import { CircuitBreakers } from './circuit-breakers.js';
import { keptHeaders } from './kept-headers.js';
import type { QuotaPurpose } from './monthly-quota.js';
import { OutgoingGates } from './outgoing-gates.js';
import { Quotas } from './quotas.js';
import { parseRetryAfter, retryDelay } from './retry.js';
import { type SharedCall, SingleFlight } from './single-flight.js';
import { type RawResponse, Transport } from './transport.js';
import { UpstreamError } from './upstream-error.js';
import { UpstreamEvents } from './upstream-events.js';
import type { UpstreamRequest, UpstreamResponse } from './upstream-request.js';
import { pause } from './pause.js';

interface Fetched {
  readonly response: CachedResponse;
  readonly value: unknown;
  /** Another process made the call. */
  readonly elsewhere?: boolean;
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

const NOT_MODIFIED = 304;
/** A renewal in the background has nobody waiting for it, and all the same must end. */
const RENEWAL_DEADLINE_MS = 60_000;

/**
 * The one way out. Every call goes cache -> single flight -> monthly quota -> circuit breaker -> gate of its host -> network,
 * with retries, and ends in an answer or an {@link UpstreamError}.
 */
@Injectable()
export class UpstreamClient {
  private readonly flights = new SingleFlight<Fetched>();

  constructor(
    private readonly transport: Transport,
    private readonly gates: OutgoingGates,
    private readonly breakers: CircuitBreakers,
    private readonly quotas: Quotas,
    private readonly events: UpstreamEvents,
    @Inject(RESPONSE_CACHE) private readonly cache: ResponseCache,
    @Inject(CALL_LEASE) private readonly lease: CallLease,
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
    const call = new Call(request, reading, this.settings, ctx, this.events);
    const cached = await this.cache.get(call.key);
    const age = ageOf(cached, request);
    if (cached !== undefined && age !== 'expired') {
      // Served at once; one call in the background renews it for the next.
      if (age === 'stale') this.renew(call, cached);
      call.answered(age === 'fresh' ? 'cache' : 'stale', cached);
      return answerOf(cached, reading.decode(cached, request.upstream), age === 'stale');
    }
    try {
      const { value, joined } = await this.fly(call, cached);
      call.answered(viaOf(value, joined), value.response);
      return answerOf(value.response, value.value as T, false);
    } catch (error) {
      const failure = asFailure(request.upstream, error, ctx.signal);
      if (!(failure instanceof UpstreamError)) throw failure;
      call.failed(failure);
      if (cached === undefined || !this.canStandIn(cached)) throw failure;
      call.answered('stale', cached);
      return answerOf(cached, reading.decode(cached, request.upstream), true);
    }
  }

  private async fly<T>(
    call: Call<T>,
    cached: CachedResponse | undefined,
  ): Promise<{ value: Fetched; joined: boolean }> {
    for (;;) {
      try {
        return await this.flights.run(call.flightKey, call.ctx, (shared) => {
          call.isOwn = true;
          return this.begin(call, cached, shared);
        });
      } catch (error) {
        // It was another client's share of a quota that was spent.
        const mayOwnBePossible = !call.isOwn && error instanceof UpstreamError && error.ours === 'quota';
        if (!mayOwnBePossible) throw error;
      }
    }
  }

  private begin<T>(call: Call<T>, cached: CachedResponse | undefined, shared: SharedCall): Promise<Fetched> {
    // What is not kept cannot be found by another process: nothing to wait for.
    if (call.request.keep === false) return this.fetch(call, cached, shared);
    return this.lease.run(call.flightKey, {
      signal: shared.signal,
      look: () => this.answerOfOthers(call, cached),
      call: async () => {
        const fetched = await this.fetch(call, cached, shared);
        await this.cache.set(call.key, fetched.response);
        return fetched;
      },
    });
  }

  /** What another process has fetched since we looked. */
  private async answerOfOthers<T>(
    { key, request, reading }: Call<T>,
    before: CachedResponse | undefined,
  ): Promise<Fetched | undefined> {
    const response = await this.cache.get(key);
    if (response === undefined || ageOf(response, request) !== 'fresh') return undefined;
    if (before !== undefined && response.fetchedAt <= before.fetchedAt) return undefined;
    return { response, value: reading.decode(response, request.upstream), elsewhere: true };
  }

  private renew<T>(call: Call<T>, cached: CachedResponse): void {
    const { requestId } = call.ctx;
    const ctx = new CallContext(`${requestId}-renew`, Date.now() + RENEWAL_DEADLINE_MS, undefined, call.ctx);
    const renewal = new Call(call.request, call.reading, this.settings, ctx, this.events);
    this.fly(renewal, cached).then(
      ({ value, joined }) => renewal.answered(viaOf(value, joined), value.response),
      (error: unknown) => {
        // Still served as stale, and tried again by the next request.
        const failure = asFailure(call.request.upstream, error, ctx.signal);
        if (failure instanceof UpstreamError) renewal.failed(failure);
      },
    );
  }

  private async fetch<T>(
    { request, url, ctx, progress, reading }: Call<T>,
    cached: CachedResponse | undefined,
    shared: SharedCall,
  ): Promise<Fetched> {
    const conditional = conditionalRequest(request, cached);
    const purpose = cached !== undefined && this.canStandIn(cached) ? 'renewal' : 'cold';
    for (;;) {
      try {
        const raw = await this.countedAttempt(conditional, url, ctx, shared, progress, purpose);
        const fetchedAt = Date.now();
        const freshUntil = fetchedAt + freshMsOf(request);
        if (raw.status === NOT_MODIFIED && cached !== undefined) {
          const response = { ...cached, fetchedAt, freshUntil };
          return { response, value: reading.decode(response, request.upstream) };
        }
        const value = reading.decode(raw, request.upstream);
        // Only what decodes and passes the caller's own check may be cached.
        const problem = request.validate?.(value);
        if (problem !== undefined) throw badResponse(request.upstream, problem, raw);
        return { response: { ...raw, headers: keptHeaders(raw), fetchedAt, freshUntil }, value };
      } catch (error) {
        if (!(error instanceof UpstreamError)) throw error;
        const delay = retryDelay(error, progress.attempts, shared.remainingMs());
        if (delay === undefined) throw error;
        await pause(delay, shared.signal);
      }
    }
  }

  /** An older answer takes the place of one that could not be had. */
  private canStandIn({ fetchedAt }: CachedResponse): boolean {
    return fetchedAt + this.settings.staleIfErrorMs >= Date.now();
  }

  /** Counted before it leaves; not counted after all, when it never left. */
  private async countedAttempt(
    request: UpstreamRequest,
    url: string,
    ctx: CallContext,
    shared: SharedCall,
    progress: Progress,
    purpose: QuotaPurpose,
  ): Promise<RawResponse> {
    const refund = this.quotas.spend(request.upstream, ctx, purpose);
    let isSent = false;
    try {
      return await this.attempt(request, url, shared, progress, () => (isSent = true));
    } catch (error) {
      if (!isSent) refund();
      throw error;
    }
  }

  private attempt(
    request: UpstreamRequest,
    url: string,
    { signal, remainingMs }: SharedCall,
    progress: Progress,
    onSent: () => void,
  ): Promise<RawResponse> {
    const gate = this.gates.of(request.upstream);
    return this.breakers.of(request.upstream).run(async () => {
      // Better told at once than after a wait that cannot end well.
      const passage = await gate.enter(signal, {
        remainingMs,
        tooLong: () => waitTooLong(request.upstream, gate.heldBackMs),
      });
      progress.attempts += 1;
      progress.queuedMs += passage.queuedMs;
      try {
        const raw = await this.transport.send(request, url, signal, () => {
          onSent();
          passage.sent();
        });
        const failure = this.quotas.learn(request.upstream, raw) ?? failureOf(request, raw);
        if (failure === undefined) return raw;
        if (failure.retryAfterMs !== undefined) gate.pause(failure.retryAfterMs);
        throw failure;
      } finally {
        passage.leave();
      }
    });
  }
}

/** @param heldBackMs for which the host asked to be left alone; 0 when it is our own queue that is too long */
function waitTooLong(upstream: UpstreamName, heldBackMs: number): UpstreamError {
  if (heldBackMs > 0) {
    const seconds = Math.ceil(heldBackMs / 1_000);
    return new UpstreamError(upstream, 'UPSTREAM_RATE_LIMITED', `asks us to come back in ${seconds} s`, {
      ours: 'queue-too-long',
      retryAfterMs: heldBackMs,
    });
  }
  return new UpstreamError(upstream, 'UPSTREAM_BUDGET_EXHAUSTED', 'is asked as often as it allows already', {
    ours: 'queue-too-long',
  });
}

function answerOf<T>(response: CachedResponse, body: T, stale: boolean): UpstreamResponse<T> {
  const { status, headers, fetchedAt } = response;
  return { status, headers, body, fetchedAt: new Date(fetchedAt), stale };
}

function viaOf({ elsewhere }: Fetched, joined: boolean): CallRecord['via'] {
  return joined || elsewhere === true ? 'joined' : 'network';
}

function freshMsOf(request: UpstreamRequest): number {
  return request.freshMs ?? UPSTREAMS[request.upstream].freshMs;
}

/** Fresh; stale but good enough to be served while it is renewed, for as long again; or expired. */
function ageOf(cached: CachedResponse | undefined, request: UpstreamRequest): 'fresh' | 'stale' | 'expired' {
  if (cached === undefined) return 'expired';
  const overdue = Date.now() - cached.freshUntil;
  if (overdue < 0) return 'fresh';
  return overdue < freshMsOf(request) ? 'stale' : 'expired';
}

/** Asks only for what changed since, where the upstream told its version. */
function conditionalRequest(request: UpstreamRequest, cached: CachedResponse | undefined): UpstreamRequest {
  const etag = cached?.headers['etag'];
  if (etag === undefined) return request;
  return {
    ...request,
    headers: { ...request.headers, 'If-None-Match': etag },
    answerStatuses: [...(request.answerStatuses ?? []), NOT_MODIFIED],
  };
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
