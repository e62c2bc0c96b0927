/** Whether an answer holds a value: absent fields and null are the same to a reader. */
export function isKnown<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
