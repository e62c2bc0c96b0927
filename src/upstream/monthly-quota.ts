/** What a host allows in a month, and how we divide it. */
export interface QuotaTerms {
  /** Calls of a window until the host tells; undefined: unknown, and nothing is refused before it tells. */
  readonly limit: number | undefined;
  readonly periodMs: number;
  /** The last part of a window's calls, 0 to 1, that only `cold` calls may use. */
  readonly reserve: number;
  /** Whether each day has its share. */
  readonly paced: boolean;
  /** Part of a day's calls, 0 to 1, that one client may use. */
  readonly clientShare: number;
}

/** A window of the quota: opened by its first call, forgotten when it is over. Moments are epoch milliseconds. */
export interface QuotaWindow {
  readonly limit: number;
  readonly remaining: number;
  readonly resetAt: number;
  readonly countedSince: number;
  readonly day: QuotaDay;
}

/** Days are counted from the first call, not from midnight. */
export interface QuotaDay {
  readonly startedAt: number;
  /** What earlier days left over. */
  readonly carried: number;
  readonly spent: number;
  readonly clients: Readonly<Record<string, number>>;
}

/** What a host's headers tell. */
export interface QuotaHead {
  readonly limit: number | undefined;
  readonly remaining: number;
  readonly resetAt: number | undefined;
}

/** `renewal`: an older answer is there to stand in. */
export type QuotaPurpose = 'cold' | 'renewal';

export interface QuotaCall {
  readonly client: string | undefined;
  readonly purpose: QuotaPurpose;
}

export type QuotaRefusal = 'used-up' | 'kept-for-cold' | 'share-of-today-used-up' | 'share-of-client-used-up';

export type QuotaEvent = { readonly at: number } & (
  | { readonly kind: 'spent' | 'refunded'; readonly client: string | undefined }
  | { readonly kind: 'told'; readonly head: QuotaHead }
  /** The host refused a call because the month is used up. */
  | { readonly kind: 'exhausted'; readonly head: QuotaHead | undefined }
);

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The window at a moment: its day moved on, or undefined when it is over. */
export function windowAt(window: QuotaWindow | undefined, now: number): QuotaWindow | undefined {
  if (window === undefined || now >= window.resetAt) return undefined;
  // The clock was wrong when it was counted: better to count anew than to wait for years.
  if (now < window.countedSince - DAY) return undefined;
  const { day } = window;
  const days = Math.floor((now - day.startedAt) / DAY);
  if (days < 1) return window;
  const carried = Math.min(window.remaining, day.carried + days * shareOf(window) - day.spent);
  return { ...window, day: { startedAt: day.startedAt + days * DAY, carried, spent: 0, clients: {} } };
}

/** Calls that may still be made today. */
export function leftToday(window: QuotaWindow, { paced }: QuotaTerms): number {
  if (!paced) return window.remaining;
  const { spent, carried } = window.day;
  // Rounded up, so that a small quota has its first call today and not in a week.
  const left = Math.ceil(carried + shareOf(window)) - spent;
  return Math.max(0, Math.min(window.remaining, left));
}

/** Why a call must not be made, or undefined when it may. */
export function refusalOf(
  window: QuotaWindow | undefined,
  terms: QuotaTerms,
  { client, purpose }: QuotaCall,
  now: number,
): QuotaRefusal | undefined {
  const current = windowAt(window, now) ?? opened(terms, now);
  if (current === undefined) return undefined;
  if (current.remaining < 1) return 'used-up';
  if (purpose === 'renewal' && current.remaining <= terms.reserve * current.limit) return 'kept-for-cold';
  if (!terms.paced) return undefined;
  if (leftToday(current, terms) < 1) return 'share-of-today-used-up';
  if (client === undefined) return undefined;
  return spentBy(current, client) < mostOfClient(current, terms) ? undefined : 'share-of-client-used-up';
}

/** The window after something happened. */
export function windowAfter(
  window: QuotaWindow | undefined,
  terms: QuotaTerms,
  event: QuotaEvent,
): QuotaWindow | undefined {
  const current = windowAt(window, event.at);
  switch (event.kind) {
    case 'spent':
      return counted(current ?? opened(terms, event.at), event.client, 1);
    case 'refunded':
      return counted(current, event.client, -1);
    case 'told':
      return told(current, terms, event.head, event.at);
    case 'exhausted':
      return exhausted(current, terms, event.head, event.at);
  }
}

/** What a day adds to what may be spent: all that is not carried over, divided by the days left. The same all day long. */
function shareOf({ remaining, resetAt, day }: QuotaWindow): number {
  const daysLeft = Math.max(1, Math.round((resetAt - day.startedAt) / DAY));
  return Math.max(0, remaining + day.spent - day.carried) / daysLeft;
}

function mostOfClient(window: QuotaWindow, { clientShare }: QuotaTerms): number {
  return Math.max(1, Math.floor(clientShare * (window.day.carried + shareOf(window))));
}

function spentBy({ day: { clients } }: QuotaWindow, client: string): number {
  return Object.hasOwn(clients, client) ? (clients[client] ?? 0) : 0;
}

function opened({ limit, periodMs }: QuotaTerms, now: number): QuotaWindow | undefined {
  return limit === undefined ? undefined : openedWith(limit, now + periodMs, now);
}

function openedWith(limit: number, resetAt: number, now: number): QuotaWindow {
  const day = { startedAt: now, carried: 0, spent: 0, clients: {} };
  return { limit, remaining: limit, resetAt, countedSince: now, day };
}

function counted(
  window: QuotaWindow | undefined,
  client: string | undefined,
  calls: 1 | -1,
): QuotaWindow | undefined {
  if (window === undefined) return undefined;
  const { limit, day } = window;
  const clients =
    client === undefined
      ? day.clients
      : { ...day.clients, [client]: Math.max(0, spentBy(window, client) + calls) };
  return {
    ...window,
    remaining: Math.min(limit, Math.max(0, window.remaining - calls)),
    day: { ...day, spent: Math.max(0, day.spent + calls), clients },
  };
}

/**
 * The host's word counts. In the same window it can only lower ours: answers overtake each other, and calls on their way
 * are in our count and not yet in the host's.
 */
function told(window: QuotaWindow | undefined, terms: QuotaTerms, head: QuotaHead, now: number): QuotaWindow {
  const limit = head.limit ?? window?.limit ?? terms.limit ?? head.remaining;
  const resetAt = head.resetAt ?? window?.resetAt ?? now + terms.periodMs;
  const remaining = Math.min(limit, head.remaining);
  if (window === undefined) return { ...openedWith(limit, resetAt, now), remaining };
  const same = window.limit === limit && Math.abs(window.resetAt - resetAt) < HOUR;
  if (same) return { ...window, resetAt, remaining: Math.min(window.remaining, remaining) };
  // What earlier days left over was counted in another window.
  return { ...window, limit, resetAt, remaining, day: { ...window.day, carried: 0 } };
}

function exhausted(
  window: QuotaWindow | undefined,
  terms: QuotaTerms,
  head: QuotaHead | undefined,
  now: number,
): QuotaWindow {
  // A host that does not tell when the window ends is asked again tomorrow: our own window may have begun later than its.
  const resetAt = head?.resetAt ?? Math.min(window?.resetAt ?? Infinity, now + DAY);
  const limit = head?.limit ?? window?.limit ?? terms.limit ?? 0;
  const base = window ?? openedWith(limit, resetAt, now);
  return { ...base, limit, resetAt, remaining: 0 };
}
