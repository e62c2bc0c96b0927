import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  ExponentialBackoff,
  circuitBreaker,
  handleWhen,
} from 'cockatiel';
import type { UpstreamName } from '../config/upstreams.js';
import { UpstreamError } from './upstream-error.js';

/**
 * Failures in a row after which an upstream is left alone. Some of ours fail one call in four on a bad day:
 * six in a row happen by chance once in four thousand calls.
 */
export const FAILURES_TO_OPEN = 6;
const FIRST_REST_MS = 5_000;
const LONGEST_REST_MS = 60_000;

export type BreakerState = 'closed' | 'open' | 'half-open';

/** Leaves an upstream alone that fails again and again; after a rest one call probes whether it is back. */
export class CircuitBreaker {
  private readonly policy = circuitBreaker(handleWhen(saysItIsIll), {
    breaker: new ConsecutiveBreaker(FAILURES_TO_OPEN),
    halfOpenAfter: new ExponentialBackoff({ initialDelay: FIRST_REST_MS, maxDelay: LONGEST_REST_MS }),
  });

  /** @param onChange called once per change of state */
  constructor(
    private readonly upstream: UpstreamName,
    onChange: (state: BreakerState) => void,
  ) {
    this.policy.onStateChange((state) => onChange(nameOf(state)));
  }

  get state(): BreakerState {
    return nameOf(this.policy.state);
  }

  /** @throws UpstreamError of the call, or at once when the upstream is being left alone */
  async run<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await this.policy.execute(call);
    } catch (error) {
      if (!(error instanceof BrokenCircuitError)) throw error;
      throw new UpstreamError(
        this.upstream,
        'UPSTREAM_UNAVAILABLE',
        'failed again and again and is left alone for a while',
        { cause: error, ours: 'circuit-open' },
      );
    }
  }
}

/** A refusal of one question (400) or our own impatience says nothing of the upstream's health. */
function saysItIsIll(error: Error): boolean {
  if (!(error instanceof UpstreamError) || error.ours !== undefined) return false;
  if (error.code === 'UPSTREAM_RATE_LIMITED' || error.code === 'UPSTREAM_BUDGET_EXHAUSTED') return false;
  return error.status === undefined || error.status < 400 || error.status >= 500 || error.status === 403;
}

function nameOf(state: CircuitState): BreakerState {
  if (state === CircuitState.Closed) return 'closed';
  return state === CircuitState.HalfOpen ? 'half-open' : 'open';
}
