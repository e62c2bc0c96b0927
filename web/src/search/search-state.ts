import { batch, computed, signal } from '@preact/signals';
import { parcelsOfAddress, suggestAddresses } from '../api/places.js';
import { Problem, isAbort } from '../api/problem.js';
import { looksLikeParcelId, readParcelId } from '../format/parcel-id.js';
import { goToParcel } from '../state/location.js';
import { recent } from '../state/recent.js';
import { WORDS } from '../i18n/words.js';
import { type Option, addressOption, candidateOption, idOption, recentOption } from './options.js';

const PAUSE_MS = 150;
const FROM_CHARACTERS = 3;

export const NOTICES = {
  none: 'Aucune adresse trouvée.',
  down: 'Recherche d’adresse indisponible. Un identifiant de parcelle fonctionne toujours.',
  noParcel: 'Aucune parcelle à cette adresse.',
  several: 'Plusieurs parcelles à cette adresse',
} as const;

/** What is typed; undefined while the box shows the open parcel. */
export const typed = signal<string | undefined>(undefined);
export const isOpen = signal(false);
export const active = signal(-1);
export const isSearching = signal(false);
/** Said in place of, or above, the options. */
export const notice = signal<string | null>(null);
/** An identifier that is none: red, below the box. */
export const error = signal<string | null>(null);
const addresses = signal<readonly Option[]>([]);
/** Parcels of the chosen address, where there are several. */
const choice = signal<readonly Option[]>([]);

export const options = computed((): readonly Option[] => {
  if (choice.value.length > 0) return choice.value;
  const text = (typed.value ?? '').trim();
  const id = idOption(text);
  return [...(id === null ? [] : [id]), ...addresses.value, ...recent.value.map(recentOption)];
});

let asked: AbortController | undefined;
let pause: ReturnType<typeof setTimeout> | undefined;

function stopAsking(): AbortSignal {
  asked?.abort();
  clearTimeout(pause);
  asked = new AbortController();
  isSearching.value = false;
  return asked.signal;
}

export function close(): void {
  stopAsking();
  batch(() => {
    isOpen.value = false;
    active.value = -1;
    choice.value = [];
    notice.value = null;
  });
}

export function clear(): void {
  batch(() => {
    typed.value = '';
    addresses.value = [];
    error.value = null;
    notice.value = null;
    choice.value = [];
  });
}

/** Back to what the open parcel is called. */
export function leave(): void {
  close();
  typed.value = undefined;
  error.value = null;
}

async function suggest(text: string, signal: AbortSignal): Promise<void> {
  isSearching.value = true;
  try {
    const found = await suggestAddresses(text, signal);
    batch(() => {
      addresses.value = found.map(addressOption);
      notice.value = found.length === 0 ? NOTICES.none : null;
      active.value = options.value.length > 0 && found.length > 0 ? 0 : -1;
    });
  } catch (failure) {
    if (signal.aborted || isAbort(failure)) return;
    batch(() => {
      addresses.value = [];
      notice.value = failure instanceof Problem && failure.status === 400 ? NOTICES.none : NOTICES.down;
    });
  } finally {
    if (!signal.aborted) isSearching.value = false;
  }
}

export function type(text: string): void {
  const signal = stopAsking();
  batch(() => {
    typed.value = text;
    isOpen.value = true;
    active.value = idOption(text) === null ? -1 : 0;
    error.value = null;
    notice.value = null;
    choice.value = [];
    if (text.trim().length < FROM_CHARACTERS) addresses.value = [];
  });
  // An identifier is no address: the geocoder would only guess.
  if (text.trim().length < FROM_CHARACTERS || readParcelId(text) !== null) {
    addresses.value = [];
    return;
  }
  pause = setTimeout(() => void suggest(text.trim(), signal), PAUSE_MS);
}

async function openAddress(option: Option & { target: { kind: 'address' } }): Promise<void> {
  const signal = stopAsking();
  typed.value = option.title;
  isSearching.value = true;
  try {
    const found = await parcelsOfAddress(option.target.suggestion, signal);
    const [only] = found;
    if (only !== undefined && found.length === 1) return open(only.id, option.title);
    batch(() => {
      isOpen.value = true;
      choice.value = found.map(candidateOption);
      notice.value = found.length === 0 ? NOTICES.noParcel : NOTICES.several;
      active.value = found.length === 0 ? -1 : 0;
    });
  } catch (failure) {
    if (signal.aborted || isAbort(failure)) return;
    notice.value = NOTICES.down;
    isOpen.value = true;
  } finally {
    if (!signal.aborted) isSearching.value = false;
  }
}

function open(id: string, label: string | null = null): void {
  leave();
  goToParcel(id, label);
}

const isAddress = (option: Option): option is Option & { target: { kind: 'address' } } =>
  option.target.kind === 'address';

export function choose(option: Option): void {
  if (isAddress(option)) void openAddress(option);
  else if (option.target.kind === 'parcel')
    open(option.target.id, option.group === 'recent' ? option.title : null);
}

/** Enter: the marked line, else what the text itself says. */
export function submit(): void {
  const marked = options.value[active.value];
  if (isOpen.value && marked !== undefined) {
    choose(marked);
    return;
  }
  const text = (typed.value ?? '').trim();
  const id = readParcelId(text);
  if (id !== null) open(id);
  else if (looksLikeParcelId(text)) error.value = WORDS.badId;
  else if (text.length >= FROM_CHARACTERS) {
    isOpen.value = true;
    void suggest(text, stopAsking());
  }
}

/** Moves the mark, round the ends. */
export function move(step: number): void {
  const count = options.value.length;
  isOpen.value = true;
  if (count === 0) return;
  active.value = (active.value + step + (active.value < 0 && step < 0 ? 1 : 0) + count) % count;
}

export function moveTo(end: 'first' | 'last'): void {
  active.value = end === 'first' ? 0 : options.value.length - 1;
}
