import type { UpstreamError } from '../upstream/upstream-error.js';

/** Of several failures the one to tell: a timeout, which is the likeliest to pass, before any other. */
export function worstFailure(failures: readonly UpstreamError[]): UpstreamError | undefined {
  return failures.find(({ code }) => code === 'UPSTREAM_TIMEOUT') ?? failures[0];
}
