import { UPSTREAMS } from '../config/upstreams.js';
import type { UpstreamError } from './upstream-error.js';

const BASE_DELAY_MS = 150;
const MAX_DELAY_MS = 2_000;

/**
 * Milliseconds to wait before the next attempt, or undefined when there must be none.
 * Full jitter, so that many callers that failed together do not come back together.
 * @param attempt number of the attempt that failed, from 1
 * @param remainingMs time left before the caller gives up
 */
export function retryDelay(
  error: UpstreamError,
  attempt: number,
  remainingMs: number,
  random: () => number = Math.random,
): number | undefined {
  const { attempts, retryStatuses } = UPSTREAMS[error.upstream];
  if (attempt >= attempts || error.ours !== undefined) return undefined;
  const delay = delayFor(error, attempt, retryStatuses, random);
  return delay !== undefined && delay < remainingMs ? delay : undefined;
}

function delayFor(
  error: UpstreamError,
  attempt: number,
  retryStatuses: readonly number[],
  random: () => number,
): number | undefined {
  // Without Retry-After the host gives no hint when it will answer again: asking at once only makes it worse.
  if (error.code === 'UPSTREAM_RATE_LIMITED') return error.retryAfterMs;
  const noAnswer = error.code === 'UPSTREAM_UNAVAILABLE' && error.status === undefined;
  if (!noAnswer && !retryStatuses.includes(error.status ?? 0)) return undefined;
  if (error.retryAfterMs !== undefined) return error.retryAfterMs;
  return random() * Math.min(MAX_DELAY_MS, BASE_DELAY_MS * 2 ** attempt);
}

/** A Retry-After header (seconds or HTTP date) as milliseconds from now. */
export function parseRetryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined || header.trim() === '') return undefined;
  const seconds = Number(header);
  const milliseconds = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(header) - now;
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : undefined;
}
