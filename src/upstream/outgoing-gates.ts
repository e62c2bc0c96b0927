import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { BUDGETS, type Budget, UPSTREAMS, type BudgetName, type UpstreamName } from '../config/upstreams.js';
import { REDIS, type RedisConnection } from '../redis/redis-connection.js';
import { GATE_WINDOW_MS, OutgoingGate, type SharedBudget } from './outgoing-gate.js';
import { RedisStarts } from './redis-starts.js';

/** One gate per budget: upstreams of one host leave through the same one. With Redis, its starts are those of all processes. */
@Injectable()
export class OutgoingGates {
  private readonly gates = new Map<BudgetName, OutgoingGate>();
  private readonly factor: number;

  constructor(
    @Inject(SETTINGS) { outgoingFactor }: Settings,
    @Inject(REDIS) private readonly redis: RedisConnection | null,
  ) {
    this.factor = outgoingFactor;
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
    return { perSecond: this.share(perSecond), concurrency: this.share(concurrency) };
  }

  /** What all processes together may start: a factor below 1 is for those that cannot count each other's starts. */
  private sharedBudget(name: BudgetName): SharedBudget | undefined {
    if (this.redis === null) return undefined;
    const perSecond = Math.floor(BUDGETS[name].perSecond * Math.max(1, this.factor));
    return { perSecond, starts: new RedisStarts(this.redis, name, perSecond, GATE_WINDOW_MS) };
  }

  private share(whole: number): number {
    return Math.max(1, Math.floor(whole * this.factor));
  }
}
