import { untilAborted } from './until-aborted.js';

/** Who waits for a call. */
export interface Waiter {
  readonly signal: AbortSignal;
  /** Milliseconds for which it can wait. */
  readonly remainingMs: () => number;
}

/** A call while it runs. */
export interface SharedCall {
  /** Aborts when nobody waits any more, for the reason of the last that left. */
  readonly signal: AbortSignal;
  /** Milliseconds that the most patient of those who wait now has. */
  readonly remainingMs: () => number;
}

interface Flight<T> {
  readonly result: Promise<T>;
  readonly controller: AbortController;
  /** How long each of those who wait can. */
  readonly waiting: Set<() => number>;
  settled: boolean;
}

/**
 * Identical calls made at the same time become one. Each caller waits under its own signal;
 * the shared call is aborted only when nobody waits for it any more.
 */
export class SingleFlight<T> {
  private readonly flights = new Map<string, Flight<T>>();

  get size(): number {
    return this.flights.size;
  }

  /**
   * @param start begins the call, which is that of all who wait, not of the first
   * @returns the result, and whether this caller joined a call that was already running
   */
  async run(
    key: string,
    waiter: Waiter,
    start: (call: SharedCall) => Promise<T>,
  ): Promise<{ value: T; joined: boolean }> {
    const { signal } = waiter;
    signal.throwIfAborted();
    const remainingMs = (): number => waiter.remainingMs();
    const running = this.flights.get(key);
    const flight = running ?? this.begin(key, start, remainingMs);
    flight.waiting.add(remainingMs);
    try {
      return { value: await untilAborted(flight.result, signal), joined: running !== undefined };
    } finally {
      flight.waiting.delete(remainingMs);
      if (flight.waiting.size === 0 && !flight.settled) {
        flight.controller.abort(signal.reason);
        // A call nobody waits for must not be joined by the next caller: it is about to fail.
        if (this.flights.get(key) === flight) this.flights.delete(key);
      }
    }
  }

  /** @param first how long the one that begins it can wait */
  private begin(key: string, start: (call: SharedCall) => Promise<T>, first: () => number): Flight<T> {
    const controller = new AbortController();
    const waiting = new Set([first]);
    const remainingMs = (): number => Math.max(0, ...[...waiting].map((remaining) => remaining()));
    const result = start({ signal: controller.signal, remainingMs }).finally(() => {
      flight.settled = true;
      if (this.flights.get(key) === flight) this.flights.delete(key);
    });
    // Its failure reaches the callers that wait; without any, it must not count as unhandled.
    result.catch(() => undefined);
    const flight: Flight<T> = { result, controller, waiting, settled: false };
    this.flights.set(key, flight);
    return flight;
  }
}
