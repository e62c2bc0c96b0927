import type { UpstreamName } from '../config/upstreams.js';

export type QueryValue = string | number | boolean | readonly (string | number)[] | undefined;

/** One question to one upstream. Equal requests share calls and cache entries. */
export interface UpstreamRequest {
  readonly upstream: UpstreamName;
  /** Appended to the upstream's base URL; starts with `/` or is empty. Encode its variable parts with encodeURIComponent. */
  readonly path: string;
  /** Encoded by the client; undefined values are left out, arrays repeat the parameter. */
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly method?: 'GET' | 'POST';
  /** Sent as a JSON body. */
  readonly json?: unknown;
  /** Sent as application/x-www-form-urlencoded. */
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Statuses other than 2xx that are an answer, not a failure (a 404 that means "none"). */
  readonly answerStatuses?: readonly number[];
  /** Overrides the upstream's own limits where one route needs it. */
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
  readonly freshMs?: number;
  /** Not worth keeping: asked by whoever chose it, and hardly ever again. Equal calls at one time are still shared. */
  readonly keep?: false;
  /** Refuse a 200 that is not what it should be, by returning a sentence that says why; such answers are never cached. */
  readonly validate?: (body: unknown) => string | undefined;
  /** Gunzip the body ourselves: files served as `.gz` without Content-Encoding. */
  readonly gunzip?: boolean;
  /**
   * Turn the body into what is worth keeping while it streams in (a 4 MB file into one commune's sales).
   * What it returns is what is cached and given to the caller. `reduceName` becomes part of the cache key.
   */
  readonly reduce?: (chunks: AsyncIterable<Buffer>, response: ResponseHead) => Promise<Buffer>;
  readonly reduceName?: string;
}

export interface ResponseHead {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
}

/** An upstream's answer, fresh from the network or from the cache. */
export interface UpstreamResponse<T> extends ResponseHead {
  readonly body: T;
  /** When it left the upstream. */
  readonly fetchedAt: Date;
  /** Served past its freshness because the upstream failed or is being asked again. */
  readonly stale: boolean;
}
