import { asRow, toFlag, toText, type UpstreamRow } from '../../fields/index.js';

/** What INSEE puts in place of values whose publication the person or company has refused. */
const MASK = '[NON-DIFFUSIBLE]';
const EMPTY_BRACKETS = /\s*\(\s*\)/g;

/** The row without what INSEE masks: masked values are null, masked items of lists are gone. */
export function withoutMasks(row: UpstreamRow): UpstreamRow {
  return asRow(unmasked(row));
}

/** The value itself where nothing in it is masked: hardly any unit has masks, and all have a hundred fields. */
function unmasked(value: unknown): unknown {
  if (!isMasked(value)) return value;
  if (typeof value === 'string') return unmaskedText(value);
  if (Array.isArray(value)) {
    return value.map(unmasked).filter((item, index) => item !== null || value[index] === null);
  }
  return Object.fromEntries(Object.entries(value as object).map(([name, field]) => [name, unmasked(field)]));
}

/** Whether there is a mask anywhere in it. */
function isMasked(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(MASK);
  if (Array.isArray(value)) return value.some(isMasked);
  if (typeof value !== 'object' || value === null) return false;
  for (const name in value) if (isMasked((value as UpstreamRow)[name])) return true;
  return false;
}

/** A name may stay while the acronym behind it is masked: `ACME ([NON-DIFFUSIBLE])`. */
function unmaskedText(text: string): string | null {
  return text.replaceAll(MASK, '').replace(EMPTY_BRACKETS, '').trim() || null;
}

/**
 * True for persons who asked not to be found: they are left out whole, since even the little that
 * is published of them would single them out at an address. Companies under partial diffusion stay.
 */
export function isHiddenPerson(unit: UpstreamRow): boolean {
  if (toText(unit['statut_diffusion'])?.toUpperCase() !== 'P') return false;
  const legalForm = toText(unit['nature_juridique']);
  const isSoleTrader = toFlag(asRow(unit['complements'])['est_entrepreneur_individuel']) === true;
  // Without a legal form nothing says that it is a company.
  return legalForm === null || legalForm.startsWith('1') || isSoleTrader;
}
