import { toText, type UpstreamRow } from '../../fields/index.js';

/** A parcel as a permit names it. */
export interface CadastralReference {
  /** Null where the row does not say: SITADEL has no column for it, but some town halls write it into the section. */
  readonly prefix: string | null;
  /** 2 characters. */
  readonly section: string;
  /** 4 digits. */
  readonly number: string;
  /** `79P`: a part of the parcel. */
  readonly partial: boolean;
}

/** A permit names three parcels at most. */
export const REFERENCE_COLUMNS = [
  ['SEC_CADASTRE1', 'NUM_CADASTRE1'],
  ['SEC_CADASTRE2', 'NUM_CADASTRE2'],
  ['SEC_CADASTRE3', 'NUM_CADASTRE3'],
] as const;

/** Alsace and Moselle number their sections; elsewhere a number there is a prefix, or half a parcel number. */
const NUMBERED_SECTIONS = new Set(['57', '67', '68']);

const PREFIX = /^\d{3}$/;
const SECTION = /^(?:0?[A-Z]|[A-Z]{2})$/;
const PREFIX_AND_SECTION = /^(?<prefix>\d{3})\s*(?<section>[A-Z]{1,2})$/;
const NUMBER = /^0*(?<digits>[1-9]\d{0,3})(?:[.,]0+)?\s*(?<partial>\(?P(?:P|ART(?:IE)?)?\.?\)?)?$/;
const SECTION_AND_NUMBER = /^(?<section>[A-Z]{1,2})\s*(?<number>\d.*)$/;

/** The parcels a row names, in its order, each once; cells that name none are left out. */
export function referencesOf(row: UpstreamRow, departmentCode: string): CadastralReference[] {
  const found: CadastralReference[] = [];
  for (const [sectionColumn, numberColumn] of REFERENCE_COLUMNS) {
    const one = readReference(row[sectionColumn], row[numberColumn], departmentCode);
    if (one !== null && !found.some((other) => isSame(one, other))) found.push(one);
  }
  return found;
}

/**
 * One pair of cells. Read as well: `864`/`AP15` (prefix, then section and number), `864 AP`/`15`, blank/`AP15`.
 * Not read: `842`/blank, `94`/`806` (a number cut in two).
 */
export function readReference(
  sectionCell: unknown,
  numberCell: unknown,
  departmentCode: string,
): CadastralReference | null {
  const number = (toText(numberCell) ?? '').toUpperCase();
  const section = (toText(sectionCell) ?? '').toUpperCase();
  const hasNumberedSections = NUMBERED_SECTIONS.has(departmentCode);
  if (SECTION.test(section) || (hasNumberedSections && /^\d{1,2}$/.test(section))) {
    const glued = SECTION_AND_NUMBER.exec(number)?.groups;
    const isRepeated = glued !== undefined && padded(glued['section'] ?? '') === padded(section);
    return referenceOf(null, section, isRepeated ? (glued['number'] ?? '') : number);
  }
  const prefixed = PREFIX_AND_SECTION.exec(section)?.groups;
  if (prefixed !== undefined) {
    return referenceOf(prefixed['prefix'] ?? null, prefixed['section'] ?? '', number);
  }
  const glued = SECTION_AND_NUMBER.exec(number)?.groups;
  if (glued === undefined || (section !== '' && !PREFIX.test(section))) return null;
  return referenceOf(section || null, glued['section'] ?? '', glued['number'] ?? '');
}

function referenceOf(prefix: string | null, section: string, numberText: string): CadastralReference | null {
  const { digits, partial } = NUMBER.exec(numberText)?.groups ?? {};
  if (digits === undefined) return null;
  return {
    prefix,
    section: padded(section),
    number: digits.padStart(4, '0'),
    partial: partial !== undefined,
  };
}

function padded(section: string): string {
  return section.padStart(2, '0');
}

function isSame(a: CadastralReference, b: CadastralReference): boolean {
  return a.prefix === b.prefix && a.section === b.section && a.number === b.number;
}
