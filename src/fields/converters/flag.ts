import { type Converter } from './converter.js';
import { scalar } from './scalar.js';

const YES = new Set(['true', 't', '1', 'oui', 'o', 'yes', 'y', 'vrai']);
const NO = new Set(['false', 'f', '0', 'non', 'n', 'no', 'faux']);

/** True or false, also from the spellings French open data uses: t/f, 1/0, oui/non, O/N, True/False, vrai/faux. */
export function toFlag(value: unknown): boolean | null {
  const plain = scalar(value);
  if (typeof plain === 'boolean') return plain;
  if (typeof plain !== 'string' && typeof plain !== 'number') return null;
  const text = String(plain).trim().toLowerCase();
  if (YES.has(text)) return true;
  return NO.has(text) ? false : null;
}

export const flagConverter: Converter<boolean> = {
  type: 'flag',
  schema: { type: 'boolean' },
  convert: toFlag,
  accepts: (value) => !Array.isArray(value) && toFlag(value) !== null,
};
