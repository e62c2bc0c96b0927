import { CallContext, type CallRecord } from '../../upstream/call-context.js';

/** The same request, to be answered earlier: what is left of its time is for another route. */
export class EarlierDeadline extends CallContext {
  constructor(
    private readonly whole: CallContext,
    reservedMs: number,
  ) {
    super(whole.requestId, whole.deadlineAt - reservedMs, whole.signal);
  }

  override record(call: CallRecord): void {
    this.whole.record(call);
  }
}
