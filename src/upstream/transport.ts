import { createGunzip } from 'node:zlib';
import { pipeline, Readable } from 'node:stream';
import { HttpService } from '@nestjs/axios';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { AxiosError, type AxiosResponse, type RawAxiosRequestHeaders } from 'axios';
import type { Dispatcher } from 'undici';
import { SETTINGS, type Settings } from '../config/settings.js';
import { UPSTREAMS, type UpstreamName } from '../config/upstreams.js';
import { VERSION } from '../config/version.js';
import { ACCEPTED_ENCODINGS } from './content-decoding.js';
import { AttemptEnd } from './attempt-end.js';
import { ExchangeTape } from './exchange.js';
import { OutgoingGates } from './outgoing-gates.js';
import { createPool } from './pool.js';
import { TOO_MANY_REDIRECTS, overPool } from './pool-adapter.js';
import type { PoolAnswer, Waiting } from './pool-answer.js';
import { refuseRedirect } from './redirects.js';
import { SizeCap, capped } from './sized-body.js';
import { UpstreamError } from './upstream-error.js';
import { UpstreamEvents } from './upstream-events.js';
import type { ResponseHead, UpstreamRequest } from './upstream-request.js';

/** A whole answer of one attempt, whatever its status. */
export interface RawResponse extends ResponseHead {
  readonly body: Buffer;
}

const MAX_REDIRECTS = 4;
/** An upstream that keeps a question for so long without an answer has failed, even if we would have waited for less. */
const IN_VAIN_MS = 2_000;
/** Headers that carry a key: they must not follow a redirect to another host. */
const SECRET_HEADERS = ['x-gravitee-api-key', 'x-apikey', 'authorization'];

/** Codes of zlib's errors, and of its Brotli's. */
const BROKEN_COMPRESSION = /^(Z_|ERR__ERROR_|ERR_BROTLI)/;

interface RedirectOptions {
  href?: string;
  headers: Record<string, unknown>;
}

/** Sends one request once and reads the answer to its end, within a time and a size. */
@Injectable()
export class Transport implements OnApplicationShutdown {
  private readonly pools = new Map<UpstreamName, Dispatcher>();
  private readonly userAgent: string;

  constructor(
    private readonly http: HttpService,
    private readonly gates: OutgoingGates,
    private readonly events: UpstreamEvents,
    @Inject(SETTINGS) { contactUrl }: Settings,
  ) {
    this.userAgent = `deepcity/${VERSION} (+${contactUrl})`;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.destroy()));
  }

  /**
   * @param url complete, with its query
   * @param onSent called when the request, and each redirect of it, is written out
   * @throws UpstreamError on anything but a complete HTTP answer (of any status)
   */
  send(
    request: UpstreamRequest,
    url: string,
    signal: AbortSignal,
    onSent: () => void = () => undefined,
  ): Promise<RawResponse> {
    return this.events.wantsExchanges
      ? this.taped(request, url, signal, onSent)
      : this.exchange(request, url, signal, onSent);
  }

  /** Takes the exchange down for whoever records. */
  private async taped(
    request: UpstreamRequest,
    url: string,
    signal: AbortSignal,
    onSent: () => void,
  ): Promise<RawResponse> {
    const tape = new ExchangeTape(request, bodyOf(request));
    try {
      const raw = await this.exchange(request, url, signal, onSent, tape);
      this.events.emitExchange(tape.exchange(null));
      return raw;
    } catch (error) {
      this.events.emitExchange(tape.exchange(error as UpstreamError));
      throw error;
    }
  }

  private async exchange(
    request: UpstreamRequest,
    url: string,
    signal: AbortSignal,
    onSent: () => void,
    tape?: ExchangeTape,
  ): Promise<RawResponse> {
    const { upstream } = request;
    const timeoutMs = request.timeoutMs ?? UPSTREAMS[upstream].timeoutMs;
    const end = new AttemptEnd(signal, timeoutMs);
    let sentAt: number | undefined;
    const noteSent = (): void => {
      sentAt ??= performance.now();
      onSent();
    };
    const waiting: Waiting = {
      end,
      onSent: noteSent,
      streamed: tape !== undefined || request.reduce !== undefined || request.gunzip === true,
      cap: new SizeCap(request),
    };
    try {
      const { status, headers, body } = (await this.open(request, url, waiting)).data;
      const head = { status, headers: plainHeaders(headers) };
      tape?.answered(head);
      if (Buffer.isBuffer(body)) {
        tape?.took(body);
        return { ...head, body };
      }
      return { ...head, body: await this.readBody(request, body, head, waiting.cap, tape) };
    } catch (error) {
      if (end.reason !== undefined) {
        const ours = signal.aborted && !isInVain(signal, sentAt) ? 'abandoned' : undefined;
        throw new UpstreamError(upstream, 'UPSTREAM_TIMEOUT', 'did not answer in time', {
          cause: error,
          ours,
        });
      }
      throw asUpstreamError(upstream, error, sentAt === undefined);
    } finally {
      end.release();
    }
  }

  private open(request: UpstreamRequest, url: string, waiting: Waiting): Promise<AxiosResponse<PoolAnswer>> {
    const { upstream } = request;
    const { redirectsElsewhere } = UPSTREAMS[upstream];
    // The promise, not the observable: nothing here is more than one value.
    return this.http.axiosRef.request<PoolAnswer>({
      url,
      method: request.method ?? 'GET',
      data: bodyOf(request),
      headers: this.headersOf(request),
      maxRedirects: MAX_REDIRECTS,
      beforeRedirect: (options: Record<string, unknown>) => {
        const { href, headers } = options as unknown as RedirectOptions;
        const refused = refuseRedirect(url, href ?? '', redirectsElsewhere);
        if (refused !== undefined) {
          throw new UpstreamError(upstream, 'UPSTREAM_BAD_RESPONSE', `redirects ${refused}`);
        }
        if (new URL(href ?? '').host !== new URL(url).host) {
          for (const name of Object.keys(headers)) {
            if (SECRET_HEADERS.includes(name.toLowerCase())) delete headers[name];
          }
        }
      },
      adapter: overPool(this.poolOf(upstream), waiting),
    });
  }

  private headersOf(request: UpstreamRequest): RawAxiosRequestHeaders {
    const headers: RawAxiosRequestHeaders = {
      // Gravitee gives its errors as JSON only to exactly this value.
      Accept: 'application/json',
      'User-Agent': this.userAgent,
      'Accept-Encoding': ACCEPTED_ENCODINGS,
      ...request.headers,
    };
    if (request.form !== undefined) headers['Content-Type'] = 'application/x-www-form-urlencoded';
    else if (request.json !== undefined) headers['Content-Type'] = 'application/json';
    return headers;
  }

  private poolOf(upstream: UpstreamName): Dispatcher {
    let pool = this.pools.get(upstream);
    if (pool === undefined) {
      const { concurrency } = this.gates.budget(upstream);
      pool = createPool(concurrency, UPSTREAMS[upstream].connectTimeoutMs);
      this.pools.set(upstream, pool);
    }
    return pool;
  }

  /** What comes in with a status of success. The end of the attempt ends the stream too. */
  private async readBody(
    request: UpstreamRequest,
    stream: Readable,
    head: ResponseHead,
    cap: SizeCap,
    tape: ExchangeTape | undefined,
  ): Promise<Buffer> {
    try {
      const packed = tape === undefined ? stream : Readable.from(tape.copying(stream));
      const plain = request.gunzip === true ? pipeline(packed, createGunzip(), () => undefined) : packed;
      const body = capped(plain, cap);
      return await (request.reduce === undefined ? collected(body) : request.reduce(body, head));
    } finally {
      stream.destroy();
    }
  }
}

