// What a cold answer adds to the upstreams' own time.

/**
 * Milliseconds of a request in which it waited for nobody, along the chain of calls that decided when it ended: from its
 * end back to the call that ended last before, from the start of that one to the one that ended last before it, and
 * so on to its beginning. The gaps between them are the server's own.
 * @param calls `[upstream, target, startMs, endMs]` of this request, on the clock of `start` and `end`
 */
export function addedMs(start, end, calls) {
  let added = 0;
  let at = end;
  for (;;) {
    const last = latestBefore(calls, at);
    if (last === undefined) return added + Math.max(0, at - start);
    added += at - last[3];
    at = last[2];
  }
}

function latestBefore(calls, at) {
  let latest;
  for (const call of calls) {
    // A call without duration must not be its own predecessor.
    if (call[3] <= at && call[2] < at && (latest === undefined || call[3] > latest[3])) latest = call;
  }
  return latest;
}
