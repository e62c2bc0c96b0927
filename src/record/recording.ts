import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { UpstreamName } from '../config/upstreams.js';
import type { Exchange, ExchangeFailure } from '../upstream/exchange.js';
import { CONNECTION_HEADERS } from '../upstream/kept-headers.js';

/** One exchange as `exchanges.json` keeps it. */
export interface RecordedExchange {
  readonly upstream: UpstreamName;
  readonly method: string;
  /** Path and query below the upstream's base URL. */
  readonly target: string;
  readonly requestBody: string | null;
  /** HTTP status; null when there was no answer, and `failure` says why. */
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string>>;
  /** File with the body, beside `exchanges.json`; null without an answer. */
  readonly body: string | null;
  readonly failure: ExchangeFailure | null;
  readonly durationMs: number;
}

/** What `exchanges.json` holds: all that one parcel's answer was made from. */
export interface Recording {
  readonly format: typeof RECORDING_FORMAT;
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
  /** Version of the server that asked. */
  readonly version: string;
  /** As it was asked for. */
  readonly parcelId: string;
  /** In the order in which they ended. */
  readonly exchanges: readonly RecordedExchange[];
}

export const RECORDING_FORMAT = 1;
const INDEX = 'exchanges.json';
const BODIES = 'bodies';
/** The answer that was made of them. */
const ANSWER = 'answer.json';

/** What a recording could not be read as; the message names the file. */
export class RecordingError extends Error {
  override readonly name = 'RecordingError';
}

/**
 * Writes a recording into a folder, in place of one that is there.
 * @returns path of its index
 */
export async function writeRecording(
  folder: string,
  facts: Pick<Recording, 'recordedAt' | 'version' | 'parcelId'>,
  exchanges: readonly Exchange[],
  answer: unknown,
): Promise<string> {
  await rm(join(folder, BODIES), { recursive: true, force: true });
  await mkdir(join(folder, BODIES), { recursive: true });
  const recorded: RecordedExchange[] = [];
  for (const [index, exchange] of exchanges.entries()) {
    const body = exchange.answer === null ? null : bodyName(index, exchange);
    if (body !== null) await writeFile(join(folder, body), exchange.answer?.body ?? '');
    recorded.push(recordedOf(exchange, body));
  }
  const recording: Recording = { format: RECORDING_FORMAT, ...facts, exchanges: recorded };
  await writeFile(join(folder, ANSWER), `${JSON.stringify(answer, null, 1)}\n`);
  const index = join(folder, INDEX);
  await writeFile(index, `${JSON.stringify(recording, null, 1)}\n`);
  return index;
}

function recordedOf(exchange: Exchange, body: string | null): RecordedExchange {
  const { upstream, method, target, requestBody, answer, failure, durationMs } = exchange;
  const headers = Object.entries(answer?.headers ?? {}).filter(([name]) => !CONNECTION_HEADERS.has(name));
  return {
    upstream,
    method,
    target,
    requestBody,
    status: answer?.status ?? null,
    headers: Object.fromEntries(headers),
    body,
    failure,
    durationMs: Math.round(durationMs),
  };
}

function bodyName(index: number, { upstream, answer }: Exchange): string {
  const type = answer?.headers['content-type'] ?? '';
  const [, suffix] = EXTENSIONS.find(([pattern]) => pattern.test(type)) ?? [null, 'bin'];
  return `${BODIES}/${String(index + 1).padStart(3, '0')}-${upstream}.${suffix}`;
}

const EXTENSIONS: readonly (readonly [RegExp, string])[] = [
  [/json/i, 'json'],
  [/csv/i, 'csv'],
  [/html/i, 'html'],
  [/xml/i, 'xml'],
  [/gzip/i, 'gz'],
  [/text/i, 'txt'],
];

/** A recording with the folder it lies in. */
export interface StoredRecording extends Recording {
  readonly folder: string;
}

/**
 * The recording in a folder, or all those in its folders.
 * @throws RecordingError when there is none, or one that cannot be read
 */
export function readRecordings(folder: string): StoredRecording[] {
  if (existsSync(join(folder, INDEX))) return [readRecording(folder)];
  const folders = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const found = folders
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, INDEX)))
    .map(({ name }) => readRecording(join(folder, name)));
  if (found.length === 0)
    throw new RecordingError(`no recording in ${folder}: no ${INDEX} there or one below`);
  return found;
}

function readRecording(folder: string): StoredRecording {
  const file = join(folder, INDEX);
  let recording: Partial<Recording> | null;
  try {
    recording = JSON.parse(readFileSync(file, 'utf8')) as Partial<Recording> | null;
  } catch (cause) {
    throw new RecordingError(`${file} cannot be read as JSON`, { cause });
  }
  if (recording?.format !== RECORDING_FORMAT || !Array.isArray(recording.exchanges)) {
    throw new RecordingError(`${file} is no recording of format ${RECORDING_FORMAT}`);
  }
  return { ...(recording as Recording), folder };
}

/** @throws RecordingError */
export function bodyOf({ folder }: StoredRecording, { body }: RecordedExchange): Buffer {
  if (body === null) return Buffer.alloc(0);
  try {
    return readFileSync(join(folder, body));
  } catch (cause) {
    throw new RecordingError(`${join(folder, body)} cannot be read`, { cause });
  }
}
