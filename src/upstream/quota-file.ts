import { isRow } from '../fields/index.js';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { QuotaWindow } from './monthly-quota.js';

/** What is on disk of one quota, shared by the processes of a machine: written whole, and seen when another wrote it. */
export class QuotaFile {
  private seen: string | undefined;

  constructor(private readonly path: string) {}

  /** The window, when somebody else has written one since it was last read or written here. */
  news(): QuotaWindow | undefined {
    const version = this.version();
    if (version === this.seen) return undefined;
    this.seen = version;
    return version === undefined ? undefined : this.read();
  }

  /** @throws when the folder cannot be written */
  write(window: QuotaWindow): void {
    mkdirSync(dirname(this.path), { recursive: true });
    const draft = `${this.path}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(window));
    renameSync(draft, this.path);
    this.seen = this.version();
  }

  private version(): string | undefined {
    try {
      const { ino, mtimeNs } = statSync(this.path, { bigint: true });
      return `${ino} ${mtimeNs}`;
    } catch {
      return undefined;
    }
  }

  /** A file that cannot be read says nothing; the next answer's headers do. */
  private read(): QuotaWindow | undefined {
    try {
      const found: unknown = JSON.parse(readFileSync(this.path, 'utf8'));
      return isWindow(found) ? found : undefined;
    } catch {
      return undefined;
    }
  }
}

function isWindow(value: unknown): value is QuotaWindow {
  if (!isRow(value)) return false;
  const { limit, remaining, resetAt, countedSince, day } = value;
  if (!isRow(day) || !isRow(day.clients)) return false;
  const counts = [limit, remaining, resetAt, countedSince, day.startedAt, day.spent];
  return [...counts, ...Object.values(day.clients)].every(isCount) && Number.isFinite(day.carried);
}

/** The last moment a Date can hold; counts are far below it. */
const MOST = 8.64e15;

function isCount(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= MOST;
}
