import { releaseSignal, signalUntil } from './signal-until.js';
import type { UpstreamErrorDetails } from './upstream-error.js';

/** What happened to one upstream call, for Server-Timing, logs and `npm run record`. */
export interface CallRecord {
  readonly upstream: string;
  readonly method: string;
  /** Path and query below the upstream's base URL. */
  readonly target: string;
  /**
   * How the answer was had: `network` cost a call, `joined` shared a running one, `cache` cost none,
   * `stale` came from the cache past its freshness, `unsent` never left: a budget, the circuit breaker or the deadline was
   * against it.
   */
  readonly via: 'network' | 'joined' | 'cache' | 'stale' | 'unsent';
  /** `ok`, or the code of the failure. */
  readonly outcome: string;
  readonly status?: number | undefined;
  /** Why we did not make it, or ended it; absent where that was not ours. */
  readonly ours?: UpstreamErrorDetails['ours'];
  readonly attempts: number;
  readonly queuedMs: number;
  readonly durationMs: number;
  /** Epoch milliseconds until which the answer counts as current; absent for failures. */
  readonly freshUntil?: number | undefined;
}

/**
 * What travels from an incoming request down to every upstream call made for it:
 * the moment at which it must end, and the list in which calls leave their trace.
 */
export class CallContext {
  readonly calls: CallRecord[] = [];
  readonly signal: AbortSignal;
  /** Whose request it is, as the rate limit counts clients; absent for work of our own. */
  readonly client: string | undefined;
  private readonly parts: CallContext[] = [];

  /** @param deadlineAt epoch milliseconds by which everything must be done */
  constructor(
    readonly requestId: string,
    readonly deadlineAt: number,
    signal?: AbortSignal,
    { client }: { readonly client?: string | undefined } = {},
  ) {
    this.client = client;
    this.signal = signalUntil(deadlineAt, signal);
  }

  remainingMs(): number {
    return Math.max(0, this.deadlineAt - Date.now());
  }

  record(call: CallRecord): void {
    this.calls.push(call);
  }

  /**
   * The same request with less time: calls that must not take all there is, so that another route has its turn.
   * Their traces are left here.
   * @param at epoch milliseconds; never later than this context's own end
   */
  endingAt(at: number): CallContext {
    const part = new PartOfContext(this, Math.min(at, this.deadlineAt));
    this.parts.push(part);
    return part;
  }

  /**
   * The request has its answer. Otherwise it would be held until its deadline, only to be told then, at the cost of an
   * exception, that it is too late. Calls that are still running keep their own limits.
   */
  end(): void {
    releaseSignal(this.signal);
    for (const part of this.parts) part.end();
  }

  /** Epoch milliseconds until which all answers used count as current. */
  get freshUntil(): number {
    return this.calls.reduce((least, { freshUntil = Infinity }) => Math.min(least, freshUntil), Infinity);
  }

  /** Calls that left this process, by upstream. */
  networkCalls(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { upstream, via } of this.calls) {
      if (via === 'network') counts[upstream] = (counts[upstream] ?? 0) + 1;
    }
    return counts;
  }
}

class PartOfContext extends CallContext {
  constructor(
    private readonly whole: CallContext,
    deadlineAt: number,
  ) {
    super(whole.requestId, deadlineAt, whole.signal, whole);
  }

  override record(call: CallRecord): void {
    this.whole.record(call);
  }
}
