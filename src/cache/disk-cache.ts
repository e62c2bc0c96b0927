import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { open, type Database, type RootDatabase } from 'lmdb';
import { type CacheKey, type CachedResponse, type ResponseCache } from './response-cache.js';
import { decodeResponse, encodeResponse } from './response-codec.js';
import { type GroupStats, StatsByGroup, type StoredAnswers } from './stored-answers.js';

/** Writes between two looks at the size. */
const WRITES_PER_CHECK = 32;
/** A disk that would not take an answer (it is full, it failed) is left in peace for so long. */
export const REST_MS = 30_000;
/** For a store to close that has failed. */
const FAREWELL_MS = 500;
/** When the limit is reached, so much of it is made free at once. */
const MAKE_FREE = 0.1;

type AgeKey = [fetchedAt: number, group: string, hash: string];

/**
 * Upstream answers in an LMDB file: survives restarts and `kill -9`, shared by the processes of one machine,
 * bounded in bytes; the oldest answers leave first.
 */
export class DiskCache implements ResponseCache, StoredAnswers {
  private readonly root: RootDatabase<Buffer>;
  private readonly answers: Database<Buffer, string[]>;
  /** Every answer under its age, so that the oldest are found without reading any. */
  private readonly ages: Database<Buffer, AgeKey>;
  private writes = 0;
  private readonly writing = new Set<Promise<void>>();
  private closing = false;
  private restsUntil = -Infinity;

  /** @throws when the file can be neither opened nor made */
  constructor(
    path: string,
    private readonly maxBytes: number,
  ) {
    // Batches of its own making end in promises that nobody holds: the process would die of a full disk.
    this.root = open({ path, encoding: 'binary', maxDbs: 4, eventTurnBatching: false });
    this.answers = this.root.openDB('answers', { encoding: 'binary' });
    this.ages = this.root.openDB('ages', { encoding: 'binary' });
  }

  get(key: CacheKey): Promise<CachedResponse | undefined> {
    const stored = this.closing ? undefined : this.answers.get(pathOf(key));
    return Promise.resolve(stored === undefined ? undefined : decodeResponse(stored));
  }

  /**
   * Keeps an answer, unless the disk has just failed to take one: then it must do without for {@link REST_MS}.
   * @throws Error when it could not be written
   */
  async set(key: CacheKey, response: CachedResponse): Promise<void> {
    if (this.closing || performance.now() < this.restsUntil) return;
    const write = this.write(pathOf(key), response);
    this.writing.add(write);
    await write.finally(() => this.writing.delete(write));
  }

  private async write(path: string[], response: CachedResponse): Promise<void> {
    await this.transaction(() => {
      this.forget(path);
      void this.answers.put(path, encodeResponse(response));
      void this.ages.put(ageKey(response.fetchedAt, path), Buffer.alloc(0));
    });
    this.writes += 1;
    if (this.writes % WRITES_PER_CHECK === 0) await this.makeRoom();
  }

  /** What is kept, by group. Reads everything: for people, not for requests. */
  stats(): Promise<Map<string, GroupStats>> {
    const stats = new StatsByGroup();
    for (const { key, value } of this.answers.getRange()) {
      stats.add(key[0] ?? '', value.length, decodeResponse(value)?.fetchedAt ?? null);
    }
    return Promise.resolve(stats.groups);
  }

  /** Drops the answers of one group, or all. @returns how many */
  async clear(group?: string): Promise<number> {
    let dropped = 0;
    await this.transaction(() => {
      for (const { key } of this.answers.getRange()) {
        if (group !== undefined && key[0] !== group) continue;
        this.forget(key);
        dropped += 1;
      }
    });
    return dropped;
  }

  /** Bytes of the pages that answers take. */
  get bytes(): number {
    return pagesOf(this.answers) + pagesOf(this.ages);
  }

  /** After the writes under way. LMDB throws out of a timer, where nobody catches it, when a store that is closing is read. */
  async close(): Promise<void> {
    this.closing = true;
    await Promise.allSettled(this.writing);
    const closed = this.root.close();
    // After a write that failed LMDB may wait for ever for it to reach the disk.
    await (this.restsUntil === -Infinity ? closed : Promise.race([closed, sleep(FAREWELL_MS)]));
  }

  private async transaction(work: () => void): Promise<void> {
    try {
      await this.root.transaction(work);
    } catch (error) {
      this.restsUntil = performance.now() + REST_MS;
      throw await causeOf(error);
    }
  }

  private forget(path: string[]): void {
    const stored = this.answers.get(path);
    if (stored === undefined) return;
    const fetchedAt = decodeResponse(stored)?.fetchedAt;
    if (fetchedAt !== undefined) void this.ages.remove(ageKey(fetchedAt, path));
    void this.answers.remove(path);
  }

  private async makeRoom(): Promise<void> {
    let excess = this.bytes - this.maxBytes;
    if (excess <= 0) return;
    excess += this.maxBytes * MAKE_FREE;
    await this.transaction(() => {
      for (const age of this.ages.getKeys()) {
        if (excess <= 0) break;
        const path = age.slice(1) as string[];
        excess -= this.answers.get(path)?.length ?? 0;
        void this.answers.remove(path);
        void this.ages.remove(age);
      }
    });
  }
}

/** LMDB tells why it could not commit by a promise of its own, which must not be left unhandled. */
async function causeOf(error: unknown): Promise<unknown> {
  const { commitError } = error as { commitError?: Promise<never> };
  if (commitError === undefined) return error;
  return commitError.catch(
    (cause: unknown) => new Error(`not written: ${(cause as Error).message}`, { cause }),
  );
}

/** LMDB keys are short; what tells answers apart may be a whole URL. */
function pathOf({ group, id }: CacheKey): string[] {
  return [group, createHash('sha256').update(id).digest('base64url')];
}

function ageKey(fetchedAt: number, [group = '', hash = '']: string[]): AgeKey {
  return [fetchedAt, group, hash];
}

function pagesOf(database: { getStats(): object }): number {
  const stats = database.getStats() as Record<string, number>;
  const pages =
    (stats['treeBranchPageCount'] ?? 0) + (stats['treeLeafPageCount'] ?? 0) + (stats['overflowPages'] ?? 0);
  return pages * (stats['pageSize'] ?? 0);
}
