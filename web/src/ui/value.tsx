import type { ComponentChildren, JSX } from 'preact';
import { longDate, shortDate, tableDate } from '../format/dates.js';
import { area, exactArea } from '../format/numbers.js';
import { WORDS } from '../i18n/words.js';

/** What is not known: a dash to the eye, words to the ear; never 0. */
export function Unknown(): JSX.Element {
  return (
    <span role="img" aria-label={WORDS.notGiven}>
      –
    </span>
  );
}

export function OrUnknown({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return children === null || children === undefined || children === '' ? <Unknown /> : <>{children}</>;
}

const WRITE = { long: longDate, short: shortDate, table: tableDate } as const;

export function When({
  date,
  as,
}: {
  readonly date: string | null | undefined;
  readonly as: keyof typeof WRITE;
}): JSX.Element {
  if (date === null || date === undefined) return <Unknown />;
  return <time dateTime={date.slice(0, 10)}>{WRITE[as](date)}</time>;
}

export function Area({ value }: { readonly value: number | null | undefined }): JSX.Element {
  if (value === null || value === undefined) return <Unknown />;
  return <span title={exactArea(value)}>{area(value)}</span>;
}

/** A link to another site: it opens apart and is told nothing of this page. */
export function OutLink({
  href,
  children,
}: {
  readonly href: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  if (!/^https?:\/\//i.test(href)) return <>{children}</>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
      <span class="sr-only"> (nouvel onglet)</span>
    </a>
  );
}

export interface Term {
  readonly term: string;
  readonly value: ComponentChildren;
}

/** Names and values; those without a value are left out. */
export function Terms({ terms }: { readonly terms: readonly Term[] }): JSX.Element | null {
  const told = terms.filter(({ value }) => value !== null && value !== undefined && value !== '');
  if (told.length === 0) return null;
  return (
    <dl class="terms">
      {told.map(({ term, value }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
