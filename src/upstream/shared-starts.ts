/** A call may start, and counts until it is told to be on the wire and for a window from then on; or it must wait. */
export type SharedStart = { readonly sent: () => void } | { readonly waitMs: number };

/** The starts of calls to one host, counted for all processes together. */
export interface SharedStarts {
  /** Whether all processes' starts can be counted now. */
  readonly available: boolean;
  /** Whether that has been so for long enough that no process still counts on its own. */
  readonly settled: boolean;
  /** Takes a start. @returns undefined when it could not be counted */
  take(): Promise<SharedStart | undefined>;
  /** Nothing starts anywhere for so many milliseconds. */
  pause(milliseconds: number): void;
}
