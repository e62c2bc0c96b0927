/** Of CACHE_MEMORY_MB, what finished answers may take; the rest is for the answers of upstreams. */
export const ANSWER_SHARE = 0.5;
export const UPSTREAM_SHARE = 1 - ANSWER_SHARE;
