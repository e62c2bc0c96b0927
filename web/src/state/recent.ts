import { signal } from '@preact/signals';
import { readStored, store } from './stored.js';

export interface RecentParcel {
  readonly id: string;
  readonly label: string;
}

const KEY = 'deepcity.recent';
const KEPT = 5;

function areRecent(value: unknown): value is RecentParcel[] {
  return (
    Array.isArray(value) &&
    value.every(
      (one: unknown) =>
        typeof one === 'object' &&
        one !== null &&
        typeof (one as RecentParcel).id === 'string' &&
        typeof (one as RecentParcel).label === 'string',
    )
  );
}

/** Parcels looked at in this browser, latest first. They leave it never. */
export const recent = signal<readonly RecentParcel[]>(readStored(KEY, areRecent, []));

export function rememberParcel(id: string, label: string): void {
  recent.value = [{ id, label }, ...recent.value.filter((one) => one.id !== id)].slice(0, KEPT);
  store(KEY, recent.value);
}

export function forgetRecent(): void {
  recent.value = [];
  store(KEY, []);
}
