import type { ComponentChildren, JSX } from 'preact';
import { Icon, type IconName } from '../ui/icons.jsx';

interface NoteProps {
  readonly kind: 'neutral' | 'warn' | 'err';
  readonly icon: IconName;
  readonly title?: string;
  readonly children: ComponentChildren;
}

export function Note({ kind, icon, title, children }: NoteProps): JSX.Element {
  return (
    <div class={`note note-${kind}`}>
      <Icon name={icon} />
      <p>
        {title === undefined ? null : (
          <>
            <strong>{title}</strong>
            <br />
          </>
        )}
        {children}
      </p>
    </div>
  );
}

export function EmptyLine({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return <p class="empty">{children}</p>;
}
