import { type Notice } from './notice.js';

export interface Standing {
  /** Neither replaced nor cancelled, and no cancellations. */
  readonly notices: readonly Notice[];
  /** Replaced by a correction. */
  readonly corrected: readonly Notice[];
  readonly cancelled: readonly Notice[];
  /** Cancellations and corrections that do not say of what. */
  readonly unexplained: number;
}

/** Applies corrections and cancellations: what still stands of these notices. */
export function standingNotices(notices: readonly Notice[]): Standing {
  const replaced = idsReferencedBy(notices.filter(({ kind }) => kind === 'correction'));
  const cancelled = idsReferencedBy(notices.filter(({ kind }) => kind === 'cancellation'));
  const originals = notices.filter(({ kind }) => kind !== 'cancellation');
  return {
    notices: originals.filter(({ id }) => !replaced.has(id) && !cancelled.has(id)),
    corrected: originals.filter(({ id }) => replaced.has(id) && !cancelled.has(id)),
    cancelled: originals.filter(({ id }) => cancelled.has(id)),
    unexplained: notices.filter(
      ({ kind, references }) => kind !== 'initial' && references.every(({ id }) => id === null),
    ).length,
  };
}

/** A notice that named itself would vanish: such a reference is a slip. */
function idsReferencedBy(notices: readonly Notice[]): ReadonlySet<string> {
  return new Set(
    notices.flatMap((notice) =>
      notice.references.flatMap(({ id }) => (id === null || id === notice.id ? [] : [id])),
    ),
  );
}
