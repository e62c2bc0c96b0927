import { setMaxListeners } from 'node:events';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { CsvError } from 'csv-parse/sync';
import { MissingColumn, parcelsOfCsv, parcelsOfLines } from '../parcels/parcel-list.js';
import { ApiClient, type ApiOptions, ServerUnreachable } from './api-client.js';
import { EXIT } from './exit-codes.js';
import { MistakeError } from './mistake.js';
import { OutputFile } from './output-file.js';
import { OUTPUT_ENDINGS, formatOf } from './output-format.js';
import { Pace } from './pace.js';
import { type Asked, pendingOf } from './pending.js';
import { Progress, type Tally, hasFailed } from './progress.js';
import type { Mark } from './result.js';

export interface BatchOptions extends ApiOptions {
  /** File of identifiers. */
  readonly input: string;
  readonly column: string | undefined;
  readonly out: string;
  readonly concurrency: number;
  /** Ask again for what failed in an earlier run. */
  readonly retryFailed: boolean;
}

export interface BatchIo {
  /** Progress and what else is to be said. */
  readonly messages: NodeJS.WritableStream;
  /** Aborts when the command is to end. */
  readonly signal: AbortSignal;
}

/**
 * Asks for every parcel of a list that the output has no line of yet.
 * @returns the exit code
 * @throws MistakeError
 */
export async function runBatch(options: BatchOptions, { messages, signal }: BatchIo): Promise<number> {
  const format = formatOf(options.out);
  if (format === undefined) {
    throw new MistakeError(`--out must end in ${OUTPUT_ENDINGS.join(', ')}, and is ${options.out}`);
  }
  const parcelIds = readParcelIds(options);
  const keep = options.retryFailed ? isSettled : undefined;
  const { file, done } = await OutputFile.open(options.out, format, {
    ...(keep === undefined ? {} : { keep }),
    check: (marks) => {
      if (pendingOf(parcelIds, marks) === undefined) throw otherList(options);
    },
  });
  const pending = pendingOf(parcelIds, done) ?? [];
  const tally: Tally = { total: parcelIds.length, done: done.length, failed: done.filter(hasFailed).length };
  const say = (text: string): void => void messages.write(`${text}\n`);
  if (done.length > 0)
    say(`Going on: ${done.length} of ${tally.total} parcels are in ${options.out} already.`);

  const progress = new Progress(tally, messages);
  let problem: Error | undefined;
  try {
    await askAll(pending, file, options, signal, (mark) => {
      tally.done += 1;
      if (hasFailed(mark)) tally.failed += 1;
      progress.update();
    });
  } catch (error) {
    problem = error as Error;
  } finally {
    progress.stop();
    file.close();
  }
  return conclude(problem, signal, tally, options, say);
}

/** @throws the first problem that is not one parcel's, or the signal's reason; what is under way then is given up */
async function askAll(
  pending: readonly Asked[],
  file: OutputFile,
  options: BatchOptions,
  signal: AbortSignal,
  ended: (mark: Mark) => void,
): Promise<void> {
  const client = new ApiClient(options, new Pace());
  const end = new AbortController();
  setMaxListeners(0, end.signal);
  const stop = (): void => end.abort(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  const left = pending.values();
  let problem: Error | undefined;
  const work = async (): Promise<void> => {
    try {
      for (const asked of left) {
        const result = await client.ask(asked, end.signal);
        file.write(result);
        ended(result);
      }
    } catch (error) {
      // The first is the cause; the others only end for it.
      problem ??= error instanceof Error ? error : new Error(String(error));
      end.abort(problem);
    }
  };
  await Promise.all(Array.from({ length: options.concurrency }, work));
  signal.removeEventListener('abort', stop);
  if (problem !== undefined) throw problem;
}

function conclude(
  problem: Error | undefined,
  signal: AbortSignal,
  { total, done, failed }: Tally,
  { out }: BatchOptions,
  say: (text: string) => void,
): number {
  if (problem !== undefined) {
    const goOn = `${done} of ${total} parcels are in ${out}; the same command goes on from there.`;
    if (signal.aborted) {
      say(`Interrupted. ${goOn}`);
      return EXIT.interrupted;
    }
    if (!(problem instanceof ServerUnreachable)) throw problem;
    say(`${problem.message}\n${goOn}`);
    return EXIT.unreachable;
  }
  say(`${done} parcels in ${out}, ${failed} of them without an answer.`);
  if (failed > 0) say('Their lines say why; --retry-failed asks for them again.');
  return failed === 0 ? EXIT.done : EXIT.failures;
}

/** A line that another attempt would not change: an answer, or an identifier that cannot be used. */
function isSettled({ status }: Mark): boolean {
  return status === 200 || status === 400;
}

function readParcelIds({ input, column }: BatchOptions): string[] {
  const asLines = extname(input).toLowerCase() === '.txt' && column === undefined;
  try {
    const text = readFileSync(input, 'utf8');
    const parcelIds = asLines ? parcelsOfLines(text) : parcelsOfCsv(text, column);
    // As a row of a file can hold them: otherwise they would not be known again.
    if (parcelIds.length > 0) return parcelIds.map((id) => id.replace(/\s+/g, ' '));
  } catch (error) {
    if (error instanceof MissingColumn || error instanceof CsvError || isFileError(error)) {
      throw new MistakeError(`${input} cannot be read: ${error.message}`, { cause: error });
    }
    throw error;
  }
  throw new MistakeError(`There is no parcel id in ${input}.`);
}

export function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return typeof (error as Partial<NodeJS.ErrnoException> | null)?.syscall === 'string';
}

function otherList({ out, input }: BatchOptions): MistakeError {
  return new MistakeError(
    `${out} has lines about parcels that are not in ${input}: choose another --out, or remove the file.`,
  );
}
