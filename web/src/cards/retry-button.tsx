import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { WORDS } from '../i18n/words.js';
import type { SectionNames } from '../i18n/sections.js';
import type { Part } from '../state/parts.js';
import { retrySection } from '../state/retry-section.js';
import { keepTime, now } from '../state/view.js';
import { Icon, Spinner } from '../ui/icons.jsx';

export function RetryButton(props: {
  readonly section: SectionNames;
  readonly part: Part<unknown>;
}): JSX.Element | null {
  const { section, part } = props;
  if (part.error?.retryable === false) return null;
  if (part.retry.kind === 'later') return <RetryLater section={section} at={part.retry.at} />;
  return <Button section={section} isRunning={part.retry.kind === 'running'} wait={0} />;
}

/** Counts down to when the server said that it may be asked again. */
function RetryLater({ section, at }: { readonly section: SectionNames; readonly at: number }): JSX.Element {
  useEffect(keepTime, []);
  return <Button section={section} isRunning={false} wait={Math.ceil((at - now.value) / 1_000)} />;
}

interface ButtonProps {
  readonly section: SectionNames;
  readonly isRunning: boolean;
  /** Seconds; 0 or less: at once. */
  readonly wait: number;
}

/** Stays focusable while it may not be pressed: the focus is never lost. */
function Button({ section, isRunning, wait }: ButtonProps): JSX.Element {
  const mayNot = isRunning || wait > 0;
  const press = (): void => {
    if (mayNot) return;
    void retrySection(section.key).then(() => {
      const card = document.getElementById(section.anchor);
      // The button goes when the card fills: its title keeps the place of a keyboard.
      if (card !== null && document.activeElement === document.body)
        card.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
    });
  };
  return (
    <button
      type="button"
      class={`button retry${wait > 0 ? ' is-later' : ''}`}
      aria-disabled={mayNot}
      aria-label={`${wait > 0 ? WORDS.retryIn(wait) : WORDS.retry}, ${section.title}`}
      onClick={press}
    >
      {isRunning ? <Spinner /> : <Icon name={wait > 0 ? 'clock' : 'retry'} />}
      <span>{wait > 0 ? WORDS.retryIn(wait) : WORDS.retry}</span>
    </button>
  );
}
