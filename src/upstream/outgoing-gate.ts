import type { Budget } from '../config/upstreams.js';

/**
 * Length of the window in which at most `perSecond` calls may start. A little over a second, because what
 * counts is the spacing at which calls arrive at the upstream, and the network shortens gaps as well as it stretches them.
 */
export const GATE_WINDOW_MS = 1_060;

export interface Passage {
  /** Milliseconds spent waiting for this place. */
  readonly queuedMs: number;
  /** Gives the place back; must be called exactly once, when the call has ended. */
  readonly leave: () => void;
}

interface Waiting {
  readonly since: number;
  readonly admit: (passage: Passage) => void;
}

/**
 * The one place through which all calls to a host leave: at most `perSecond` starts in any second
 * and `concurrency` calls in flight. Calls that do not fit wait in order of arrival; a waiting call
 * whose signal aborts gives up its place.
 */
export class OutgoingGate {
  private readonly queue: Waiting[] = [];
  /** Start times of the last `perSecond` calls, oldest first. */
  private readonly starts: number[] = [];
  private inFlight = 0;
  private pausedUntil = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly budget: Budget,
    private readonly now: () => number = () => performance.now(),
  ) {}

  get waiting(): number {
    return this.queue.length;
  }

  /** Milliseconds that a call joining the queue now would wait at least. */
  get expectedWaitMs(): number {
    const turns = Math.floor(this.queue.length / this.budget.perSecond);
    return Math.max(0, this.nextStartAt() - this.now()) + turns * GATE_WINDOW_MS;
  }

  /**
   * Waits for a place.
   * @throws the signal's reason when it aborts first
   */
  enter(signal: AbortSignal): Promise<Passage> {
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    return new Promise((resolve, reject) => {
      const giveUp = (): void => {
        this.queue.splice(this.queue.indexOf(waiting), 1);
        reject(signal.reason as Error);
      };
      const waiting: Waiting = {
        since: this.now(),
        admit: (passage) => {
          signal.removeEventListener('abort', giveUp);
          resolve(passage);
        },
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.queue.push(waiting);
      this.pump();
    });
  }

  /** Lets nothing through for a while: the host said so (429 with Retry-After). */
  pause(milliseconds: number): void {
    this.pausedUntil = Math.max(this.pausedUntil, this.now() + milliseconds);
  }

  private pump(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    while (this.queue.length > 0 && this.inFlight < this.budget.concurrency) {
      const now = this.now();
      const wait = this.nextStartAt() - now;
      if (wait > 0) {
        this.timer = setTimeout(() => this.pump(), Math.ceil(wait));
        return;
      }
      this.admitFirst(now);
    }
  }

  private nextStartAt(): number {
    const oldest = this.starts.length >= this.budget.perSecond ? this.starts[0] : undefined;
    return Math.max(this.pausedUntil, oldest === undefined ? 0 : oldest + GATE_WINDOW_MS);
  }

  private admitFirst(now: number): void {
    const first = this.queue.shift();
    if (first === undefined) return;
    if (this.starts.length >= this.budget.perSecond) this.starts.shift();
    this.starts.push(now);
    this.inFlight += 1;
    let left = false;
    const leave = (): void => {
      if (left) return;
      left = true;
      this.inFlight -= 1;
      this.pump();
    };
    first.admit({ queuedMs: now - first.since, leave });
  }
}
