import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { RedisConnection } from '../redis/redis-connection.js';
import type { CacheKey, CachedResponse, ResponseCache } from './response-cache.js';
import { decodeResponse, encodeResponse } from './response-codec.js';
import { type GroupStats, StatsByGroup, type StoredAnswers } from './stored-answers.js';

const PREFIX = 'deepcity:cache:';
/** Keys looked at in one step of a scan. */
const SCAN_COUNT = 500;
/** Of a stored answer, what surely holds its head. */
const HEAD_BYTES = 16_384;

/**
 * Upstream answers in Redis, shared by all instances. Each leaves when it could not even stand in for a source that
 * fails; how much is kept at once is Redis's `maxmemory` to say.
 */
export class RedisCache implements ResponseCache, StoredAnswers {
  constructor(
    private readonly redis: RedisConnection,
    private readonly staleIfErrorMs: number,
  ) {}

  /** @throws Error when Redis does not answer in time */
  async get(key: CacheKey): Promise<CachedResponse | undefined> {
    const stored = await this.redis.run((client) => client.getBuffer(nameOf(key)));
    return stored === null ? undefined : decodeResponse(stored);
  }

  /** @throws Error when Redis does not answer in time */
  async set(key: CacheKey, response: CachedResponse): Promise<void> {
    const lifeMs = Math.ceil(this.uselessAt(response) - Date.now());
    if (lifeMs <= 0) return;
    await this.redis.run((client) => client.set(nameOf(key), encodeResponse(response), 'PX', lifeMs));
  }

  async stats(): Promise<Map<string, GroupStats>> {
    const stats = new StatsByGroup();
    for await (const names of this.names('*')) {
      const replies = await this.redis.run((client) => {
        const pipeline = client.pipeline();
        for (const name of names) pipeline.strlen(name).getrangeBuffer(name, 0, HEAD_BYTES - 1);
        return pipeline.exec();
      });
      names.forEach((name, index) => {
        const size = replies?.[2 * index]?.[1];
        const head = replies?.[2 * index + 1]?.[1];
        // It may have expired since it was found.
        if (typeof size !== 'number' || size === 0 || !(head instanceof Buffer)) return;
        stats.add(groupOf(name), size, decodeResponse(head)?.fetchedAt ?? null);
      });
    }
    return stats.groups;
  }

  async clear(group?: string): Promise<number> {
    let dropped = 0;
    for await (const names of this.names(group === undefined ? '*' : `${group}:*`)) {
      for (const one of await this.redis.run((client) => unlinkEach(client, names))) dropped += one;
    }
    return dropped;
  }

  private uselessAt({ fetchedAt, freshUntil }: CachedResponse): number {
    // Served while it is renewed for as long as it was fresh.
    return Math.max(freshUntil + (freshUntil - fetchedAt), fetchedAt + this.staleIfErrorMs);
  }

  /** Names of stored answers, in portions, each name once. */
  private async *names(pattern: string): AsyncGenerator<readonly string[]> {
    const seen = new Set<string>();
    let cursor = '0';
    do {
      const at = cursor;
      const [next, found] = await this.redis.run((client) =>
        client.scan(at, 'MATCH', `${PREFIX}${pattern}`, 'COUNT', SCAN_COUNT),
      );
      // A scan may give a name twice.
      const fresh = [...new Set(found)].filter((name) => !seen.has(name));
      for (const name of fresh) seen.add(name);
      if (fresh.length > 0) yield fresh;
      cursor = next;
    } while (cursor !== '0');
  }
}

/** One command per name: several names in one would have to lie on one node of a cluster. */
async function unlinkEach(client: Redis, names: readonly string[]): Promise<number[]> {
  const pipeline = client.pipeline();
  for (const name of names) pipeline.unlink(name);
  const replies = (await pipeline.exec()) ?? [];
  return replies.map(([, count]) => Number(count));
}

function nameOf({ group, id }: CacheKey): string {
  return `${PREFIX}${group}:${createHash('sha256').update(id).digest('base64url')}`;
}

function groupOf(name: string): string {
  return name.slice(PREFIX.length, name.lastIndexOf(':'));
}
