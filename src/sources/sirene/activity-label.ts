import { NAF_1993 } from './naf-1993.codes.js';
import { NAF_2025 } from './naf-2025.codes.js';
import { NAF_REV1 } from './naf-rev1.codes.js';
import { NAF_REV2 } from './naf-rev2.codes.js';
import { NAP_1973 } from './nap.codes.js';

/** Long-closed units keep the classification of their time, and from 2027 on the main column holds NAF 2025: the newest that knows the code wins. */
const CLASSIFICATIONS = [NAF_REV2, NAF_2025, NAF_REV1, NAF_1993, NAP_1973];

/** What an activity code means, whichever classification it is of; the code itself when none knows it. */
export function activityLabel(code: string | null): string | null {
  if (code === null) return null;
  const known = CLASSIFICATIONS.find((classification) => Object.hasOwn(classification, code));
  return known?.[code] ?? code;
}

/** True for codes that only NAF 2025 has; the two share none. */
export function isNaf2025(code: string): boolean {
  return Object.hasOwn(NAF_2025, code);
}
