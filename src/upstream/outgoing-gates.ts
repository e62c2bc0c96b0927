import { Injectable } from '@nestjs/common';
import { BUDGETS, UPSTREAMS, type BudgetName, type UpstreamName } from '../config/upstreams.js';
import { OutgoingGate } from './outgoing-gate.js';

/** One gate per budget: upstreams of one host leave through the same one. */
@Injectable()
export class OutgoingGates {
  private readonly gates = new Map<BudgetName, OutgoingGate>();

  of(upstream: UpstreamName): OutgoingGate {
    const { budget } = UPSTREAMS[upstream];
    const known = this.gates.get(budget);
    if (known !== undefined) return known;
    const gate = new OutgoingGate(BUDGETS[budget]);
    this.gates.set(budget, gate);
    return gate;
  }
}
