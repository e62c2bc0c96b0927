import { batch } from '@preact/signals';
import type { Answer } from '../api/answer.js';
import { Problem, ask, isAbort } from '../api/problem.js';
import { propertyUrl, streamProperty, type StreamEvent } from '../api/property-stream.js';
import { readParcelId } from '../format/parcel-id.js';
import { WORDS } from '../i18n/words.js';
import { failureOf, isRefusal } from './failure.js';
import { forgetParts, isPart, PART_KEYS, parts, settlePart } from './parts.js';
import { rememberParcel } from './recent.js';
import { buildingsAreListed } from './view.js';
import {
  announcement,
  answerText,
  askedSources,
  completedAt,
  finish,
  isSlow,
  parcelId,
  phase,
  report,
  reports,
  searchLabel,
  sourceMs,
  startedAt,
} from './sheet.js';

const SLOW_AFTER_MS = 5_000;
const RETRY_WHEN_NOT_TOLD_MS = 12_000;

let current: AbortController | undefined;
let slow: ReturnType<typeof setTimeout> | undefined;
let again: ReturnType<typeof setTimeout> | undefined;

function begin(id: string): AbortSignal {
  current?.abort();
  clearTimeout(again);
  clearTimeout(slow);
  current = new AbortController();
  batch(() => {
    parcelId.value = id;
    phase.value = { kind: 'loading' };
    forgetParts();
    reports.value = {};
    askedSources.value = [];
    sourceMs.value = {};
    answerText.value = null;
    completedAt.value = null;
    announcement.value = '';
    isSlow.value = false;
    buildingsAreListed.value = false;
    startedAt.value = performance.now();
  });
  slow = setTimeout(() => (isSlow.value = true), SLOW_AFTER_MS);
  return current.signal;
}

export function closeParcel(): void {
  current?.abort();
  clearTimeout(again);
  clearTimeout(slow);
  batch(() => {
    parcelId.value = null;
    phase.value = { kind: 'landing' };
    forgetParts();
    reports.value = {};
  });
}

/** Puts a whole answer on the sheet. */
function show(body: string): void {
  const answer = JSON.parse(body) as Answer;
  const property = answer.properties[0];
  batch(() => {
    answerText.value = body;
    if (property === undefined) {
      phase.value = { kind: 'unknown' };
      return;
    }
    const errors = answer.errors ?? [];
    for (const key of PART_KEYS) {
      // What the stream brought already stands: drawing it again would move it under the reader's eyes.
      if (parts[key].value.status !== 'waiting') continue;
      settlePart(key, property[key], errors.find(({ section }) => section === key) ?? null);
    }
    reports.value = answer.meta.sources;
    parcelId.value = answer.meta.parcelId ?? parcelId.value;
    finish();
  });
  rememberCurrent();
}

function rememberCurrent(): void {
  if (phase.value.kind === 'done' && parcelId.value !== null)
    rememberParcel(parcelId.value, searchLabel.value);
}

function take(event: StreamEvent): void {
  switch (event.kind) {
    case 'start':
      askedSources.value = event.sources;
      break;
    case 'source':
      report(event.source, event.report);
      sourceMs.value = { ...sourceMs.value, [event.source]: event.ms };
      break;
    case 'part':
      if (isPart(event.part)) settlePart(event.part, event.data, event.error);
      break;
    case 'answer':
      show(event.body);
      break;
  }
}

/** Without the stream (an older server, a proxy that cuts it): the same answer in one piece. */
async function inOnePiece(id: string, signal: AbortSignal): Promise<void> {
  const response = await ask(propertyUrl(id), 'application/json', signal);
  show(await response.text());
}

async function load(id: string, signal: AbortSignal): Promise<void> {
  try {
    for await (const event of streamProperty(id, signal)) take(event);
  } catch (error) {
    if (!(error instanceof Problem) || (error.status !== 0 && error.status !== 404)) throw error;
    await inOnePiece(id, signal);
  }
}

function fail(error: unknown, id: string, isRetry: boolean): void {
  const problem = error instanceof Problem ? error : new Problem(0, String(error));
  if (problem.status === 400) {
    refuse(problem.candidates);
    return;
  }
  const failure = failureOf(problem.status);
  if (isRefusal(failure) && !isRetry) {
    const wait = problem.retryAfterMs ?? RETRY_WHEN_NOT_TOLD_MS;
    phase.value = { kind: 'later', failure, at: Date.now() + wait };
    again = setTimeout(() => void openParcel(id, true), wait);
  } else {
    phase.value = { kind: 'failed', failure };
  }
}

/** The identifier is none, or names several parcels. */
function refuse(candidates: readonly string[]): void {
  if (candidates.length === 0) {
    phase.value = { kind: 'badId' };
    return;
  }
  batch(() => {
    phase.value = { kind: 'ambiguous', candidates };
    announcement.value = WORDS.ambiguousTitle;
  });
}

/** Asks for a parcel and fills the sheet with what comes. Never rejects: what went wrong is a phase. */
export async function openParcel(id: string, isRetry = false): Promise<void> {
  const signal = begin(id);
  if (readParcelId(id) === null) {
    clearTimeout(slow);
    phase.value = { kind: 'badId' };
    return;
  }
  try {
    await load(id, signal);
  } catch (error) {
    if (signal.aborted || isAbort(error)) return;
    fail(error, id, isRetry);
  } finally {
    if (!signal.aborted) {
      clearTimeout(slow);
      isSlow.value = false;
    }
  }
}
