import type { ParcelCandidate, Suggestion } from '../api/places.js';
import { area } from '../format/numbers.js';
import { readParcelId, spacedId } from '../format/parcel-id.js';
import { WORDS } from '../i18n/words.js';
import type { RecentParcel } from '../state/recent.js';
import { withoutDistrict } from '../format/address.js';

/** A line of the list, and what choosing it does. */
export interface Option {
  readonly key: string;
  readonly group: 'addresses' | 'parcels' | 'recent';
  readonly title: string;
  readonly context: string;
  readonly target:
    | { readonly kind: 'parcel'; readonly id: string }
    | { readonly kind: 'address'; readonly suggestion: Suggestion };
}

export const GROUPS = {
  parcels: 'Parcelles',
  addresses: 'Adresses',
  recent: 'Consultées récemment',
} as const;

/** `75, Paris, Île-de-France` without the number of the department. */
const contextOf = (context: string | null): string => (context ?? '').replace(/^\d[\dAB]\d?,\s*/, '');

/** `8 Boulevard du Port, 95000 Cergy`. */
function titleOf({ name, postalCode, city, label }: Suggestion): string {
  const town = [postalCode, city === null ? null : withoutDistrict(city)].filter(Boolean).join(' ');
  return name === null || town === '' || name === city ? label : `${name}, ${town}`;
}

export function addressOption(suggestion: Suggestion): Option {
  return {
    key: `address:${suggestion.id}`,
    group: 'addresses',
    title: titleOf(suggestion),
    context: contextOf(suggestion.context),
    target: { kind: 'address', suggestion },
  };
}

/** The parcel that the text names, when it reads as an identifier. */
export function idOption(text: string): Option | null {
  const id = readParcelId(text);
  if (id === null) return null;
  return {
    key: `id:${id}`,
    group: 'parcels',
    title: WORDS.parcelOf(id),
    context: 'Identifiant',
    target: { kind: 'parcel', id },
  };
}

export function candidateOption({ id, area: size }: ParcelCandidate): Option {
  return {
    key: `parcel:${id}`,
    group: 'parcels',
    title: WORDS.parcelOf(id),
    context: size === null ? '' : area(size),
    target: { kind: 'parcel', id },
  };
}

export function recentOption({ id, label }: RecentParcel): Option {
  return {
    key: `recent:${id}`,
    group: 'recent',
    title: label,
    context: spacedId(id),
    target: { kind: 'parcel', id },
  };
}

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export interface Piece {
  readonly text: string;
  readonly isTyped: boolean;
}

/** A label cut where it repeats the typed words (beginnings of its own words, accents and case aside). */
export function markTyped(label: string, typed: string): readonly Piece[] {
  const words = fold(typed)
    .split(/[\s,’']+/)
    .filter((word) => word !== '');
  return label.split(/([\s,’'-]+)/).flatMap((part): Piece[] => {
    const folded = fold(part);
    // A number is typed whole; of a word, its beginning.
    const word = words.find((one) => (/^\d+$/.test(one) ? folded === one : folded.startsWith(one)));
    if (word === undefined || part === '') return part === '' ? [] : [{ text: part, isTyped: false }];
    const typedPart = { text: part.slice(0, word.length), isTyped: true };
    const rest = part.slice(word.length);
    return rest === '' ? [typedPart] : [typedPart, { text: rest, isTyped: false }];
  });
}
