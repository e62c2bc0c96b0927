import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { seconds } from '../format/numbers.js';
import { WORDS } from '../i18n/words.js';
import { answeredCount, askedSources, startedAt } from '../state/sheet.js';
import { keepTime, now } from '../state/view.js';

/** `5 sources sur 10 ont répondu`, a bar and the time; goes when the sheet is complete. */
export function Progress(): JSX.Element {
  useEffect(keepTime, []);
  const all = askedSources.value.length;
  const answered = Math.min(answeredCount.value, all);
  const [sources, verb] = WORDS.progress(answered, all);
  // Read for its tick; the time itself is counted from the start of the request.
  void now.value;
  return (
    <div class="progress">
      <p>
        {all === 0 ? (
          'Interrogation des sources…'
        ) : (
          <>
            <strong>{sources}</strong> {verb}
          </>
        )}
      </p>
      <progress max={all === 0 ? 1 : all} value={answered} aria-label="Sources qui ont répondu" />
      <span class="elapsed">{seconds(performance.now() - startedAt.value)}</span>
    </div>
  );
}
