import {
  arrondissementsOf,
  cityCodeOf,
  hasArrondissements,
  inseeCodeFault,
  isArrondissement,
} from './insee-code.js';
import { InvalidParcelId } from './invalid-parcel-id.js';

/** The four parts of a parcel identifier. */
export interface ParcelParts {
  /** INSEE code of the commune, of the arrondissement in Paris, Lyon and Marseille; 5 characters. */
  readonly inseeCode: string;
  /** `000`, or the last 3 digits of an absorbed commune's code, or a district of a big city. */
  readonly prefix: string;
  /** 2 characters: two letters, `0` and a letter, or digits (Alsace-Moselle). */
  readonly section: string;
  /** 4 digits. */
  readonly number: string;
}

/** A parcel of the French cadastre; frozen. */
export interface ParcelId extends ParcelParts {
  /** Canonical 14-character identifier: INSEE code, prefix, section, number. */
  readonly idu: string;
}

/** What a text says about a parcel; frozen. */
export type ParcelReference =
  /** All four parts are given. */
  | { readonly kind: 'exact'; readonly id: ParcelId }
  /** The prefix is not given and `000` is assumed: when the cadastre has no such parcel, ask it for any prefix. */
  | { readonly kind: 'assumedPrefix'; readonly id: ParcelId }
  /**
   * A city stands where its arrondissement belongs, so only the cadastre can tell the parcel: ask for the whole
   * city, with this prefix, or any prefix when it is null.
   */
  | {
      readonly kind: 'cityWide';
      readonly cityCode: string;
      readonly prefix: string | null;
      readonly section: string;
      readonly number: string;
    };

const NO_PREFIX = '000';
const NO_ARRONDISSEMENT = '00000';
const LENGTHS =
  'it must have 14 characters (INSEE code 5, prefix 3, section 2, number 4), or 11 without the prefix, or 16 with a code of arrondissement (5) in its place';

/** The canonical 14-character identifier of four parts. */
export function formatParcelId(parts: ParcelParts): string {
  return parts.inseeCode + parts.prefix + parts.section + parts.number;
}

/**
 * Reads the 14, 16 and 11 character forms; outer white space and case do not matter.
 * Says nothing of whether the parcel exists.
 * @throws {InvalidParcelId} and nothing else, whatever is given.
 */
export function parseParcelReference(given: unknown): ParcelReference {
  const refuse = (reason: string): never => {
    throw new InvalidParcelId(given, reason);
  };
  if (given === undefined || given === null) return refuse('it is missing');
  if (typeof given !== 'string') return refuse('it must be given once, as a text');
  const text = canonicalText(given, refuse);
  const inseeCode = text.slice(0, 5);
  const section = text.slice(-6, -4);
  const number = text.slice(-4);
  const fault = inseeCodeFault(inseeCode) ?? sectionFault(section) ?? numberFault(number);
  if (fault !== undefined) return refuse(fault);

  const middle = text.slice(5, -6);
  switch (middle.length) {
    case 0:
      return hasArrondissements(inseeCode)
        ? cityWide(inseeCode, null, section, number)
        : assumedPrefix(inseeCode, section, number);
    case 3:
      return withPrefix(inseeCode, middle, section, number, refuse);
    default:
      return withArrondissement(inseeCode, middle, section, number, refuse);
  }
}

/** The parcel of an identifier that is already canonical (as a source writes it); undefined for anything else. */
export function parcelIdOf(idu: string): ParcelId | undefined {
  try {
    const reference = parseParcelReference(idu);
    return reference.kind === 'exact' && reference.id.idu === idu ? reference.id : undefined;
  } catch {
    return undefined; // InvalidParcelId: nothing else is thrown
  }
}

type Refuse = (reason: string) => never;

/** Trimmed, upper-case, of one of the three lengths, with the section's blank filled in. */
function canonicalText(given: string, refuse: Refuse): string {
  const trimmed = given.trim();
  if (trimmed === '') return refuse('it is empty');
  // Before upper-casing, which turns some other letters into A-Z.
  if (!/^[0-9A-Za-z ]+$/.test(trimmed)) {
    return refuse('only the digits 0-9 and the letters A-Z are allowed, without separators');
  }
  const text = filledSection(trimmed).toUpperCase();
  if (text.includes(' ')) {
    return refuse('it must not contain blanks; a section of one letter is written with a 0 before it (0A)');
  }
  if (text.length !== 11 && text.length !== 14 && text.length !== 16) {
    return refuse(`it has ${text.length} character${text.length === 1 ? '' : 's'}, ${LENGTHS}`);
  }
  return text;
}

