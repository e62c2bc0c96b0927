import { setMaxListeners } from 'node:events';

/** A signal that aborts with the first of several, until it is released. */
export function eitherSignal(...signals: AbortSignal[]): { signal: AbortSignal; release: () => void } {
  const either = new AbortController();
  const released = new AbortController();
  // The parcels of a batch wait under one signal; that is no leak.
  setMaxListeners(0, either.signal);
  for (const signal of signals) {
    const follow = (): void => either.abort(signal.reason);
    if (signal.aborted) follow();
    else signal.addEventListener('abort', follow, { once: true, signal: released.signal });
  }
  return { signal: either.signal, release: () => released.abort() };
}
