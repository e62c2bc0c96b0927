import type { Budget } from '../config/upstreams.js';
import type { SharedStarts } from './shared-starts.js';

/**
 * Length of the window in which at most `perSecond` calls may start. A little over a second, because what
 * counts is the spacing at which calls arrive at the upstream, and the network shortens gaps as well as it stretches them.
 */
export const GATE_WINDOW_MS = 1_060;

/** A host that asks for more is asked again after so long: one wrong header must not switch a source off. */
export const LONGEST_PAUSE_MS = 300_000;

export interface Passage {
  /** Milliseconds spent waiting for this place. */
  readonly queuedMs: number;
  /** Tells that the request is on the wire: its second begins now. In a busy process that can be long after it was let go. */
  readonly sent: () => void;
  /** Gives the place back; must be called exactly once, when the call has ended. */
  readonly leave: () => void;
}

/** How long a call may wait for its place. */
export interface Patience {
  readonly remainingMs: () => number;
  /** What it is told when it would have to wait longer. */
  readonly tooLong: () => Error;
}

/** A call that was let go; until it is sent nobody knows in which second it will arrive. */
interface Start {
  sentAt: number | undefined;
}

interface Waiting {
  readonly since: number;
  readonly admit: (passage: Passage) => void;
  /** Ends the waiting if it must last longer than the caller can. */
  readonly reconsider: (waitMs: number) => void;
}

/** What all processes together may ask of a host. */
export interface SharedBudget {
  readonly starts: SharedStarts;
  readonly perSecond: number;
}

/**
 * The one place through which all calls to a host leave: at most `perSecond` starts in any second
 * and `concurrency` calls in flight. Calls that do not fit wait in order of arrival; a waiting call
 * whose signal aborts gives up its place.
 *
 * With `shared`, each start is also counted with those of all other processes (those in flight are not), from the wire as
 * here, and once every process does so, they may use the whole of `shared.perSecond`. While they cannot be counted, `budget` alone holds.
 */
