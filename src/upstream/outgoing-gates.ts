import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { BUDGETS, type Budget, UPSTREAMS, type BudgetName, type UpstreamName } from '../config/upstreams.js';
import { OutgoingGate } from './outgoing-gate.js';

/** One gate per budget: upstreams of one host leave through the same one. */
@Injectable()
export class OutgoingGates {
  private readonly gates = new Map<BudgetName, OutgoingGate>();
  private readonly factor: number;

  constructor(@Inject(SETTINGS) { outgoingFactor }: Settings) {
    this.factor = outgoingFactor;
  }

  of(upstream: UpstreamName): OutgoingGate {
    const name = UPSTREAMS[upstream].budget;
    const known = this.gates.get(name);
    if (known !== undefined) return known;
    const gate = new OutgoingGate(this.budget(upstream));
    this.gates.set(name, gate);
    return gate;
  }

  /** What an upstream's host may be asked by this server. */
  budget(upstream: UpstreamName): Budget {
    const { perSecond, concurrency } = BUDGETS[UPSTREAMS[upstream].budget];
    return { perSecond: this.share(perSecond), concurrency: this.share(concurrency) };
  }

  private share(whole: number): number {
    return Math.max(1, Math.floor(whole * this.factor));
  }
}
