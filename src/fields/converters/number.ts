import { type Converter } from './converter.js';
import { scalar } from './scalar.js';

export interface NumberRules {
  /** Values below are absurd and read as null. */
  readonly min?: number;
  /** Values above are absurd and read as null. */
  readonly max?: number;
  /** Round to that many decimals. */
  readonly decimals?: number;
}

/** The blank (also the no-break ones) between groups of thousands. */
const THOUSANDS_BLANK = /(?<=\d)\s(?=\d{3}(?!\d))/g;
const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;

/** A finite number, also from text with decimal comma or point and blanks between thousands. */
export function toNumber(value: unknown): number | null {
  const plain = scalar(value);
  if (typeof plain === 'number') return Number.isFinite(plain) ? plain : null;
  if (typeof plain !== 'string') return null;
  const text = plain.trim().replace(THOUSANDS_BLANK, '').replace(',', '.');
  if (!DECIMAL.test(text)) return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}

export function numberConverter(rules: NumberRules = {}): Converter<number> {
  const { decimals } = rules;
  return numeric('number', rules, (value) => (decimals === undefined ? value : rounded(value, decimals)));
}

/** Whole numbers; decimals are rounded, since upstreams keep counts and years in float columns. */
export function integerConverter(rules: Omit<NumberRules, 'decimals'> = {}): Converter<number> {
  return numeric('integer', rules, (value) => {
    const integer = Math.round(value);
    return Number.isSafeInteger(integer) ? integer : null;
  });
}

function numeric(
  type: 'number' | 'integer',
  { min = -Infinity, max = Infinity }: NumberRules,
  round: (value: number) => number | null,
): Converter<number> {
  return {
    type,
    schema: {
      type,
      ...(Number.isFinite(min) ? { minimum: min } : {}),
      ...(Number.isFinite(max) ? { maximum: max } : {}),
    },
    convert: (value) => {
      const number = toNumber(value);
      // Bounds are checked on the upstream's own value too: 60.4 is above 60 although it rounds to it.
      if (number === null || number < min || number > max) return null;
      const result = round(number);
      // + 0 turns -0 into 0.
      return result === null || result < min || result > max ? null : result + 0;
    },
    accepts: (value) => !Array.isArray(value) && toNumber(value) !== null,
  };
}

/** Half away from the decimal noise: 1.005 to 2 decimals is 1.01. */
export function rounded(value: number, decimals: number): number {
  const result = Number(`${Math.round(Number(`${value}e${decimals}`))}e-${decimals}`);
  // Values already written with an exponent cannot be shifted that way, and have no decimals to lose.
  return Number.isNaN(result) ? value : result;
}
