import { foldText } from './fold-text.js';
import { type FrenchAddress } from './french-address.js';
import { type HouseNumber, parseHouseNumbers, SUFFIX } from './house-number.js';
import { normalizeStreet, streetTypeAt } from './normalize-street.js';
import { ARTICLES, BUILDING_WORDS, INSIDE_WORDS, TYPE_ADJECTIVES } from './street-types.codes.js';

/** A word of the text as written, and folded. */
interface Token {
  readonly text: string;
  readonly folded: string;
  /** A comma or semicolon follows. */
  readonly ends: boolean;
}

const POSTAL_CODE = /^(?:0[1-9]|[1-8]\d|9[0-8])\d{3}$/;
/** One house number or several in one word: `20B`, `16-18`, `80/82`. */
const NUMBERS =
  /^\d{1,4}(?:BIS|TER|QUATER|QUINQUIES|[A-Z])?(?: \d{1,4}(?:BIS|TER|QUATER|QUINQUIES|[A-Z])?)*$/;
const CONNECTORS = new Set(['A', 'AU', 'ET', '']);

/**
 * Reads an address written on one line: complement, number or range, suffix, street, postal code, town.
 * Of several streets the last with a number counts, since complements come first.
 * @returns null when the text holds neither a street nor a postal code
 */
export function parseFrenchAddress(text: string, cityCode: string | null = null): FrenchAddress | null {
  const tokens = tokensOf(text);
  const tail = lastIndex(tokens, ({ text: word }) => POSTAL_CODE.test(word));
  const place = tail < 0 ? { postalCode: null, city: null } : placeOf(tokens.slice(tail));
  const head = tail < 0 ? tokens : tokens.slice(0, tail);
  const found = numberedStreet(head) ?? plainStreet(head);
  if (found === undefined && place.postalCode === null) return null;
  const street = found?.street ?? null;
  return {
    houseNumbers: found?.houseNumbers ?? [],
    street,
    streetName: street === null ? null : normalizeStreet(street),
    ...place,
    cityCode,
  };
}

function tokensOf(text: string): readonly Token[] {
  return text
    .replace(/([,;])/g, '$1 ')
    .split(/\s+/)
    .map((word) => ({
      text: word.replace(/^[,;.()]+|[,;.()]+$/g, ''),
      folded: foldText(word),
      ends: /[,;]$/.test(word),
    }))
    .filter(({ text: word }) => word !== '');
}

/** Postal code and town; a CEDEX code says nothing about the place and is left out. */
function placeOf(tail: readonly Token[]): { postalCode: string | null; city: string | null } {
  const [code, ...rest] = tail;
  const cedex = rest.findIndex(({ folded }) => folded === 'CEDEX');
  const words = (cedex < 0 ? rest : rest.slice(0, cedex)).map(({ text }) => text);
  // `PARIS 8`, `PARIS 04`: the arrondissement is in the postal code already.
  while (words.length > 1 && /^\d{1,2}$/.test(words.at(-1) ?? '')) words.pop();
  return { postalCode: cedex < 0 ? (code?.text ?? null) : null, city: words.join(' ') || null };
}

interface FoundStreet {
  readonly houseNumbers: readonly HouseNumber[];
  readonly street: string;
}

function numberedStreet(head: readonly Token[]): FoundStreet | undefined {
  const words = head.map(({ folded }) => folded);
  for (let at = head.length - 1; at >= 0; at -= 1) {
    if (!NUMBERS.test(words[at] ?? '') || INSIDE_WORDS.has(words[at - 1] ?? '')) continue;
    const start = streetStart(words, at + 1);
    if (start === undefined) continue;
    const street = streetText(head, start);
    if (street !== '') return { houseNumbers: numbersBefore(head, at, start), street };
  }
  return numberedName(head);
}

/** Where the street's type stands behind a number: at once, behind a suffix, behind a dash. */
function streetStart(words: readonly string[], after: number): number | undefined {
  const suffixed = SUFFIX.test(words[after] ?? '');
  for (const skipped of suffixed ? [1, 0] : [0]) {
    const start = skipBlanks(words, after + skipped);
    if (streetTypeAt(words, start) !== undefined) return start;
  }
  return undefined;
}

