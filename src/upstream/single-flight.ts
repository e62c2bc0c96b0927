interface Flight<T> {
  readonly result: Promise<T>;
  readonly controller: AbortController;
  waiters: number;
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
   * @param start begins the call; gets the signal of the shared call, not of one caller
   * @returns the result, and whether this caller joined a call that was already running
   */
  async run(
    key: string,
    signal: AbortSignal,
    start: (signal: AbortSignal) => Promise<T>,
  ): Promise<{ value: T; joined: boolean }> {
    signal.throwIfAborted();
    const running = this.flights.get(key);
    const flight = running ?? this.begin(key, start);
    flight.waiters += 1;
    try {
      return { value: await untilAborted(flight.result, signal), joined: running !== undefined };
    } finally {
      flight.waiters -= 1;
      if (flight.waiters === 0 && !flight.settled) {
        flight.controller.abort();
        // A call nobody waits for must not be joined by the next caller: it is about to fail.
        if (this.flights.get(key) === flight) this.flights.delete(key);
      }
    }
  }

  private begin(key: string, start: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const controller = new AbortController();
    const result = start(controller.signal).finally(() => {
      flight.settled = true;
      if (this.flights.get(key) === flight) this.flights.delete(key);
    });
    // Its failure reaches the callers that wait; without any, it must not count as unhandled.
    result.catch(() => undefined);
    const flight: Flight<T> = { result, controller, waiters: 0, settled: false };
    this.flights.set(key, flight);
    return flight;
  }
}

function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
