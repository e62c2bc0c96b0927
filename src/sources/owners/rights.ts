import { toItems, toText } from '../../fields/index.js';
import { OWNER_GROUPS, type RightCode, RIGHTS } from './owners.codes.js';

/** The loader joins the cells of a parcel's rows; its separator changed. */
const SEPARATOR = /[;,|]/;

/** The items of a column that holds one value per row of the parcel. */
export function itemsOf(value: unknown): string[] {
  return toItems(value).flatMap((item) =>
    (toText(item) ?? '')
      .split(SEPARATOR)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );
}

/** Codes of rights, also from `P - Propriétaire`. */
export function rightCodesOf(value: unknown): string[] {
  return itemsOf(value).map((item) => (item.split(' - ')[0] ?? item).trim().toUpperCase());
}

/** What a code means; null for an unknown one. */
export function rightOf(code: string | undefined): RightCode | null {
  return code !== undefined && Object.hasOwn(RIGHTS, code) ? RIGHTS[code as keyof typeof RIGHTS] : null;
}

/** `4`, `4 - Commune`, `0A`: the first digit. */
export function groupCodeOf(value: unknown): number | null {
  const digit = /^\d/.exec(toText(value) ?? '')?.[0];
  return digit === undefined ? null : Number(digit);
}

type GroupCode = keyof typeof OWNER_GROUPS;

export function groupOf(code: number | null): (typeof OWNER_GROUPS)[GroupCode] | null {
  return code !== null && code in OWNER_GROUPS ? OWNER_GROUPS[code as GroupCode] : null;
}

/** Between one and two holders lies rounding, not a person. */
const MORE_THAN_ONE = 1.5;

/**
 * Whether others than the person that the parcel file names hold a right on the parcel. The file keeps the first
 * holder only, but the rights of all: as many per fiscal sub-parcel as there are holders.
 * @returns null when no right is known
 */
export function hasOtherHolders(
  rightCodes: readonly string[],
  subdivisions: readonly string[],
): boolean | null {
  const [first] = rightCodes;
  if (first === undefined) return null;
  // Where an agent or tenant is named alone, somebody else owns.
  if (rightOf(first)?.isOwnership === false) return true;
  return rightCodes.length / Math.max(1, new Set(subdivisions).size) >= MORE_THAN_ONE;
}
