/** What a reader sees of an identifier: `75115` `000` `DE 0073`. A part that it leaves out is ''. */
export interface ParcelIdParts {
  readonly commune: string;
  readonly prefix: string;
  readonly section: string;
  readonly number: string;
}

const FULL = /^(\d[\dAB]\d{3})(\d{3})([A-Z\d]{2})(\d{4})$/;
const WITHOUT_PREFIX = /^(\d[\dAB]\d{3})([A-Z\d]{2})(\d{4})$/;
const WITH_ARRONDISSEMENT = /^\d[\dAB]\d{3}(\d{3}|\d{5})[A-Z\d]{2}\d{4}$/;

const compact = (text: string): string => text.replace(/[\s\u00A0\u202F]/g, '').toUpperCase();

/** The identifier a text reads as (11, 14 or 16 characters, blanks and case ignored), or null. The server has the last word. */
export function readParcelId(text: string): string | null {
  const id = compact(text);
  if (FULL.test(id) || (id.length === 16 && WITH_ARRONDISSEMENT.test(id))) return id;
  return WITHOUT_PREFIX.test(id) ? id : null;
}

/** Whether somebody who types this means an identifier, right or wrong. */
export function looksLikeParcelId(text: string): boolean {
  return /^\d[\dAB]\d{3}[A-Z\d]{5,13}$/.test(compact(text)) && /\d{3}$/.test(compact(text));
}

export function partsOf(id: string): ParcelIdParts {
  const short = WITHOUT_PREFIX.exec(id);
  // Which prefix was left out only the cadastre knows: it need not be 000.
  const found = FULL.exec(id) ?? (short === null ? null : [id, short[1], '', short[2], short[3]]);
  if (found === null) return { commune: id, prefix: '', section: '', number: '' };
  const [, commune = '', prefix = '', section = '', number = ''] = found;
  return { commune, prefix, section, number };
}

/** `75115 000 DE 0073`. */
export function spacedId(id: string): string {
  const { commune, prefix, section, number } = partsOf(id);
  return [commune, prefix, section, number].filter((part) => part !== '').join(' ');
}

/** `DE 73`: as people say it. */
export function spokenNumber(section: string, number: string): string {
  const bare = (text: string): string => text.replace(/^0+(?=.)/, '');
  return `${/^\d+$/.test(section) ? section : bare(section)} ${bare(number)}`;
}
