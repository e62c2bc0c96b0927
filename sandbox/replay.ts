import { UPSTREAM_NAMES, type UpstreamName } from '../src/config/upstreams.js';
import {
  bodyOf,
  type RecordedExchange,
  readRecordings,
  type StoredRecording,
} from '../src/record/recording.js';
import { type SandboxReply, type SandboxRequest, type SandboxUpstream } from './upstream-contract.js';

interface Take {
  readonly recording: StoredRecording;
  readonly exchange: RecordedExchange;
}

/** Recorded exchanges (`npm run record`) as upstreams: what was recorded is answered as it was, anything else is a 501. */
export class Replay {
  private readonly recordings: readonly StoredRecording[];

  /**
   * @param folder of one recording, or of several
   * @throws RecordingError
   */
  constructor(folder: string) {
    this.recordings = readRecordings(folder);
  }

  /** The parcels that were recorded, with the day. */
  get parcels(): readonly { readonly id: string; readonly about: string }[] {
    return this.recordings.map(({ parcelId, recordedAt }) => ({
      id: parcelId,
      about: `recorded ${recordedAt}`,
    }));
  }

  /** Upstreams of which there is something. */
  get names(): readonly UpstreamName[] {
    const names = new Set(
      this.recordings.flatMap(({ exchanges }) => exchanges.map(({ upstream }) => upstream)),
    );
    return UPSTREAM_NAMES.filter((name) => names.has(name));
  }

  upstream(name: UpstreamName): SandboxUpstream {
    const takes = this.takesOf(name);
    const played = new Map<string, number>();
    return {
      name,
      // A path of its own, so that a question without path is told from one of `/`.
      basePath: `/${name}`,
      handle: (request) => {
        const key = keyOf(request.method, targetOf(request), request.body);
        const recorded = takes.get(key) ?? [];
        // Asked again, it answers as it did then; the last answer stands for all that follow.
        const turn = played.get(key) ?? 0;
        played.set(key, turn + 1);
        const take = recorded[Math.min(turn, recorded.length - 1)];
        return take === undefined ? nothingRecorded(name, request) : replyOf(take);
      },
      reset: () => played.clear(),
    };
  }

  private takesOf(name: UpstreamName): ReadonlyMap<string, readonly Take[]> {
    const takes = new Map<string, Take[]>();
    for (const recording of this.recordings) {
      for (const exchange of recording.exchanges.filter(({ upstream }) => upstream === name)) {
        const key = keyOf(exchange.method, onTheWire(exchange.target), exchange.requestBody ?? '');
        takes.set(key, [...(takes.get(key) ?? []), { recording, exchange }]);
      }
    }
    return takes;
  }
}

function keyOf(method: string, target: string, body: string): string {
  return [method, target, body].join('\n');
}

function targetOf({ path, rawQuery }: SandboxRequest): string {
  return rawQuery === '' ? path : `${path}?${rawQuery}`;
}

/** A target with the few characters encoded that HTTP clients encode on their own. */
function onTheWire(target: string): string {
  const { pathname, search } = new URL(`http://replay/base${target}`);
  return pathname.slice('/base'.length) + search;
}

/** What never came gets an answer that the product takes for the same kind of failure. */
function replyOf({ recording, exchange }: Take): SandboxReply {
  const { status, headers, failure } = exchange;
  if (failure !== null && (status === null || failure.code !== 'UPSTREAM_BAD_RESPONSE')) {
    const code = failure.code === 'UPSTREAM_TIMEOUT' ? 504 : 503;
    return { status: code, body: { message: `Recorded without a whole answer: it ${failure.message}` } };
  }
  return { status: status ?? 503, headers, body: bodyOf(recording, exchange) };
}

function nothingRecorded(name: UpstreamName, request: SandboxRequest): SandboxReply {
  const question = `${request.method} ${targetOf(request)}${request.body === '' ? '' : ` with the body ${request.body}`}`;
  return { status: 501, body: { message: `Nothing was recorded of the upstream "${name}" for ${question}` } };
}
