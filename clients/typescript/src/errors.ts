import type { components } from './schema.js';

/** The error body of the API. */
export type ErrorBody = components['schemas']['Error'];

/** Statuses after which the same request may succeed. */
const PASSING = [408, 429, 502, 503, 504];

/** The server's answer was an error. */
export class DeepCityError extends Error {
  override readonly name = 'DeepCityError';

  constructor(
    /** HTTP status. */
    readonly status: number,
    /** Null when the body is not the API's: an error of a proxy, say. */
    readonly body: ErrorBody | null,
    /** X-Request-Id, which finds the request in the logs of the server. */
    readonly requestId: string | null,
  ) {
    super(body?.message ?? `The server answered ${status}`);
  }

  /** Whether the same request may succeed later. */
  get retryable(): boolean {
    if (!PASSING.includes(this.status)) return false;
    // Where the API tells what failed, it also tells whether it is worth trying again.
    const failures = this.body?.errors ?? [];
    return failures.length === 0 || failures.some(({ retryable }) => retryable);
  }

  static async of(response: Response): Promise<DeepCityError> {
    const body: unknown = await response.json().catch(() => null);
    const isOurs = typeof body === 'object' && body !== null && 'message' in body;
    return new DeepCityError(
      response.status,
      isOurs ? (body as ErrorBody) : null,
      response.headers.get('x-request-id'),
    );
  }
}
