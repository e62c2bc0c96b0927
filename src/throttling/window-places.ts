import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { untilAborted } from '../upstream/until-aborted.js';
import { RATE_LIMIT_STORE, type RateLimitStore } from './rate-limit-store.js';

/**
 * Places in the clients' windows for work that waits for its turn instead of being refused. They are the same places
 * that requests take: whoever waits here leaves nothing over for them, and takes nothing that they have.
 */
@Injectable()
export class WindowPlaces {
  /** The last of those that wait, by client: each asks when the one before has its place. */
  private readonly last = new Map<string, Promise<unknown>>();

  constructor(@Inject(RATE_LIMIT_STORE) private readonly store: RateLimitStore) {}

  /**
   * Waits until the client's window has room, and takes the place. In order of arrival within this process.
   * @param client as `clientKey` names it
   * @throws the signal's reason, as soon as it aborts; nothing is taken then, unless the place came that very moment
   */
  async take(client: string, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const before = this.last.get(client) ?? Promise.resolve();
    const turn = before.then(() => this.next(client, signal));
    // Those behind have their turn however this one ends.
    const ended = turn.catch(() => undefined);
    this.last.set(client, ended);
    void ended.then(() => {
      if (this.last.get(client) === ended) this.last.delete(client);
    });
    // A waiter in the middle of the queue is told at once, not when its turn would have come.
    await untilAborted(turn, signal);
  }

  private async next(client: string, signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const { allowed, retryAfterMs } = await this.store.hit(client);
      if (allowed) return;
      await sleep(Math.ceil(retryAfterMs), undefined, { signal });
    }
  }
}
