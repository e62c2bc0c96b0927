import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { MistakeError } from './mistake.js';
import type { OutputFormat } from './output-format.js';
import type { Mark, Result } from './result.js';

/**
 * The file of results. It is its own journal: a line is there or it is not, and what a killed process left of one is
 * taken away before the next is written.
 */
export class OutputFile {
  private constructor(
    private readonly file: number,
    private readonly format: OutputFormat,
    private at: number,
    private empty: boolean,
  ) {}

  /**
   * Opens a file to go on writing it, or makes it.
   * @returns what it holds already
   * @throws MistakeError for a file of other contents; what `check` throws: nothing is done to the file then
   */
  static async open(
    path: string,
    format: OutputFormat,
    { check, keep }: OpenOptions,
  ): Promise<{ file: OutputFile; done: Mark[] }> {
    const held = await linesIn(path, format);
    check(held.done);
    const { done, size } = keep === undefined ? held : await without(path, format, keep);
    const file = new OutputFile(
      openSync(path, existsSync(path) ? 'r+' : 'wx+'),
      format,
      size,
      done.length === 0,
    );
    ftruncateSync(file.file, size);
    if (size === 0 && format.head !== '') file.put(format.head);
    return { file, done };
  }

  write(result: Result): void {
    this.put(this.format.line(result, this.empty));
    this.empty = false;
  }

  /** Makes the file whole: also after an interruption it is valid as it stands. */
  close(): void {
    if (this.format.end !== '') this.put(this.format.end);
    fsyncSync(this.file);
    closeSync(this.file);
  }

  private put(line: string): void {
    const bytes = Buffer.from(`${line}\n`);
    for (let written = 0; written < bytes.length;) {
      written += writeSync(this.file, bytes, written, bytes.length - written, this.at + written);
    }
    this.at += bytes.length;
  }
}

interface OpenOptions {
  /** May refuse what the file holds. */
  readonly check: (done: readonly Mark[]) => void;
  /** Lines about others are taken out of it. */
  readonly keep?: (mark: Mark) => boolean;
}

/** What is held, and where the next line is to be written. */
interface Held {
  readonly done: Mark[];
  readonly size: number;
}

async function linesIn(path: string, format: OutputFormat): Promise<Held> {
  const done: Mark[] = [];
  let size = 0;
  for await (const { mark, end } of recordsOf(path, format)) {
    if (mark !== undefined) done.push(mark);
    size = end;
  }
  return { done, size };
}

/** Puts another file in its place, in one step, with the lines that are to stay. */
async function without(path: string, format: OutputFormat, keep: (mark: Mark) => boolean): Promise<Held> {
  const done: Mark[] = [];
  const draft = `${path}.tmp`;
  const file = openSync(draft, 'w');
  let size = 0;
  for await (const { mark, text } of recordsOf(path, format)) {
    if (mark !== undefined && !keep(mark)) continue;
    size += writeSync(file, `${mark === undefined ? text : format.joined(text, done.length === 0)}\n`);
    if (mark !== undefined) done.push(mark);
  }
  fsyncSync(file);
  closeSync(file);
  renameSync(draft, path);
  return { done, size };
}

interface FileLine {
  readonly text: string;
  /** The byte after it. */
  readonly end: number;
}

/** The head, which is about nothing, and the lines, up to the end or what was cut off. */
async function* recordsOf(path: string, format: OutputFormat): AsyncGenerator<FileLine & { mark?: Mark }> {
  if (!existsSync(path)) return;
  if (!beginsAs(path, format.opening)) throw foreign(path, 1);
  let number = 0;
  for await (const line of linesOf(path)) {
    number += 1;
    if (format.end !== '' && line.text === format.end) return;
    const isHead = number === 1 && format.head !== '';
    const mark = isHead ? undefined : format.markOf(line.text);
    if (isHead ? line.text !== format.head : mark === undefined) throw foreign(path, number);
    yield { ...line, ...(mark === undefined ? {} : { mark }) };
  }
}

/** Whether a file is one of this command, as far as it goes: an empty one may be. */
function beginsAs(path: string, opening: string): boolean {
  const file = openSync(path, 'r');
  const bytes = Buffer.alloc(Buffer.byteLength(opening));
  const length = readSync(file, bytes);
  closeSync(file);
  return opening.startsWith(bytes.toString('utf8', 0, length));
}

/** Whole lines only, and the byte after each. */
async function* linesOf(path: string): AsyncGenerator<FileLine> {
  let rest: Buffer[] = [];
  let at = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let to = chunk.indexOf(0x0a); to !== -1; to = chunk.indexOf(0x0a, from)) {
      const line = Buffer.concat([...rest, chunk.subarray(from, to)]);
      rest = [];
      at += line.length + 1;
      yield { text: line.toString().replace(/\r$/, ''), end: at };
      from = to + 1;
    }
    rest.push(chunk.subarray(from));
  }
}

function foreign(path: string, line: number): MistakeError {
  return new MistakeError(
    `Line ${line} of ${path} was not written by this command: choose another --out, or remove the file.`,
  );
}
