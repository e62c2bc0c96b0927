import { useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { copyText } from '../state/clipboard.js';
import { announcement } from '../state/sheet.js';
import { Icon, type IconName } from './icons.jsx';

const SAID_MS = 2_000;

interface CopyButtonProps {
  readonly text: () => string;
  readonly label: string;
  readonly icon: IconName;
  readonly class: string;
  readonly children?: ComponentChildren;
  /** The icon alone says it is done, and a screen reader's voice. */
  readonly iconOnly?: boolean;
}

export function CopyButton({ text, label, icon, children, iconOnly, ...rest }: CopyButtonProps): JSX.Element {
  const done = useSignal(false);
  const press = async (): Promise<void> => {
    await copyText(text());
    done.value = true;
    announcement.value = 'Copié';
    setTimeout(() => (done.value = false), SAID_MS);
  };
  return (
    <button
      type="button"
      class={`${rest.class}${done.value ? ' is-done' : ''}`}
      aria-label={iconOnly === true ? label : undefined}
      title={iconOnly === true ? label : undefined}
      onClick={() => void press()}
    >
      {iconOnly === true ? <Icon name={done.value ? 'check' : icon} /> : null}
      {iconOnly === true ? null : (
        <>
          <Icon name={done.value ? 'check' : icon} />
          <span>{done.value ? 'Copié' : children}</span>
        </>
      )}
      {iconOnly === true && done.value ? <span class="copied">Copié</span> : null}
    </button>
  );
}
