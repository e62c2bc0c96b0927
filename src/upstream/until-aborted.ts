/**
 * Waits for a promise no longer than a signal allows; what the promise stands for goes on.
 * @param signal not aborted yet: only an abort from now on ends the waiting
 * @throws the signal's reason, the moment it aborts; what the promise rejects with, if that is earlier
 */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    const settled = (): void => signal.removeEventListener('abort', abort);
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject);
    promise.then(settled, settled);
  });
}
