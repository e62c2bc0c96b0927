import { createHash } from 'node:crypto';
import type { UpstreamRow } from '../../fields/index.js';
import { BUSINESS_PREMISES, DEPENDENCY, OFF_PLAN } from './dvf.codes.js';
import {
  localFields,
  type MutationTotals,
  type SaleRow,
  saleRowFields,
  type Transaction,
  transactionFields,
  type TransactionMatch,
  type TransactionSource,
} from './dvf.fields.js';
import { landOf } from './land.js';
import { lotsOf, lotsOverParcels, numberOfLots } from './lots.js';
import { countOf, dwellingsAmong, ofType, perPremises, type Premises, premisesOf } from './premises.js';
import { distinct, sumOrNull, toCents } from './totals.js';

/** All rows of one sale (one `id_mutation`) as one route had them. */
export interface Sale {
  readonly rows: readonly UpstreamRow[];
  readonly source: TransactionSource;
  readonly edition: string | null;
}

/** The parcel that a sale is told for. */
export interface SoldParcel {
  /** As it was asked for. */
  readonly idu: string;
  /** As the sale names it. */
  readonly soldAs: string;
  readonly matchMethod: TransactionMatch;
}

/** Symbolic prices say nothing about a price by the square metre. */
const SYMBOLIC_PRICE = 1;
const KEY_LENGTH = 16;

/** The rows of one sale, told as one transaction of the parcel: its own premises, lots and land, the whole sale's price. */
export function transactionOf(sale: Sale, parcel: SoldParcel): Transaction {
  const raw = new Map<SaleRow, UpstreamRow>();
  for (const row of sale.rows) raw.set(saleRowFields.map(row), row);
  const rows = [...raw.keys()];
  const own = rows.filter(({ parcelId }) => parcelId === parcel.soldAs);
  const others = rows.filter(({ parcelId }) => parcelId !== parcel.soldAs);
  const premises = premisesOf(own);
  const lots = lotsOf(own);
  const land = landOf(own);
  const parcelIds = distinct(rows.map(({ parcelId }) => parcelId));
  const volumeNumbers = distinct(own.map(({ volumeNumber }) => volumeNumber));

  const main = premises[0]?.row ?? own.find(({ street }) => street !== null) ?? own[0];
  const transaction = transactionFields.map(main === undefined ? {} : raw.get(main));
  const value = transaction.value ?? rows.find((row) => row.value !== null)?.value ?? null;
  return Object.assign(transaction, {
    value,
    parcelId: parcel.idu,
    // The main row may be one of land, beside which the kind of premises is not said.
    localType: premises[0]?.row.localType ?? null,
    mainLocalTypeCode: premises[0]?.row.localTypeCode ?? null,
    totalSurface: sumOrNull(perPremises(premises, ({ builtSurface }) => builtSurface)),
    totalRooms: sumOrNull(perPremises(premises, ({ rooms }) => rooms)),
    coordinates: transaction.coordinates ?? pointOf(own),
    numberOfLots: numberOfLots(own),
    lots,
    landInfo: {
      totalSurface: sumOrNull(land.map(({ surface }) => surface)),
      parcels: land,
      otherParcels: landOf(others),
    },
    stableKey: stableKey(transaction.mutationDate, value, transaction.mutationType, parcelIds),
    dispositionNumbers: distinct(own.map(({ dispositionNumber }) => dispositionNumber)),
    parcelIds,
    isMultiParcel: parcelIds.length > 1,
    communeCodes: distinct(rows.map(({ cityCode }) => cityCode)),
    volumeNumber: volumeNumbers[0] ?? null,
    volumeNumbers,
    previousParcelId: parcel.matchMethod === 'formerParcelId' ? parcel.soldAs : transaction.previousParcelId,
    locals: premises.map(({ row, count }) => ({ ...localFields.map(raw.get(row)), count })),
    dependencyCount: countOf(ofType(premises, DEPENDENCY)),
    totalCarrezSurface: sumOrNull(lots.map(({ carrezSurface }) => carrezSurface)),
    mutationTotals: totalsOf(rows, parcelIds.length),
    isOffPlan: transaction.mutationType === OFF_PLAN,
    pricePerSquareMeter: pricePerSquareMeter(value, premisesOf(rows)),
    matchMethod: parcel.matchMethod,
    source: sale.source,
    edition: sale.edition,
  } satisfies Partial<Transaction>);
}

function totalsOf(rows: readonly SaleRow[], parcelCount: number): MutationTotals {
  const premises = premisesOf(rows);
  return {
    surface: sumOrNull(perPremises(premises, ({ builtSurface }) => builtSurface)),
    rooms: sumOrNull(perPremises(premises, (row) => row.rooms)),
    landSurface: sumOrNull(landOf(rows).map(({ surface }) => surface)),
    localCount: countOf(premises),
    parcelCount,
    lotCount: lotsOverParcels(rows),
  };
}

/** Only where the price is surely that of one dwelling. */
function pricePerSquareMeter(value: number | null, premises: readonly Premises[]): number | null {
  const dwellings = dwellingsAmong(premises);
  const surface = dwellings[0]?.row.builtSurface ?? null;
  const isOneDwelling = countOf(dwellings) === 1 && ofType(premises, BUSINESS_PREMISES).length === 0;
  if (!isOneDwelling || value === null || value <= SYMBOLIC_PRICE || surface === null || surface <= 0)
    return null;
  return toCents(value / surface);
}

function pointOf(rows: readonly SaleRow[]): readonly [number, number] | null {
  for (const { longitude, latitude } of rows) {
    if (longitude !== null && latitude !== null) return [longitude, latitude];
  }
  return null;
}

/** Numbers of sales change at every edition; what was sold, when and for how much does not. */
function stableKey(
  date: string | null,
  value: number | null,
  nature: string | null,
  parcelIds: readonly string[],
): string {
  const text = JSON.stringify([date, value, nature, [...parcelIds].sort()]);
  return createHash('sha256').update(text).digest('hex').slice(0, KEY_LENGTH);
}