/** Whether time ran out, no matter whose, over an upstream that had long had the question. */
function isInVain({ reason }: AbortSignal, sentAt: number | undefined): boolean {
  const isDeadline = reason instanceof DOMException && reason.name === 'TimeoutError';
  return isDeadline && sentAt !== undefined && performance.now() - sentAt >= IN_VAIN_MS;
}

function bodyOf(request: UpstreamRequest): string | undefined {
  if (request.form !== undefined) return new URLSearchParams(request.form).toString();
  return request.json === undefined ? undefined : JSON.stringify(request.json);
}

async function collected(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function plainHeaders(headers: PoolAnswer['headers']): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (typeof value === 'string') plain[name] = value;
    else if (value !== undefined) plain[name] = value.join(', ');
  }
  return plain;
}

function asUpstreamError(upstream: UpstreamName, error: unknown, unreached: boolean): UpstreamError {
  const known = upstreamErrorIn(error);
  if (known !== undefined) return known;
  const { code } = (error ?? {}) as { code?: string };
  if (code === 'ETIMEDOUT' || code === 'UND_ERR_CONNECT_TIMEOUT') {
    return new UpstreamError(upstream, 'UPSTREAM_TIMEOUT', 'could not be connected to in time', {
      cause: error,
      unreached,
    });
  }
  if (error instanceof AxiosError && error.code === TOO_MANY_REDIRECTS) {
    return new UpstreamError(upstream, 'UPSTREAM_BAD_RESPONSE', 'redirects in a circle', { cause: error });
  }
  if (code !== undefined && BROKEN_COMPRESSION.test(code)) {
    return new UpstreamError(upstream, 'UPSTREAM_UNAVAILABLE', 'sent a broken compressed body', {
      cause: error,
    });
  }
  if (code !== undefined) {
    return new UpstreamError(upstream, 'UPSTREAM_UNAVAILABLE', 'could not be connected to', {
      cause: error,
      excerpt: code,
      unreached,
    });
  }
  return new UpstreamError(upstream, 'UPSTREAM_BAD_RESPONSE', 'sent what could not be read', {
    cause: error,
  });
}

/** Errors thrown inside axios callbacks come back wrapped. */
function upstreamErrorIn(error: unknown): UpstreamError | undefined {
  let current = error;
  for (let depth = 0; current !== undefined && current !== null && depth < 5; depth++) {
    if (current instanceof UpstreamError) return current;
    current = (current as { cause?: unknown }).cause;
  }
  return undefined;
}
