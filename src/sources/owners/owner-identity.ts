import { foldedWords } from '../../addresses/index.js';
import { SIREN } from '../../parcels/siren.js';

/** The register's number of a legal person: its SIREN, or what stands in for one (`U` and 8 digits). */
export interface RegisteredNumber {
  readonly siren: string | null;
  readonly registerId: string | null;
}

export function registeredNumber(text: string | null): RegisteredNumber {
  if (text === null) return { siren: null, registerId: null };
  return SIREN.test(text) ? { siren: text, registerId: null } : { siren: null, registerId: text };
}

/** Words that one file writes and another leaves out. */
const LEGAL_FORMS = new Set(
  'SCI SCCV SCCI SCP SCPI SC SCM SARL EURL SAS SASU SA SNC SCA SCS SEM SEML SELARL GFA GIE STE SOCIETE CIVILE IMMOBILIERE ANONYME ASSOCIATION ASS'.split(
    ' ',
  ),
);

function comparableName(name: string): string {
  const words = foldedWords(name);
  const telling = words.filter((word) => !LEGAL_FORMS.has(word));
  return (telling.length > 0 ? telling : words).join(' ');
}

export interface Holder extends RegisteredNumber {
  readonly ownerName: string | null;
}

/** Whether two entries are one legal person: by SIREN where both have one, else by name without its legal form. */
export function isSameHolder(a: Holder, b: Holder): boolean {
  if (a.siren !== null && b.siren !== null) return a.siren === b.siren;
  if (a.registerId !== null && a.registerId === b.registerId) return true;
  if (a.ownerName === null || b.ownerName === null) return false;
  const name = comparableName(a.ownerName);
  return name !== '' && name === comparableName(b.ownerName);
}

/** Titles and words that begin the name of a person, of heirs, or of several persons together. */
const PERSON =
  /^(?:M|MR|MM|MME|MMES|MLLE|MLLES|MONSIEUR|MADAME|MADEMOISELLE|EPOUX|CONSORTS|HERITIERS|HOIRS|HOIRIE|SUCCESSION|INDIVISION)\s/;
/** INSEE's legal forms of natural persons: sole traders. */
const SOLE_TRADER = /^1\d{3}$|^1$/;

/**
 * Whether an entry may name a natural person. The files are of legal persons, but bodies without SIREN are
 * sometimes heirs or joint owners under their own names, and those are nobody's business.
 */
export function mayBeNaturalPerson(holder: Holder, legalFormCode: string | null = null): boolean {
  if (legalFormCode !== null && SOLE_TRADER.test(legalFormCode)) return true;
  if (holder.siren !== null || holder.ownerName === null) return false;
  return PERSON.test(`${foldedWords(holder.ownerName).join(' ')} `);
}
