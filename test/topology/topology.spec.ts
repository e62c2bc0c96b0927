import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { PACKAGE_ROOT } from '../../src/config/version.js';
import { BUILT, ServerChild } from '../support/server-child.js';

/** The profile `scaled` of docker-compose.yml as plain processes of this machine, with deploy/nginx.conf itself. */
const REDIS = '/usr/bin/redis-server';
const NGINX = '/usr/sbin/nginx';
const PARCEL = '75104000AE0003';
const LIMIT = 100;

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function accepts(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.on('error', () => resolve(false));
      socket.on('connect', () => socket.destroy());
    });
    if (open) return;
    await delay(50);
  }
  throw new Error(`nothing listens on ${port}`);
}

/** From an address of its own of the loopback network, as a client on another machine has one. */
function ask(url: string, from: string, headers: Record<string, string> = {}): Promise<[number, string]> {
  return new Promise((resolve, reject) => {
    httpRequest(url, { localAddress: from, headers, agent: false }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('error', reject);
      response.on('end', () => resolve([response.statusCode ?? 0, body]));
    })
      .on('error', reject)
      .end();
  });
}

const describeHere = BUILT && existsSync(REDIS) && existsSync(NGINX) ? describe : describe.skip;

describeHere('two instances, Redis and nginx', () => {
  let folder: string;
  let sandbox: Sandbox;
  let proxy: string;
  let urls: string[];
  let servers: ServerChild[] = [];
  const others: ChildProcess[] = [];

  const run = (command: string, args: readonly string[]): void => {
    others.push(spawn(command, args, { stdio: 'ignore' }));
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'deepcity-topology-'));
    sandbox = await startSandbox({ limits: false });
    const redisPort = await freePort();
    run(REDIS, ['--port', String(redisPort), '--bind', '127.0.0.1', '--save', '', '--dir', folder]);
    await accepts(redisPort);
    servers = [1, 2].map(
      (n) =>
        new ServerChild({
          ...sandbox.env,
          DATA_DIR: join(folder, `data-${n}`),
          REDIS_URL: `redis://127.0.0.1:${redisPort}`,
          RATE_LIMIT: String(LIMIT),
          TRUST_PROXY: '127.0.0.1',
          SHUTDOWN_DELAY_MS: '500',
        }),
    );
    urls = await Promise.all(servers.map((server) => server.listening()));
    const proxyPort = await freePort();
    const conf = readFileSync(join(PACKAGE_ROOT, 'deploy', 'nginx.conf'), 'utf8')
      .replaceAll('/tmp/', `${folder}/`)
      .replace('listen 8080', `listen 127.0.0.1:${proxyPort}`)
      .replace('deepcity-1:3000', new URL(urls[0] ?? '').host)
      .replace('deepcity-2:3000', new URL(urls[1] ?? '').host);
    const file = join(folder, 'nginx.conf');
    writeFileSync(file, conf);
    run(NGINX, ['-c', file, '-e', 'stderr', '-g', 'daemon off;']);
    await accepts(proxyPort);
    proxy = `http://127.0.0.1:${proxyPort}`;
  }, 60_000);

  afterAll(async () => {
    await Promise.all(servers.map((server) => server.kill()));
    for (const child of others) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    }
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  }, 30_000);

  it('give the same answer', async () => {
    const answers = await Promise.all(
      urls.map((url) => ask(`${url}/v1/properties?parcel_id=${PARCEL}`, '127.0.0.9')),
    );
    const sections = answers.map(([status, body]) => {
      const { properties, errors } = JSON.parse(body);
      const text = JSON.stringify(properties, (key, value: unknown) => (key === 'fetchedAt' ? 0 : value));
      return { status, errors, text };
    });
    expect(sections[0]).toMatchObject({ status: 200, errors: undefined });
    expect(sections[1]).toEqual(sections[0]);
  });

  it('count each client once over both, by the address that the proxy saw', async () => {
    const target = `${proxy}/v1/properties?parcel_id=75999000AB0001`;
    // A client that writes the header itself gains nothing by it.
    const forged = (n: number): Record<string, string> => ({ 'X-Forwarded-For': `203.0.113.${n}` });
    const busy = Array.from({ length: 120 }, (_, n) => ask(target, '127.0.0.2', forged(n)));
    const modest = Array.from({ length: 80 }, () => ask(target, '127.0.0.3'));
    const statuses = async (requests: Promise<[number, string]>[]): Promise<Record<number, number>> => {
      const counts: Record<number, number> = {};
      for (const [status] of await Promise.all(requests)) counts[status] = (counts[status] ?? 0) + 1;
      return counts;
    };
    expect(await statuses(busy)).toEqual({ 200: LIMIT, 429: 20 });
    expect(await statuses(modest)).toEqual({ 200: 80 });
    for (const url of urls) {
      const [, metrics] = await ask(`${url}/metrics`, '127.0.0.1');
      const served = /request_seconds_count\{method="GET",route="\/v1\/properties",status="200"\} (\d+)/.exec(
        metrics,
      );
      expect(Number(served?.[1])).toBeGreaterThan(10);
    }
  });

  it('hide what is for operators', async () => {
    expect((await ask(`${proxy}/metrics`, '127.0.0.4'))[0]).toBe(404);
  });

  it('lose no request while one of them is stopped', async () => {
    const answers: Promise<number>[] = [];
    for (let n = 0; n < 60; n += 1) {
      if (n === 20) servers[0]?.signal('SIGTERM');
      answers.push(
        ask(`${proxy}/v1/properties?parcel_id=75999000AB0001`, '127.0.0.5').then(([status]) => status),
      );
      await delay(25);
    }
    expect(await Promise.all(answers)).toEqual(Array(60).fill(200));
    expect(await servers[0]?.ended).toBe(0);
  });
});
