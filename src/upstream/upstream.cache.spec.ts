import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestServer, startServer } from '../../test/support/with-server.js';
import { type TestUpstream, callContext, createUpstream } from '../../test/support/upstream.js';
import type { UpstreamResponse } from './upstream-request.js';

const FRESH_MS = 120;
const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('answers that are kept', () => {
  let server: TestServer;
  let upstream: TestUpstream;
  let dataDir: string;
  /** What the server does next; the body is the number of the answer. */
  let failing: boolean;
  let answers: number;

  const start = (env: Record<string, string> = {}): Promise<TestUpstream> =>
    createUpstream({ BDNB_BASE_URL: server.url, DATA_DIR: dataDir, CACHE_DISK_MB: '16', ...env });

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'deepcity-'));
    failing = false;
    answers = 0;
    server = await startServer((request, response) => {
      if (failing) return void response.writeHead(500).end();
      if (request.headers['if-none-match'] === '"v1"') return void response.writeHead(304).end();
      answers += 1;
      const headers = request.url === '/versioned' ? { etag: '"v1"' } : undefined;
      response.writeHead(200, headers).end(JSON.stringify(answers));
    });
    upstream = await start();
  });
  afterEach(async () => {
    await upstream.close();
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const ask = (path = '/x'): Promise<UpstreamResponse<number>> =>
    upstream.client.json<number>({ upstream: 'bdnb', path, freshMs: FRESH_MS }, callContext());

  it('past their freshness are served at once while one call renews them', async () => {
    expect((await ask()).body).toBe(1);
    await sleep(FRESH_MS + 10);
    const [first, second] = await Promise.all([ask(), ask()]);
    expect([first?.body, first?.stale, second?.stale]).toEqual([1, true, true]);
    await sleep(60);
    expect(await ask()).toMatchObject({ body: 2, stale: false });
    expect(answers).toBe(2);
  });

  it('long past it wait for the upstream, and stand in when it fails', async () => {
    await ask();
    await sleep(2 * FRESH_MS + 20);
    expect(await ask()).toMatchObject({ body: 2, stale: false });
    await sleep(2 * FRESH_MS + 20);
    failing = true;
    expect(await ask()).toMatchObject({ body: 2, stale: true });
  });

  it('stand in for no longer than STALE_IF_ERROR', async () => {
    await upstream.close();
    upstream = await start({ STALE_IF_ERROR: '0' });
    await ask();
    await sleep(2 * FRESH_MS + 20);
    failing = true;
    await expect(ask()).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  });

  it('survive a restart', async () => {
    await ask();
    await upstream.close();
    upstream = await start();
    expect((await ask()).body).toBe(1);
    expect(answers).toBe(1);
  });

  it('are asked for by their version, and kept when it is still the same', async () => {
    const first = await ask('/versioned');
    await sleep(2 * FRESH_MS + 20);
    const second = await ask('/versioned');
    expect(second).toMatchObject({ body: 1, stale: false });
    expect(second.fetchedAt.getTime()).toBeGreaterThan(first.fetchedAt.getTime());
    expect(answers).toBe(1);
    expect(server.seen).toHaveLength(2);
  });

  it('of another base URL are not taken', async () => {
    await ask();
    await upstream.close();
    upstream = await start({ BDNB_BASE_URL: `${server.url}/other` });
    expect((await ask()).body).toBe(2);
  });
});
