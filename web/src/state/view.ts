import { signal } from '@preact/signals';
import type { SectionKey } from '../api/answer.js';
import { readStored, store } from './stored.js';

/** The drawer: which section it shows (null: the whole answer), and which tab; undefined when it is closed. */
export interface Drawer {
  readonly section: SectionKey | null;
  readonly tab: 'json' | 'curl';
}
export const drawer = signal<Drawer | undefined>(undefined);
export const helpIsOpen = signal(false);
/** The table of a parcel's buildings is open. */
export const buildingsAreListed = signal(false);
/** While the page is being printed: lists are complete. */
export const printing = signal(false);
/** On a phone: the map fills the screen. */
export const mapIsLarge = signal(false);
/** What the pointer is on, by the key of its shape, on the map or in a card. */
export const highlighted = signal<string | null>(null);

const small = matchMedia('(max-width: 599px)');
export const isPhone = signal(small.matches);
small.addEventListener('change', ({ matches }) => (isPhone.value = matches));

const SHORTCUTS = 'deepcity.shortcuts';
export const shortcutsAreOn = signal(
  readStored(SHORTCUTS, (value): value is boolean => typeof value === 'boolean', true),
);
export function toggleShortcuts(): void {
  shortcutsAreOn.value = !shortcutsAreOn.value;
  store(SHORTCUTS, shortcutsAreOn.value);
}

export const isOnline = signal(navigator.onLine);
addEventListener('online', () => (isOnline.value = true));
addEventListener('offline', () => (isOnline.value = false));

addEventListener('beforeprint', () => (printing.value = true));
addEventListener('afterprint', () => (printing.value = false));

/** The time, for what counts down or up; ticks only while somebody looks ({@link keepTime}). */
export const now = signal(Date.now());
let watchers = 0;
let clock: ReturnType<typeof setInterval> | undefined;
export function keepTime(): () => void {
  watchers += 1;
  now.value = Date.now();
  clock ??= setInterval(() => (now.value = Date.now()), 200);
  return () => {
    watchers -= 1;
    if (watchers > 0) return;
    clearInterval(clock);
    clock = undefined;
  };
}
