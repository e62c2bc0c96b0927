import { computed, signal } from '@preact/signals';
import { isPhone } from '../state/view.js';

export const BASES = [
  ['plan', 'Plan'],
  ['photo', 'Photo'],
  ['none', 'Sans fond'],
] as const;
export type Base = (typeof BASES)[number][0];

function template(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name="deepcity-tiles-${name}"]`)?.content ?? '';
}

/** Where the server says that tiles are; '' when it has none (or the page is served by something else). */
const given = (name: string): string => (template(name).startsWith('http') ? template(name) : '');
export const TILES: Readonly<Record<Base, string>> = { plan: given('plan'), photo: given('photo'), none: '' };

export const wanted = signal<Base>('plan');
/** Tiles did not come: the map goes on without. */
export const tilesFailed = signal(false);
export const base = computed((): Base =>
  tilesFailed.value || TILES[wanted.value] === '' ? 'none' : wanted.value,
);

/** Whose the shapes are. */
export const DATA = 'Cadastre DGFiP · BDNB · Géoportail de l’urbanisme';

/** Who made what is seen; the tiles' own where they are. */
export const attribution = computed((): string => {
  const data = isPhone.value ? 'Cadastre · BDNB · GPU' : DATA;
  if (tilesFailed.value && wanted.value !== 'none') return `${data} · Fond de carte indisponible`;
  return base.value === 'none' ? data : `${data} · Fond IGN`;
});

export function choose(one: Base): void {
  tilesFailed.value = false;
  wanted.value = one;
}
