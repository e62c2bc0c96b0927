import { mkdtempSync, rmSync, writeFileSync, mkdirSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { jest } from '@jest/globals';
import fc from 'fast-check';
import { SmallDisk, describeWithSmallDisk } from '../../test/support/small-disk.js';
import { DiskCache } from './disk-cache.js';
import { LayeredCache } from './layered-cache.js';
import { MemoryCache } from './memory-cache.js';
import { openDiskCache } from './open-disk-cache.js';
import type { CachedResponse } from './response-cache.js';
import { decodeResponse, encodeResponse } from './response-codec.js';

const MB = 1024 * 1024;

const answer = (body: string | Buffer, fetchedAt = Date.now()): CachedResponse => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(body),
  fetchedAt,
  freshUntil: fetchedAt + 60_000,
});

describeWithSmallDisk('DiskCache on a disk that becomes full', () => {
  it('says so, gives what it has, and leaves the disk in peace for a while', async () => {
    // LMDB tells it there as well, in its own time.
    const told = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const disk = new SmallDisk(4_096);
    const cache = new DiskCache(join(disk.path, 'cache'), 10 * MB);
    const set = (id: string, bytes: number): Promise<void> =>
      cache.set({ group: 'bdnb', id }, answer(Buffer.alloc(bytes, 1)));
    try {
      await set('kept', 1_000);
      disk.fill();
      await expect(set('too much', 2 * MB)).rejects.toThrow('not written');
      // Refused it would be again, and thrown.
      await set('not tried', 2 * MB);
      expect((await cache.get({ group: 'bdnb', id: 'kept' }))?.body).toHaveLength(1_000);
      expect(await cache.get({ group: 'bdnb', id: 'not tried' })).toBeUndefined();
      for (let waits = 0; told.mock.calls.length === 0 && waits < 200; waits++) await delay(10);
    } finally {
      await cache.close();
      disk.close();
      told.mockRestore();
    }
  });
});

describe('DiskCache', () => {
  let folder: string;
  const open: DiskCache[] = [];
  const openCache = (maxBytes = 10 * MB): DiskCache => {
    const cache = new DiskCache(folder, maxBytes);
    open.push(cache);
    return cache;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'deepcity-'));
  });
  afterEach(async () => {
    for (const cache of open.splice(0)) await cache.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const key = (id: string, group = 'bdnb'): { group: string; id: string } => ({ group, id });

  it('gives back what it was given, also after it was closed and opened again', async () => {
    const stored = answer('{"a":1}');
    const cache = new DiskCache(folder, MB);
    await cache.set(key('x'), stored);
    expect(await cache.get(key('x'))).toEqual(stored);
    await cache.close();
    expect(await openCache().get(key('x'))).toEqual(stored);
  });

  it('knows nothing of what it was not given', async () => {
    expect(await openCache().get(key('x'))).toBeUndefined();
  });

  it('takes keys of any length and tells groups apart', async () => {
    const cache = openCache();
    const long = 'u'.repeat(20_000);
    await cache.set(key(long), answer('1'));
    await cache.set(key(long, 'dpe'), answer('2'));
    expect((await cache.get(key(long)))?.body.toString()).toBe('1');
    expect((await cache.get(key(long, 'dpe')))?.body.toString()).toBe('2');
  });

  it('keeps under its limit by dropping the oldest answers', async () => {
    const cache = openCache(2 * MB);
    const body = Buffer.alloc(20_000, 'x');
    for (let n = 0; n < 320; n++) await cache.set(key(String(n)), answer(body, 1_000 + n));
    expect(cache.bytes).toBeLessThanOrEqual(2 * MB + 40 * 24_576);
    expect(await cache.get(key('0'))).toBeUndefined();
    expect(await cache.get(key('319'))).toBeDefined();
  });

  it('closes after what is still being written, and takes nothing more', async () => {
    const cache = openCache();
    // So many that the last one looks at the size, as the store closes.
    const writes = Array.from({ length: 32 }, (_, n) => cache.set(key(String(n)), answer('x')));
    const closed = cache.close();
    expect(await cache.get(key('0'))).toBeUndefined();
    await cache.set(key('late'), answer('x'));
    await Promise.all([...writes, closed]);
    // A read of a store that is closing throws out of a timer.
    await new Promise((resolve) => setTimeout(resolve, 20));
    const again = openCache();
    expect(await again.get(key('31'))).toBeDefined();
    expect(await again.get(key('late'))).toBeUndefined();
  });

  it('does not grow when one answer is renewed for ever', async () => {
    const cache = openCache(2 * MB);
    for (let n = 0; n < 200; n++) await cache.set(key('same'), answer(Buffer.alloc(20_000), n));
    expect((await cache.stats()).get('bdnb')).toMatchObject({ entries: 1, oldest: 199 });
    expect(cache.bytes).toBeLessThan(MB);
  });

  it('counts and clears by group', async () => {
    const cache = openCache();
    await cache.set(key('1'), answer('a'));
    await cache.set(key('2'), answer('b'));
    await cache.set(key('1', 'dpe'), answer('c'));
    expect((await cache.stats()).get('bdnb')?.entries).toBe(2);
    expect(await cache.clear('bdnb')).toBe(2);
    expect(await cache.get(key('1'))).toBeUndefined();
    expect(await cache.get(key('1', 'dpe'))).toBeDefined();
    expect(await cache.clear()).toBe(1);
  });

  it('is shared by whoever opens the same folder', async () => {
    const one = openCache();
    const other = openCache();
    await one.set(key('x'), answer('shared'));
    expect((await other.get(key('x')))?.body.toString()).toBe('shared');
  });
});