export class OutgoingGate {
  private readonly queue: Waiting[] = [];
  /** Calls of this process that are not sent yet, or were within the last window; older ones until their place is wanted. */
  private starts: Start[] = [];
  private inFlight = 0;
  private pausedUntil = 0;
  /** The part of it that the host asked for. */
  private heldBackUntil = 0;
  /** All processes together have started what they may until then. */
  private sharedUntil = 0;
  private asking = false;
  /** Whether the last start was counted here only. */
  private alone = true;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly budget: Budget,
    private readonly now: () => number = () => performance.now(),
    private readonly shared?: SharedBudget,
  ) {}

  get waiting(): number {
    return this.queue.length;
  }

  /** Milliseconds that a call joining the queue now would wait at least. */
  get expectedWaitMs(): number {
    const turns = Math.floor(this.queue.length / this.perSecond);
    const next = this.nextStartAt();
    return (next === Infinity ? 0 : Math.max(0, next - this.now())) + turns * GATE_WINDOW_MS;
  }

  /**
   * Waits for a place.
   * @throws the signal's reason when it aborts first; what its patience says as soon as the wait cannot end well, at once or
   *   when the host asks for a pause meanwhile
   */
  enter(signal: AbortSignal, { remainingMs, tooLong }: Patience): Promise<Passage> {
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    if (this.expectedWaitMs > remainingMs()) return Promise.reject(tooLong());
    return new Promise((resolve, reject) => {
      const leaveQueue = (reason: Error): void => {
        signal.removeEventListener('abort', giveUp);
        this.queue.splice(this.queue.indexOf(waiting), 1);
        reject(reason);
      };
      const giveUp = (): void => leaveQueue(signal.reason as Error);
      let isAdmitted = false;
      const waiting: Waiting = {
        since: this.now(),
        admit: (passage) => {
          isAdmitted = true;
          signal.removeEventListener('abort', giveUp);
          resolve(passage);
        },
        reconsider: (waitMs) => {
          if (waitMs > remainingMs()) leaveQueue(tooLong());
        },
      };
      this.queue.push(waiting);
      this.pump();
      if (!isAdmitted) signal.addEventListener('abort', giveUp, { once: true });
    });
  }

  /** Lets nothing through for a while, as the host said (Retry-After), within {@link LONGEST_PAUSE_MS}. */
  pause(milliseconds: number): void {
    const bounded = Math.min(milliseconds, LONGEST_PAUSE_MS);
    this.heldBackUntil = Math.max(this.heldBackUntil, this.now() + bounded);
    this.pauseHere(bounded);
    this.shared?.starts.pause(bounded);
    this.reconsider();
  }

  /** Milliseconds for which the host, when this process last heard of it, wants to be left alone; 0 when it does not. */
  get heldBackMs(): number {
    return Math.max(0, this.heldBackUntil - this.now());
  }

  /** Starts of this process in any window. */
  private get perSecond(): number {
    return this.shared?.starts.settled === true ? this.shared.perSecond : this.budget.perSecond;
  }

  private pauseHere(milliseconds: number): void {
    this.pausedUntil = Math.max(this.pausedUntil, this.now() + milliseconds);
  }

  private pump(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    while (this.queue.length > 0 && this.inFlight < this.budget.concurrency && !this.asking) {
      const now = this.now();
      const wait = this.nextStartAt() - now;
      // Until one of the calls let go is sent, there is no moment to wait for: its sending pumps again.
      if (wait === Infinity) return;
      if (wait > 0) {
        this.timer = setTimeout(() => this.pump(), Math.ceil(wait));
        return;
      }
      if (this.shared?.starts.available === true) void this.askAll(this.shared.starts);
      else if (!this.alone) this.goAlone();
      else this.admitFirst(now);
    }
  }

  private async askAll(starts: SharedStarts): Promise<void> {
    this.asking = true;
    this.alone = false;
    const start = await starts.take();
    this.asking = false;
    if (start === undefined) this.goAlone();
    else if ('waitMs' in start) {
      this.sharedUntil = this.now() + start.waitMs;
      this.reconsider();
    } else this.admitFirst(this.now(), start.sent);
    this.pump();
  }

  /** Nobody starts before the pause is over, here or, as they asked for it, for all processes. */
  private reconsider(): void {
    const waitMs = Math.max(this.pausedUntil, this.sharedUntil) - this.now();
    for (const waiting of [...this.queue]) waiting.reconsider(waitMs);
  }

  /** The others' last starts are unknown: they are past when the next of our own begins. */
  private goAlone(): void {
    this.alone = true;
    this.pauseHere(GATE_WINDOW_MS);
  }

  /** Infinity: not before a call that was let go is sent. */
  private nextStartAt(): number {
    if (this.starts.length >= this.perSecond) this.dropPast();
    const excess = this.starts.length - this.perSecond;
    const freeAt = excess < 0 ? 0 : (this.sendTimes()[excess] ?? Infinity) + GATE_WINDOW_MS;
    return Math.max(this.pausedUntil, this.sharedUntil, freeAt);
  }

  private dropPast(): void {
    const past = this.now() - GATE_WINDOW_MS;
    this.starts = this.starts.filter(({ sentAt }) => sentAt === undefined || sentAt > past);
  }

  private sendTimes(): number[] {
    return this.starts.flatMap(({ sentAt }) => sentAt ?? []).sort((a, b) => a - b);
  }

  /** @param tellAll that it is sent */
  private admitFirst(now: number, tellAll?: () => void): void {
    const first = this.queue.shift();
    if (first === undefined) {
      // Whoever waited has given up since: the place counts all the same.
      tellAll?.();
      return;
    }
    const start: Start = { sentAt: undefined };
    this.starts.push(start);
    this.inFlight += 1;
    const sent = (): void => {
      if (start.sentAt !== undefined) return;
      start.sentAt = this.now();
      tellAll?.();
      this.pump();
    };
    let left = false;
    const leave = (): void => {
      if (left) return;
      left = true;
      this.inFlight -= 1;
      sent();
      this.pump();
    };
    first.admit({ queuedMs: now - first.since, sent, leave });
  }
}
