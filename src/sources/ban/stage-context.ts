import { setMaxListeners } from 'node:events';
import { type CallRecord, CallContext } from '../../upstream/call-context.js';

/** Left at the end of a request to make an answer of what was found. */
const RESERVE_MS = 300;

/**
 * The context of a group of calls that must not take all the time there is: what is not there by the end of the
 * stage is given up, so that the next route has its turn.
 */
export class StageContext extends CallContext {
  constructor(
    private readonly whole: CallContext,
    stageMs: number,
  ) {
    super(whole.requestId, Math.min(Date.now() + stageMs, whole.deadlineAt - RESERVE_MS), whole.signal);
    // A stage may hold many calls at once; each listens for its end, and none stays behind.
    setMaxListeners(0, this.signal);
  }

  override record(call: CallRecord): void {
    this.whole.record(call);
  }
}
