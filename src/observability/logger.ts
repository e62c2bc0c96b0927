import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino';
import { standardOutput } from './standard-output.js';
import type { Settings } from '../config/settings.js';

/** pino's own, asked once a millisecond: writing a date costs more than the rest of a line. */
function isoTime(): () => string {
  let at = NaN;
  let text = '';
  return () => {
    const now = Date.now();
    if (now !== at) {
      at = now;
      text = pino.stdTimeFunctions.isoTime();
    }
    return text;
  };
}

/** @param destination standard output when absent */
export function createPino(
  { logLevel }: Pick<Settings, 'logLevel'>,
  destination: DestinationStream = standardOutput(),
): PinoLogger {
  return pino({ level: logLevel, base: null, timestamp: isoTime() }, destination);
}

/** Nest's own lines at start-up, of no use to operators. */
const QUIET_CONTEXTS = new Set(['InstanceLoader', 'RouterExplorer', 'RoutesResolver', 'NestFactory']);

type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

/** Puts pino behind Nest's logger: `logger.log({ facts }, 'text')` becomes one JSON line. */
export class PinoLoggerService implements LoggerService {
  constructor(private readonly pino: PinoLogger) {}

  log(...parameters: unknown[]): void {
    this.write('info', parameters);
  }
  error(...parameters: unknown[]): void {
    this.write('error', parameters);
  }
  warn(...parameters: unknown[]): void {
    this.write('warn', parameters);
  }
  debug(...parameters: unknown[]): void {
    this.write('debug', parameters);
  }
  verbose(...parameters: unknown[]): void {
    this.write('trace', parameters);
  }
  fatal(...parameters: unknown[]): void {
    this.write('fatal', parameters);
  }

  /** Nest passes what it was given, and the context's name last. */
  private write(level: Level, parameters: unknown[]): void {
    const context = parameters.length > 1 ? parameters.at(-1) : undefined;
    const rest = context === undefined ? parameters : parameters.slice(0, -1);
    if (level === 'info' && QUIET_CONTEXTS.has(String(context))) return;
    const facts = rest.filter((part) => typeof part === 'object' && part !== null);
    const text = rest.filter((part) => typeof part !== 'object').join(' ');
    this.pino[level](Object.assign({ context }, ...facts), text);
  }
}
