import type { JSX } from 'preact';
import type { SectionData, SectionKey } from '../api/answer.js';
import type { CardView } from '../cards/card-view.js';
import { VIEWS } from '../cards/views.js';
import { SECTIONS, type SectionNames } from '../i18n/sections.js';
import { type Part, parts } from '../state/parts.js';
import { reports } from '../state/sheet.js';
import { Icon, Spinner } from '../ui/icons.jsx';

interface Look {
  readonly class: string;
  readonly mark: JSX.Element | null;
  /** What a screen reader hears after the name. */
  readonly said: string;
}

const COMMENTS = {
  waiting: 'en attente',
  failed: 'indisponible',
  notCovered: 'non couvert',
  partial: 'liste partielle',
} as const;

function lookOf<K extends SectionKey>({ key, sources }: SectionNames & { key: K }): Look {
  const part = parts[key].value as Part<SectionData[K]>;
  const statuses = sources.map((source) => reports.value[source]);
  if (part.status === 'waiting') return { class: 'is-waiting', mark: <Spinner />, said: COMMENTS.waiting };
  if (statuses.every((report) => report?.status === 'not_covered'))
    return { class: 'is-quiet', mark: <Icon name="barred" />, said: COMMENTS.notCovered };
  if (part.status === 'failed' || part.data === null)
    return { class: 'is-failed', mark: <Icon name="warning" />, said: COMMENTS.failed };
  if (statuses.some((report) => report?.status === 'partial' || report?.truncated === true))
    return { class: 'is-partial', mark: <Icon name="info" />, said: COMMENTS.partial };
  const view = VIEWS[key] as unknown as CardView<SectionData[K]>;
  const count = view.pill?.(part.data) ?? view.count(part.data) ?? (view.isEmpty(part.data) ? 0 : null);
  return {
    class: count === 0 ? 'is-quiet' : '',
    mark: count === null ? null : <b>{count}</b>,
    said: '',
  };
}

function Pill({ section }: { readonly section: SectionNames }): JSX.Element {
  const look = lookOf(section);
  return (
    <li>
      <a
        class={`pill ${look.class}`}
        href={`#${section.anchor}`}
        aria-label={look.said === '' ? undefined : `${section.pill}, ${look.said}`}
      >
        <span>{section.pill}</span> {look.mark === null ? null : <span class="pill-mark">{look.mark}</span>}
      </a>
    </li>
  );
}

/** The sections, what each holds or why not, and the way to it. */
export function Pills(): JSX.Element {
  return (
    <nav class="pills" aria-label="Sections">
      <ul>
        {SECTIONS.map((section) => (
          <Pill key={section.key} section={section} />
        ))}
      </ul>
    </nav>
  );
}
