import { writeSync } from 'node:fs';
import type { DestinationStream } from 'pino';

const STDOUT = 1;
/** What is held at most before it is written. */
const HELD_CHARACTERS = 32 * 1024;
/** A pipe that is full is tried again after so long: nobody's line is dropped. */
const RETRY_MS = 5;

/**
 * Standard output. The lines of requests answered in one turn of the event loop are written together, by one call of
 * the operating system, at its end; at an exit too, nothing is held back.
 */
class StandardOutput implements DestinationStream {
  private held = '';
  private scheduled = false;

  constructor() {
    process.once('exit', () => this.flushSync());
  }

  write(line: string): void {
    this.held += line;
    if (this.held.length >= HELD_CHARACTERS) this.flushSync();
    if (this.scheduled || this.held === '') return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.flushSync();
    });
  }

  /** Waits where whoever reads is slow, as a line at a time would. pino calls it before a fatal end. */
  flushSync(): void {
    let left = Buffer.from(this.held);
    this.held = '';
    while (left.length > 0) {
      try {
        left = left.subarray(writeSync(STDOUT, left));
      } catch (error) {
        // Nobody reads any more.
        if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS);
      }
    }
  }
}

let output: StandardOutput | undefined;

/** The one that there is. */
export function standardOutput(): DestinationStream {
  output ??= new StandardOutput();
  return output;
}
