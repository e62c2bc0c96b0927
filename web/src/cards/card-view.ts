import type { ComponentChildren, ComponentType } from 'preact';

/** What one section shows of its data; the states around it are {@link Card}'s. */
export interface CardView<T> {
  /** What the badge counts; null: no badge. */
  readonly count: (data: T) => number | string | null;
  readonly isEmpty: (data: T) => boolean;
  readonly Body: ComponentType<{ readonly data: T }>;
  /** Right of the title. */
  readonly context?: (data: T) => ComponentChildren;
  /** The vintage, where the data itself tells it. */
  readonly edition?: (data: T) => string | null;
  /** Said in place of the section's usual sentence when there is nothing. */
  readonly empty?: (data: T) => string | null;
  /** Stands below the list and below the sentence that there is none. */
  readonly always?: ComponentType<{ readonly data: T }>;
  /** What the pill of the section shows in place of the count. */
  readonly pill?: (data: T) => string | null;
}
