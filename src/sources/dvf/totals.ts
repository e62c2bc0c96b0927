const CENT = 100;

/** Sum of the values that are there, to 2 decimals; null when none is: unknown is not zero. */
export function sumOrNull(values: Iterable<number | null>): number | null {
  let sum: number | null = null;
  for (const value of values) {
    if (value !== null) sum = (sum ?? 0) + value;
  }
  return sum === null || Number.isInteger(sum) ? sum : toCents(sum);
}

/** To 2 decimals, as areas and prices are written. */
export function toCents(value: number): number {
  return Math.round(value * CENT) / CENT;
}

/** Values that are there, each once, in their order. */
export function distinct<T>(values: Iterable<T | null>): T[] {
  return [...new Set(values)].filter((value) => value !== null);
}

/** Members by key, keys in order of appearance. */
export function grouped<T>(members: Iterable<T>, keyOf: (member: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const member of members) {
    const key = keyOf(member);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [member]);
    else group.push(member);
  }
  return groups;
}

/** Equal for equal lists of values. */
export function keyOf(...values: readonly (string | number | null)[]): string {
  return JSON.stringify(values);
}
