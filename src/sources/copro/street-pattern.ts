import { foldText, foldedWords, searchWords } from '../../addresses/index.js';

/** Shorter words are given names' initials, or too common to search by. */
const LONG_ENOUGH = 4;
/** `_` stands for one letter, `*` for any. */
const ONE = '_';
const ANY = '*';

/**
 * What to search a street by: its last telling word (titles before it are often shortened). The search knows accents, and
 * either side may leave them out: letters that may bear one are wildcards (`Ségur` -> `s_gur`).
 * @returns null for a street without a word to search by
 */
export function streetPattern(street: string): string | null {
  const words = searchWords(street);
  const word = [...words].reverse().find(({ length }) => length >= LONG_ENOUGH) ?? longest(words);
  if (word === undefined) return null;
  const written = street
    .normalize('NFC')
    .split(/[^\p{L}\p{N}]+/u)
    .find((text) => foldedWords(text)[0] === word);
  const pattern = [...(written ?? word).toLowerCase()].map(wildcardOf).join('');
  return /[a-z0-9]/.test(pattern) ? pattern : null;
}

function wildcardOf(letter: string): string {
  if (foldText(letter).length > 1) return ANY;
  return letter === 'e' || !/[a-z0-9]/.test(letter) ? ONE : letter;
}

function longest(words: readonly string[]): string | undefined {
  return [...words].sort((a, b) => b.length - a.length)[0];
}
