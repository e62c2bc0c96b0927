import type { JSX } from 'preact';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import type { SectionKey } from '../api/answer.js';
import { Card } from '../cards/card.jsx';
import { VIEWS } from '../cards/views.js';
import { SECTIONS } from '../i18n/sections.js';
import { phase } from '../state/sheet.js';
import { printing } from '../state/view.js';
import { Incomplete, Offline } from './banner.jsx';
import { Identity } from './identity.jsx';
import { Ambiguous, BadId, Failed, Landing, Later, UnknownParcel } from './page-state.jsx';
import { Pills } from './pills.jsx';
import { PrintFrame } from './print-frame.jsx';
import { Progress } from './progress.jsx';
import { SheetFooter } from './sheet-footer.jsx';
import { slideWhatMoves } from './slide.js';

function Section<K extends SectionKey>({ section }: { readonly section: K }): JSX.Element {
  return <Card section={section} view={VIEWS[section]} />;
}

/** A link to `…#energie`: the card is not there yet when the page is. */
function followAnchor(): void {
  if (location.hash.length > 1) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

function letItSlide(): (() => void) | undefined {
  const sheet = document.getElementById('sheet');
  return sheet === null ? undefined : slideWhatMoves(sheet);
}

function Record(): JSX.Element {
  useEffect(followAnchor, []);
  useLayoutEffect(letItSlide, []);
  return (
    <>
      {printing.value ? <PrintFrame /> : null}
      <Identity />
      <Pills />
      {phase.value.kind === 'loading' ? <Progress /> : null}
      <Incomplete />
      <Offline />
      <div class="cards">
        {SECTIONS.map(({ key }) => (
          <Section key={key} section={key} />
        ))}
      </div>
    </>
  );
}

export function Sheet(): JSX.Element {
  const state = phase.value;
  switch (state.kind) {
    case 'landing':
      return (
        <>
          <Landing />
          <SheetFooter />
        </>
      );
    case 'loading':
    case 'done':
      return (
        <>
          <Record />
          <SheetFooter />
        </>
      );
    case 'unknown':
      return <UnknownParcel />;
    case 'badId':
      return <BadId />;
    case 'ambiguous':
      return <Ambiguous candidates={state.candidates} />;
    case 'failed':
      return <Failed failure={state.failure} />;
    case 'later':
      return <Later failure={state.failure} at={state.at} />;
  }
}
