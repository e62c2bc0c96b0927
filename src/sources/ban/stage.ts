import type { CallContext } from '../../upstream/call-context.js';

/** Left at the end of a request to make an answer of what was found. */
const RESERVE_MS = 300;

/**
 * The context of a group of calls that must not take all the time there is: what is not there by the end of the
 * stage is given up, so that the next route has its turn.
 */
export function stage(ctx: CallContext, milliseconds: number): CallContext {
  return ctx.endingAt(Math.min(Date.now() + milliseconds, ctx.deadlineAt - RESERVE_MS));
}
