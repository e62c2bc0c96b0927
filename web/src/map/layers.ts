import { computed, signal } from '@preact/signals';
import { parts } from '../state/parts.js';
import { reports } from '../state/sheet.js';
import { spokenNumber } from '../format/parcel-id.js';
import { shapes } from './shapes.js';

/** A line of the panel `Calques`. */
export interface Layer {
  readonly key: string;
  readonly name: string;
  /** Class of its swatch. */
  readonly swatch: string;
  /** At the right: how many, `…` while waiting, `non couvert`. */
  readonly count: string;
}

const hidden = signal<ReadonlySet<string>>(new Set());
export const isShown = (key: string): boolean => !hidden.value.has(key);

export function toggleLayer(key: string): void {
  const next = new Set(hidden.value);
  if (!next.delete(key)) next.add(key);
  hidden.value = next;
}

function countOf(part: 'buildings' | 'transactions' | 'addresses', source: string, count: number): string {
  if (reports.value[source]?.status === 'not_covered' && count === 0) return 'non couvert';
  const { status } = parts[part].value;
  if (status === 'waiting') return '…';
  return status === 'failed' ? 'indisponible' : String(count);
}

export const layers = computed((): readonly Layer[] => {
  const { buildings, zones, addresses } = shapes.value;
  const cadastral = parts.cadastral.value.data;
  const sales = parts.transactions.value.data?.length ?? 0;
  return [
    {
      key: 'parcel',
      name: 'Parcelle',
      swatch: 'parcel',
      count: cadastral === null ? '…' : spokenNumber(cadastral.section, cadastral.number),
    },
    {
      key: 'buildings',
      name: 'Bâtiments de la parcelle',
      swatch: 'building',
      count: countOf('buildings', 'bdnb', buildings.length),
    },
    { key: 'neighbours', name: 'Parcelles voisines', swatch: 'neighbour', count: '' },
    { key: 'sales', name: 'Transactions', swatch: 'sale', count: countOf('transactions', 'dvf', sales) },
    {
      key: 'addresses',
      name: 'Adresses',
      swatch: 'address',
      count: countOf('addresses', 'ban', addresses.length),
    },
    ...zones.map(({ key, code, type, family, isMain }) => ({
      key,
      name: `Zone ${code}`,
      swatch: `zone zone-${family}${isMain ? '' : ' is-other'}`,
      count: type,
    })),
  ];
});
