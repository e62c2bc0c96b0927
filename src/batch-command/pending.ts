import type { Mark } from './result.js';

export interface Asked {
  readonly index: number;
  readonly parcelId: string;
}

/**
 * What is left to ask: every identifier that no line is about, as often as it was given. Lines are told by place and
 * identifier, and where the list has changed since, by the identifier.
 * @returns undefined where there is a line about what is not in the list: it belongs to another one
 */
export function pendingOf(parcelIds: readonly string[], done: readonly Mark[]): Asked[] | undefined {
  const open = new Map<number, string>(parcelIds.map((parcelId, index) => [index, parcelId]));
  const moved = done.filter(({ index, parcelId }) => {
    if (open.get(index) !== parcelId) return true;
    open.delete(index);
    return false;
  });
  const places = new Map<string, number[]>();
  for (const [index, parcelId] of open) places.set(parcelId, [...(places.get(parcelId) ?? []), index]);
  for (const { parcelId } of moved) {
    const index = places.get(parcelId)?.shift();
    if (index === undefined) return undefined;
    open.delete(index);
  }
  return [...open].map(([index, parcelId]) => ({ index, parcelId }));
}
