import type { Result } from './result.js';

type Row = Readonly<Record<string, unknown>>;

/** The leading figures of a parcel: a row of the CSV output, the properties of a GeoJSON feature. */
export interface Figures {
  readonly index: number;
  readonly parcelId: string;
  readonly status: number;
  /** Canonical identifier; null where no parcel has the one given. */
  readonly id: string | null;
  readonly address: string | null;
  readonly commune: string | null;
  /** m2 */
  readonly area: number | null;
  readonly buildingCount: number | null;
  readonly saleCount: number | null;
  /** ISO day */
  readonly lastSaleDate: string | null;
  /** Euros; of the whole deed, which may be about more than this parcel. */
  readonly lastSalePrice: number | null;
  /** Energy classes of the certificates, each with how many: `C 3, D 1`. */
  readonly dpeClasses: string | null;
  readonly occupantCount: number | null;
  readonly ownerCount: number | null;
  readonly condominiumCount: number | null;
  readonly permitCount: number | null;
  readonly businessSaleCount: number | null;
  readonly planZones: string | null;
  /** Parts that were asked for and could not be had. */
  readonly missing: string | null;
  /** Why there is no answer. */
  readonly error: string | null;
}

/** In the order of the columns. */
export const FIGURE_NAMES = [
  'index',
  'parcelId',
  'status',
  'id',
  'address',
  'commune',
  'area',
  'buildingCount',
  'saleCount',
  'lastSaleDate',
  'lastSalePrice',
  'dpeClasses',
  'occupantCount',
  'ownerCount',
  'condominiumCount',
  'permitCount',
  'businessSaleCount',
  'planZones',
  'missing',
  'error',
] as const satisfies readonly (keyof Figures)[];

/** Null is what was not asked for or could not be had; 0 is none. */
export function figuresOf({ index, parcelId, status, answer, error }: Result): Figures {
  const property: Row = answer?.document.properties[0] ?? {};
  const cadastral = objectOf(property['cadastral']);
  const addresses = listOf(property['addresses']);
  const lastSale = latestSale(listOf(property['transactions']));
  const energy = objectOf(property['energy']);
  const urbanisme = objectOf(property['urbanisme']);
  return {
    index,
    parcelId,
    status,
    id: textOf(cadastral['id']),
    address: firstText(addresses, 'label') ?? firstText(buildingsOf(property), 'mainAddress'),
    commune: textOf(cadastral['communeName']) ?? firstText(addresses, 'city'),
    area: numberOf(cadastral['area']),
    buildingCount: countOf(property['buildings']),
    saleCount: salesOf(property['transactions']),
    lastSaleDate: textOf(lastSale?.['mutationDate']),
    lastSalePrice: numberOf(lastSale?.['value']),
    dpeClasses: classesOf([...listOf(energy['residential']), ...listOf(energy['tertiary'])]),
    occupantCount: countOf(property['occupation']),
    ownerCount: countOf(property['owners']),
    condominiumCount: countOf(property['copropriete']),
    permitCount: countOf(property['permis']),
    businessSaleCount: countOf(property['fondsDeCommerce']),
    planZones: joined(listOf(urbanisme['zones']).map((zone) => textOf(zone['libelle']))),
    missing: joined((answer?.document.errors ?? []).map(({ section }) => textOf(section))),
    error: error?.message ?? null,
  };
}

/** A deed has a record for each of its premises. */
function salesOf(value: unknown): number | null {
  if (!Array.isArray(value)) return null;
  return new Set(listOf(value).map((sale, at) => textOf(sale['mutationId']) ?? String(at))).size;
}

function latestSale(sales: readonly Row[]): Row | undefined {
  const dayOf = (sale: Row): string => textOf(sale['mutationDate']) ?? '';
  return sales.reduce<Row | undefined>(
    (latest, sale) => (latest === undefined || dayOf(sale) > dayOf(latest) ? sale : latest),
    undefined,
  );
}

function classesOf(certificates: readonly Row[]): string | null {
  const counts = new Map<string, number>();
  for (const { dpeLabel } of certificates) {
    const label = textOf(dpeLabel);
    if (label !== null) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return joined(
    [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([label, count]) => `${label} ${count}`),
  );
}

function buildingsOf(property: Row): Row[] {
  return listOf(property['buildings']).map((entry) => objectOf(entry['building']));
}

function firstText(rows: readonly Row[], name: string): string | null {
  return rows.map((row) => textOf(row[name])).find((text) => text !== null) ?? null;
}

function joined(texts: readonly (string | null)[]): string | null {
  const distinct = [...new Set(texts.filter((text) => text !== null))];
  return distinct.length === 0 ? null : distinct.join(', ');
}

function countOf(value: unknown): number | null {
  return Array.isArray(value) ? value.length : null;
}

function listOf(value: unknown): Row[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}

function objectOf(value: unknown): Row {
  return typeof value === 'object' && value !== null ? (value as Row) : {};
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
