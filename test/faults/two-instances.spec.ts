import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { BUDGETS, type BudgetName, UPSTREAMS } from '../../src/config/upstreams.js';
import { cloneParcels } from '../support/cloned-parcels.js';
import { Lateness, withoutRedirected } from '../support/lateness.js';
import { type TestRedis, describeWithRedis, startRedis } from '../support/redis-server.js';
import { COMPILED_SERVER, type ServerProcess, startServerProcess } from '../support/server-process.js';

const PARCELS = 40;
const DEADLINE_MS = 6_000;
const WINDOW_MS = 1_000;
/** Since Redis was found: then both may use the whole of a budget. */
const SETTLED_MS = 3_500;
/** How one of them is kept from working, again and again, as a busy processor does. */
const STOPPED_MS = 250;
const RUNNING_MS = 250;

const compiled = existsSync(COMPILED_SERVER) ? describeWithRedis : describe.skip;

compiled('two instances on one Redis, one of them short of processor', () => {
  let redis: TestRedis;
  let sandbox: Sandbox;
  let servers: ServerProcess[] = [];
  let lateness: Lateness;
  let statuses: number[];

  beforeAll(async () => {
    const parcels = cloneParcels('75101000AB0001', PARCELS);
    redis = await startRedis();
    sandbox = await startSandbox({ limits: false });
    const env = {
      ...sandbox.env,
      REDIS_URL: redis.url,
      INSTANCES: '2',
      REQUEST_DEADLINE_MS: String(DEADLINE_MS),
    };
    servers = await Promise.all([startServerProcess(env), startServerProcess(env)]);
    const [busy] = servers;
    await sleep(SETTLED_MS);
    lateness = new Lateness();
    let isOver = false;
    const hinder = async (): Promise<void> => {
      while (!isOver) {
        busy?.child.kill('SIGSTOP');
        await sleep(STOPPED_MS);
        busy?.child.kill('SIGCONT');
        await sleep(RUNNING_MS);
      }
    };
    const ask = async (parcel: string, index: number): Promise<number> => {
      const response = await fetch(
        `${servers[index % servers.length]?.url}/v1/properties?parcel_id=${parcel}`,
      );
      await response.arrayBuffer();
      return response.status;
    };
    const hindrance = hinder();
    statuses = await Promise.all(parcels.map(ask));
    isOver = true;
    await hindrance;
    lateness.stop();
  }, 60_000);
  afterAll(async () => {
    for (const server of servers) await server.close();
    await sandbox.close();
    await redis.close();
  });

  it('answer all', () => {
    for (const status of statuses) expect([200, 502, 504]).toContain(status);
  });

  it.each(Object.keys(BUDGETS) as BudgetName[])('ask %s no more often than its limit, together', (budget) => {
    const calls = sandbox.requests().filter(({ upstream }) => UPSTREAMS[upstream].budget === budget);
    expect(lateness.tooMany(withoutRedirected(calls), BUDGETS[budget].perSecond, WINDOW_MS)).toEqual([]);
  });
});
