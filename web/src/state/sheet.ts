import { batch, computed, signal } from '@preact/signals';
import type { SourceReport } from '../api/answer.js';
import { WORDS } from '../i18n/words.js';
import { placeName, readLabel } from '../format/address.js';
import type { Failure, Refusal } from './failure.js';
import { parts } from './parts.js';

export type Phase =
  | { readonly kind: 'landing' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'done' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'badId' }
  /** The identifier leaves a part out, and these fit the rest. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly string[] }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** Refused for now: tried again once, at this instant (milliseconds since 1970). */
  | { readonly kind: 'later'; readonly failure: Refusal; readonly at: number };

/** The parcel on the sheet, as it was asked for. */
export const parcelId = signal<string | null>(null);
export const phase = signal<Phase>({ kind: 'landing' });
export const reports = signal<Readonly<Record<string, SourceReport>>>({});
/** How long each source took, in milliseconds. */
export const sourceMs = signal<Readonly<Record<string, number>>>({});
/** Sources that are asked, as soon as that is known. */
export const askedSources = signal<readonly string[]>([]);
export const startedAt = signal(0);
/** The answer, byte for byte, once it is whole. */
export const answerText = signal<string | null>(null);
/** What the address was called where the parcel was chosen; stands until the sheet knows better. */
export const expectedLabel = signal<string | null>(null);
/** When the sheet was complete. */
export const completedAt = signal<Date | null>(null);
/** What the polite live region says. */
export const announcement = signal('');
/** Something is slow: more than five seconds. */
export const isSlow = signal(false);

export const answeredCount = computed(() => Object.keys(reports.value).length);
export const failedSources = computed(() =>
  Object.entries(reports.value)
    .filter(([, { status }]) => status === 'unavailable')
    .map(([source]) => source),
);

export const place = computed(() => {
  const buildings = (parts.buildings.value.data ?? []).map(({ building }) => building);
  const addresses = parts.addresses.value.data ?? [];
  return placeName(buildings, addresses);
});

/** Nothing has told an address yet. */
const isEarly = (): boolean => parts.addresses.value.status === 'waiting';

export const heading = computed(() => {
  const cadastral = parts.cadastral.value.data;
  const street = place.value.main?.street;
  if (street !== undefined && street !== '') return street;
  if (isEarly() && expectedLabel.value !== null) return readLabel(expectedLabel.value).street;
  return cadastral === null ? WORDS.parcelOf(parcelId.value ?? '') : WORDS.parcelNamed(cadastral);
});

/** What the search box shows of the parcel. */
export const searchLabel = computed(() => {
  const { main } = place.value;
  if (parcelId.value === null) return '';
  if (main === null && isEarly() && expectedLabel.value !== null) return expectedLabel.value;
  return main === null ? heading.value : [main.street, main.city].filter(Boolean).join(', ');
});

export function report(source: string, found: SourceReport): void {
  reports.value = { ...reports.value, [source]: found };
}

export function finish(): void {
  const failed = failedSources.value.length;
  batch(() => {
    phase.value = { kind: 'done' };
    completedAt.value = new Date();
    announcement.value = failed === 0 ? WORDS.complete(answeredCount.value) : WORDS.incompleteSpoken(failed);
  });
}
