import type { JSX } from 'preact';
import { parcelId } from '../state/sheet.js';
import { drawer, helpIsOpen } from '../state/view.js';
import { WORDS } from '../i18n/words.js';
import { ThemeButton } from '../ui/theme-button.jsx';

/** What a phone's header has no room for, and the terms of use. */
export function SheetFooter(): JSX.Element {
  return (
    <footer class="sheet-foot">
      <p class="secondary">{WORDS.legal.join(' ')}</p>
      <ul class="foot-links">
        <li class="narrow-only">
          <a href="/docs/guide">Documentation</a>
        </li>
        <li class="narrow-only">
          <a href="/docs">API</a>
        </li>
        {parcelId.value === null ? null : (
          <>
            <li class="narrow-only">
              <button type="button" class="text-button" onClick={() => print()}>
                Imprimer
              </button>
            </li>
            <li class="narrow-only">
              <button
                type="button"
                class="text-button"
                onClick={() => (drawer.value = { section: null, tab: 'json' })}
              >
                JSON
              </button>
            </li>
          </>
        )}
        <li>
          <a class="text-button" href="/assets/licences.txt">
            Licences du logiciel
          </a>
        </li>
        <li class="wide-only">
          <button type="button" class="text-button" onClick={() => (helpIsOpen.value = true)}>
            Raccourcis clavier
          </button>
        </li>
        <li class="narrow-only">
          <ThemeButton />
        </li>
      </ul>
    </footer>
  );
}
