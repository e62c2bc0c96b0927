import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request as httpRequest } from 'node:http';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { ServerChild, describeBuilt } from '../support/server-child.js';

const PARCEL = '75104000AE0003';
const UNKNOWN_COMMUNE_PARCEL = '75999000AB0001';

interface Got {
  readonly status: number;
  readonly body: string;
  readonly connection: string | undefined;
}

function get(url: string, agent?: Agent): Promise<Got> {
  return new Promise((resolve, reject) => {
    httpRequest(url, agent === undefined ? {} : { agent }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body, connection: response.headers.connection }),
      );
    })
      .on('error', reject)
      .end();
  });
}

describeBuilt('the life of the process', () => {
  let sandbox: Sandbox;
  const children: ServerChild[] = [];
  const folders: string[] = [];

  beforeAll(async () => {
    sandbox = await startSandbox({ limits: false });
  });
  afterEach(async () => {
    await sandbox.clearFaults();
    await Promise.all(children.splice(0).map((child) => child.kill()));
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  afterAll(() => sandbox.close());

  function start(env: Record<string, string> = {}): ServerChild {
    const child = new ServerChild({ ...sandbox.env, OUTGOING_FACTOR: '50', RATE_LIMIT: '100000', ...env });
    children.push(child);
    return child;
  }
  function temporaryFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'deepcity-'));
    folders.push(folder);
    return folder;
  }

  describe('SIGTERM', () => {
    it('drops none of forty slow requests, on kept connections too, and ends with code 0', async () => {
      await sandbox.setFault('cadastre', { kind: 'latency', ms: 2_500 });
      const child = start();
      const url = await child.listening();
      const agent = new Agent({ keepAlive: true });
      // Connections that the process has not taken yet when it stops listening are not its own to answer.
      await Promise.all(Array.from({ length: 40 }, () => get(`${url}/health/live`, agent)));
      const answers = Array.from({ length: 40 }, (_, n) =>
        get(
          `${url}/v1/properties?parcel_id=${PARCEL}&include=${n % 2 === 0 ? 'energy' : 'urbanisme'}`,
          agent,
        ),
      );
      await delay(1_200);
      child.signal('SIGTERM');
      const settled = await Promise.allSettled(answers);
      expect(
        settled.map((one) => (one.status === 'fulfilled' ? one.value.status : String(one.reason))),
      ).toEqual(Array(40).fill(200));
      // Kept connections are told to end: the next request belongs to another server.
      const asked = settled.map((one) => (one.status === 'fulfilled' ? one.value.connection : ''));
      expect(new Set(asked)).toEqual(new Set(['close']));
      agent.destroy();
      expect(await child.ended).toBe(0);
      expect(child.output).not.toMatch(/"level":(50|60)/);
    });

    it('is told by /health/ready first, while requests are still answered', async () => {
      // Longer than a busy machine needs for the questions below.
      const child = start({ SHUTDOWN_DELAY_MS: '8000' });
      const url = await child.listening();
      expect((await get(`${url}/health/ready`)).status).toBe(200);
      child.signal('SIGTERM');
      let ready = await get(`${url}/health/ready`);
      while (ready.status === 200) ready = await get(`${url}/health/ready`);
      expect([ready.status, JSON.parse(ready.body)]).toEqual([503, { status: 'stopping' }]);
      expect((await get(`${url}/health/live`)).status).toBe(200);
      expect((await get(`${url}/v1/properties?parcel_id=${UNKNOWN_COMMUNE_PARCEL}`)).status).toBe(200);
      expect(await child.ended).toBe(0);
    });

    it('makes answers that would take too long come in time, with what there is', async () => {
      await sandbox.setFault('gpu', { kind: 'hang' });
      await sandbox.setFault('wfs', { kind: 'hang' });
      const child = start({ SHUTDOWN_GRACE_MS: '2000' });
      const url = await child.listening();
      const answer = get(`${url}/v1/properties?parcel_id=${PARCEL}`);
      await delay(700);
      child.signal('SIGTERM');
      const { status, body } = await answer;
      expect(status).toBe(200);
      const { properties, errors } = JSON.parse(body);
      expect(properties[0].urbanisme).toBeNull();
      expect(errors).toContainEqual(
        expect.objectContaining({ section: 'urbanisme', code: 'UPSTREAM_TIMEOUT' }),
      );
      expect(await child.ended).toBe(0);
    });

    it('makes questions for the cadastre end in time as well', async () => {
      await sandbox.setFault('cadastre', { kind: 'hang' });
      await sandbox.setFault('wfs', { kind: 'hang' });
      const child = start({ SHUTDOWN_GRACE_MS: '1500' });
      const url = await child.listening();
      const answers = [
        `${url}/api/cadastre/parcelle?code_insee=75107&section=BQ&numero=0003`,
        `${url}/api/cadastre/geometrie?geom={"type":"Point","coordinates":[2.3,48.85]}`,
      ].map((question) => get(question));
      await delay(500);
      child.signal('SIGTERM');
      expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([504, 504]);
      expect(await child.ended).toBe(0);
      expect(child.output).not.toContain('connections were cut');
    });

    it('is not held by clients that idle, or do not read', async () => {
      const child = start({ SHUTDOWN_GRACE_MS: '1000' });
      const url = await child.listening();
      const { port } = new URL(url);
      const idle = connect(Number(port), '127.0.0.1');
      const half = connect(Number(port), '127.0.0.1');
      const deaf = connect(Number(port), '127.0.0.1');
      for (const socket of [idle, half, deaf]) socket.on('error', () => undefined);
      half.write('GET /v1/properties HTTP/1.1\r\nHost: a\r\n');
      deaf.pause();
      // More than the buffers of both ends hold, so that the server cannot be rid of it.
      deaf.write('GET /openapi.json HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(300));
      await delay(800);
      const from = Date.now();
      child.signal('SIGTERM');
      expect(await child.ended).toBe(0);
      expect(Date.now() - from).toBeLessThan(4_000);
      expect(child.output).toContain('connections were cut');
      for (const socket of [idle, half, deaf]) socket.destroy();
    });

    it('a second one ends it at once', async () => {
      await sandbox.setFault('cadastre', { kind: 'hang' });
      const child = start();
      const url = await child.listening();
      const answer = get(`${url}/v1/properties?parcel_id=${PARCEL}`).catch(() => undefined);
      await delay(500);
      child.signal('SIGTERM');
      await delay(300);
      const from = Date.now();
      child.signal('SIGTERM');
      expect(await child.ended).toBe(143);
      expect(Date.now() - from).toBeLessThan(1_000);
      await answer;
    });
  });

  it('SIGINT ends an idle server with code 0', async () => {
    const child = start();
    await child.listening();
    child.signal('SIGINT');
    expect(await child.ended).toBe(0);
  });

  describe('a start that cannot be', () => {
    it('names the broken settings and says nothing else', async () => {
      const child = start({ REQUEST_DEADLINE_MS: 'soon', RATE_LIMIT: '0' });
      expect(await child.ended).toBe(1);
      expect(child.output.trim().split('\n')).toEqual([
        'Invalid settings:',
        expect.stringMatching(/^ {2}- REQUEST_DEADLINE_MS must be .*"soon"$/),
        expect.stringMatching(/^ {2}- RATE_LIMIT must be .*"0"$/),
      ]);
    });

    it('says that the port is taken', async () => {
      const holder = createServer();
      await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
      const { port } = holder.address() as AddressInfo;
      const child = start({ PORT: String(port), LOG_LEVEL: 'silent' });
      expect(await child.ended).toBe(1);
      expect(child.output.trim()).toBe(
        `Port ${port} of 127.0.0.1 is taken: end what listens there, or set PORT to another.`,
      );
      await new Promise((resolve) => holder.close(resolve));
    });

    it('says that HOST is not one of the machine', async () => {
      const child = start({ HOST: '192.0.2.1', LOG_LEVEL: 'silent' });
      expect(await child.ended).toBe(1);
      expect(child.output.trim()).toBe('HOST 192.0.2.1 is no address of this machine.');
    });
  });

  describe('a start that says what is wrong and serves', () => {
    const serves = async (child: ServerChild): Promise<void> => {
      const url = await child.listening();
      expect((await get(`${url}/health/ready`)).status).toBe(200);
      expect((await get(`${url}/v1/properties?parcel_id=${PARCEL}&include=energy`)).status).toBe(200);
    };

    it('without a DATA_DIR it can write', async () => {
      // A file where the folder should be: refused to root as well.
      const file = join(temporaryFolder(), 'file');
      writeFileSync(file, '');
      const child = start({ DATA_DIR: join(file, 'data'), CACHE_DISK_MB: '16' });
      await serves(child);
      expect(child.output).toContain('DATA_DIR cannot be written');
    });

    it('with a store that is none', async () => {
      const folder = temporaryFolder();
      mkdirSync(join(folder, 'cache'));
      writeFileSync(join(folder, 'cache', 'data.mdb'), 'this is no store'.repeat(1_000));
      const child = start({ DATA_DIR: folder, CACHE_DISK_MB: '16' });
      await serves(child);
      expect(child.output).toContain('put aside and begun anew');
    });
  });
});
