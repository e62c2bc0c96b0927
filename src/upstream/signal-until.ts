import { setMaxListeners } from 'node:events';

const releases = new WeakMap<AbortSignal, () => void>();

/** Nobody waits under a signal of {@link signalUntil} any more: it keeps no timer, and does not abort later. */
export function releaseSignal(signal: AbortSignal): void {
  releases.get(signal)?.();
}

/**
 * A signal that aborts at a moment, or when its parent does. Not AbortSignal.any over AbortSignal.timeout: Node 20 may
 * collect the timeout that nothing else holds, and the moment never comes.
 * @param at epoch milliseconds
 */
export function signalUntil(at: number, parent?: AbortSignal): AbortSignal {
  const controller = new AbortController();
  const { signal } = controller;
  // A dense parcel has dozens of calls waiting under one signal; that is no leak.
  setMaxListeners(0, signal);
  const timer = setTimeout(
    () => controller.abort(new DOMException('The deadline has passed', 'TimeoutError')),
    Math.max(0, at - Date.now()),
  );
  // Nobody's last reason to live.
  timer.unref();
  releases.set(signal, () => clearTimeout(timer));
  if (parent !== undefined) {
    const follow = (): void => {
      clearTimeout(timer);
      controller.abort(parent.reason);
    };
    releases.set(signal, () => {
      clearTimeout(timer);
      parent.removeEventListener('abort', follow);
    });
    if (parent.aborted) follow();
    else parent.addEventListener('abort', follow, { once: true, signal });
  }
  return signal;
}
