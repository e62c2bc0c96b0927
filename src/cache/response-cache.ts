/** An upstream's answer as it is kept: bytes, so that any store can hold it. */
export interface CachedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Epoch milliseconds. */
  readonly fetchedAt: number;
  /** Epoch milliseconds until which it counts as current. */
  readonly freshUntil: number;
}

/** Nest injection token of the {@link ResponseCache}. */
export const RESPONSE_CACHE = Symbol('RESPONSE_CACHE');

/** Where upstream answers are kept. Only successful answers are ever put here. */
export interface ResponseCache {
  get(key: string): CachedResponse | undefined;
  set(key: string, response: CachedResponse): void;
}
