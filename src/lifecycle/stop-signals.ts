import { constants } from 'node:os';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
/** For stores that do not close. The orderly part has its own time. */
const FAILED = 1;

/**
 * On the first SIGTERM or SIGINT runs `stop` and ends the process with code 0; the second ends it at once.
 * A container's first process has no default for these signals, so they are heard from the very start.
 * @param stop undefined while there is nothing to bring to an end yet
 */
export function onStopSignal(stop: () => ((signal: string) => Promise<void>) | undefined): void {
  let stopping = false;
  const hear = (signal: (typeof SIGNALS)[number]): void => {
    const orderly = stop();
    if (stopping || orderly === undefined) process.exit(128 + constants.signals[signal]);
    stopping = true;
    orderly(signal).then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(FAILED);
      },
    );
  };
  for (const signal of SIGNALS) process.on(signal, hear);
}
