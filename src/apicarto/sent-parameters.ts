/** One parameter as it was sent. */
export interface SentParameter {
  readonly value: unknown;
  readonly location: 'query' | 'body';
}
export type SentParameters = ReadonlyMap<string, SentParameter>;

/**
 * The parameters of a request: of its query, and of its body when that is an object. The query wins, so that the
 * link to the next page works with the body of the first.
 */
export function sentParameters(query: unknown, body: unknown): SentParameters {
  const sent = new Map<string, SentParameter>();
  for (const [name, value] of entriesOf(body)) sent.set(name, { value, location: 'body' });
  for (const [name, value] of entriesOf(query)) sent.set(name, { value, location: 'query' });
  return sent;
}

function entriesOf(value: unknown): [string, unknown][] {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? Object.entries(value) : [];
}

/** The texts of a parameter: one, or as many as it was repeated. Undefined when it is something else. */
export function textsOf(value: unknown): readonly string[] | undefined {
  if (Array.isArray(value)) {
    const texts = value.map(textOf);
    return texts.length > 0 && texts.every((text) => text !== undefined) ? texts : undefined;
  }
  const text = textOf(value);
  return text === undefined ? undefined : [text];
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}
