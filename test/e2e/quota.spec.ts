import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { type TestApp, startApp } from '../support/app.js';

const WARM = '75101000AB0001';
/** Parcels with buildings, each worth one or two calls of BDNB. */
const COLD = [
  '75111000BR0052',
  '75115000DE0073',
  '75115000DH0022',
  '75104000AE0003',
  '75107000BQ0003',
  '75101000AB0002',
  '75101000AB0004',
  '75111000BR0053',
] as const;

describe('BDNB’s monthly quota', () => {
  const running: TestApp[] = [];
  let dataDir: string;

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'deepcity-quota-'));
  });
  afterEach(async () => {
    for (const server of running.splice(0)) await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const start = async (env: Record<string, string> = {}): Promise<TestApp> => {
    const server = await startApp({ RATE_LIMIT: '100000', TRUST_PROXY: 'loopback', ...env });
    running.push(server);
    return server;
  };
  const ask = (server: TestApp, parcel: string, client = '203.0.113.1'): request.Test =>
    request(server.url).get(`/v1/properties?parcel_id=${parcel}`).set('X-Forwarded-For', client);
  const bdnbCalls = (server: TestApp): number => server.sandbox.requests('bdnb').length;
  const quotaOf = async (server: TestApp): Promise<unknown> =>
    (await request(server.url).get('/health/ready')).body.quotas?.bdnb;

  const EXHAUSTED = {
    status: 'unavailable',
    notes: [expect.stringContaining('UPSTREAM_BUDGET_EXHAUSTED')],
  };

  it('is told at /health/ready and /metrics', async () => {
    const server = await start();
    expect(await quotaOf(server)).toBeUndefined();
    await ask(server, WARM);
    const calls = bdnbCalls(server);
    expect(calls).toBeGreaterThan(0);
    expect(await quotaOf(server)).toEqual({
      limit: 10_000,
      remaining: 10_000 - calls,
      todayLeft: Math.ceil(10_000 / 30) - calls,
      resetAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
    const { text } = await request(server.url).get('/metrics');
    expect(text).toContain(`deepcity_upstream_quota_remaining{upstream="bdnb"} ${10_000 - calls}\n`);
  });

  it('used up: buildings come from RNB, no more calls are made, and what is warm stays as it is', async () => {
    const server = await start();
    const warm = await ask(server, WARM);
    server.sandbox.configure('bdnb', { quota: 0 });
    const before = bdnbCalls(server);

    for (const parcel of COLD.slice(0, 3)) {
      const { status, body } = await ask(server, parcel);
      expect(status).toBe(200);
      expect(body.meta.sources.bdnb).toMatchObject(EXHAUSTED);
      expect(body.meta.sources.rnb.status).toBe('ok');
      expect(body.properties[0].buildings[0].building).toMatchObject({ rnbId: expect.any(String) });
    }
    // The first was told; the others did not ask.
    expect(bdnbCalls(server) - before).toBe(1);
    expect(await quotaOf(server)).toMatchObject({ remaining: 0, todayLeft: 0 });

    const again = await ask(server, WARM);
    expect(again.status).toBe(200);
    expect(again.body.properties).toEqual(warm.body.properties);
    expect((await request(server.url).get('/health/ready')).body.status).toBe('ok');
  });

  it('one client that used up its part of the day does not stop another', async () => {
    // 40 calls a day, four of them for one client.
    const server = await start({ BDNB_CLIENT_SHARE: '0.1' });
    server.sandbox.configure('bdnb', { quota: 1_200 });
    const greedy = '198.51.100.7';
    const statuses: string[] = [];
    for (const parcel of COLD.slice(0, -1)) {
      const { status, body } = await ask(server, parcel, greedy);
      expect(status).toBe(200);
      statuses.push(body.meta.sources.bdnb.status);
    }
    expect(statuses[0]).toBe('ok');
    expect(statuses.at(-1)).toBe('unavailable');
    expect(bdnbCalls(server)).toBe(4);

    const other = await ask(server, COLD[COLD.length - 1] as string, '198.51.100.8');
    expect(other.body.meta.sources.bdnb.status).toBe('ok');
  });

  it('one client that used up its part does not decide for another that asks the same at once', async () => {
    const server = await start({ BDNB_CLIENT_SHARE: '0.1' });
    server.sandbox.configure('bdnb', { quota: 1_200 });
    const [greedy, other] = ['198.51.100.7', '198.51.100.8'];
    for (const parcel of COLD.slice(0, -1)) await ask(server, parcel, greedy);
    const last = COLD[COLD.length - 1] as string;
    const answers = await Promise.all([ask(server, last, greedy), ask(server, last, other)]);
    expect(answers.map(({ body }) => body.meta.sources.bdnb.status)).toEqual(['unavailable', 'ok']);
  });

  it('is not forgotten by a restart', async () => {
    const env = { DATA_DIR: dataDir, CACHE_DISK_MB: '16' };
    const first = await start(env);
    await ask(first, WARM);
    first.sandbox.configure('bdnb', { quota: 0 });
    await ask(first, COLD[0]);
    const counted = await quotaOf(first);
    const calls = bdnbCalls(first);
    expect(counted).toMatchObject({ remaining: 0 });
    await first.app.close();

    const second = await start({ ...env, BDNB_BASE_URL: first.sandbox.url('bdnb') });
    expect(await quotaOf(second)).toEqual(counted);
    const { body } = await ask(second, COLD[1]);
    expect(body.meta.sources.bdnb).toMatchObject(EXHAUSTED);
    expect(bdnbCalls(first)).toBe(calls);
  });

  it('of a plan with a key is what its headers tell, and has no shares of a day', async () => {
    const server = await start({ BDNB_API_KEY: 'a-key', BDNB_CLIENT_SHARE: '0.01' });
    expect(await quotaOf(server)).toBeUndefined();
    await ask(server, WARM);
    const remaining = 1_000_000 - bdnbCalls(server);
    expect(await quotaOf(server)).toMatchObject({ limit: 1_000_000, remaining, todayLeft: remaining });
  });

  it.each([1, 50])(
    'costs nothing for a thousand parcels that do not exist, from %d clients',
    async (clients) => {
      const server = await start();
      await ask(server, WARM);
      server.sandbox.resetRequests();
      const unknown = Array.from(
        { length: 1_000 },
        (_, index) => `75101000ZZ${String(index + 1).padStart(4, '0')}`,
      );
      const statuses = new Map<number, number>();
      const worker = async (): Promise<void> => {
        for (let parcel = unknown.pop(); parcel !== undefined; parcel = unknown.pop()) {
          const { status } = await ask(server, parcel, `203.0.113.${(unknown.length % clients) + 1}`);
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
        }
      };
      const storm = Promise.all(Array.from({ length: 20 }, worker));
      for (let time = 0; time < 5; time++) {
        const { status, body } = await ask(server, WARM, '192.0.2.1');
        expect(status).toBe(200);
        expect(body.meta.sources.bdnb.status).toBe('ok');
      }
      await storm;
      expect(statuses).toEqual(new Map([[200, 1_000]]));
      expect(bdnbCalls(server)).toBe(0);
    },
    120_000,
  );
});
