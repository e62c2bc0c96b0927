/** A request that was answered by an error, or not at all. */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    /** HTTP status; 0 when there was no answer. */
    readonly status: number,
    message: string,
    /** What Retry-After said. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(message);
  }
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? NaN);
  return Number.isFinite(seconds) ? seconds * 1_000 : null;
}

async function messageOf(response: Response): Promise<string> {
  try {
    const body = (await response.json()) as { message?: unknown };
    return typeof body.message === 'string' ? body.message : response.statusText;
  } catch {
    return response.statusText;
  }
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
  if (!response.ok) throw new Problem(response.status, await messageOf(response), retryAfter(response));
  return response;
}

export async function askJson<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await ask(path, 'application/json', signal);
  return (await response.json()) as T;
}
