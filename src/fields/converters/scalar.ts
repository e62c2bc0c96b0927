/** Upstreams now and then wrap a single value in an array: unwrapped where one value is expected. */
export function scalar(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}
