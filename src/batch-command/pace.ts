import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** What an answer says of the rate limit. */
export interface Allowance {
  /** Requests that the server would still take. */
  readonly remaining: number;
  /** Until one more is free, where none is left. */
  readonly resetMs: number;
}

/** A request that was begun. */
export interface Ticket {
  /** How many had ended by then. */
  readonly endedBefore: number;
  open: boolean;
}

/**
 * Keeps within what the server says is left, however many requests are under way, so that it never has to refuse one.
 * Without a word of the server there is no limit but its refusals.
 */
export class Pace {
  private readonly changes = new EventEmitter().setMaxListeners(0);
  /** How many more may begin; unknown before the first answer, when one goes ahead alone. */
  private left = 1;
  private limited = true;
  private underWay = 0;
  private ended = 0;
  private openAt = 0;

  constructor(private readonly clock: () => number = () => performance.now()) {}

  /** Waits until a request may begin. @throws AbortError */
  async begin(signal: AbortSignal): Promise<Ticket> {
    for (;;) {
      signal.throwIfAborted();
      const wait = this.openAt - this.clock();
      if (wait <= 0 && (!this.limited || this.left > 0)) break;
      // With nothing under way nobody will tell: when its time has come, one asks for all.
      if (wait <= 0 && this.underWay === 0) this.left = 1;
      else if (wait > 0) await sleep(Math.ceil(wait), undefined, { signal });
      else await once(this.changes, 'change', { signal });
    }
    if (this.limited) this.left -= 1;
    this.underWay += 1;
    return { endedBefore: this.ended, open: true };
  }

  /** @param allowance null where the server has no limit; undefined where nothing was learnt of it */
  end(ticket: Ticket, allowance: Allowance | null | undefined): void {
    ticket.open = false;
    this.underWay -= 1;
    // Requests that were under way at the same time may have been counted after this one.
    const beside = this.underWay + this.ended - ticket.endedBefore;
    this.ended += 1;
    if (allowance === null) this.limited = false;
    else if (allowance !== undefined) {
      this.limited = true;
      this.left = allowance.remaining - beside;
      if (allowance.remaining === 0) this.pause(allowance.resetMs);
    }
    this.changes.emit('change');
  }

  /** A request whose end was not seen; of no account if it was. */
  lost(ticket: Ticket): void {
    if (!ticket.open) return;
    this.end(ticket, undefined);
  }

  /** Nothing begins for so long. */
  pause(milliseconds: number): void {
    this.openAt = Math.max(this.openAt, this.clock() + milliseconds);
  }
}
