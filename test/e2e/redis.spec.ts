import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { readSettings } from '../../src/config/settings.js';
import { createApp } from '../../src/create-app.js';
import { type TestRedis, describeWithRedis, startRedis } from '../support/redis-server.js';

const LOAD_MS = 10_000;
const PAUSE_BETWEEN_MS = 20;

describeWithRedis('four instances on one Redis', () => {
  let redis: TestRedis;
  let sandbox: Sandbox;
  let apps: NestFastifyApplication[];
  let urls: string[];

  async function start(env: Record<string, string> = {}): Promise<void> {
    const settings = readSettings({
      LOG_LEVEL: 'silent',
      OUTGOING_FACTOR: '50',
      HOST: '127.0.0.1',
      PORT: '0',
      REDIS_URL: redis.url,
      ...sandbox.env,
      ...env,
    });
    apps = await Promise.all([1, 2, 3, 4].map(() => createApp(settings)));
    for (const app of apps) await app.listen(0, '127.0.0.1');
    urls = await Promise.all(apps.map((app) => app.getUrl()));
  }

  beforeEach(async () => {
    apps = [];
    redis = await startRedis();
    sandbox = await startSandbox({ limits: false });
  });
  afterEach(async () => {
    for (const app of apps) await app.close();
    await sandbox.close();
    await redis.close();
  });

  /** Refused for their parcel_id (400), requests count all the same; refused by the limit: 429. */
  async function get(n: number, query = 'parcel_id=x'): Promise<number> {
    const response = await fetch(`${urls[n % urls.length]}/v1/properties?${query}`);
    await response.arrayBuffer();
    return response.status;
  }

  it('let exactly 100 of 400 requests at once pass', async () => {
    await start();
    const statuses = await Promise.all(Array.from({ length: 400 }, (_, n) => get(n)));
    expect(statuses.filter((status) => status === 400)).toHaveLength(100);
    expect(statuses.filter((status) => status === 429)).toHaveLength(300);
  });

  async function redisAsTold(): Promise<unknown> {
    const ready = await fetch(`${urls[0]}/health/ready`);
    const metrics = await (await fetch(`${urls[0]}/metrics`)).text();
    return [ready.status, await ready.json(), /^deepcity_redis_up (\d)$/m.exec(metrics)?.[1]];
  }

  it('answer every request while Redis is killed and comes back, and tell of it', async () => {
    await start({ RATE_LIMIT: '1000000' });
    const statuses: number[] = [];
    const end = Date.now() + LOAD_MS;
    const load = async (offset: number): Promise<void> => {
      for (let n = offset; Date.now() < end; n += 1) {
        statuses.push(
          await get(n, n % 2 === 0 ? 'parcel_id=75107000CT0001&include=urbanisme' : 'parcel_id=x'),
        );
        await sleep(PAUSE_BETWEEN_MS);
      }
    };
    const told: unknown[] = [];
    const killAndRestart = async (): Promise<void> => {
      await sleep(LOAD_MS * 0.3);
      told.push(await redisAsTold());
      await redis.kill();
      await sleep(LOAD_MS * 0.3);
      told.push(await redisAsTold());
      await redis.restart();
      await sleep(LOAD_MS * 0.3);
      told.push(await redisAsTold());
    };
    await Promise.all([...[0, 1, 2, 3, 4, 5, 6, 7].map(load), killAndRestart()]);
    expect(statuses.length).toBeGreaterThan(200);
    expect(statuses.filter((status) => status !== 200 && status !== 400)).toEqual([]);
    const well = [200, { status: 'ok', redis: 'ok' }, '1'];
    expect(told).toEqual([well, [200, { status: 'degraded', redis: 'lost' }, '0'], well]);
  }, 40_000);
});
