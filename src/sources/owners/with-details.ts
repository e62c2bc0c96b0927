import type { Owner } from './owners.fields.js';

/**
 * Owners with their company.
 * @param details what the company register said, by SIREN: null for a SIREN that it does not know. A SIREN that is not a key
 * was not looked up, and its owners are marked so (`detailsOmitted`).
 */
export function withDetails(owners: readonly Owner[], details: ReadonlyMap<string, unknown>): Owner[] {
  return owners.map((owner) => {
    if (owner.siren === null) return owner;
    const company = details.get(owner.siren);
    return typeof company === 'object' && company !== null
      ? { ...owner, details: company, detailsOmitted: false }
      : { ...owner, details: null, detailsOmitted: !details.has(owner.siren) };
  });
}

/** The SIRENs to look up, each once, of owners in the order of the list. */
export function sirensOf(owners: readonly Owner[]): string[] {
  return [...new Set(owners.flatMap(({ siren }) => (siren === null ? [] : [siren])))];
}
