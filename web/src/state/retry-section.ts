import { batch } from '@preact/signals';
import type { Answer, SectionKey } from '../api/answer.js';
import { Problem, askJson } from '../api/problem.js';
import { propertyUrl } from '../api/property-stream.js';
import { SECTIONS, sectionOf } from '../i18n/sections.js';
import { NO_RETRY, parts, setRetry, settlePart } from './parts.js';
import { parcelId, report } from './sheet.js';

/** Asks again for one section (`include=`), and puts what comes on its card. */
export async function retrySection(key: SectionKey): Promise<void> {
  const id = parcelId.peek();
  const { kind } = parts[key].peek().retry;
  if (id === null || kind === 'running') return;
  setRetry(key, { kind: 'running' });
  try {
    const url = propertyUrl(id, sectionOf(key).include);
    const answer = await askJson<Answer>(url, AbortSignal.timeout(40_000));
    if (parcelId.peek() === id) take(key, answer);
  } catch (error) {
    if (parcelId.peek() !== id) return;
    const wait = error instanceof Problem ? error.retryAfterMs : null;
    setRetry(key, wait === null ? { kind: 'refused' } : { kind: 'later', at: Date.now() + wait });
  }
}

function take(key: SectionKey, answer: Answer): void {
  const data = answer.properties[0]?.[key];
  const error = answer.errors?.find(({ section }) => section === key) ?? null;
  batch(() => {
    for (const source of sectionOf(key).sources) {
      const found = answer.meta.sources[source];
      if (found !== undefined) report(source, found);
    }
    if (data === null || data === undefined) {
      settlePart(key, null, error);
      setRetry(key, { kind: 'refused' });
    } else {
      settlePart(key, data, null);
      setRetry(key, NO_RETRY);
    }
  });
}

/** Asks again for every section that failed and may be had. */
export async function retryAll(): Promise<void> {
  const failed = SECTIONS.filter(({ key }) => {
    const { status, error } = parts[key].peek();
    return status === 'failed' && error?.retryable !== false;
  });
  await Promise.all(failed.map(({ key }) => retrySection(key)));
}
