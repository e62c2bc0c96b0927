import { isRow, toItems, toText, type UpstreamRow } from '../../fields/index.js';
import { rowsOf } from './inner-document.js';

export const PARTY_TYPES = ['pm', 'pp'] as const;
/** `pm`: a legal person; `pp`: a natural one. */
export type PartyType = (typeof PARTY_TYPES)[number];

/** Nothing but names may be told of a natural person: what is kept of such a party, beside its trade. */
const KEPT_OF_PERSONS: ReadonlySet<string> = new Set([
  ...['typePersonne', 'numeroImmatriculation', 'inscriptionRM', 'nonInscrit'],
  ...['nomCommercial', 'activite', 'nom', 'prenom', 'nomUsage'],
]);
const NAMES_OF_PERSONS: ReadonlySet<string> = new Set(['nom', 'prenom', 'nomUsage']);
const SIREN_DIGITS = /(?<!\d)\d{3}\s?\d{3}\s?\d{3}(?!\d)/;

/** Unknown kinds are told by the names they bear. */
export function partyType(party: UpstreamRow): PartyType | null {
  const type = toText(party['typePersonne'])?.toLowerCase();
  if (type === 'pm' || type === 'pp') return type;
  if (companyName(party) !== null) return 'pm';
  return personName(party) === null ? null : 'pp';
}

export function isPerson(party: UpstreamRow): boolean {
  return partyType(party) === 'pp';
}

/** Name of the company, or first names and surname. */
export function partyName(party: UpstreamRow): string | null {
  return companyName(party) ?? personName(party);
}

/** 9 digits; null for parties without a number. */
export function partySiren(party: UpstreamRow): string | null {
  const [registration] = rowsOf(party['numeroImmatriculation']);
  const [craft] = rowsOf(party['inscriptionRM']);
  return (
    sirenIn(registration?.['numeroIdentification']) ?? sirenIn(craft?.['numeroIdentificationRM']) ?? null
  );
}

/** `106 594 302 RCS Marseille`; of craftsmen without such an entry their number in the trades register. */
export function registrationText(party: UpstreamRow): string | null {
  const [registration] = rowsOf(party['numeroImmatriculation']);
  const parts = ['numeroIdentification', 'codeRCS', 'nomGreffeImmat'].map((name) => registration?.[name]);
  const [craft] = rowsOf(party['inscriptionRM']);
  const written = joined(parts) ?? (craft === undefined ? null : joined(Object.values(craft)));
  return written;
}

/**
 * The party without what is nobody's business: of a natural person no address (it is a home), nationality or birth;
 * of no party the names of those who run it.
 */
export function publishable(party: UpstreamRow, withPersonNames: boolean): UpstreamRow {
  const isKept = isPerson(party)
    ? (name: string): boolean => KEPT_OF_PERSONS.has(name) && (withPersonNames || !NAMES_OF_PERSONS.has(name))
    : (name: string): boolean => name !== 'administration' && name !== 'nationalite';
  const kept = Object.fromEntries(Object.entries(party).filter(([name]) => isKept(name)));
  // Said here, since without its names the kind of the party could no longer be told.
  return { ...kept, typePersonne: partyType(party) };
}

/** 9 digits, from a number written with or without blanks, or with its register behind. */
export function sirenIn(value: unknown): string | null {
  return SIREN_DIGITS.exec(toText(value) ?? '')?.[0].replace(/\s/g, '') ?? null;
}

/** The parties of a list, each once. */
export function distinctParties(parties: readonly UpstreamRow[]): readonly UpstreamRow[] {
  const byKey = new Map(
    parties.map((party) => [`${partySiren(party) ?? ''} ${partyName(party) ?? ''}`, party]),
  );
  return [...byKey.values()];
}

function companyName(party: UpstreamRow): string | null {
  const { personneMorale } = party;
  return (
    toText(party['denomination']) ?? toText(isRow(personneMorale) ? personneMorale['denomination'] : null)
  );
}

function personName(party: UpstreamRow): string | null {
  return joined([...toItems(party['prenom']), party['nom']]);
}

function joined(parts: readonly unknown[]): string | null {
  return (
    parts
      .map(toText)
      .filter((part) => part !== null)
      .join(' ') || null
  );
}
