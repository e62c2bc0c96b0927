/** How `deepcity batch` ends. */
export const EXIT = {
  /** Every parcel is answered. */
  done: 0,
  /** Every parcel has its line, and some lines say why there is no answer. */
  failures: 1,
  /** The command, the list or the output cannot be used. */
  mistake: 2,
  /** The server does not answer, or refuses everything. */
  unreachable: 3,
  /** Ctrl-C or SIGTERM. */
  interrupted: 130,
} as const;
