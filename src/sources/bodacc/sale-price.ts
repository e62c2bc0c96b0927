export const PRICE_KINDS = ['purchase', 'contribution', 'donation', 'unknown'] as const;
/** How the business changed hands, as far as the sentence on its origin tells. */
export type PriceKind = (typeof PRICE_KINDS)[number];

export const CURRENCIES = ['EUR', 'FRF'] as const;
export type Currency = (typeof CURRENCIES)[number];

export interface SalePrice {
  readonly kind: PriceKind;
  /** In the currency stated; null where no price is, never 0. */
  readonly price: number | null;
  /** What a business brought into a company was valued at: no price was paid. */
  readonly contributionValue: number | null;
  /** Of either amount; null where the sentence names none. */
  readonly currency: Currency | null;
}

interface Amount {
  readonly value: number;
  readonly currency: Currency | null;
  readonly isValuation: boolean;
}

const NUMBER = String.raw`(?<number>\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d+)*)`;
const CURRENCY = String.raw`(?<currency>euros?\b|eur\b|€|francs?(?: francais)?\b|frf\b|frs?\b|f\b)(?! (?:suisse|cfp|pacifique|cfa))`;
/** Words between `prix` and its number. Where a currency follows, almost any; else only those that lead straight to it. */
const NEARBY = String.raw`[^\d.;]{0,60}?`;
const LEADING = String.raw`(?: (?:stipulee?|convenue?|principal|total|global|evaluee?s?|de cession|de vente))*(?: ?:| de| a| est de| fixe a)*(?: la somme de)? ?`;
const NOT_A_DATE = String.raw`(?!\d| ?\/)`;

/** In this order: the first that is found counts. */
const AMOUNTS: readonly { readonly pattern: RegExp; readonly isValuation: boolean }[] = [
  ...amountAfter('prix', false),
  ...amountAfter('montant evaluee?s?', true),
  ...amountAfter('montant', false),
  ...amountAfter('evaluee?s?', true),
];

function amountAfter(words: string, isValuation: boolean): { pattern: RegExp; isValuation: boolean }[] {
  return [
    { pattern: new RegExp(String.raw`\b${words}\b${NEARBY}${NUMBER} ?${CURRENCY}`), isValuation },
    { pattern: new RegExp(String.raw`\b${words}${LEADING}${NUMBER}${NOT_A_DATE}`), isValuation },
  ];
}

/**
 * Reads the price out of the sentence on the origin of a business (`origineFonds`), for instance
 * `établissement principal acquis par achat au prix stipulé de 185000.00 euros`.
 */
export function readSalePrice(sentence: string): SalePrice {
  const plain = plainText(sentence);
  const kind = kindOf(plain);
  const amount = amountOf(plain);
  if (amount === null) return { kind, price: null, contributionValue: null, currency: null };
  const isContribution = amount.isValuation || kind === 'contribution';
  return {
    kind: amount.isValuation && kind === 'unknown' ? 'contribution' : kind,
    price: isContribution ? null : amount.value,
    contributionValue: isContribution ? amount.value : null,
    currency: amount.currency,
  };
}

/** Lower case, without accents, blanks (no-break ones too) single. */
function plainText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ');
}

function kindOf(plain: string): PriceKind {
  if (/\bdonation\b/.test(plain)) return 'donation';
  if (/\bapport/.test(plain) && !/\b(?:achat|prix)\b/.test(plain)) return 'contribution';
  return /\b(?:achat|achetee?|prix|cession|vente|adjudication)\b/.test(plain) ? 'purchase' : 'unknown';
}

function amountOf(plain: string): Amount | null {
  for (const { pattern, isValuation } of AMOUNTS) {
    const groups = pattern.exec(plain)?.groups;
    const value = groups === undefined ? null : parseAmount(groups['number'] ?? '');
    if (groups === undefined || value === null || value === 0) continue;
    return { value, currency: currencyOf(groups['currency']), isValuation };
  }
  return null;
}

function currencyOf(word: string | undefined): Currency | null {
  if (word === undefined) return null;
  return word.startsWith('e') || word === '€' ? 'EUR' : 'FRF';
}

/**
 * A number as notices write it: `185000.00`, `52.485,00`, `170 000,00`, `1.250.000`. Of two kinds of separator the last
 * is the decimal one; a single one is when 1 or 2 digits follow. Null for what can be read in no such way.
 */
export function parseAmount(written: string): number | null {
  const text = written.replace(/[\s'’]/g, '').replace(/[.,]+$/, '');
  if (!/^\d+(?:[.,]\d+)*$/.test(text)) return null;
  const lastAt = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (lastAt < 0) return Number(text);
  const separators = text.replace(/\d/g, '');
  const hasBoth = new Set(separators).size === 2;
  const decimals = text.length - lastAt - 1;
  // `70000.000`: five digits are no group of thousands.
  const isDecimal = hasBoth || (separators.length === 1 && (decimals <= 2 || lastAt > 3));
  const whole = isDecimal ? text.slice(0, lastAt) : text;
  if (/[.,]/.test(whole) && !/^\d{1,3}(?:[.,]\d{3})+$/.test(whole)) return null;
  const digits = whole.replace(/[.,]/g, '');
  return Number(isDecimal ? `${digits}.${text.slice(lastAt + 1)}` : digits);
}
