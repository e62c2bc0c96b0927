import {
  type FrenchAddress,
  frenchAddress,
  matchesAddress,
  parseFrenchAddress,
} from '../../addresses/index.js';
import { toText, columnValue, type UpstreamRow } from '../../fields/index.js';
import { firstKnown, REGISTER_COLUMNS, SLOT_COLUMNS } from './register-columns.js';

/** An address of the parcel, as far as the register is searched by it. */
export interface CoproAddress {
  /** With its suffix: `217 bis`. */
  readonly houseNumber: string | null;
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  /** INSEE code, of the arrondissement in Paris, Lyon and Marseille. */
  readonly cityCode: string | null;
}

/** The address of a row, reference or further one, that is one of these: same street, same number. Null for none. */
export function sharedAddress(row: UpstreamRow, addresses: readonly CoproAddress[]): string | null {
  const wanted = addresses.map(frenchAddress);
  for (const [text, candidate] of addressesOf(row)) {
    if (wanted.some((address) => matchesAddress(candidate, address) === 'exact')) return text;
  }
  return null;
}

/** The addresses of a row that can be read; the town of its first one where they name none. */
function addressesOf(row: UpstreamRow): readonly (readonly [string, FrenchAddress])[] {
  const postalCode = firstKnown(row, REGISTER_COLUMNS.postalCode)?.padStart(5, '0') ?? null;
  const cityCode = toText(columnValue(row, 'code_officiel_arrondissement_commune'))?.padStart(5, '0') ?? null;
  const columns = [REGISTER_COLUMNS.street, REGISTER_COLUMNS.referenceAddress, ...SLOT_COLUMNS.complement];
  return columns.flatMap((names) => {
    const text = firstKnown(row, names);
    const read = text === null ? null : parseFrenchAddress(text);
    if (text === null || read === null) return [];
    const isElsewhere = read.postalCode !== null && read.postalCode !== postalCode;
    return [
      [text, isElsewhere ? read : { ...read, postalCode: read.postalCode ?? postalCode, cityCode }] as const,
    ];
  });
}
