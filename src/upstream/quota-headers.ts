import type { QuotaHead } from './monthly-quota.js';

/** Above it a moment is told in milliseconds, below in seconds. */
const LEAST_MILLISECONDS = 1e12;
/** Less, read as seconds, is no date of this century. */
const LEAST_SECONDS = 1e9;
const LONGEST_WINDOW_MS = 366 * 24 * 3_600_000;

/** The monthly quota in the headers of a Gravitee gateway; undefined without, or when they tell of a window that is over. */
export function quotaHeadOf(headers: Readonly<Record<string, string>>, now: number): QuotaHead | undefined {
  const remaining = wholeNumber(headers['x-quota-remaining']);
  if (remaining === undefined) return undefined;
  const resetAt = momentOf(wholeNumber(headers['x-quota-reset']), now);
  if (resetAt !== undefined && resetAt <= now) return undefined;
  const limit = wholeNumber(headers['x-quota-limit']);
  return { limit: limit === 0 ? undefined : limit, remaining, resetAt };
}

/** Whether a refusal is that of the month, and not of the minute. */
export function saysQuotaExceeded(status: number, body: Buffer): boolean {
  return status === 429 && body.subarray(0, 1_000).toString('utf8').includes('Quota exceeded');
}

/** What is no date, or one that no month can end at, is not told. */
function momentOf(value: number | undefined, now: number): number | undefined {
  if (value === undefined || value < LEAST_SECONDS) return undefined;
  const moment = value > LEAST_MILLISECONDS ? value : value * 1_000;
  return moment > now + LONGEST_WINDOW_MS ? undefined : moment;
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text.trim()) ? Number(text) : undefined;
}
