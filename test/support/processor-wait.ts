import { readFileSync } from 'node:fs';

/** Where the system does not tell, a machine that is shared may take so much. */
const UNKNOWN_MS = 5_000;

/**
 * Milliseconds for which a process was ready to run and others had the processor, by the count of the kernel (Linux).
 * @returns a function that gives those since this call
 */
export function processorWait(pid: number): () => number {
  const from = waitedMs(pid);
  return () => {
    const until = waitedMs(pid);
    return from === undefined || until === undefined ? UNKNOWN_MS : until - from;
  };
}

function waitedMs(pid: number): number | undefined {
  try {
    const [, waitedNs] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ');
    return Number(waitedNs) / 1e6;
  } catch {
    return undefined;
  }
}
