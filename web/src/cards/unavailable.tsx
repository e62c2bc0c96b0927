import type { JSX } from 'preact';
import { WORDS, causeOf } from '../i18n/words.js';
import type { SectionNames } from '../i18n/sections.js';
import type { Part } from '../state/parts.js';
import { sourceMs } from '../state/sheet.js';
import { Note } from './note.jsx';

export function Unavailable(props: {
  readonly section: SectionNames;
  readonly part: Part<unknown>;
}): JSX.Element {
  const { section, part } = props;
  const source = part.error?.source ?? section.sources[0] ?? '';
  const refused = part.retry.kind === 'refused' || part.retry.kind === 'later';
  return (
    <Note kind="err" icon="warning" title={WORDS.unavailable}>
      {causeOf(part.error, section, sourceMs.value[source])} {section.mayExist}
      {refused ? ` ${WORDS.stillDown}` : ''}
    </Note>
  );
}
