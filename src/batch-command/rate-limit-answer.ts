import type { Allowance } from './pace.js';

/** Above this, a reset is a moment (epoch seconds), as some servers have it, and no time from now. */
const EPOCH_FROM = 1_000_000_000;

/** What is left of the rate limit, by the IETF draft's header or the customary ones; undefined where neither is there. */
export function allowanceOf(headers: Headers, now: number = Date.now()): Allowance | undefined {
  const draft = headers.get('ratelimit') ?? '';
  const remaining = numberOf(/;\s*r=(\d+)/.exec(draft)?.[1] ?? headers.get('x-ratelimit-remaining'));
  const reset = numberOf(/;\s*t=(\d+)/.exec(draft)?.[1] ?? headers.get('x-ratelimit-reset')) ?? 0;
  if (remaining === undefined) return undefined;
  return { remaining, resetMs: Math.max(0, reset > EPOCH_FROM ? reset * 1_000 - now : reset * 1_000) };
}

/** Retry-After, seconds or a date, as milliseconds from now. */
export function retryAfterOf(headers: Headers, now: number = Date.now()): number | undefined {
  const text = headers.get('retry-after');
  if (text === null) return undefined;
  const ms = numberOf(text) === undefined ? Date.parse(text) - now : Number(text) * 1_000;
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

function numberOf(text: string | null | undefined): number | undefined {
  return typeof text === 'string' && /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;
}
