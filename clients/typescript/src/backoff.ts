/** When a request that failed is sent again. */
export interface RetryOptions {
  /** How often a request is repeated before its failure is thrown. 0: never. */
  readonly retries: number;
  /** Milliseconds of the first pause, where the server names none; each further one is up to twice as long. */
  readonly firstPauseMs: number;
  /** The longest pause; a server that asks for a longer one is not waited for, its answer is thrown. */
  readonly longestPauseMs: number;
}

export const DEFAULT_RETRY: RetryOptions = { retries: 4, firstPauseMs: 500, longestPauseMs: 90_000 };

/**
 * Milliseconds until the next attempt, or null when there is to be none.
 * @param attempt how many have failed, from 1
 * @param retryAfter what the server said in Retry-After: seconds, or a date
 */
export function pauseBefore(
  attempt: number,
  retryAfter: string | null,
  { retries, firstPauseMs, longestPauseMs }: RetryOptions,
  now = Date.now(),
): number | null {
  if (attempt > retries) return null;
  const asked = retryAfter === null ? undefined : retryAfterMs(retryAfter, now);
  if (asked !== undefined) return asked > longestPauseMs ? null : asked;
  // Full jitter, so that clients that failed together do not come back together.
  return Math.random() * Math.min(longestPauseMs, firstPauseMs * 2 ** (attempt - 1));
}

/** Milliseconds that a Retry-After header asks for (RFC 9110 §10.2.3); undefined for one that cannot be read. */
export function retryAfterMs(header: string, now: number): number | undefined {
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1_000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Resolves after so many milliseconds; rejects with the signal's reason as soon as it aborts. */
export function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(reasonOf(signal));
      return;
    }
    const end = (): void => {
      clearTimeout(timer);
      if (signal !== undefined) reject(reasonOf(signal));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', end);
      resolve();
    }, ms);
    signal?.addEventListener('abort', end, { once: true });
  });
}

function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason));
}
