import { foldedWords } from './fold-text.js';
import { ARTICLES, LANE_TYPES, NUMBER_WORDS, SHORT_WORDS, SITE_TYPES } from './street-types.codes.js';

/** A street's name in the form in which it is compared. */
export interface StreetName {
  /** Full word, folded (`AVENUE`); null when the text names none. */
  readonly type: string | null;
  /** Folded words after the type, in full, without articles: `SAINT`, `HONORE`. */
  readonly words: readonly string[];
  /** Folded words after the type as written, articles and abbreviations kept. */
  readonly written: readonly string[];
}

export interface StreetComparison {
  /** Length at which the first street's text was cut by its register (SITADEL: 26): its last word may then be incomplete. */
  readonly cutAt?: number;
}

/** The type at the beginning of these folded words, and how many of them it takes. */
export function streetTypeAt(
  words: readonly string[],
  at: number,
): { readonly type: string; readonly length: number; readonly site: boolean } | undefined {
  for (const length of [2, 1]) {
    if (at + length > words.length) continue;
    const spelling = words.slice(at, at + length).join(' ');
    if (Object.hasOwn(LANE_TYPES, spelling)) return { type: LANE_TYPES[spelling] ?? '', length, site: false };
    if (Object.hasOwn(SITE_TYPES, spelling)) return { type: SITE_TYPES[spelling] ?? '', length, site: true };
  }
  return undefined;
}

/** Reads a street's name, with or without its type: `av. du Gal-Leclerc` -> AVENUE, GENERAL LECLERC. */
export function normalizeStreet(text: string): StreetName {
  const folded = foldedWords(text);
  const found = streetTypeAt(folded, 0);
  // `GR GRANDE RUE`, `RUE R DU BAC`: the type column and the name column both carry it.
  const start = found === undefined ? 0 : found.length + repeatedType(folded, found.length, found.type);
  const written = folded.slice(start);
  return { type: found?.type ?? null, words: written.flatMap(fullWords), written };
}

function repeatedType(words: readonly string[], at: number, type: string): number {
  const again = streetTypeAt(words, at);
  // A lone `R` is an initial: `RUE R GIRAUDINEAU`.
  return again?.type === type && words[at]?.length !== 1 ? again.length : 0;
}

function fullWords(word: string): readonly string[] {
  if (ARTICLES.has(word)) return [];
  if (Object.hasOwn(NUMBER_WORDS, word)) return [NUMBER_WORDS[word] ?? word];
  if (Object.hasOwn(SHORT_WORDS, word)) return (SHORT_WORDS[word] ?? word).split(' ');
  return [word];
}

/** The words by which a register can be searched for a street: no type, no articles, no accents, spelled as given. */
export function searchWords(street: string): readonly string[] {
  return normalizeStreet(street).written.filter((word) => !ARTICLES.has(word));
}

/**
 * True when two texts name the same street of one town. A type may be missing on one side but never differ;
 * articles, accents, hyphens, abbreviations and given names cut to an initial do not count.
 */
export function sameStreet(
  a: string | StreetName,
  b: string | StreetName,
  comparison: StreetComparison = {},
): boolean {
  const left = typeof a === 'string' ? normalizeStreet(a) : a;
  const right = typeof b === 'string' ? normalizeStreet(b) : b;
  if (left.type !== null && right.type !== null && left.type !== right.type) return false;
  if (left.words.length === 0 || right.words.length === 0) {
    return left.words.length === right.words.length && left.type !== null && left.type === right.type;
  }
  const cut =
    typeof a === 'string' && comparison.cutAt !== undefined && a.trimEnd().length >= comparison.cutAt;
  return sameWords(left.words, right.words, cut) || glued(left) === glued(right);
}

/** `LA FAYETTE` and `LAFAYETTE`, `CHAMPS-ELYSEES` and `CHAMPSELYSEES`. */
function glued({ written }: StreetName): string {
  return written.flatMap((word) => (ARTICLES.has(word) ? [word] : fullWords(word))).join('');
}

function sameWords(left: readonly string[], right: readonly string[], leftIsCut: boolean): boolean {
  if (leftIsCut ? left.length > right.length : left.length !== right.length) return false;
  return left.every((word, index) => {
    const other = right[index] ?? '';
    if (word === other) return true;
    if (leftIsCut && index === left.length - 1) return other.startsWith(word);
    // Never the last word: what tells a street from another is the surname.
    return index < right.length - 1 && (isInitialOf(word, other) || isInitialOf(other, word));
  });
}

function isInitialOf(initial: string, word: string): boolean {
  return initial.length === 1 && /[A-Z]/.test(initial) && word.startsWith(initial);
}
