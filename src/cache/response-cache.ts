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

/** The name under which an answer is kept. */
export interface CacheKey {
  /** Whose answer it is: what `npm run cache -- clear` takes. */
  readonly group: string;
  /** Tells it from all others of the group; of any length. */
  readonly id: string;
}

/** Nest injection token of the {@link ResponseCache}. */
export const RESPONSE_CACHE = Symbol('RESPONSE_CACHE');

/** Where upstream answers are kept. Only successful answers are ever put here. A store that fails is a miss, not an error. */
export interface ResponseCache {
  get(key: CacheKey): Promise<CachedResponse | undefined>;
  set(key: CacheKey, response: CachedResponse): Promise<void>;
}
