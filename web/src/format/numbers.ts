/** Numbers as French typography writes them (§8 of the interface: U+202F between thousands, decimal comma). */
export const THIN = '\u202F';
export const NBSP = '\u00A0';

const HECTARE = 10_000;
const MILLION = 1_000_000;
/** From here on a price is written in millions. */
const SHORT_MONEY_FROM = 10 * MILLION;

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, THIN);

/** At most so many decimals, none of them a closing zero. */
export function decimal(value: number, decimals = 1): string {
  const [whole = '0', fraction] = String(Number(Math.abs(value).toFixed(decimals))).split('.');
  const sign = value < 0 && Number(value.toFixed(decimals)) !== 0 ? '\u2212' : '';
  return `${sign}${grouped(whole)}${fraction === undefined ? '' : `,${fraction}`}`;
}

export function money(euros: number): string {
  if (Math.abs(euros) >= SHORT_MONEY_FROM) return `${decimal(euros / MILLION)}${NBSP}M€`;
  return `${decimal(euros, 0)}${NBSP}€`;
}

export function pricePerArea(euros: number): string {
  return `${decimal(euros, 0)}${NBSP}€/m²`;
}

export function area(squareMeters: number): string {
  if (squareMeters >= HECTARE) return `${decimal(squareMeters / HECTARE, 2)}${NBSP}ha`;
  return `${decimal(squareMeters)}${NBSP}m²`;
}

/** Set where {@link area} rounded: the exact figure, for a tooltip. */
export function exactArea(squareMeters: number): string | undefined {
  return squareMeters >= HECTARE ? `${decimal(squareMeters)}${NBSP}m²` : undefined;
}

/** `1 local`, `13 locaux`; French counts 0 as one. */
export function counted(count: number, one: string, many: string): string {
  return `${decimal(count, 0)}${NBSP}${Math.abs(count) < 2 ? one : many}`;
}

export function percent(ratio: number): string {
  return `${decimal(ratio * 100, 0)}${NBSP}%`;
}

export function range(from: number, to: number): string {
  return from === to ? String(from) : `${from}${NBSP}–${NBSP}${to}`;
}

export function siren(id: string): string {
  return /^\d{9}$/.test(id) ? id.replace(/(\d{3})(?=\d)/g, `$1${THIN}`) : id;
}

export function siret(id: string): string {
  return /^\d{14}$/.test(id) ? `${siren(id.slice(0, 9))}${THIN}${id.slice(9)}` : id;
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(1).replace('.', ',')}${NBSP}s`;
}
