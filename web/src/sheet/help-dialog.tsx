import type { JSX } from 'preact';
import { SHORTCUTS } from '../state/keys.js';
import { helpIsOpen, shortcutsAreOn, toggleShortcuts } from '../state/view.js';
import { Dialog } from '../ui/dialog.jsx';
import { Icon } from '../ui/icons.jsx';

export function HelpDialog(): JSX.Element {
  const close = (): void => {
    helpIsOpen.value = false;
  };
  return (
    <Dialog class="help" title="Raccourcis clavier" onClose={close}>
      <header class="dialog-head">
        <h2>Raccourcis clavier</h2>
        <button type="button" class="icon-button" aria-label="Fermer" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <dl class="shortcuts">
        {SHORTCUTS.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label class="check">
        <input type="checkbox" checked={shortcutsAreOn.value} onChange={toggleShortcuts} />
        <span>Activer les touches d’une lettre ou d’un chiffre</span>
      </label>
    </Dialog>
  );
}
