import {
  asRow,
  type Drift,
  listOfSchema,
  nullable,
  objectSchema,
  type ObjectSchema,
  toText,
} from '../../fields/index.js';
import type { Candidate, Kept } from './candidates.js';
import { type ResidentialDpe, residentialFields } from './dpe-residential.fields.js';
import { type TertiaryDpe, tertiaryFields } from './dpe-tertiary.fields.js';

/** The certificates of a parcel, the latest first. A list that could not be obtained is null, never empty. */
export interface Energy {
  readonly residential: readonly ResidentialDpe[] | null;
  readonly tertiary: readonly TertiaryDpe[] | null;
}

export const energySchema: ObjectSchema = objectSchema(
  'Energy',
  'Energy performance certificates (DPE) drawn up since July 2021, the latest first',
  {
    residential: {
      ...nullable(listOfSchema(residentialFields.schema)),
      description: 'Of dwellings and buildings of dwellings; null when they could not be obtained',
    },
    tertiary: {
      ...nullable(listOfSchema(tertiaryFields.schema)),
      description: 'Of premises that are no housing; null when they could not be obtained',
    },
  },
);

/** What certificates are judged by once all of them are known. */
interface Surroundings {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Numbers that some certificate replaces. */
  readonly replaced: ReadonlySet<string>;
}

/** The numbers that certificates say they replace: whether those belong to the parcel or not. */
export function replacedNumbers(candidates: readonly Candidate[]): ReadonlySet<string> {
  const numbers = candidates.map(
    ({ row }) => toText(row['numero_dpe_remplace']) ?? toText(row['n_dpe_remplace']),
  );
  return new Set(numbers.filter((number) => number !== null));
}

export function residentialOf(kept: readonly Kept[], surroundings: Surroundings): ResidentialDpe[] {
  const housing = kept.filter(({ dataset }) => dataset !== 'tertiary');
  return latestFirst(housing.map((one) => completed(residentialFields.map(one.row), one, surroundings)));
}

export function tertiaryOf(kept: readonly Kept[], surroundings: Surroundings): TertiaryDpe[] {
  const premises = kept.filter(({ dataset }) => dataset === 'tertiary');
  return latestFirst(premises.map((one) => completed(tertiaryFields.map(one.row), one, surroundings)));
}

/** How whole rows of a dataset differ from its table. */
export function driftOfRow({ dataset, row }: Candidate): Drift {
  return (dataset === 'tertiary' ? tertiaryFields : residentialFields).drift(asRow(row));
}

/** As ISO 8601 writes a day. */
const DAY_IN_FRANCE = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });

/** The calendar day in France, where validity ends. */
export function dayInFrance(now: Date): string {
  return DAY_IN_FRANCE.format(now);
}

function completed<T extends ResidentialDpe | TertiaryDpe>(
  record: T,
  { dataset, match }: Kept,
  { today, replaced }: Surroundings,
): T {
  record.dataset = dataset;
  record.matchMethod = match.method;
  record.matchQuality = match.quality;
  // The last day of validity is a day of validity.
  record.isExpired = record.dpeValidityEndDate === null ? null : record.dpeValidityEndDate < today;
  record.isReplaced = record.dpeNumber !== null && replaced.has(record.dpeNumber);
  return record;
}

function latestFirst<T extends ResidentialDpe | TertiaryDpe>(records: T[]): T[] {
  const keyOf = ({ dpeEstablishmentDate, dpeReceptionDate, dpeNumber }: T): string =>
    `${dpeEstablishmentDate ?? dpeReceptionDate ?? ''} ${dpeNumber ?? ''}`;
  return records.sort((a, b) => compare(keyOf(b), keyOf(a)));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
