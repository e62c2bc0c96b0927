/** No process takes longer than this, and a connect, to notice that Redis is back. */
export const LONGEST_RETRY_MS = 1_000;
