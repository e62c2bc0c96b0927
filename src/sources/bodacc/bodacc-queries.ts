import { normalizeStreet, searchWords } from '../../addresses/index.js';
import { SHORT_WORDS } from '../../addresses/street-types.codes.js';
import { type SaleAddress, streetNames } from './match-notice.js';
import { SALES_FAMILY } from './notice.js';

/** A street whose sales are looked for. */
export interface StreetQuestion {
  readonly words: readonly string[];
  readonly postalCodes: readonly string[];
}

/** Words that registers shorten or write out at will, so that a search must not depend on them. */
const UNCERTAIN: ReadonlySet<string> = new Set(Object.entries(SHORT_WORDS).flat());
const SALES = `familleavis="${SALES_FAMILY}"`;

/** Sales that cite one of these sirens, as buyer or seller. */
export function salesOfSirens(sirens: readonly string[]): string {
  return `${SALES} and registre in (${sirens.map(quoted).join(',')})`;
}

/** Corrections and cancellations that cite one of these sirens. */
export function correctionsOfSirens(sirens: readonly string[]): string {
  return `${SALES} and typeavis in ("rectificatif","annulation") and registre in (${sirens.map(quoted).join(',')})`;
}

/** Sales in a street: more than that, since the search is fuzzy and knows no house numbers. */
export function salesInStreet({ words, postalCodes }: StreetQuestion): string {
  const places = postalCodes.flatMap((code) => [
    `cp like ${quoted(code)}`,
    `search(listeetablissements,${quoted(code)})`,
  ]);
  return `${SALES} and search(listeetablissements,${quoted(words.join(' '))}) and (${places.join(' or ')})`;
}

/** The distinct streets of these addresses; those without name or postal code cannot be asked for. */
export function streetQuestions(addresses: readonly SaleAddress[]): readonly StreetQuestion[] {
  const questions = new Map<string, StreetQuestion>();
  for (const { street, postalCode } of addresses) {
    const [name] = streetNames(street);
    const words = name === undefined ? [] : wordsOf(name);
    if (words.length === 0 || !/^\d{5}$/.test(postalCode ?? '')) continue;
    const question = { words, postalCodes: postalCodesOf(postalCode ?? '') };
    questions.set(JSON.stringify(question), question);
  }
  return [...questions.values()];
}

function wordsOf(street: string): readonly string[] {
  const words = searchWords(street);
  const certain = words.filter((word) => !UNCERTAIN.has(word));
  if (certain.length > 0) return certain;
  if (words.length > 0) return words;
  // `Grande Rue`: the type is all there is.
  return normalizeStreet(street).type?.split(' ') ?? [];
}

/** The 16th arrondissement of Paris has two, which notices do not keep apart. */
function postalCodesOf(postalCode: string): readonly string[] {
  const twins = ['75016', '75116'];
  return twins.includes(postalCode) ? twins : [postalCode];
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}