describe('openDiskCache', () => {
  it('puts a broken store aside and begins anew', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'deepcity-'));
    mkdirSync(join(dataDir, 'cache'));
    writeFileSync(join(dataDir, 'cache', 'data.mdb'), 'this is no store'.repeat(10_000));
    const cache = openDiskCache(dataDir, MB);
    await cache?.set({ group: 'g', id: 'x' }, answer('1'));
    expect((await cache?.get({ group: 'g', id: 'x' }))?.body.toString()).toBe('1');
    expect(readdirSync(dataDir).some((name) => name.startsWith('cache.broken-'))).toBe(true);
    await cache?.close();
    rmSync(dataDir, { recursive: true });
  });

  it('does without a store where nothing can be written', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'deepcity-')), 'a-file');
    writeFileSync(file, '');
    expect(openDiskCache(file, MB)).toBeUndefined();
  });
});

describe('LayeredCache', () => {
  it('fills the quick layer from the lasting one, and prefers the newer answer', async () => {
    const quick = new MemoryCache(MB);
    const lasting = new MemoryCache(MB);
    const cache = new LayeredCache(quick, lasting);
    const id = { group: 'g', id: 'x' };
    await lasting.set(id, answer('old'));
    expect((await cache.get(id))?.body.toString()).toBe('old');
    expect((await quick.get(id))?.body.toString()).toBe('old');
    const expired = { ...answer('expired', 1), freshUntil: 2 };
    await quick.set(id, expired);
    await lasting.set(id, answer('renewed elsewhere'));
    expect((await cache.get(id))?.body.toString()).toBe('renewed elsewhere');
  });
});

describe('the stored form', () => {
  it('reads back any answer', () => {
    fc.assert(
      fc.property(
        fc.record({
          status: fc.integer({ min: 200, max: 599 }),
          headers: fc.dictionary(fc.string(), fc.string(), { noNullPrototype: true }),
          body: fc.uint8Array().map((bytes) => Buffer.from(bytes)),
          fetchedAt: fc.nat(),
          freshUntil: fc.nat(),
        }),
        (response) => {
          expect(decodeResponse(encodeResponse(response))).toEqual(response);
        },
      ),
    );
  });

  it('takes any other bytes for nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(decodeResponse(Buffer.from(bytes))).toBeUndefined();
      }),
    );
  });
});
