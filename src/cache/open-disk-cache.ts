import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statfsSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { DiskCache } from './disk-cache.js';

const FOLDER = 'cache';
/** Unit of `stat`'s blocks. */
const STAT_BLOCK_BYTES = 512;
/** More than LMDB's own, which takes what it finds. */
const LOCK_BYTES = 16 * 1024;
/** What a new store needs at least. */
const ROOM_BYTES = 256 * 1024;

/**
 * Opens the store in `dataDir`. A store that cannot be read is put aside and begun anew; without a folder to write in
 * there is none, and the server runs on memory alone.
 */
export function openDiskCache(dataDir: string, maxBytes: number): DiskCache | undefined {
  const logger = new Logger('Cache');
  const path = join(dataDir, FOLDER);
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK);
    if (!reserveLockFile(path)) {
      logger.error({ dataDir }, 'DATA_DIR is on a disk that is full: answers are kept in memory only');
      return undefined;
    }
  } catch (error) {
    const { message } = error as Error;
    logger.error({ dataDir, reason: message }, 'DATA_DIR cannot be written: answers are kept in memory only');
    return undefined;
  }
  try {
    refuseForeignFile(join(path, 'data.mdb'));
    return new DiskCache(path, maxBytes);
  } catch (error) {
    const aside = `${path}.broken-${Date.now()}`;
    const reason = (error as Error).message;
    logger.error({ path, aside, reason }, 'the store of answers cannot be read: put aside and begun anew');
    try {
      renameSync(path, aside);
      mkdirSync(path, { recursive: true });
      return new DiskCache(path, maxBytes);
    } catch (again) {
      logger.error({ path, reason: (again as Error).message }, 'no store of answers: memory only');
      return undefined;
    }
  }
}

/**
 * LMDB maps its lock file into memory, and the process dies of the first write there for which the disk has no room. So all of
 * that file is written beforehand; from then on a store can be read however full the disk is.
 * @returns false when the disk has no room for it
 */
function reserveLockFile(path: string): boolean {
  const lock = join(path, 'lock.mdb');
  const { bavail, bsize } = statfsSync(path);
  const stat = statSync(lock, { throwIfNoEntry: false });
  if (bavail * bsize < ROOM_BYTES) return stat !== undefined && stat.blocks * STAT_BLOCK_BYTES >= LOCK_BYTES;
  if (stat !== undefined) return true;
  const own = `${lock}.${process.pid}`;
  writeFileSync(own, Buffer.alloc(LOCK_BYTES));
  try {
    // Never in the place of one that another process has just begun to use.
    linkSync(own, lock);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(own);
  }
  return true;
}

/** Where LMDB writes its magic number, in the first page of a file. */
const MAGIC_OFFSET = 24;
const MAGIC = 0xbeefc0de;

/** LMDB maps what it is given into memory unseen, and dies of what it did not write. */
function refuseForeignFile(file: string): void {
  if (!existsSync(file)) return;
  const handle = openSync(file, 'r');
  try {
    const head = Buffer.alloc(MAGIC_OFFSET + 4);
    const read = readSync(handle, head);
    // An empty file is one that LMDB was about to fill.
    if (read > 0 && (read < head.length || head.readUInt32LE(MAGIC_OFFSET) !== MAGIC)) {
      throw new Error('data.mdb is no LMDB file');
    }
  } finally {
    closeSync(handle);
  }
}