/**
 * Files of addresses write the section 0A of a 14-character identifier as blank and A, and even as 0, blank and A
 * (`220170000 A0880`).
 */
function filledSection(text: string): string {
  return text.replace(/^(.{8})0? (?=.{5}$)/, (_, communeAndPrefix: string) => `${communeAndPrefix}0`);
}

/** The 14-character form. */
function withPrefix(
  inseeCode: string,
  prefix: string,
  section: string,
  number: string,
  refuse: Refuse,
): ParcelReference {
  if (!/^\d{3}$/.test(prefix)) {
    return refuse(`its prefix ${prefix} (characters 6 to 8) must be 3 digits, 000 in most communes`);
  }
  if (!hasArrondissements(inseeCode)) {
    return Object.freeze({ kind: 'exact', id: makeParcelId({ inseeCode, prefix, section, number }) });
  }
  if (prefix === NO_PREFIX) return cityWide(inseeCode, null, section, number);
  const arrondissement = arrondissementIn(inseeCode, prefix);
  // The arrondissement took the place of the prefix, which Marseille has as well: it remains unknown.
  if (arrondissement !== undefined) return assumedPrefix(arrondissement, section, number);
  if (looksLikeArrondissement(inseeCode, prefix)) {
    return refuse(`${inseeCode} has no arrondissement ${prefix}`);
  }
  return cityWide(inseeCode, prefix, section, number);
}

/** The 16-character form. */
function withArrondissement(
  inseeCode: string,
  code: string,
  section: string,
  number: string,
  refuse: Refuse,
): ParcelReference {
  if (code === NO_ARRONDISSEMENT) {
    return hasArrondissements(inseeCode)
      ? cityWide(inseeCode, null, section, number)
      : assumedPrefix(inseeCode, section, number);
  }
  if (isArrondissement(code) && (code === inseeCode || cityCodeOf(code) === inseeCode)) {
    return assumedPrefix(code, section, number);
  }
  const arrondissement = code.startsWith('00') ? arrondissementIn(inseeCode, code.slice(2)) : undefined;
  if (arrondissement !== undefined) return assumedPrefix(arrondissement, section, number);
  return refuse(
    `${code} (characters 6 to 10) is not an arrondissement of ${inseeCode}; write 00000 where there is none`,
  );
}

/** The arrondissement of a city from its last 3 digits (75056, `107` -> 75107). */
function arrondissementIn(cityCode: string, lastDigits: string): string | undefined {
  const code = cityCode.slice(0, 2) + lastDigits;
  return hasArrondissements(cityCode) && cityCodeOf(code) === cityCode && code !== cityCode
    ? code
    : undefined;
}

/** A prefix in the same hundred as the city's arrondissements can only be meant as one of them. */
function looksLikeArrondissement(cityCode: string, prefix: string): boolean {
  return arrondissementsOf(cityCode).some((code) => code[2] === prefix[0]);
}

function sectionFault(section: string): string | undefined {
  return section === '00' ? 'section 00 does not exist' : undefined;
}

function numberFault(number: string): string | undefined {
  if (!/^\d{4}$/.test(number)) return `its number ${number} (last 4 characters) must be 4 digits`;
  return number === '0000' ? 'parcel number 0000 does not exist' : undefined;
}

function makeParcelId(parts: ParcelParts): ParcelId {
  return Object.freeze({ idu: formatParcelId(parts), ...parts });
}

function assumedPrefix(inseeCode: string, section: string, number: string): ParcelReference {
  const id = makeParcelId({ inseeCode, prefix: NO_PREFIX, section, number });
  return Object.freeze({ kind: 'assumedPrefix', id });
}

function cityWide(cityCode: string, prefix: string | null, section: string, number: string): ParcelReference {
  return Object.freeze({ kind: 'cityWide', cityCode, prefix, section, number });
}
