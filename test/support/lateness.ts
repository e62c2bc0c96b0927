import { setImmediate as turnEnd, setTimeout as sleep } from 'node:timers/promises';

const TICK_MS = 5;

/** Calls as they left us: file hosts redirect to another host, which the sandbox plays as well. */
export function withoutRedirected<T extends { readonly target: string; readonly status: number }>(
  calls: readonly T[],
): T[] {
  const redirected = new Set<string>();
  return calls.filter(({ target, status }) => {
    if (redirected.has(target)) return false;
    if (status === 302) redirected.add(target);
    return true;
  });
}

/** A call as it was seen. */
interface Seen {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Epoch milliseconds since when its connection may have waited. */
  readonly waitingSince: number;
}

/**
 * How late this process may have come to see what happened: another takes the processor, or a turn of its own event loop is
 * long. Whoever counts arrivals by its own clock knows each only to within that.
 */
export class Lateness {
  private readonly ticks: number[] = [];
  private running = true;

  constructor() {
    void this.tick();
  }

  stop(): void {
    this.running = false;
  }

  /**
   * The earliest moment at which a call may have come, epoch milliseconds. It did not come before its connection; what is
   * read in a turn may have come over a connection that was accepted in the turn before, and that came after the turn
   * before that had looked: three turns back, at the most.
   */
  earliest({ waitingSince: at }: Seen): number {
    let low = 0;
    let high = this.ticks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ticks[middle] ?? Infinity) <= at) low = middle + 1;
      else high = middle;
    }
    return this.ticks[low - 3] ?? -Infinity;
  }

  /** Calls before which `limit` others came in the same window, for certain, in whatever order all of them came. */
  tooMany<T extends Seen>(calls: readonly T[], limit: number, windowMs: number): T[] {
    const inOrder = calls.toSorted((a, b) => a.at - b.at);
    return inOrder.filter(({ at }, index) => {
      if (index < limit) return false;
      const together = inOrder.slice(index - limit, index + 1).map((call) => this.earliest(call));
      return at - Math.min(...together) < windowMs;
    });
  }

  private async tick(): Promise<void> {
    while (this.running) {
      await sleep(TICK_MS, undefined, { ref: false });
      // Timers may run twice in a turn that is long; its end comes once.
      await turnEnd(undefined, { ref: false });
      this.ticks.push(performance.timeOrigin + performance.now());
    }
  }
}
