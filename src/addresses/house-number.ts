/** One house number. */
export interface HouseNumber {
  readonly number: number;
  /** Lower case, in full where it is a repetition (`bis`, `ter`, `quater`); null without. */
  readonly suffix: string | null;
}

/** `B` is read as `bis`: the registers that shorten it outnumber the towns that count A, B, C. */
export const LONG_SUFFIXES: ReadonlyMap<string, string> = new Map(
  Object.entries({ b: 'bis', t: 'ter', q: 'quater' }),
);

export const SUFFIX = /^(?:BIS|TER|QUATER|QUINQUIES|SEXIES|SEPTIES|OCTIES|[A-Z]\d?)$/;
const NUMBER_IN_TEXT =
  /(?<![A-Z0-9])0*(?<number>[1-9]\d{0,3})(?:\s*(?<suffix>BIS|TER|QUATER|QUINQUIES|SEXIES|SEPTIES|OCTIES|[B-Z]\d?|A(?!\s*\d)))?(?![A-Z0-9])/g;

/** @param suffix as written, in any case; empty and null mean none */
export function normalizeSuffix(suffix: string | null): string | null {
  const plain = suffix?.trim().toLowerCase() ?? '';
  return plain === '' ? null : (LONG_SUFFIXES.get(plain) ?? plain);
}

/**
 * All house numbers of a text that holds nothing else: `217 bis`, `16-18`, `20B`, `10 A 12` (10 to 12), `56-58-60`.
 * A range is its ends: what lies between may be other houses.
 */
export function parseHouseNumbers(text: string): readonly HouseNumber[] {
  const found: HouseNumber[] = [];
  for (const { groups } of text.toUpperCase().matchAll(NUMBER_IN_TEXT)) {
    const one = { number: Number(groups?.['number']), suffix: normalizeSuffix(groups?.['suffix'] ?? null) };
    if (!found.some((other) => sameHouseNumber(one, other))) found.push(one);
  }
  return found;
}

export function sameHouseNumber(a: HouseNumber, b: HouseNumber): boolean {
  return a.number === b.number && a.suffix === b.suffix;
}
