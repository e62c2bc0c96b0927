import { parseArgs } from 'node:util';
import { type Command, UsageError } from '../cli/command.js';
import { type Settings, readSettings } from '../config/settings.js';
import { UPSTREAM_NAMES } from '../config/upstreams.js';
import { RedisConnection } from '../redis/redis-connection.js';
import { openDiskCache } from './open-disk-cache.js';
import { RedisCache } from './redis-cache.js';
import type { GroupStats, StoredAnswers } from './stored-answers.js';

const USAGE = `Usage: npm run cache -- stats
       npm run cache -- clear [source]

The answers kept in DATA_DIR, or in REDIS_URL where that is set. Servers at work keep what they hold in memory besides.

  stats            how many answers of each source, their size, the oldest
  clear [source]   drops those of one source, or all

Sources: ${UPSTREAM_NAMES.join(', ')}`;

/** Nobody else waits: a big store may take its time. */
const PATIENCE_MS = 30_000;
const BYTES_PER_MB = 1024 * 1024;
const COLUMNS = ['source', 'answers', 'MB', 'oldest'];

/** `npm run cache`: looks into the store of answers, or empties it. */
export const cacheCommand: Command = async (args, environment, terminal) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  });
  const [action, source, ...rest] = positionals;
  if (values.help === true) {
    terminal.out(USAGE);
    return 0;
  }
  if (rest.length > 0 || (action !== 'clear' && (action !== 'stats' || source !== undefined))) {
    throw new UsageError(USAGE);
  }
  if (source !== undefined && !UPSTREAM_NAMES.some((name) => name === source)) {
    throw new UsageError(`There is no source "${source}". Sources: ${UPSTREAM_NAMES.join(', ')}`);
  }
  await withStore(readSettings(environment), async (store) => {
    if (action === 'stats') terminal.out(tableOf(await store.stats()));
    else terminal.out(`${await store.clear(source)} answers dropped`);
  });
  return 0;
};

/** @throws UsageError when there is no store, or it cannot be reached */
async function withStore(settings: Settings, use: (store: StoredAnswers) => Promise<void>): Promise<void> {
  const { redisUrl, staleIfErrorMs, dataDir, cacheDiskBytes } = settings;
  if (redisUrl !== undefined) {
    const redis = new RedisConnection(redisUrl, PATIENCE_MS);
    await redis.open();
    try {
      if (redis.readyForMs === undefined) throw new UsageError('Redis (REDIS_URL) does not answer');
      await use(new RedisCache(redis, staleIfErrorMs));
    } finally {
      redis.onApplicationShutdown();
    }
    return;
  }
  if (cacheDiskBytes === 0) throw new UsageError('CACHE_DISK_MB is 0: nothing is kept on disk');
  const disk = openDiskCache(dataDir, cacheDiskBytes);
  if (disk === undefined) throw new UsageError(`No store can be opened in DATA_DIR (${dataDir})`);
  try {
    await use(disk);
  } finally {
    await disk.close();
  }
}

function tableOf(stats: ReadonlyMap<string, GroupStats>): string {
  const groups = [...stats].sort(([a], [b]) => a.localeCompare(b));
  const rows = [COLUMNS, ...groups.map(([group, of]) => cellsOf(group, of))];
  if (groups.length > 1) rows.push(cellsOf('all', totalOf(groups.map(([, of]) => of))));
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  return rows
    .map((cells) =>
      // Numbers to the right.
      cells
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column === 1 || column === 2 ? cell.padStart(width) : cell.padEnd(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cellsOf(group: string, { entries, bytes, oldest }: GroupStats): string[] {
  const age = oldest === null ? '-' : new Date(oldest).toISOString();
  return [group, String(entries), (bytes / BYTES_PER_MB).toFixed(2), age];
}

function totalOf(groups: readonly GroupStats[]): GroupStats {
  const known = groups.flatMap(({ oldest }) => (oldest === null ? [] : [oldest]));
  return {
    entries: groups.reduce((sum, { entries }) => sum + entries, 0),
    bytes: groups.reduce((sum, { bytes }) => sum + bytes, 0),
    oldest: known.length === 0 ? null : Math.min(...known),
  };
}
