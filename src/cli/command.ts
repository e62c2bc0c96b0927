import { InvalidSettings } from '../config/settings.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where a command writes: results to `out`, everything else to `err`. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/**
 * A command of the package: what was typed after its name, its environment, its terminal.
 * @returns the exit code
 */
export type Command = (
  args: readonly string[],
  environment: Environment,
  terminal: Terminal,
) => Promise<number>;

/** A mistake of the person at the keyboard: shown without a stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Runs a command as this process. */
export async function runAsProcess(command: Command): Promise<void> {
  const terminal: Terminal = {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
  };
  try {
    process.exitCode = await command(process.argv.slice(2), process.env, terminal);
  } catch (error) {
    terminal.err(isMistake(error) ? error.message : describe(error));
    process.exitCode = 1;
  }
}

/** What whoever typed it can mend is told in a sentence. */
function isMistake(error: unknown): error is Error {
  if (error instanceof UsageError || error instanceof InvalidSettings) return true;
  return (error as { code?: string } | null)?.code?.startsWith('ERR_PARSE_ARGS') === true;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
