import type { ComponentChildren, JSX } from 'preact';
import type { SectionData, SectionKey } from '../api/answer.js';
import { type SectionNames, sectionOf } from '../i18n/sections.js';
import { type Part, parts } from '../state/parts.js';
import { reports } from '../state/sheet.js';
import { drawer } from '../state/view.js';
import { WORDS, partialOf } from '../i18n/words.js';
import { editionOf, staleSince } from './edition.js';
import { EmptyLine, Note } from './note.jsx';
import { RetryButton } from './retry-button.jsx';
import { Unavailable } from './unavailable.jsx';
import { Waiting } from './waiting.jsx';
import type { CardView } from './card-view.js';

/** More records than this do not fit on one sheet of paper: the card may break. */
const FITS_ON_PAPER = 30;

interface CardProps<K extends SectionKey> {
  readonly section: K;
  readonly view: CardView<SectionData[K]>;
}

/** One section of the sheet, in whatever state it is. */
export function Card<K extends SectionKey>({ section: key, view }: CardProps<K>): JSX.Element {
  const section = sectionOf(key);
  const part = parts[key].value as Part<SectionData[K]>;
  const state = stateOf(part, section);
  const data = part.data;
  const count = state === 'ready' && data !== null ? view.count(data) : null;
  return (
    <section
      class={`card card-${section.anchor}${state === 'waiting' ? ' is-waiting' : ''}${
        typeof count === 'number' && count > FITS_ON_PAPER ? ' is-long' : ''
      }`}
      id={section.anchor}
      aria-labelledby={`${section.anchor}-title`}
      aria-busy={state === 'waiting' || part.retry.kind === 'running'}
    >
      <header class="card-head">
        <h2 id={`${section.anchor}-title`} tabIndex={-1}>
          {section.title}
        </h2>
        {count === null || isVain(count, section) ? null : <span class="badge">{badge(count, section)}</span>}
        <span class="card-context">
          {state === 'ready' && data !== null ? view.context?.(data) : null}
          {state === 'failed' ? <RetryButton section={section} part={part} /> : null}
        </span>
      </header>
      <div class="card-body">
        {state === 'waiting' ? <Waiting section={section} /> : null}
        {state === 'failed' ? <Unavailable section={section} part={part} /> : null}
        {state === 'notCovered' ? (
          <Note kind="neutral" icon="barred" title={WORDS.notCovered}>
            {section.notCovered}
          </Note>
        ) : null}
        {state === 'ready' && data !== null ? <Ready section={section} data={data} view={view} /> : null}
      </div>
      <Footer
        section={section}
        state={state}
        part={part}
        edition={data === null ? null : view.edition?.(data)}
      />
    </section>
  );
}

export type CardState = 'waiting' | 'failed' | 'notCovered' | 'ready';

function stateOf(part: Part<unknown>, { sources }: SectionNames): CardState {
  if (part.status === 'waiting') return 'waiting';
  const isCovered = sources.some((source) => reports.value[source]?.status !== 'not_covered');
  if (!isCovered) return 'notCovered';
  return part.status === 'failed' ? 'failed' : 'ready';
}

const isCut = (section: SectionNames): boolean =>
  section.sources.some((source) => reports.value[source]?.truncated === true);
const isPartial = (section: SectionNames): boolean =>
  section.sources.some((source) => reports.value[source]?.status === 'partial');

const isIncomplete = (section: SectionNames): boolean => isCut(section) || isPartial(section);

/** Nothing was found by a search that did not see all: not the same as 0. */
const isVain = (count: number | string | null, section: SectionNames): boolean =>
  count === 0 && isIncomplete(section);

function badge(count: number | string, section: SectionNames): string {
  return isCut(section) && typeof count === 'number' ? `${count} et plus` : String(count);
}

function Ready<T>(props: {
  readonly section: SectionNames;
  readonly data: T;
  readonly view: CardView<T>;
}): JSX.Element {
  const { section, data, view } = props;
  const count = view.count(data);
  const isWhole = !isIncomplete(section);
  const always = view.always === undefined ? null : <view.always data={data} />;
  if (view.isEmpty(data))
    return (
      <>
        {isWhole ? (
          <EmptyLine>{view.empty?.(data) ?? section.empty}</EmptyLine>
        ) : (
          <Note kind="warn" icon="info">
            {WORDS.nothingYet}
          </Note>
        )}
        {always}
      </>
    );
  return (
    <>
      {isWhole ? null : (
        <Note kind="warn" icon="info" title={WORDS.partialList}>
          {typeof count === 'number' && count > 0 ? partialOf(count, section) : section.mayExist}
        </Note>
      )}
      <view.Body data={data} />
      {always}
    </>
  );
}

function Footer(props: {
  readonly section: SectionNames;
  readonly state: CardState;
  readonly part: Part<unknown>;
  readonly edition: string | null | undefined;
}): JSX.Element {
  const { section, state, part, edition } = props;
  const stale = staleSince(section, reports.value);
  const [first, second] = sourceLines(props.state, section, part, edition);
  return (
    <footer class="card-foot">
      <p class="source">
        {first}
        <br />
        {second}
        {stale === null || state === 'waiting' ? null : <span class="tag tag-warn stale">{stale}</span>}
      </p>
      {state === 'waiting' ? null : (
        <span class="card-tools">
          <Tool section={section} tab="json">
            JSON
          </Tool>
          <Tool section={section} tab="curl">
            curl
          </Tool>
        </span>
      )}
    </footer>
  );
}

function sourceLines(
  state: CardState,
  section: SectionNames,
  part: Part<unknown>,
  edition: string | null | undefined,
): readonly [string, string] {
  switch (state) {
    case 'waiting':
      return [section.publisherInFull, WORDS.inProgress];
    case 'failed':
      return [section.publisherInFull, WORDS.lastTry(part.at ?? new Date())];
    case 'notCovered':
      return [section.publisher, WORDS.licence];
    case 'ready': {
      const written = edition ?? editionOf(section, reports.value);
      return [written === null ? section.publisher : `${section.publisher} · ${written}`, WORDS.licence];
    }
  }
}

function Tool(props: {
  readonly section: SectionNames;
  readonly tab: 'json' | 'curl';
  readonly children: ComponentChildren;
}): JSX.Element {
  const { section, tab, children } = props;
  return (
    <button
      type="button"
      class="text-button"
      aria-label={`${tab === 'json' ? 'JSON' : 'curl'}, ${section.title}`}
      onClick={() => (drawer.value = { section: section.key, tab })}
    >
      {children}
    </button>
  );
}
