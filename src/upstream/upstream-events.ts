import { Injectable } from '@nestjs/common';
import type { CallRecord } from './call-context.js';
import type { Exchange } from './exchange.js';

export type CallListener = (call: CallRecord) => void;
export type ExchangeListener = (exchange: Exchange) => void;

/** Tells whoever listens (metrics, recorders) about every upstream call that ended, and about what went over the wire. */
@Injectable()
export class UpstreamEvents {
  private readonly listeners: CallListener[] = [];
  private readonly exchangeListeners: ExchangeListener[] = [];

  onCall(listener: CallListener): void {
    this.listeners.push(listener);
  }

  emit(call: CallRecord): void {
    for (const listener of this.listeners) listener(call);
  }

  /** Every attempt with its whole body. Bodies are held in memory for it: not for a server at work. */
  onExchange(listener: ExchangeListener): void {
    this.exchangeListeners.push(listener);
  }

  /** Whether bodies must be kept for somebody. */
  get wantsExchanges(): boolean {
    return this.exchangeListeners.length > 0;
  }

  emitExchange(exchange: Exchange): void {
    for (const listener of this.exchangeListeners) listener(exchange);
  }
}
