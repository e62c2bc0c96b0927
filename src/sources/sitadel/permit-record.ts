import { formatParcelId } from '../../parcels/parcel-id.js';
import type { CadastralReference } from './cadastral-reference.js';
import type { Dossier } from './dossiers.js';
import { MATCH_QUALITIES, type MatchQuality } from './match-permit.js';
import { FILE_COLUMN, type MatchMethod, type Permit, permitFields } from './sitadel.fields.js';
import type { SoughtParcel } from './sought-parcel.js';

/** How a permit was found. */
export interface Match {
  readonly method: MatchMethod;
  readonly quality: MatchQuality;
}

/** The record of a permit. Of two rows the first to have a value gives it; nothing is summed. */
export function permitRecord(
  dossier: Dossier,
  match: Match,
  parcel: SoughtParcel,
  millesime: string | null,
): Permit {
  const records = dossier.rows.map(({ type, row }) =>
    // Without its commune a row's numbered section could not be told from a prefix.
    permitFields.map({ COMM: parcel.cityCode, ...row.row, [FILE_COLUMN]: type }),
  );
  const references = records.map((one) => one.cadastralReferences).find((one) => one.length > 0) ?? [];
  return {
    ...records.reduce(combined),
    id: `${dossier.series}-${dossier.number}-${dossier.rank}`,
    parcelId: parcel.idu,
    types: dossier.rows.map(({ type }) => type),
    matchMethod: match.method,
    matchQuality: match.quality,
    isPartOfParcel: references.some((one) => one.partial && isParcel(one, parcel)),
    parcelIds: parcelIds(references, match, parcel),
    cadastralReferences: references,
    millesime,
  };
}

/** The surest of several matches. */
export function surest(matches: readonly Match[]): Match | undefined {
  const rank = ({ quality }: Match): number => MATCH_QUALITIES.indexOf(quality);
  return [...matches].sort((a, b) => rank(a) - rank(b))[0];
}

function combined(first: Permit, second: Permit): Permit {
  const values: Record<string, unknown> = { ...second };
  for (const [name, value] of Object.entries(first)) {
    if (value !== null) values[name] = value;
  }
  return values as Permit;
}

function isParcel({ section, number }: CadastralReference, parcel: SoughtParcel): boolean {
  return section === parcel.section && number === parcel.number;
}

/** What the permit's other parcels are called is known only where the prefix is, and it is one permit's. */
function parcelIds(references: readonly CadastralReference[], match: Match, parcel: SoughtParcel): string[] {
  if (match.method === 'address') return [];
  const others = references.flatMap(({ prefix, section, number }) => {
    if (prefix === null && match.quality !== 'exact') return [];
    return [
      formatParcelId({ inseeCode: parcel.inseeCode, prefix: prefix ?? parcel.prefix, section, number }),
    ];
  });
  return [...new Set([parcel.idu, ...others])];
}
