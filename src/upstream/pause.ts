import { setTimeout as sleep } from 'node:timers/promises';

/** Waits, unless the signal aborts first (then throws its reason). */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal });
}
