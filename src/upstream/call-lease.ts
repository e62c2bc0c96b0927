/** Nest injection token of the {@link CallLease}. */
export const CALL_LEASE = Symbol('CALL_LEASE');

export interface LeasedCall<T> {
  /** The answer, if another process has had it meanwhile. */
  readonly look: () => Promise<T | undefined>;
  /** Makes the call, and leaves its answer where `look` finds it. */
  readonly call: () => Promise<T>;
  /** Ends the wait for another process's answer. */
  readonly signal: AbortSignal;
}

/** Lets one process make a call while the others wait for its answer: single flight, beyond this process. */
export interface CallLease {
  /** @param key equal for calls that have the same answer */
  run<T>(key: string, leased: LeasedCall<T>): Promise<T>;
}

/** Every process for itself. */
export class NoCallLease implements CallLease {
  run<T>(_key: string, { call }: LeasedCall<T>): Promise<T> {
    return call();
  }
}
