import { SECTIONS } from '../i18n/sections.js';
import { copyText } from './clipboard.js';
import { parcelUrl } from './location.js';
import { announcement, parcelId, phase } from './sheet.js';
import { drawer, helpIsOpen, mapIsLarge, shortcutsAreOn } from './view.js';

export interface Shortcut {
  readonly keys: readonly string[];
  readonly does: string;
}

/** What the help lists; {@link listenToKeys} obeys. */
export const SHORTCUTS: readonly Shortcut[] = [
  { keys: ['/', 'Ctrl+K'], does: 'Rechercher' },
  { keys: ['Échap'], does: 'Fermer la liste ou le panneau' },
  { keys: ['↑', '↓', 'Entrée'], does: 'Choisir dans la liste' },
  { keys: ['1', '…', '8'], does: 'Aller à une section' },
  { keys: ['j'], does: 'Ouvrir le JSON' },
  { keys: ['c'], does: 'Copier le lien' },
  { keys: ['m'], does: 'Passer de la carte à la fiche' },
  { keys: ['+', '-', '← ↑ → ↓'], does: 'Zoomer et déplacer la carte quand elle a le focus' },
  { keys: ['?'], does: 'Cette liste' },
];

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.matches('input, textarea, select') || target.isContentEditable);

const focusOn = (selector: string): void => {
  document.querySelector<HTMLElement>(selector)?.focus();
};

function goToSection(index: number): void {
  const section = SECTIONS[index];
  if (section === undefined) return;
  const card = document.getElementById(section.anchor);
  card?.scrollIntoView({ block: 'start' });
  card?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
}

function switchSides(): void {
  const map = document.getElementById('map');
  if (map?.contains(document.activeElement) === true) {
    mapIsLarge.value = false;
    focusOn('#sheet');
  } else {
    focusOn(map?.querySelector('canvas') === null ? '#map' : '#map canvas');
  }
}

async function copyLink(): Promise<void> {
  const id = parcelId.value;
  if (id === null) return;
  await copyText(new URL(parcelUrl(id), location.href).href);
  announcement.value = 'Copié';
}

/** Letters and digits, while no field has the focus. */
function act(key: string): boolean {
  if (key === '?') {
    helpIsOpen.value = true;
    return true;
  }
  if (!shortcutsAreOn.value) return false;
  if (key === '/') {
    focusOn('#search');
    return true;
  }
  if (phase.value.kind !== 'done' && phase.value.kind !== 'loading') return false;
  if (/^[1-8]$/.test(key)) goToSection(Number(key) - 1);
  else if (key === 'j') drawer.value = { section: null, tab: 'json' };
  else if (key === 'c') void copyLink();
  else if (key === 'm') switchSides();
  else return false;
  return true;
}

export function listenToKeys(): void {
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      focusOn('#search');
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
    if (drawer.value !== undefined || helpIsOpen.value) return;
    if (act(event.key)) event.preventDefault();
  });
}
