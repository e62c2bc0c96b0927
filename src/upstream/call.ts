import type { CacheKey, CachedResponse } from '../cache/response-cache.js';
import type { Settings } from '../config/settings.js';
import type { UpstreamName } from '../config/upstreams.js';
import type { CallContext, CallRecord } from './call-context.js';
import { idOf, targetOf } from './request-key.js';
import type { RawResponse } from './transport.js';
import type { UpstreamError } from './upstream-error.js';
import type { UpstreamEvents } from './upstream-events.js';
import type { UpstreamRequest } from './upstream-request.js';

/** How a body is read. Calls that read one body differently do not share it. */
export interface Reading<T> {
  readonly as: 'json' | 'text' | 'bytes';
  /** @throws UpstreamError when the body is not what it should be */
  readonly decode: (raw: RawResponse, upstream: UpstreamName) => T;
}

export interface Progress {
  attempts: number;
  queuedMs: number;
}

/** One request on its way: where it goes, under which name its answer is kept, and what became of it. */
export class Call<T> {
  readonly url: string;
  readonly key: CacheKey;
  readonly progress: Progress = { attempts: 0, queuedMs: 0 };
  /** It makes the call itself, rather than wait for an equal one that runs already. */
  isOwn = false;
  private readonly target: string;
  private readonly started = performance.now();

  constructor(
    readonly request: UpstreamRequest,
    readonly reading: Reading<T>,
    { baseUrls }: Settings,
    readonly ctx: CallContext,
    private readonly events: UpstreamEvents,
  ) {
    this.target = targetOf(request);
    this.url = baseUrls[request.upstream] + this.target;
    this.key = { group: request.upstream, id: `${reading.as} ${idOf(request, this.url)}` };
  }

  get flightKey(): string {
    return this.key.id;
  }

  answered(via: CallRecord['via'], { status, freshUntil }: CachedResponse): void {
    this.ended(via, { outcome: 'ok', status, freshUntil });
  }

  failed({ code, status, ours }: UpstreamError): void {
    this.ended(this.failedVia(), { outcome: code, status, ours });
  }

  private failedVia(): CallRecord['via'] {
    if (this.progress.attempts > 0) return 'network';
    return this.isOwn ? 'unsent' : 'joined';
  }

  private ended(
    via: CallRecord['via'],
    end: Pick<CallRecord, 'outcome' | 'status' | 'ours' | 'freshUntil'>,
  ): void {
    const record: CallRecord = {
      upstream: this.request.upstream,
      method: this.request.method ?? 'GET',
      target: this.target,
      via,
      ...end,
      ...this.progress,
      durationMs: performance.now() - this.started,
    };
    this.ctx.record(record);
    this.events.emit(record);
  }
}
