/** A request that was answered by an error, or not at all. */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    /** HTTP status; 0 when there was no answer. */
    readonly status: number,
    message: string,
    /** What Retry-After said. */
    readonly retryAfterMs: number | null = null,
    /** Identifiers that an ambiguous one may mean; none: it was not ambiguous. */
    readonly candidates: readonly string[] = [],
  ) {
    super(message);
  }
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? NaN);
  return Number.isFinite(seconds) ? seconds * 1_000 : null;
}

interface ErrorBody {
  readonly message?: unknown;
  readonly candidates?: unknown;
}

/** What stands in front of the server may answer in other words than its own. */
async function bodyOf(response: Response): Promise<ErrorBody> {
  try {
    return ((await response.json()) ?? {}) as ErrorBody;
  } catch {
    return {};
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const { message, candidates } = await bodyOf(response);
  return new Problem(
    response.status,
    typeof message === 'string' ? message : response.statusText,
    retryAfter(response),
    Array.isArray(candidates) ? candidates.filter((one) => typeof one === 'string') : [],
  );
}

export const isAbort = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'AbortError';

/**
 * A request to this server.
 * @throws Problem when the answer is an error or there is none; the AbortError when `signal` ended it
 */
export async function ask(path: string, accept: string, signal: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { headers: { accept }, signal });
  } catch (error) {
    if (isAbort(error)) throw error;
    throw new Problem(0, 'no answer');
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

export async function askJson<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await ask(path, 'application/json', signal);
  return (await response.json()) as T;
}
