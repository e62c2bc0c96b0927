import { type Signal, signal } from '@preact/signals';
import type { AnswerError, PartData, PartKey, SectionKey } from '../api/answer.js';

export type Retry =
  | { readonly kind: 'none' }
  | { readonly kind: 'running' }
  | { readonly kind: 'refused' }
  /** Not before this instant (milliseconds since 1970). */
  | { readonly kind: 'later'; readonly at: number };

export interface Part<T> {
  readonly status: 'waiting' | 'ready' | 'failed';
  /** Null but when ready. */
  readonly data: T | null;
  readonly error: AnswerError | null;
  /** When it was settled. */
  readonly at: Date | null;
  readonly retry: Retry;
}

export const NO_RETRY: Retry = { kind: 'none' };
const WAITING: Part<never> = { status: 'waiting', data: null, error: null, at: null, retry: NO_RETRY };

type Parts = { readonly [key in PartKey]: Signal<Part<PartData[key]>> };

const part = <T>(): Signal<Part<T>> => signal<Part<T>>(WAITING);

/** What is known of each part of the answer, each to itself: a card draws itself anew only for its own. */
export const parts: Parts = {
  cadastral: part(),
  buildings: part(),
  addresses: part(),
  transactions: part(),
  energy: part(),
  owners: part(),
  urbanisme: part(),
  copropriete: part(),
  occupation: part(),
  permis: part(),
  fondsDeCommerce: part(),
};

export const PART_KEYS = Object.keys(parts) as PartKey[];

export function isPart(key: string): key is PartKey {
  return Object.hasOwn(parts, key);
}

export function forgetParts(): void {
  for (const key of PART_KEYS) (parts[key] as Signal<Part<unknown>>).value = WAITING;
}

/** @param data null when it could not be had, undefined when it was not asked for */
export function settlePart(key: PartKey, data: unknown, error: AnswerError | null): void {
  if (data === undefined) return;
  const target = parts[key] as Signal<Part<unknown>>;
  target.value =
    data === null
      ? { status: 'failed', data: null, error, at: new Date(), retry: NO_RETRY }
      : { status: 'ready', data, error: null, at: new Date(), retry: NO_RETRY };
}

export function setRetry(key: SectionKey, retry: Retry): void {
  const target = parts[key] as Signal<Part<unknown>>;
  target.value = { ...target.value, retry, at: retry.kind === 'running' ? target.value.at : new Date() };
}
