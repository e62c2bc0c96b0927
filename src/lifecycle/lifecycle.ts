import { Injectable } from '@nestjs/common';

/** Where the process stands between its start and its end, and the requests that its end must not cut off. */
@Injectable()
export class Lifecycle {
  private readonly running = new Set<AbortController>();
  private isStopping = false;

  /** From the signal to stop on: not ready any more, yet every request that still comes is answered. */
  get stopping(): boolean {
    return this.isStopping;
  }

  beginStop(): void {
    this.isStopping = true;
  }

  /** To be told, while a request's work lasts, to end it with what there is; `done` is due when it has ended. */
  begin(): { readonly hurry: AbortSignal; readonly done: () => void } {
    const controller = new AbortController();
    this.running.add(controller);
    return { hurry: controller.signal, done: () => void this.running.delete(controller) };
  }

  /** Better an answer that says what is missing than none. */
  hurry(): void {
    for (const controller of this.running) controller.abort();
  }
}
