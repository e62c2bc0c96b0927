import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { Overloaded } from '../http/overloaded.js';

/** To be told, while a request's work lasts, to end it with what there is; `done` is due when it has ended. */
export interface Work {
  readonly hurry: AbortSignal;
  readonly done: () => void;
}

/** Where the process stands between its start and its end, and the requests that its end must not cut off. */
@Injectable()
export class Lifecycle {
  private readonly running = new Set<AbortController>();
  private readonly maxInProgress: number;
  private isStopping = false;

  constructor(@Inject(SETTINGS) { maxInProgress }: Settings) {
    this.maxInProgress = maxInProgress;
  }

  /** From the signal to stop on: not ready any more, yet every request that still comes is answered. */
  get stopping(): boolean {
    return this.isStopping;
  }

  get inProgress(): number {
    return this.running.size;
  }

  beginStop(): void {
    this.isStopping = true;
  }

  /**
   * Begins what makes one answer.
   * @throws Overloaded (503) while as many are in progress as may be: what waits for a budget that is spent helps nobody
   */
  begin(): Work {
    if (this.running.size >= this.maxInProgress) throw new Overloaded();
    return this.accompany();
  }

  /** The same for what itself only waits, and begins one answer after the other: never refused. */
  accompany(): Work {
    const controller = new AbortController();
    this.running.add(controller);
    return { hurry: controller.signal, done: () => void this.running.delete(controller) };
  }

  /** Better an answer that says what is missing than none. */
  hurry(): void {
    for (const controller of this.running) controller.abort();
  }
}
