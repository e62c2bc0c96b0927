import { RedisConnections } from '../../test/support/redis-connections.js';
import { type TestRedis, describeWithRedis, startRedis } from '../../test/support/redis-server.js';
import type { RedisConnection } from '../redis/redis-connection.js';
import { LayeredCache } from './layered-cache.js';
import { MemoryCache } from './memory-cache.js';
import { RedisCache } from './redis-cache.js';
import type { CacheKey, CachedResponse } from './response-cache.js';

const HOUR = 3_600_000;

const answer = (body: string, { age = 0, fresh = HOUR } = {}): CachedResponse => {
  const fetchedAt = Date.now() - age;
  return {
    status: 200,
    headers: { etag: 'W/"é"' },
    body: Buffer.from(body),
    fetchedAt,
    freshUntil: fetchedAt + fresh,
  };
};
const key = (id: string, group = 'bdnb'): CacheKey => ({ group, id });

describeWithRedis('RedisCache', () => {
  let redis: TestRedis;
  let connection: RedisConnection;
  const connections = new RedisConnections();

  beforeAll(async () => {
    redis = await startRedis();
    connection = await connections.open(redis.url);
  });
  beforeEach(() => connection.run((client) => client.flushall()));
  afterAll(async () => {
    connections.close();
    await redis.close();
  });

  it('gives one instance what another was given, byte for byte', async () => {
    const other = new RedisCache(await connections.open(redis.url), HOUR);
    const stored = { ...answer(''), body: Buffer.from([0, 255, 128, 10, 13]) };
    await new RedisCache(connection, HOUR).set(key('x'), stored);
    expect(await other.get(key('x'))).toEqual(stored);
    expect(await other.get(key('x', 'dpe'))).toBeUndefined();
    expect(await other.get(key('y'))).toBeUndefined();
  });

  it('keeps an answer for as long as it may stand in, and takes none past that', async () => {
    const cache = new RedisCache(connection, 10 * HOUR);
    await cache.set(key('x'), answer('1', { age: HOUR }));
    await cache.set(key('old'), answer('1', { age: 11 * HOUR }));
    const names = await connection.run((client) => client.keys('deepcity:cache:bdnb:*'));
    expect(names).toHaveLength(1);
    const lifeMs = await connection.run((client) => client.pttl(names[0] ?? ''));
    expect(lifeMs).toBeGreaterThan(9 * HOUR - 5_000);
    expect(lifeMs).toBeLessThanOrEqual(9 * HOUR);
  });

  it('keeps what is current though nothing may stand in', async () => {
    const cache = new RedisCache(connection, 0);
    await cache.set(key('x'), answer('1'));
    expect(await cache.get(key('x'))).toBeDefined();
  });

  it('takes foreign bytes for nothing', async () => {
    const cache = new RedisCache(connection, HOUR);
    await cache.set(key('x'), answer('1'));
    const [name = ''] = await connection.run((client) => client.keys('*'));
    await connection.run((client) => client.set(name, 'not ours'));
    expect(await cache.get(key('x'))).toBeUndefined();
  });

  it('counts and clears by group, and touches nothing else', async () => {
    const cache = new RedisCache(connection, HOUR);
    await connection.run((client) => client.set('deepcity:rate:{192.0.2.1}', 'x'));
    for (let n = 0; n < 1_200; n += 1) await cache.set(key(String(n)), answer('12345'));
    const oldest = answer('x', { age: 1_000 });
    await cache.set(key('1', 'dpe'), oldest);
    await cache.set(key('2', 'dpe'), answer('y'));
    const stats = await cache.stats();
    expect([...stats.keys()].sort()).toEqual(['bdnb', 'dpe']);
    expect(stats.get('bdnb')?.entries).toBe(1_200);
    expect(stats.get('dpe')).toMatchObject({ entries: 2, oldest: oldest.fetchedAt });
    expect(await cache.clear('bdnb')).toBe(1_200);
    expect([...(await cache.stats()).keys()]).toEqual(['dpe']);
    expect(await cache.clear()).toBe(2);
    expect(await connection.run((client) => client.dbsize())).toBe(1);
  });

  it('is a miss while Redis is away, behind memory', async () => {
    const lost = await connections.open('redis://127.0.0.1:1');
    const cache = new LayeredCache(new MemoryCache(1_000_000), new RedisCache(lost, HOUR));
    expect(await cache.get(key('x'))).toBeUndefined();
    await cache.set(key('x'), answer('1'));
    expect((await cache.get(key('x')))?.body.toString()).toBe('1');
  });
});
