import { bestAddressMatch, foldText, frenchAddress, type FrenchAddress } from '../../addresses/index.js';
import { toText, type UpstreamRow } from '../../fields/index.js';

/** An address of the parcel, as far as it is compared with a permit's. */
export interface ParcelAddress {
  /** With its suffix: `217 bis`. */
  readonly houseNumber?: string | number | null;
  readonly street?: string | null;
  readonly postalCode?: string | null;
  readonly city?: string | null;
  readonly cityCode?: string | null;
}

/** The register cuts names of streets at this length. */
const CUT_AT = 26;
/** Some town halls' software cuts the type of a street at five letters, and writes it into the name. */
const CUT_TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    AVENU: 'AVENUE',
    BOULE: 'BOULEVARD',
    CHEMI: 'CHEMIN',
    ESPLA: 'ESPLANADE',
    FAUBO: 'FAUBOURG',
    HAMEA: 'HAMEAU',
    IMPAS: 'IMPASSE',
    LOTIS: 'LOTISSEMENT',
    MONTE: 'MONTEE',
    PASSA: 'PASSAGE',
    PROME: 'PROMENADE',
    QUART: 'QUARTIER',
    RESID: 'RESIDENCE',
    RUELL: 'RUELLE',
    SENTI: 'SENTIER',
    SQUAR: 'SQUARE',
    TRAVE: 'TRAVERSE',
    VENEL: 'VENELLE',
  }),
);

/** Type and name of the street; the name often carries the type already. */
export function streetOf(row: UpstreamRow): string | null {
  const type = toText(row['ADR_TYPEVOIE_TER']);
  const name = toText(row['ADR_LIBVOIE_TER']);
  if (type === null || name === null) return name;
  const carriesType = foldText(`${name} `).startsWith(`${foldText(type)} `);
  return carriesType ? name : `${type} ${name}`;
}

/** The cells hold `31`, `0` too. */
export function postalCodeOf(row: UpstreamRow): string | null {
  const text = toText(row['ADR_CODPOST_TER']);
  // Four digits: a number column ate the first 0 of 01-09.
  const code = text !== null && /^[1-9]\d{3}$/.test(text) ? `0${text}` : text;
  return code !== null && /^\d{5}$/.test(code) ? code : null;
}

/** Number and street, place name, postal code and town on one line; null when there is none of them. */
export function terrainAddress(row: UpstreamRow): string | null {
  const parts = [
    joined(toText(row['ADR_NUM_TER']), streetOf(row)),
    toText(row['ADR_LIEUDIT_TER']),
    joined(postalCodeOf(row), toText(row['ADR_LOCALITE_TER'])),
  ];
  return parts.filter((part) => part !== null).join(', ') || null;
}

function joined(...parts: readonly (string | null)[]): string | null {
  return parts.filter((part) => part !== null).join(' ') || null;
}

/**
 * Whether a permit's address is one of the parcel's: `exact` with the house number, `street` when the permit gives
 * none, `no` otherwise.
 */
export function addressAgreement(
  row: UpstreamRow,
  addresses: readonly FrenchAddress[],
): 'exact' | 'street' | 'no' {
  const street = streetOf(row);
  if (street === null) return 'no';
  const candidate = frenchAddress({
    houseNumber: toText(row['ADR_NUM_TER']),
    street: withWholeType(street),
    // The town is left out: after a merger the permit names the old commune, the address the new one.
    postalCode: postalCodeOf(row),
  });
  const isCut = (toText(row['ADR_LIBVOIE_TER']) ?? '').length >= CUT_AT;
  const { match } = bestAddressMatch(candidate, addresses, isCut ? { cutAt: CUT_AT } : {});
  return match === 'street' && candidate.houseNumbers.length > 0 ? 'no' : match;
}

/** The parcel's addresses in the form in which permits are compared with them. */
export function comparable(addresses: readonly ParcelAddress[]): FrenchAddress[] {
  return addresses.map(({ houseNumber, street, postalCode }) =>
    frenchAddress({
      houseNumber: houseNumber ?? null,
      street: street ?? null,
      postalCode: postalCode ?? null,
    }),
  );
}

function withWholeType(street: string): string {
  return street.replace(/^\S+/, (word) => CUT_TYPES.get(word.toUpperCase()) ?? word);
}
