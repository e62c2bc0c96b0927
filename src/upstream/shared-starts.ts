/** The starts of calls to one host, counted for all processes together. */
export interface SharedStarts {
  /** Whether all processes' starts can be counted now. */
  readonly available: boolean;
  /** Whether that has been so for long enough that no process still counts on its own. */
  readonly settled: boolean;
  /** Takes a start. @returns 0 when it may begin, else milliseconds until it is worth asking again; undefined when it could not be counted */
  take(): Promise<number | undefined>;
  /** Nothing starts anywhere for so many milliseconds. */
  pause(milliseconds: number): void;
}
