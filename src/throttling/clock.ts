/** Tells the time in milliseconds since some fixed moment. */
export type Clock = () => number;

/** Never steps back or jumps, whatever happens to the system's wall clock. */
export const monotonicClock: Clock = () => performance.now();
