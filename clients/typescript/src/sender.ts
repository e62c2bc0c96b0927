import { pause, pauseBefore, type RetryOptions } from './backoff.js';
import { DeepCityError } from './errors.js';
import { Pace } from './pace.js';

/** A request of the API, before it is sent. */
export interface ApiRequest {
  /** Below the base URL, query included. */
  readonly path: string;
  readonly accept: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, by POST. */
  readonly body?: unknown;
}

/** A repetition that is about to be waited for. */
export interface Retry {
  readonly path: string;
  /** Attempts that failed, from 1. */
  readonly attempt: number;
  readonly pauseMs: number;
  readonly error: unknown;
}

export interface SenderOptions extends RetryOptions {
  readonly baseUrl: string;
  /** Milliseconds for one attempt; of streams, until their answer begins. */
  readonly timeoutMs: number;
  readonly fetch: typeof fetch;
  readonly onRetry: ((retry: Retry) => void) | undefined;
}

/** Sends requests at the pace that the server allows, and again where that may help. */
export class Sender {
  private readonly pace = new Pace();

  constructor(private readonly options: SenderOptions) {}

  /**
   * @param read takes what is wanted from the answer; a connection that breaks meanwhile is tried again too
   * @throws DeepCityError when the server refused and repeating did not help
   */
  async send<T>(
    request: ApiRequest,
    signal: AbortSignal | undefined,
    read: (response: Response) => Promise<T>,
  ): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      let retryAfter: string | null = null;
      try {
        return await this.attempt(request, signal, async (response) => {
          retryAfter = response.headers.get('retry-after');
          if (!response.ok) throw await DeepCityError.of(response);
          return read(response);
        });
      } catch (error) {
        if (signal?.aborted === true || (error instanceof DeepCityError && !error.retryable)) throw error;
        const pauseMs = pauseBefore(attempt, retryAfter, this.options);
        if (pauseMs === null) throw error;
        this.options.onRetry?.({ path: request.path, attempt, pauseMs, error });
        await pause(pauseMs, signal);
      }
    }
  }

  private async attempt<T>(
    { path, accept, headers, body }: ApiRequest,
    signal: AbortSignal | undefined,
    use: (response: Response) => Promise<T>,
  ): Promise<T> {
    const answered = await this.pace.turn(signal);
    const timeout = new AbortController();
    const { timeoutMs, baseUrl } = this.options;
    const timer = setTimeout(() => timeout.abort(new Error(`No answer within ${timeoutMs} ms`)), timeoutMs);
    let seen: Headers | null = null;
    try {
      const response = await this.options.fetch(`${baseUrl}${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          accept,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: signal === undefined ? timeout.signal : AbortSignal.any([signal, timeout.signal]),
      });
      seen = response.headers;
      return await use(response);
    } finally {
      clearTimeout(timer);
      answered(seen);
    }
  }
}
