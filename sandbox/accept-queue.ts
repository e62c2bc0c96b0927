/**
 * Since when connections may have waited to be accepted: libuv takes one of a port in each turn of the event loop, so that
 * of those that come together the last has waited for as many turns.
 */
export class AcceptQueue {
  private accepted = 0;
  private busySince: number | undefined;

  /**
   * A connection was accepted.
   * @param now when
   * @returns when the first was, of those that were accepted in turns without a pause up to this one
   */
  take(now: number): number {
    this.busySince ??= now;
    this.accepted += 1;
    const { accepted } = this;
    // The end of this turn, and of the next, in which nobody was left to accept.
    setImmediate(() =>
      setImmediate(() => {
        if (this.accepted === accepted) this.busySince = undefined;
      }),
    );
    return this.busySince;
  }
}
