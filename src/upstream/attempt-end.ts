/**
 * When one attempt must end: its time is up, or nobody waits for it any more. What an AbortController that follows the
 * callers' signal would be, at a fraction of its cost, which each of the dozens of calls of an answer pays.
 */
export class AttemptEnd {
  /** Why it had to end; undefined while it may go on. */
  reason: Error | undefined;
  private tell: ((reason: Error) => void) | undefined;
  private readonly timer: NodeJS.Timeout;
  private readonly abort = (): void => this.end(this.signal.reason as Error);

  /**
   * @param signal aborts when nobody waits any more
   * @param timeoutMs what the attempt may take
   */
  constructor(
    private readonly signal: AbortSignal,
    timeoutMs: number,
  ) {
    this.timer = setTimeout(() => this.end(new Error(`took more than ${timeoutMs} ms`)), timeoutMs);
    if (signal.aborted) this.abort();
    else signal.addEventListener('abort', this.abort, { once: true });
  }

  /**
   * @param tell called once it must end, in the place of who listened before
   * @throws the reason, when it must already
   */
  onEnd(tell: (reason: Error) => void): void {
    if (this.reason !== undefined) throw this.reason;
    this.tell = tell;
  }

  /** The attempt has ended by itself. */
  release(): void {
    clearTimeout(this.timer);
    this.signal.removeEventListener('abort', this.abort);
  }

  private end(reason: Error): void {
    if (this.reason !== undefined) return;
    this.reason = reason;
    this.release();
    this.tell?.(reason);
  }
}
