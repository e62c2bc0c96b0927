import { setTimeout as sleep } from 'node:timers/promises';
import { VERSION } from '../config/version.js';
import { type Pace } from './pace.js';
import { allowanceOf, retryAfterOf } from './rate-limit-answer.js';
import type { AnswerDocument, Result } from './result.js';
import type { Asked } from './pending.js';

/** Servers answer within 25 s, or say that they could not. */
const TIMEOUT_MS = 60_000;
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 60_000;
/** Refusals for being too fast cost no attempt; so many in a row are no pace any more. */
const MAX_REFUSALS = 20;
const TOO_MANY_REQUESTS = 429;
const RETRYABLE = [408, 425, 500, 502, 503, 504];

/** No answer at all, or nothing but refusals: no parcel's fault. */
export class ServerUnreachable extends Error {
  override readonly name = 'ServerUnreachable';
}

export interface ApiOptions {
  /** Base URL of the server, with or without `/v1`. */
  readonly url: string;
  readonly include: string | undefined;
  /** Further attempts after one that failed. */
  readonly retries: number;
  /** Of the first delay before another attempt, which doubles; shorter in tests. */
  readonly firstDelayMs?: number;
}

interface Reply {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** Asks `GET /v1/properties`, one parcel at a time, at the server's pace. */
export class ApiClient {
  constructor(
    private readonly options: ApiOptions,
    private readonly pace: Pace,
  ) {}

  /**
   * @throws ServerUnreachable when there is no HTTP answer after all attempts
   * @throws the signal's reason
   */
  async ask(asked: Asked, signal: AbortSignal): Promise<Result> {
    let refusals = 0;
    for (let attempt = 0; ;) {
      const reply = await this.send(asked.parcelId, signal);
      signal.throwIfAborted();
      if (reply instanceof Error) {
        if (attempt >= this.options.retries) throw unreachable(this.options.url, reply);
      } else if (reply.status === TOO_MANY_REQUESTS) {
        if (refusals >= MAX_REFUSALS) throw new ServerUnreachable('The server refuses every request (429)');
        this.pace.pause(retryAfterOf(reply.headers) ?? this.delay(refusals));
        refusals += 1;
        continue;
      } else {
        const result = resultOf(asked, reply);
        if (result.answer !== undefined || attempt >= this.options.retries || !isRetryable(result))
          return result;
      }
      const told = reply instanceof Error ? undefined : retryAfterOf(reply.headers);
      await sleep(told ?? Math.random() * this.delay(attempt), undefined, { signal });
      attempt += 1;
    }
  }

  private async send(parcelId: string, signal: AbortSignal): Promise<Reply | Error> {
    const ticket = await this.pace.begin(signal);
    const end = new AbortController();
    const stop = (): void => end.abort(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    const timer = setTimeout(
      () => end.abort(new Error(`no answer within ${TIMEOUT_MS / 1_000} s`)),
      TIMEOUT_MS,
    );
    try {
      const response = await fetch(this.address(parcelId), {
        headers: { accept: 'application/json', 'user-agent': `deepcity-batch/${VERSION}` },
        signal: end.signal,
      });
      const { status, headers } = response;
      // The place was taken whether or not the body arrives.
      this.pace.end(ticket, allowanceOf(headers) ?? (response.ok ? null : undefined));
      return { status, headers, text: await response.text() };
    } catch (error) {
      this.pace.lost(ticket);
      return error instanceof Error ? error : new Error(String(error));
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    }
  }

  private address(parcelId: string): URL {
    const base = this.options.url.replace(/\/+$/, '');
    const address = new URL(`${base.endsWith('/v1') ? base : `${base}/v1`}/properties`);
    address.searchParams.set('parcel_id', parcelId);
    if (this.options.include !== undefined) address.searchParams.set('include', this.options.include);
    return address;
  }

  private delay(attempt: number): number {
    return Math.min(LONGEST_DELAY_MS, (this.options.firstDelayMs ?? FIRST_DELAY_MS) * 2 ** attempt);
  }
}

function resultOf({ index, parcelId }: Asked, { status, text }: Reply): Result {
  const body = jsonOf(text);
  if (status === 200 && isDocument(body))
    return { index, parcelId, status, answer: { text, document: body } };
  if (status === 200) {
    const message = 'The server sent what is no answer of GET /v1/properties';
    return { index, parcelId, status: 502, error: { message } };
  }
  const known = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const message = typeof known['message'] === 'string' ? known['message'] : `The server answered ${status}`;
  return { index, parcelId, status, error: { ...known, message } };
}

/** Where the server says what failed, it also says whether another attempt may help. */
function isRetryable({ status, error }: Result): boolean {
  const failures = error?.['errors'];
  if (Array.isArray(failures) && failures.length > 0) {
    return failures.some((failure: { retryable?: unknown } | null) => failure?.retryable !== false);
  }
  return RETRYABLE.includes(status);
}

function isDocument(body: unknown): body is AnswerDocument {
  return Array.isArray((body as { properties?: unknown } | null)?.properties);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unreachable(url: string, error: Error): ServerUnreachable {
  const cause = error.cause instanceof Error ? error.cause : error;
  return new ServerUnreachable(`${url} does not answer: ${cause.message}`, { cause: error });
}
