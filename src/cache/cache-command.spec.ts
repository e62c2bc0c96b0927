import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RedisConnections } from '../../test/support/redis-connections.js';
import { describeWithRedis, startRedis } from '../../test/support/redis-server.js';
import type { Environment } from '../cli/command.js';
import { cacheCommand } from './cache-command.js';
import { DiskCache } from './disk-cache.js';
import { RedisCache } from './redis-cache.js';
import type { ResponseCache } from './response-cache.js';

const MB = 1024 * 1024;
const FETCHED = Date.now() - 60_000;

async function fill(cache: ResponseCache): Promise<void> {
  const freshUntil = FETCHED + 3_600_000;
  const stored = { status: 200, headers: {}, body: Buffer.alloc(MB), fetchedAt: FETCHED, freshUntil };
  await cache.set({ group: 'dpe', id: '1' }, stored);
  await cache.set({ group: 'bdnb', id: '1' }, stored);
  await cache.set({ group: 'bdnb', id: '2' }, stored);
}

async function run(args: string[], environment: Environment): Promise<string> {
  const out: string[] = [];
  const code = await cacheCommand(args, environment, {
    out: (text) => void out.push(text),
    err: () => undefined,
  });
  expect(code).toBe(0);
  return out.join('\n');
}

async function showsAndClears(environment: Environment): Promise<void> {
  const oldest = new Date(FETCHED).toISOString();
  expect(await run(['stats'], environment)).toBe(
    ['source  answers    MB  oldest', `bdnb          2  2.00  ${oldest}`]
      .concat(`dpe           1  1.00  ${oldest}`, `all           3  3.00  ${oldest}`)
      .join('\n'),
  );
  expect(await run(['clear', 'bdnb'], environment)).toBe('2 answers dropped');
  expect(await run(['stats'], environment)).not.toContain('bdnb');
  expect(await run(['clear'], environment)).toBe('1 answers dropped');
  expect(await run(['stats'], environment)).toBe('source  answers  MB  oldest');
}

describe('npm run cache', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'deepcity-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('shows and clears the store on disk', async () => {
    const disk = new DiskCache(join(folder, 'cache'), 64 * MB);
    await fill(disk);
    await disk.close();
    await showsAndClears({ DATA_DIR: folder });
  });

  it('tells how it is used', async () => {
    expect(await run(['--help'], {})).toContain('Usage: npm run cache');
  });

  it.each([[[]], [['stat']], [['stats', 'bdnb']], [['clear', 'a', 'b']], [['clear', 'insee']], [['--all']]])(
    'refuses %j',
    async (args) => {
      await expect(run(args, { DATA_DIR: folder })).rejects.toThrow(/Usage|no source|Unknown option/);
    },
  );

  it('says that there is no store', async () => {
    await expect(run(['stats'], { CACHE_DISK_MB: '0' })).rejects.toThrow('CACHE_DISK_MB');
    await expect(run(['stats'], { REDIS_URL: 'redis://127.0.0.1:1' })).rejects.toThrow('REDIS_URL');
  });
});

describeWithRedis('npm run cache, with Redis', () => {
  it('shows and clears the answers there', async () => {
    const redis = await startRedis();
    const connections = new RedisConnections();
    try {
      await fill(new RedisCache(await connections.open(redis.url), 3_600_000));
      await showsAndClears({ REDIS_URL: redis.url });
    } finally {
      connections.close();
      await redis.close();
    }
  });
});
