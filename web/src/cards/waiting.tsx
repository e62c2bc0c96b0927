import type { JSX } from 'preact';
import { WORDS } from '../i18n/words.js';
import type { SectionNames } from '../i18n/sections.js';
import { isSlow } from '../state/sheet.js';
import { Spinner } from '../ui/icons.jsx';

/** Bars in the shape of what will come: the two tall cards, and the others. */
const SHAPES: Partial<Record<SectionNames['key'], readonly string[]>> = {
  transactions: ['w40 tall', 'w60', 'w50', 'full', 'full', 'full', 'full', 'full'],
  energy: ['w40', 'full scale', 'w40', 'full scale', 'w80', 'w75', 'w90', 'w80'],
};
const OTHERS = ['w50', 'w75', 'w65'];

export function Waiting({ section }: { readonly section: SectionNames }): JSX.Element {
  return (
    <>
      <p class="waiting-line">
        <Spinner />
        <span>
          {section.waiting}
          {isSlow.value ? ` ${WORDS.slow}` : ''}
        </span>
      </p>
      <div class="skeleton" aria-hidden="true">
        {(SHAPES[section.key] ?? OTHERS).map((shape, index) => (
          <span key={index} class={`bone ${shape}`} />
        ))}
      </div>
    </>
  );
}
