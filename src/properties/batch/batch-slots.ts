import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../../config/settings.js';

/**
 * How many parcels of batches are worked on at once, over all batches. Each batch waits for a few of its parcels only,
 * so the order of arrival gives all batches their turn; single requests do not wait here at all.
 */
@Injectable()
export class BatchSlots {
  private free: number;
  private readonly waiting = new Set<() => void>();

  constructor(@Inject(SETTINGS) { batchConcurrency }: Pick<Settings, 'batchConcurrency'>) {
    this.free = batchConcurrency;
  }

  /** @throws the signal's reason when it aborts before the work has begun */
  async run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    await this.enter(signal);
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private async enter(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.free > 0) {
      this.free -= 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const enter = (): void => {
        signal.removeEventListener('abort', abort);
        resolve();
      };
      const abort = (): void => {
        this.waiting.delete(enter);
        reject(signal.reason as Error);
      };
      this.waiting.add(enter);
      signal.addEventListener('abort', abort, { once: true });
    });
  }

  /** The slot goes to who waits longest, without becoming free in between. */
  private leave(): void {
    const [first] = this.waiting;
    if (first === undefined) {
      this.free += 1;
      return;
    }
    this.waiting.delete(first);
    first();
  }
}
