import { Injectable, Logger } from '@nestjs/common';
import { UPSTREAMS, UPSTREAM_NAMES, type UpstreamName, type UpstreamProfile } from '../config/upstreams.js';
import { type BreakerState, CircuitBreaker } from './circuit-breaker.js';

/** One circuit breaker per upstream. */
@Injectable()
export class CircuitBreakers {
  private readonly logger = new Logger('Upstreams');
  private readonly breakers = new Map<UpstreamName, CircuitBreaker>();

  of(upstream: UpstreamName): CircuitBreaker {
    const known = this.breakers.get(upstream);
    if (known !== undefined) return known;
    const { shutsOut }: UpstreamProfile = UPSTREAMS[upstream];
    const breaker = new CircuitBreaker(upstream, (state) => this.tell(upstream, state), shutsOut);
    this.breakers.set(upstream, breaker);
    return breaker;
  }

  /** Of every upstream; one that was never asked is closed. */
  states(): Record<UpstreamName, BreakerState> {
    return Object.fromEntries(
      UPSTREAM_NAMES.map((name) => [name, this.breakers.get(name)?.state ?? 'closed']),
    ) as Record<UpstreamName, BreakerState>;
  }

  private tell(upstream: UpstreamName, state: BreakerState): void {
    const level = state === 'open' ? 'warn' : 'log';
    this.logger[level]({ upstream, state }, 'circuit breaker changed');
  }
}
