import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { BUDGETS, type Budget, UPSTREAMS, type BudgetName, type UpstreamName } from '../config/upstreams.js';
import type { RedisConnection } from '../redis/redis-connection.js';
import { REDIS } from '../redis/redis.token.js';
import { GATE_WINDOW_MS, OutgoingGate, type SharedBudget } from './outgoing-gate.js';
import { RedisStarts } from './redis-starts.js';

/** One gate per budget: upstreams of one host leave through the same one. With Redis, its starts are those of all processes. */
@Injectable()
export class OutgoingGates {
  private readonly gates = new Map<BudgetName, OutgoingGate>();
  /** Of a host's budget, what all servers together may take, and what this one may without counting with them. */
  private readonly common: number;
  private readonly own: number;

  constructor(
    @Inject(SETTINGS) { outgoingFactor, instances }: Settings,
    @Inject(REDIS) private readonly redis: RedisConnection | null,
  ) {
    this.common = outgoingFactor;
    this.own = outgoingFactor / instances;
  }

  of(upstream: UpstreamName): OutgoingGate {
    const name = UPSTREAMS[upstream].budget;
    const known = this.gates.get(name);
    if (known !== undefined) return known;
    const gate = new OutgoingGate(this.budget(upstream), undefined, this.sharedBudget(name));
    this.gates.set(name, gate);
    return gate;
  }

  /** What an upstream's host may be asked by this server. */
  budget(upstream: UpstreamName): Budget {
    const { perSecond, concurrency } = BUDGETS[UPSTREAMS[upstream].budget];
    return { perSecond: atLeastOne(perSecond * this.own), concurrency: atLeastOne(concurrency * this.own) };
  }

  /** Milliseconds for which hosts asked to be left alone, of those that did. */
  heldBackMs(): Partial<Record<BudgetName, number>> {
    const held = [...this.gates].map(([name, { heldBackMs }]) => [name, heldBackMs] as const);
    return Object.fromEntries(held.filter(([, milliseconds]) => milliseconds > 0));
  }

  /** What all servers together may start. */
  private sharedBudget(name: BudgetName): SharedBudget | undefined {
    if (this.redis === null) return undefined;
    const perSecond = atLeastOne(BUDGETS[name].perSecond * this.common);
    return { perSecond, starts: new RedisStarts(this.redis, name, perSecond, GATE_WINDOW_MS) };
  }
}

/** No budget is less than a call a second: many servers on one address need Redis to stay below that together. */
function atLeastOne(share: number): number {
  return Math.max(1, Math.floor(share));
}
