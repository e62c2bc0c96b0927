import type { JSX } from 'preact';
import { Header } from './header.jsx';
import { HelpDialog } from './sheet/help-dialog.jsx';
import { JsonDrawer } from './sheet/json-drawer.jsx';
import { Sheet } from './sheet/sheet.jsx';
import { MapColumn } from './map/map-column.jsx';
import { announcement, phase } from './state/sheet.js';
import { drawer, helpIsOpen, mapIsLarge } from './state/view.js';

/** Reading order is focus order: search, sheet, and the map last. */
export function App(): JSX.Element {
  return (
    <>
      <a class="skip-link" href="#sheet">
        Aller à la fiche
      </a>
      <Header />
      <div class={`frame${mapIsLarge.value ? ' is-map-large' : ''} phase-${phase.value.kind}`}>
        <main id="sheet" class="sheet" tabIndex={-1}>
          <button
            type="button"
            class="grab"
            aria-expanded={mapIsLarge.value}
            aria-label={mapIsLarge.value ? 'Réduire la carte' : 'Agrandir la carte'}
            onClick={() => (mapIsLarge.value = !mapIsLarge.value)}
          />
          <Sheet />
        </main>
        <MapColumn />
      </div>
      <p class="sr-only" role="status" aria-live="polite">
        {announcement.value}
      </p>
      {drawer.value === undefined ? null : <JsonDrawer drawer={drawer.value} />}
      {helpIsOpen.value ? <HelpDialog /> : null}
    </>
  );
}
