import type { AnswerError, PartKey, SourceReport } from './answer.js';
import { Problem, ask, isAbort } from './problem.js';
import { EventCutter, type ServerSentEvent } from './server-sent-events.js';

/** What `GET /v1/properties/stream` tells, in its order. */
export type StreamEvent =
  | { readonly kind: 'start'; readonly sources: readonly string[] }
  | { readonly kind: 'source'; readonly source: string; readonly ms: number; readonly report: SourceReport }
  | {
      readonly kind: 'part';
      readonly part: PartKey;
      readonly data: unknown;
      readonly error: AnswerError | null;
    }
  | { readonly kind: 'answer'; readonly body: string };

export function propertyUrl(parcelId: string, section?: string): string {
  const include = section === undefined ? '' : `&include=${section}`;
  return `/v1/properties?parcel_id=${encodeURIComponent(parcelId)}${include}`;
}

interface FailureBody {
  readonly statusCode?: number;
  readonly message?: string;
}

/** @throws Problem for the event `failure` */
function read({ event, data }: ServerSentEvent): StreamEvent | null {
  switch (event) {
    case 'start':
    case 'source':
    case 'part':
      return { kind: event, ...(JSON.parse(data) as object) } as StreamEvent;
    case 'answer':
      return { kind: 'answer', body: data };
    case 'failure': {
      const failure = JSON.parse(data) as FailureBody;
      throw new Problem(failure.statusCode ?? 502, failure.message ?? '');
    }
    default:
      return null;
  }
}

/** The connection broke in the middle of the stream. */
function cut(error: unknown): never {
  throw isAbort(error) ? error : new Problem(0, 'the stream was cut');
}

/**
 * The answer about a parcel, piece by piece.
 * @throws Problem when the request is refused, fails, or the stream ends before its answer
 */
export async function* streamProperty(parcelId: string, signal: AbortSignal): AsyncGenerator<StreamEvent> {
  const url = `/v1/properties/stream?parcel_id=${encodeURIComponent(parcelId)}`;
  const response = await ask(url, 'text/event-stream', signal);
  const reader = response.body?.getReader();
  if (reader === undefined) throw new Problem(0, 'no stream');
  const decoder = new TextDecoder();
  const cutter = new EventCutter();
  for (;;) {
    const { done, value } = await reader.read().catch(cut);
    if (done) break;
    for (const event of cutter.push(decoder.decode(value, { stream: true }))) {
      const known = read(event);
      if (known === null) continue;
      yield known;
      if (known.kind === 'answer') return;
    }
  }
  throw new Problem(0, 'the stream ended before its answer');
}
