import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  ConstantBackoff,
  ExponentialBackoff,
  circuitBreaker,
  handleWhen,
  type IBackoffFactory,
  type IPolicy,
  wrap,
} from 'cockatiel';
import type { ShutOut, UpstreamName } from '../config/upstreams.js';
import { UpstreamError } from './upstream-error.js';

/**
 * Failures in a row after which an upstream is left alone. Some of ours fail one call in four on a bad day:
 * six in a row happen by chance once in four thousand calls.
 */
export const FAILURES_TO_OPEN = 6;
const FIRST_REST_MS = 5_000;
const LONGEST_REST_MS = 60_000;
const GROWING_REST = new ExponentialBackoff({ initialDelay: FIRST_REST_MS, maxDelay: LONGEST_REST_MS });

export type BreakerState = 'closed' | 'open' | 'half-open';

/** Leaves an upstream alone that fails again and again; after a rest one call probes whether it is back. */
export class CircuitBreaker {
  private readonly policies: readonly CircuitBreakerPolicy[];
  private readonly policy: IPolicy;
  private told: BreakerState = 'closed';

  /**
   * @param onChange called once per change of state
   * @param shutOut where failures to connect weigh more than others
   */
  constructor(
    private readonly upstream: UpstreamName,
    private readonly onChange: (state: BreakerState) => void,
    shutOut?: ShutOut,
  ) {
    const usual = this.policyFor(saysItIsIll, FAILURES_TO_OPEN, GROWING_REST);
    this.policies =
      shutOut === undefined
        ? [usual]
        : [this.policyFor(saysWeAreShutOut, shutOut.failures, new ConstantBackoff(shutOut.restMs)), usual];
    this.policy = wrap(...this.policies);
  }

  /** The worst of its policies'. */
  get state(): BreakerState {
    const states = this.policies.map(({ state }) => nameOf(state));
    return WORST_FIRST.find((state) => states.includes(state)) ?? 'closed';
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

  private policyFor(
    says: (error: Error) => boolean,
    failures: number,
    halfOpenAfter: IBackoffFactory<unknown>,
  ): CircuitBreakerPolicy {
    // To cockatiel, what is not handled is a success; a probe that we ended or never made ourselves is neither.
    const isVainProbe = (error: Error): boolean => policy.state === CircuitState.HalfOpen && isOurs(error);
    const policy = circuitBreaker(
      handleWhen((error) => says(error) || isVainProbe(error)),
      { breaker: new ConsecutiveBreaker(failures), halfOpenAfter },
    );
    policy.onStateChange(() => this.tell());
    return policy;
  }

  private tell(): void {
    const { state } = this;
    if (state === this.told) return;
    this.told = state;
    this.onChange(state);
  }
}

const WORST_FIRST: readonly BreakerState[] = ['open', 'half-open', 'closed'];

function isOurs(error: Error): boolean {
  return error instanceof BrokenCircuitError || (error instanceof UpstreamError && error.ours !== undefined);
}

function saysWeAreShutOut(error: Error): boolean {
  return error instanceof UpstreamError && error.unreached;
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
