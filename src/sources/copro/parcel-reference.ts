import { formerIdu } from '../../parcels/communes.js';
import { cityCodeOf, isArrondissement } from '../../parcels/insee-code.js';
import { parcelIdOf } from '../../parcels/parcel-id.js';
import { type UpstreamRow } from '../../fields/index.js';
import { firstKnown, REGISTER_COLUMNS, SLOT_COLUMNS } from './register-columns.js';

/** A parcel as the register may write it. */
export interface RegisterKey {
  /** 14 characters, or the register's mixture of city, arrondissement, section and number. */
  readonly key: string;
  /** False where the form leaves out a part of the identifier, so that another parcel may be meant. */
  readonly isProof: boolean;
}

const NO_PREFIX = '000';

/**
 * All the ways in which the register may write a parcel. In Paris and Lyon it puts the city's code first and the
 * arrondissement where the prefix belongs (75115000EF0065 is 75056115EF0065). Marseille, whose parcels have a prefix
 * of their own, was never seen: its possible forms are all asked for.
 * @param idu canonical identifier
 */
export function registerKeys(idu: string): readonly RegisterKey[] {
  const id = parcelIdOf(idu);
  if (id === undefined) return [{ key: idu, isProof: true }];
  const keys: RegisterKey[] = [{ key: idu, isProof: true }];
  if (isArrondissement(id.inseeCode)) {
    const city = cityCodeOf(id.inseeCode);
    const rest = id.section + id.number;
    if (id.prefix !== NO_PREFIX) keys.push({ key: city + id.prefix + rest, isProof: true });
    keys.push({ key: city + id.inseeCode.slice(2) + rest, isProof: id.prefix === NO_PREFIX });
  }
  // Registrations are older than some mergers of communes.
  const former = formerIdu(idu);
  if (former !== undefined) keys.push({ key: former, isProof: true });
  return keys;
}

/** The cadastre's identifier of a parcel that the register names, or null when it cannot be told. */
export function iduOfReference(reference: string): string | null {
  const key = reference.trim().toUpperCase();
  if (!/^[0-9AB]{5}\d{3}[0-9A-Z]{2}\d{4}$/.test(key)) return null;
  const [city, middle, rest] = [key.slice(0, 5), key.slice(5, 8), key.slice(8)];
  const arrondissement = city.slice(0, 2) + middle;
  if (isArrondissement(arrondissement) && cityCodeOf(arrondissement) === city) {
    // Marseille's districts are not in such a reference.
    return city === '13055' ? null : arrondissement + NO_PREFIX + rest;
  }
  // The arrondissement's code in both places.
  if (isArrondissement(city) && city.slice(2) === middle) return city + NO_PREFIX + rest;
  return parcelIdOf(key) === undefined ? null : key;
}

/** One of the (at most three) parcels of a row. */
export interface RegisterParcel {
  /** As the register writes it; put together from its parts where the reference itself is empty. */
  readonly reference: string;
  readonly id: string | null;
  readonly inseeCode: string | null;
  readonly prefix: string | null;
  readonly section: string | null;
  readonly number: string | null;
}

/** The parcels that a row of the register names. */
export function parcelsOf(row: UpstreamRow): readonly RegisterParcel[] {
  return SLOT_COLUMNS.reference.flatMap((names, slot) => {
    const inseeCode = padded(row, SLOT_COLUMNS.inseeCode[slot], 5);
    const prefix = padded(row, SLOT_COLUMNS.prefix[slot], 3);
    const section = padded(row, SLOT_COLUMNS.section[slot], 2)?.toUpperCase() ?? null;
    const number = padded(row, SLOT_COLUMNS.planNumber[slot], 4);
    const parts = { inseeCode, prefix, section, number };
    const whole =
      inseeCode === null || section === null || number === null
        ? null
        : inseeCode + (prefix ?? NO_PREFIX) + section + number;
    const reference = firstKnown(row, names)?.toUpperCase() ?? whole;
    return reference === null ? [] : [{ reference, id: iduOfReference(reference), ...parts }];
  });
}

function padded(
  row: UpstreamRow,
  names: readonly [string, ...string[]] | undefined,
  length: number,
): string | null {
  const value = names === undefined ? null : firstKnown(row, names);
  return value === null ? null : value.padStart(length, '0');
}

/**
 * Whether a row of the register is about a parcel:
 * `here` - it names it; `perhaps` - in a form that may mean another one too, or it does not name all its parcels;
 * `elsewhere` - it names all its parcels and this is none of them.
 */
export type RegisteredPlace = 'here' | 'perhaps' | 'elsewhere';

export function placeOf(row: UpstreamRow, idu: string): RegisteredPlace {
  const keys = registerKeys(idu);
  const parcels = parcelsOf(row);
  const names = (proof: boolean): boolean =>
    parcels.some(
      ({ reference, id }) =>
        (proof && id === idu) || keys.some(({ key, isProof }) => isProof === proof && key === reference),
    );
  if (names(true)) return 'here';
  if (names(false) || parcels.length === 0) return 'perhaps';
  const declared = Number(firstKnown(row, REGISTER_COLUMNS.numberOfParcels) ?? 0);
  const readable = parcels.every(({ id }) => id !== null);
  return readable && declared <= parcels.length ? 'elsewhere' : 'perhaps';
}

/** A parcel's section and number in the spellings that the register's columns have. */
export function spellingsOf(idu: string): { readonly sections: string[]; readonly numbers: string[] } {
  const section = idu.slice(8, 10);
  const number = idu.slice(10);
  const sections = section.startsWith('0') ? [section, section.slice(1)] : [section];
  return {
    sections: [...new Set(sections.flatMap((one) => [one, one.toLowerCase()]))],
    numbers: [...new Set([number, String(Number(number))])],
  };
}

/**
 * Whether a row found by arrondissement, section and number is this very parcel: its prefix decides.
 * Several districts of Marseille repeat a section and number, so without the prefix it may be another one.
 */
export function placeByParts(row: UpstreamRow, idu: string): RegisteredPlace {
  const { sections, numbers } = spellingsOf(idu);
  let place: RegisteredPlace = 'elsewhere';
  for (const { section, number, prefix } of parcelsOf({ ...row, ...withCommune(row, idu) })) {
    if (section === null || number === null) continue;
    if (!sections.includes(section) || !numbers.includes(number)) continue;
    if (prefix === idu.slice(5, 8)) return 'here';
    if (prefix === null || prefix === NO_PREFIX || prefix === idu.slice(2, 5)) place = 'perhaps';
  }
  return place;
}

/** Rows without a commune for their parcels are in the commune that was asked for. */
function withCommune(row: UpstreamRow, idu: string): UpstreamRow {
  return Object.fromEntries(
    SLOT_COLUMNS.inseeCode.flatMap((names) =>
      firstKnown(row, names) === null ? [[names[0], idu.slice(0, 5)]] : [],
    ),
  );
}
