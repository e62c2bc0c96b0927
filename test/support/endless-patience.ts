import type { Patience } from '../../src/upstream/outgoing-gate.js';

/** Of calls that wait for their place as long as it takes. */
export const endless: Patience = {
  remainingMs: () => Infinity,
  tooLong: () => new Error('no wait is too long'),
};
