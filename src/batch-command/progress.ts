import { SingleBar } from 'cli-progress';
import type { Mark } from './result.js';

/** What a run has come to. */
export interface Tally {
  readonly total: number;
  /** Lines in the file. */
  done: number;
  /** Of them, those without an answer. */
  failed: number;
}

const FORMAT = '{bar} {value}/{total} | {speed} | ETA {left} | {failed} failed';
const EVERY_MS_WITHOUT_TERMINAL = 5_000;

export function hasFailed({ status }: Pick<Mark, 'status'>): boolean {
  return status !== 200;
}

/** The progress of a run, drawn on a terminal or told now and then to a log. */
export class Progress {
  private readonly bar: SingleBar;
  private readonly started = performance.now();
  private readonly before: number;

  constructor(
    private readonly tally: Tally,
    stream: NodeJS.WritableStream,
  ) {
    this.before = tally.done;
    this.bar = new SingleBar({
      format: FORMAT,
      stream,
      barsize: 24,
      fps: 5,
      noTTYOutput: true,
      notTTYSchedule: EVERY_MS_WITHOUT_TERMINAL,
      // Signals are the command's to answer.
      gracefulExit: false,
    });
    this.bar.start(tally.total, tally.done, this.payload());
  }

  update(): void {
    this.bar.update(this.tally.done, this.payload());
  }

  stop(): void {
    this.update();
    this.bar.stop();
  }

  private payload(): { speed: string; left: string; failed: number } {
    const seconds = (performance.now() - this.started) / 1_000;
    const perSecond = (this.tally.done - this.before) / Math.max(seconds, 0.001);
    const left = this.tally.total - this.tally.done;
    return {
      speed: perSecond >= 1 ? `${perSecond.toFixed(1)}/s` : `${(perSecond * 60).toFixed(1)}/min`,
      left: perSecond > 0 ? durationOf(left / perSecond) : '?',
      failed: this.tally.failed,
    };
  }
}

export function durationOf(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3_600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3_600)} h ${Math.floor((whole % 3_600) / 60)} min`;
}
