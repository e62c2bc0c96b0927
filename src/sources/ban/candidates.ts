import type { UpstreamRow } from '../../fields/index.js';
import { isBanKey, plainKey } from '../../addresses/ban-key.js';
import type { ParcelAddressLink } from './ban-plus.client.js';
import { inOrder, type Match } from './match-method.js';

/** An address that may be the parcel's, by its key, and all that is known of it before anybody is asked for details. */
export interface Candidate {
  readonly key: string;
  readonly label: string | null;
  /** Strongest first, never empty. */
  readonly matches: readonly Match[];
  /** The link of BAN-PLUS, the strongest when there are several. */
  readonly link: ParcelAddressLink | null;
  /** The whole address, where a source gave it along with the key. */
  readonly row: UpstreamRow | null;
  /** The address's parts, less than a row of the BAN. */
  readonly parts: UpstreamRow | null;
}

type Known = Partial<Pick<Candidate, 'label' | 'link' | 'row' | 'parts'>>;

/** Candidates of one parcel, each key once. */
export class Candidates {
  private readonly byKey = new Map<string, Candidate>();

  get size(): number {
    return this.byKey.size;
  }

  /** @returns false when this is no key of the BAN, which cannot be followed up */
  add(key: string, match: Match, known: Known = {}): boolean {
    if (!isBanKey(key)) return false;
    const { label = null, link = null, row = null, parts = null } = known;
    const before = this.byKey.get(plainKey(key));
    this.byKey.set(plainKey(key), {
      key: before?.key ?? key,
      label: before?.label ?? label,
      matches: inOrder([...(before?.matches ?? []), match]),
      link: strongerLink(before, match, link),
      row: before?.row ?? row,
      parts: before?.parts ?? parts,
    });
    return true;
  }

  /** Strongest first; of equal ones first those that more sources name, then those that were named first. */
  ranked(): readonly Candidate[] {
    return [...this.byKey.values()].sort(byStrength);
  }
}

export function byStrength(a: Pick<Candidate, 'matches'>, b: Pick<Candidate, 'matches'>): number {
  const rankOf = ({ matches: [best] }: Pick<Candidate, 'matches'>): number => best?.rank ?? Infinity;
  return rankOf(a) - rankOf(b) || b.matches.length - a.matches.length;
}

function strongerLink(
  before: Candidate | undefined,
  match: Match,
  link: ParcelAddressLink | null,
): ParcelAddressLink | null {
  const known = before?.link ?? null;
  if (known === null || link === null) return known ?? link;
  return match.rank < (before?.matches[0]?.rank ?? Infinity) ? link : known;
}
