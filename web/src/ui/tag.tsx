import type { JSX } from 'preact';
import type { Matched } from '../api/answer.js';

export function Tag({
  kind,
  children,
}: {
  readonly kind?: 'warn' | 'ok';
  readonly children: string;
}): JSX.Element {
  return <span class={`tag${kind === undefined ? '' : ` tag-${kind}`}`}>{children}</span>;
}

interface Fuzzy {
  readonly text: string;
  readonly why: string;
}

const BY_ADDRESS: Fuzzy = {
  text: 'par l’adresse',
  why: 'Rapproché par l’adresse, et non par un identifiant de la parcelle.',
};
const BY_PLACE: Fuzzy = {
  text: 'par proximité',
  why: 'Rapproché par la position, et non par un identifiant de la parcelle.',
};

/** How a record was found, where no key told: null for the sure ones. */
function fuzzy({ matchMethod, matchQuality }: Matched): Fuzzy | null {
  const method = matchMethod ?? '';
  if (/near|distance|point|spatial/i.test(method) || matchQuality === 'nearby' || matchQuality === 'near')
    return BY_PLACE;
  if (/^address$|^typedAddress|street/i.test(method)) return BY_ADDRESS;
  return matchQuality === 'likely' || matchQuality === 'uncertain' ? BY_ADDRESS : null;
}

/** A small tag with the reason behind it, on hover and on focus. */
export function MatchTag({ record }: { readonly record: Matched }): JSX.Element | null {
  const found = fuzzy(record);
  if (found === null) return null;
  return (
    <span
      class="tag tag-match"
      tabIndex={0}
      role="note"
      aria-label={`${found.text}. ${found.why}`}
      data-tip={found.why}
    >
      {found.text}
    </span>
  );
}
