import type { UpstreamName } from '../config/upstreams.js';

/** The closed list of ways in which an upstream can fail a caller (the `code` of an answer's `errors`). */
export const UPSTREAM_ERROR_CODES = [
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_UNAVAILABLE',
  'UPSTREAM_RATE_LIMITED',
  'UPSTREAM_BUDGET_EXHAUSTED',
  'UPSTREAM_BAD_RESPONSE',
] as const;
export type UpstreamErrorCode = (typeof UPSTREAM_ERROR_CODES)[number];

const RETRYABLE: Record<UpstreamErrorCode, boolean> = {
  UPSTREAM_TIMEOUT: true,
  UPSTREAM_UNAVAILABLE: true,
  UPSTREAM_RATE_LIMITED: true,
  UPSTREAM_BUDGET_EXHAUSTED: true,
  UPSTREAM_BAD_RESPONSE: false,
};

export interface UpstreamErrorDetails {
  /** HTTP status the upstream answered with, when it answered at all. */
  readonly status?: number | undefined;
  /** Beginning of the upstream's body, or the code of the network error. For logs only: never shown to clients. */
  readonly excerpt?: string | undefined;
  /** Milliseconds after which the upstream said a retry makes sense. */
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
  /** No connection was had: it has not seen the request. */
  readonly unreached?: boolean | undefined;
  /** Set when we ended or never made the call ourselves, so that it says nothing of the upstream's health. */
  readonly ours?: 'abandoned' | 'circuit-open' | 'queue-too-long' | 'quota' | undefined;
}

/** An upstream did not give what it was asked for. The only error that sources throw. */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError';
  readonly status: number | undefined;
  readonly excerpt: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly unreached: boolean;
  readonly ours: UpstreamErrorDetails['ours'];

  constructor(
    readonly upstream: UpstreamName,
    readonly code: UpstreamErrorCode,
    message: string,
    details: UpstreamErrorDetails = {},
  ) {
    super(message, { cause: details.cause });
    this.status = details.status;
    this.excerpt = details.excerpt;
    this.retryAfterMs = details.retryAfterMs;
    this.unreached = details.unreached === true;
    this.ours = details.ours;
  }

  /** Whether the same request may succeed later without anybody changing anything. */
  get retryable(): boolean {
    return RETRYABLE[this.code];
  }
}