/** A dash or `&` on its own folds to nothing. */
function skipBlanks(words: readonly string[], from: number): number {
  let at = from;
  while (words[at] === '') at += 1;
  return at;
}

/** `3 La Croix`, `12, le Bourg`: a number first, and no type. */
function numberedName(head: readonly Token[]): FoundStreet | undefined {
  const words = head.map(({ folded }) => folded);
  if (!NUMBERS.test(words[0] ?? '')) return undefined;
  let start = skipBlanks(words, 1);
  if (/^(?:BIS|TER|QUATER|[B-CE-KM-Z])$/.test(words[start] ?? '')) start = skipBlanks(words, start + 1);
  const street = streetText(head, start);
  return street === '' || /^\d/.test(street)
    ? undefined
    : { houseNumbers: numbersBefore(head, 0, start), street };
}

function plainStreet(head: readonly Token[]): FoundStreet | undefined {
  const words = head.map(({ folded }) => folded);
  const starts = words.flatMap((word, at) => {
    const type = streetTypeAt(words, at);
    if (type === undefined || at + type.length >= words.length) return [];
    const insideName = at > 0 && (word.length === 1 || ARTICLES.has(words[at - 1] ?? ''));
    return insideName ? [] : [{ at, site: type.site }];
  });
  let start = (starts.find(({ site }) => !site) ?? starts[0])?.at ?? 0;
  while (TYPE_ADJECTIVES.has(words[start - 1] ?? '')) start -= 1;
  const street = streetText(head, start);
  return street === '' ? undefined : { houseNumbers: [], street };
}

/** From its type up to a comma, or to what lies inside the building. */
function streetText(head: readonly Token[], start: number): string {
  const words: string[] = [];
  for (let at = start; at < head.length; at += 1) {
    const token = head[at];
    if (token === undefined || (words.length > 1 && leavesStreet(head, at))) break;
    words.push(token.text);
    if (token.ends) break;
  }
  return words.join(' ').replace(/^[-–\s]+|[-–\s]+$/g, '');
}

function leavesStreet(head: readonly Token[], at: number): boolean {
  const word = head[at]?.folded ?? '';
  if (ARTICLES.has(head[at - 1]?.folded ?? '')) return false;
  return (
    BUILDING_WORDS.has(word) ||
    (INSIDE_WORDS.has(word) && /^(?:\d+|[A-Z]\d?)$/.test(head[at + 1]?.folded ?? ''))
  );
}

/** The number at `at` with its suffix, and the range or list before it: `10 A 12`, `16 et 18`, `121 A 123 121`. */
function numbersBefore(head: readonly Token[], at: number, start: number): readonly HouseNumber[] {
  const own = head.slice(at, start).map(({ text }) => text);
  return parseHouseNumbers(`${rangeBefore(head, at).join(' ')} ; ${own.join(' ')}`);
}

function rangeBefore(head: readonly Token[], at: number): readonly string[] {
  let from = at;
  while (from > 0 && isNumberOrConnector(head[from - 1])) from -= 1;
  while (from < at && CONNECTORS.has(head[from]?.folded ?? '')) from += 1;
  if (from === at || INSIDE_WORDS.has(head[from - 1]?.folded ?? '')) return [];
  let to = at;
  while (CONNECTORS.has(head[to - 1]?.folded ?? '0')) to -= 1;
  const texts = head.slice(from, to).map(({ text }) => text);
  if (to < at || head[at - 1]?.ends === true) return texts;
  // With nothing between, it is a range only if it begins with the number that follows: not so in `BUREAU 326 78 AVENUE`.
  const first = parseHouseNumbers(texts.join(' '))[0]?.number;
  return first === parseHouseNumbers(head[at]?.text ?? '')[0]?.number ? texts : [];
}

function isNumberOrConnector(token: Token | undefined): boolean {
  return token !== undefined && (NUMBERS.test(token.folded) || CONNECTORS.has(token.folded));
}

function lastIndex<T>(items: readonly T[], test: (item: T) => boolean): number {
  for (let at = items.length - 1; at >= 0; at -= 1) {
    const item = items[at];
    if (item !== undefined && test(item)) return at;
  }
  return -1;
}
