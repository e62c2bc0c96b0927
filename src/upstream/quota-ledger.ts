import { Logger } from '@nestjs/common';
import {
  type QuotaCall,
  type QuotaEvent,
  type QuotaRefusal,
  type QuotaTerms,
  type QuotaWindow,
  refusalOf,
  windowAfter,
  windowAt,
} from './monthly-quota.js';
import type { QuotaFile } from './quota-file.js';

/** A crash forgets no more than this. */
const WRITE_AFTER_MS = 250;

/**
 * Counts one quota: in memory, and in a file shared with the other processes of the machine. What happened here since the
 * file was read is counted again on top of what another process wrote meanwhile.
 */
export class QuotaLedger {
  private readonly logger = new Logger('Quotas');
  private window: QuotaWindow | undefined;
  private unwritten: QuotaEvent[] = [];
  private timer: NodeJS.Timeout | undefined;
  private writable = true;

  /** @param file absent: memory only */
  constructor(
    readonly terms: QuotaTerms,
    private readonly file?: QuotaFile,
  ) {}

  /** Undefined while no window is open. */
  current(now: number): QuotaWindow | undefined {
    this.readNews();
    return windowAt(this.window, now);
  }

  refusal(call: QuotaCall, now: number): QuotaRefusal | undefined {
    return refusalOf(this.current(now), this.terms, call, now);
  }

  record(event: QuotaEvent): void {
    this.window = windowAfter(this.window, this.terms, event);
    if (this.file === undefined) return;
    this.unwritten.push(event);
    this.timer ??= setTimeout(() => this.flush(), WRITE_AFTER_MS).unref();
  }

  /** Writes what is not written yet. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.file === undefined || this.unwritten.length === 0) return;
    try {
      this.readNews();
      if (this.window !== undefined) this.file.write(this.window);
      this.writable = true;
    } catch (error) {
      if (this.writable) this.logger.error({ reason: String(error) }, 'quota cannot be written: memory only');
      this.writable = false;
    }
    this.unwritten = [];
  }

  private readNews(): void {
    const news = this.file?.news();
    if (news === undefined) return;
    this.window = this.unwritten.reduce<QuotaWindow | undefined>(
      (window, event) => windowAfter(window, this.terms, event),
      news,
    );
  }
}
