import { lazyJson } from './data-folder.js';

/** A parcel that answers in the sandbox. */
export interface SandboxParcel {
  readonly id: string;
  /** One line for people. */
  readonly about: string;
  /** What was made up or moved here so that the sources meet; recorded data is not listed. */
  readonly composed: readonly string[];
  /** Only there to be told apart from a main parcel. */
  readonly neighbour?: boolean;
}

export const sandboxParcels = lazyJson<readonly SandboxParcel[]>('parcels.json');
