import { type IncomingHttpHeaders } from 'node:http';
import { type UpstreamName } from '../src/config/upstreams.js';

/** One request as a simulated upstream sees it. */
export interface SandboxRequest {
  readonly method: string;
  /** Below the base path, still percent-encoded, without the query: `/parcelle`. `''` when only the base was asked. */
  readonly path: string;
  /** The path cut at `/` and decoded, empty parts dropped: `['communes', '75107']`. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
  /** The query exactly as sent, without `?`. */
  readonly rawQuery: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** `http://127.0.0.1:<port><basePath>`, to build links to itself. */
  readonly baseUrl: string;
}

export interface SandboxReply {
  /** 200 when absent. */
  readonly status?: number;
  /** `content-type` defaults to JSON for a value, text/plain for a string, octets for a Buffer. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A string or Buffer is sent as it is, `undefined` is an empty body, anything else is sent as JSON. */
  readonly body: unknown;
}

/** So many requests of one client in a window; beyond it `reply` for `blockMs`. */
export interface SandboxLimit {
  readonly requests: number;
  readonly windowMs: number;
  readonly blockMs: number;
  reply(retryAfterSeconds: number): SandboxReply;
}

/** An upstream service over recorded data. Its state (quotas) lives in the instance: one per sandbox. */
export interface SandboxUpstream {
  readonly name: UpstreamName;
  /** Path that the base URL carries, without trailing slash: `/api/cadastre`, or `''`. */
  readonly basePath: string;
  readonly limit?: SandboxLimit;
  handle(request: SandboxRequest): SandboxReply | Promise<SandboxReply>;
  /** Switches of this simulator (a row cap, a quota); throws on names it does not know. */
  configure?(settings: Readonly<Record<string, unknown>>): void;
  /** Back to the state of the start. */
  reset?(): void;
}

export type UpstreamFactory = () => SandboxUpstream;
