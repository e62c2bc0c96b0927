import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { VERSION } from '../config/version.js';
import { type BatchIo, type BatchOptions, isFileError, runBatch } from './batch.js';
import { EXIT } from './exit-codes.js';
import { MistakeError } from './mistake.js';

const EXAMPLES = `
The list is CSV (column parcel_id, else the first) or, as .txt, an identifier a line.
The ending of --out says what is written:
  .ndjson   a line of JSON for each parcel: its whole answer, or its error
  .csv      a row for each parcel: address, area, last sale, energy classes, owners ...
  .geojson  the same figures on the outlines of the parcels

Lines come as the server answers; "index" is the place in the list. Run the same command
again after Ctrl-C, a crash or a power cut: it goes on where the file ends.

Exit codes: ${EXIT.done} all answered, ${EXIT.failures} some parcels without an answer, ${EXIT.mistake} wrong usage,
${EXIT.unreachable} the server does not answer, ${EXIT.interrupted} interrupted.

Examples:
  deepcity batch ids.csv --out out.ndjson
  deepcity batch ids.csv --out out.csv --include transactions,energy
  deepcity batch parcels.csv --column idu --out parcels.geojson --url https://deepcity.example.org`;

interface Flags {
  readonly out: string;
  readonly url: string;
  readonly include?: string;
  readonly column?: string;
  readonly concurrency: number;
  readonly retries: number;
  readonly retryFailed: boolean;
}

export interface CommandIo extends BatchIo {
  /** What was asked for: help, version. */
  readonly results: NodeJS.WritableStream;
}

/** The command `deepcity`. @param args what was typed after its name @returns the exit code */
export async function deepcity(args: readonly string[], io: CommandIo): Promise<number> {
  let code: number = EXIT.done;
  const program = new Command('deepcity')
    .description('Everything French open data knows about land parcels')
    .version(VERSION)
    .configureOutput({
      writeOut: (text) => void io.results.write(text),
      writeErr: (text) => void io.messages.write(text),
    })
    .exitOverride();
  program
    .command('batch')
    .copyInheritedSettings(program)
    .summary('ask for many parcels, into a file')
    .description('Asks a DeepCity server for every parcel of a list, at its pace, into a file.')
    .argument('<ids>', 'file of parcel identifiers')
    .requiredOption('-o, --out <file>', 'where to write: .ndjson, .csv or .geojson')
    .option('-u, --url <url>', 'the server', httpUrl, 'http://localhost:3000')
    .option('-i, --include <sections>', 'sections wanted, as a comma list (default: all)')
    .option('--column <name>', 'column of the identifiers (default: parcel_id, else the first)')
    .option('-c, --concurrency <n>', 'requests under way at once', wholeNumber(1, 32), 4)
    .option('--retries <n>', 'further attempts where a failure may pass', wholeNumber(0, 20), 4)
    .option('--retry-failed', 'ask again for parcels that an earlier run had no answer for', false)
    .addHelpText('after', EXAMPLES)
    .action(async (input: string, flags: Flags) => {
      code = await runBatch(optionsOf(input, flags), io);
    });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    // Commander has said itself what is wrong.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.mistake;
    if (!(error instanceof MistakeError) && !isFileError(error)) throw error;
    io.messages.write(`${error.message}\n`);
    return EXIT.mistake;
  }
}

function optionsOf(input: string, { include, column, ...flags }: Flags): BatchOptions {
  return { ...flags, input, include, column };
}

function httpUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:/i.test(text))
    throw new InvalidArgumentError('It must be an http(s) URL.');
  return text;
}

const wholeNumber =
  (min: number, max: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max) {
      throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
    }
    return value;
  };
