import { Injectable } from '@nestjs/common';
import type { CallRecord } from './call-context.js';

export type CallListener = (call: CallRecord) => void;

/** Tells whoever listens (metrics, recorders) about every upstream call that ended. */
@Injectable()
export class UpstreamEvents {
  private readonly listeners: CallListener[] = [];

  onCall(listener: CallListener): void {
    this.listeners.push(listener);
  }

  emit(call: CallRecord): void {
    for (const listener of this.listeners) listener(call);
  }
}
