import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../../src/cli/command.js';
import { PACKAGE_ROOT } from '../../src/config/version.js';
import type { Recording } from '../../src/record/recording.js';
import { record } from '../../src/record/record.js';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { type TestApp, startApp } from '../support/app.js';
import { type Ended, runChild } from '../support/child-process.js';

const PARCEL = '75107000BQ0003';
const KEY = 'a-key-that-nobody-must-see';
const COMPILED = join(PACKAGE_ROOT, 'dist', 'src', 'record', 'main.js');

/** What a time of reading must not tell apart. */
const withoutTimes = (value: unknown): string =>
  JSON.stringify(value, (name, field: unknown) => (name === 'fetchedAt' ? '' : field));

interface Answered {
  readonly statusCode?: number;
  readonly properties?: unknown;
}

async function answerOf({ url }: TestApp): Promise<Answered> {
  const response = await fetch(`${url}/v1/properties?parcel_id=${PARCEL}`);
  return (await response.json()) as Answered;
}

describe('npm run record', () => {
  let folder: string;
  let sandbox: Sandbox;
  let out: string[];
  let err: string[];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'deepcity-record-'));
    sandbox = await startSandbox();
    out = [];
    err = [];
  });
  afterEach(async () => {
    await sandbox.close();
    rmSync(folder, { recursive: true });
  });

  const run = (args: string[], more: Environment = {}): Promise<number> =>
    record(
      args,
      { LOG_LEVEL: 'silent', DATA_DIR: join(folder, 'data'), ...sandbox.env, ...more },
      { out: (text) => void out.push(text), err: (text) => void err.push(text) },
    );
  const index = (): Recording =>
    JSON.parse(readFileSync(join(folder, PARCEL, 'exchanges.json'), 'utf8')) as Recording;
  const replayed = (): Promise<TestApp> => startApp({}, { replay: join(folder, PARCEL) });

  it('keeps every exchange with its upstream, and the answer made of them', async () => {
    await run([PARCEL, '--out', folder]);
    const { exchanges, parcelId, recordedAt, format } = index();
    expect({ parcelId, format }).toEqual({ parcelId: PARCEL, format: 1 });
    expect(Date.now() - Date.parse(recordedAt)).toBeLessThan(60_000);
    const requests = sandbox.requests();
    // Redirects are followed within an exchange.
    const asked = requests.filter(({ status }) => status !== 302);
    expect(exchanges).toHaveLength(asked.length);
    for (const { upstream, method, target, requestBody } of exchanges) {
      const { pathname, search } = new URL(`${sandbox.url(upstream)}${target}`);
      const same = requests.filter(
        (request) =>
          request.upstream === upstream &&
          request.method === method &&
          request.body === (requestBody ?? '') &&
          request.target === pathname + search,
      );
      expect(same.length).toBeGreaterThan(0);
    }
    const cadastre = exchanges.find(({ upstream }) => upstream === 'cadastre');
    expect(cadastre).toMatchObject({
      status: 200,
      failure: null,
      headers: { 'content-type': expect.any(String) },
    });
    const body = JSON.parse(readFileSync(join(folder, PARCEL, cadastre?.body ?? ''), 'utf8'));
    expect(body.features[0].properties.idu).toBe(PARCEL);
    const answer = JSON.parse(readFileSync(join(folder, PARCEL, 'answer.json'), 'utf8'));
    expect(answer.properties[0].cadastral.id).toBe(PARCEL);
    expect(out.join()).toContain(`${exchanges.length} exchanges`);
  });

  it('replays to the identical answer, without the upstreams', async () => {
    const live = await startApp(sandbox.env);
    const before = await answerOf(live);
    await live.close();
    await run([PARCEL, '--out', folder]);
    await sandbox.close();

    const replay = await replayed();
    const after = await answerOf(replay);
    const unknown = replay.sandbox.requests().filter(({ status }) => status === 501);
    await replay.close();
    expect(unknown.map(({ upstream, target }) => `${upstream} ${target}`)).toEqual([]);
    expect(withoutTimes(after.properties)).toBe(withoutTimes(before.properties));
    expect(withoutTimes(after)).toBe(withoutTimes(before));
  });

  it('keeps streamed bodies whole, before anything is made of them', async () => {
    await run([PARCEL, '--out', folder]);
    const csv = index().exchanges.filter(
      ({ upstream, status, target }) => upstream === 'dvfFiles' && status === 200 && target.endsWith('.csv'),
    );
    expect(csv.length).toBeGreaterThan(0);
    for (const { target, body } of csv) {
      const served = await (await fetch(sandbox.url('dvfFiles') + target)).text();
      expect(readFileSync(join(folder, PARCEL, body ?? ''), 'utf8')).toBe(served);
    }
  });

  it('keeps no key', async () => {
    await run([PARCEL, '--out', folder], { BDNB_API_KEY: KEY, DPE_API_KEY: KEY });
    const files = readdirSync(join(folder, PARCEL), { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile(),
    );
    expect(files.length).toBeGreaterThan(3);
    for (const { parentPath, name } of files) {
      expect(readFileSync(join(parentPath, name)).includes(KEY)).toBe(false);
    }
  });

  it('replays failures and retries as they were', async () => {
    await sandbox.setFault('bdnb', { kind: 'status', status: 503, times: 1 });
    await sandbox.setFault('rnb', { kind: 'refuse' });
    await run([PARCEL, '--out', folder]);
    const statuses = (name: string): (number | null)[] =>
      index()
        .exchanges.filter(({ upstream }) => upstream === name)
        .map(({ status }) => status);
    expect(statuses('bdnb').slice(0, 2)).toEqual([503, 200]);
    const recorded = JSON.parse(readFileSync(join(folder, PARCEL, 'answer.json'), 'utf8'));
    const replay = await replayed();
    const after = await answerOf(replay);
    await replay.close();
    expect(withoutTimes(after.properties)).toBe(withoutTimes(recorded.properties));
  });

  it('is still of use when the parcel cannot be read', async () => {
    for (const name of ['cadastre', 'geocoder', 'etalabCadastre'] as const) {
      await sandbox.setFault(name, { kind: 'html' });
    }
    expect(await run([PARCEL, '--out', folder])).toBe(1);
    expect(err.join()).toContain('cadastre');
    expect(index().exchanges.find(({ upstream }) => upstream === 'cadastre')).toMatchObject({ status: 502 });
    const replay = await replayed();
    const { statusCode } = await answerOf(replay);
    await replay.close();
    expect(statusCode).toBe(502);
  });

  it('says what was not recorded', async () => {
    await run([PARCEL, '--out', folder]);
    const replay = await replayed();
    const response = await fetch(`${replay.sandbox.url('cadastre')}/parcelle?code_insee=1`);
    const { message } = (await response.json()) as { message: string };
    const never = await fetch(`${replay.sandbox.url('geoApi')}/communes`);
    await replay.close();
    expect({ status: response.status, message }).toEqual({
      status: 501,
      message: 'Nothing was recorded of the upstream "cadastre" for GET /parcelle?code_insee=1',
    });
    expect(never.status).toBe(501);
  });

  it.each([[[]], [['75107']], [[PARCEL, PARCEL]], [[PARCEL, '--into', 'x']]])(
    'refuses %j in a sentence and writes nothing',
    async (args) => {
      await expect(run([...args, '--out', folder])).rejects.toThrow(/Usage|Invalid parcel|Unknown option/);
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  it('refuses to replay what is no recording', async () => {
    await expect(startSandbox({ replay: folder })).rejects.toThrow('no recording in');
    writeFileSync(join(folder, 'exchanges.json'), '{"format":99}');
    await expect(startSandbox({ replay: folder })).rejects.toThrow('no recording of format 1');
  });

  const compiled = existsSync(COMPILED) ? it : it.skip;
  compiled('runs as a process of its own (needs dist: npm run build)', async () => {
    const env = { LOG_LEVEL: 'silent', DATA_DIR: join(folder, 'data'), ...sandbox.env };
    const { status, stdout, stderr }: Ended = await runChild([COMPILED, PARCEL, '--out', folder], env);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('exchanges with');
    expect(index().exchanges.length).toBeGreaterThan(3);
  });
});
