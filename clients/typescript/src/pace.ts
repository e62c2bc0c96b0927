import { pause } from './backoff.js';

/** `"default";r=12;t=3`: what is left, and the seconds until a place is free (IETF draft RateLimit header). */
const RATE_LIMIT = /;\s*r=(\d+)(?:.*;\s*t=(\d+))?/;

/**
 * Keeps to the limit that the server tells in its RateLimit headers, so that it need not refuse anything: requests pass
 * while places are left. While none is known to be, they go one by one, each when a place should be free and the answer
 * to the one before is there.
 */
export class Pace {
  private left = 0;
  private freeAt = 0;
  private sent = 0;
  /** The latest request whose answer was noted: answers to earlier ones tell what was left before. */
  private noted = 0;
  private last: Promise<void> = Promise.resolve();

  /** Waits for a turn. The function it gives must be called with the headers of the answer, or null if there is none. */
  async turn(signal: AbortSignal | undefined): Promise<(headers: Headers | null) => void> {
    const before = this.last;
    let pass = (): void => undefined;
    this.last = new Promise<void>((resolve) => (pass = resolve));
    try {
      await before;
      signal?.throwIfAborted();
      if (this.left > 0) pass();
      else await pause(Math.max(0, this.freeAt - Date.now()), signal);
    } catch (error) {
      pass();
      throw error;
    }
    this.left -= 1;
    const number = (this.sent += 1);
    return (headers) => {
      if (headers !== null) this.note(number, headers);
      pass();
    };
  }

  private note(number: number, headers: Headers): void {
    if (number < this.noted) return;
    const [, left, seconds] = RATE_LIMIT.exec(headers.get('ratelimit') ?? '') ?? [];
    if (left === undefined) {
      // A server that has never told a limit has none. One that has may leave it out of some answers.
      if (this.noted === 0) this.left = Infinity;
      return;
    }
    this.noted = number;
    // Those sent since then are not in the server's count.
    this.left = Number(left) - (this.sent - number);
    this.freeAt = Date.now() + Number(seconds ?? 0) * 1_000;
  }
}
