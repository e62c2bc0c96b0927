import { isKnown } from '../format/known.js';
import type { Transaction } from '../api/answer.js';
import { area, counted, decimal } from '../format/numbers.js';

/** Abbreviations of a table; a phone has room for the whole word. */
const SHORT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    appartement: 'Appt',
    maison: 'Maison',
    dépendance: 'Dépendance',
  }),
);
const PREMISES = /^local industriel/i;

function kindOf(type: string, isShort: boolean): string {
  if (PREMISES.test(type)) return 'Commerce';
  return isShort ? (SHORT.get(type.toLowerCase()) ?? type) : type;
}

/** `Appt 2 p., 28 m²`, `4 commerces, 32 m²`, `Terrain, 412 m²`. */
export function goodsOf(sale: Transaction, isShort: boolean): string {
  const { localType, totalRooms, totalSurface, dependencyCount, landInfo } = sale;
  if (!isKnown(localType)) {
    const land = landInfo?.totalSurface;
    return !isKnown(land) ? 'Terrain' : `Terrain, ${area(land)}`;
  }
  const many = dwellingsOf(sale);
  const kind = many > 1 ? `${counted(many, '', plural(localType))}`.trim() : kindOf(localType, isShort);
  const rooms = many <= 1 && isKnown(totalRooms) && totalRooms > 0 ? ` ${decimal(totalRooms, 0)} p.` : '';
  const withDependency =
    (dependencyCount ?? 0) > 0 && !/dépendance/i.test(localType)
      ? isShort
        ? ' + dép.'
        : ' + dépendance'
      : '';
  const surface = !isKnown(totalSurface) || totalSurface === 0 ? '' : `, ${area(totalSurface)}`;
  return `${kind}${rooms}${withDependency}${surface}`;
}

function plural(type: string): string {
  return PREMISES.test(type) ? 'commerces' : `${type.toLowerCase()}s`;
}

/** Premises of the main kind in one sale. */
function dwellingsOf({ locals, localType }: Transaction): number {
  return (locals ?? [])
    .filter(({ type }) => type === localType)
    .reduce((sum, { count }) => sum + (count ?? 1), 0);
}

/** €/m², where the price is of one dwelling: a sale of several tells none. */
export function pricePerArea(sale: Transaction): number | null {
  if (sale.isMultiParcel === true || dwellingsOf(sale) > 1) return null;
  return sale.pricePerSquareMeter ?? null;
}

/** What kind of sale it is, where it is no ordinary one. */
export function saleTags(sale: Transaction): string[] {
  const tags: string[] = [];
  const type = sale.mutationType ?? 'Vente';
  if (sale.isOffPlan === true) tags.push('VEFA');
  else if (/terrain/i.test(type)) tags.push('terrain à bâtir');
  else if (!/^vente/i.test(type)) tags.push(type.replace(/^Echange/, 'Échange').toLowerCase());
  if (sale.isMultiParcel === true) {
    const others = (sale.parcelIds?.length ?? 1) - 1;
    tags.push(
      others > 0
        ? `vendu avec ${counted(others, 'autre parcelle', 'autres parcelles')}`
        : 'vendu avec d’autres parcelles',
    );
  }
  return tags;
}

export interface PricedSale {
  readonly id: string;
  readonly date: string;
  readonly price: number;
}

export function pricedSales(sales: readonly Transaction[]): PricedSale[] {
  return sales.flatMap((sale) => {
    const price = pricePerArea(sale);
    return price === null ? [] : [{ id: sale.mutationId, date: sale.mutationDate, price }];
  });
}

export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  if (upper === undefined) return null;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? upper) + upper) / 2 : upper;
}
