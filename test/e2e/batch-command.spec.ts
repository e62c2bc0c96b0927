import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { check } from '@placemarkio/check-geojson';
import { parse } from 'csv-parse/sync';
import { deepcity } from '../../src/batch-command/deepcity.js';
import { PACKAGE_ROOT } from '../../src/config/version.js';
import { type TestApp, startApp } from '../support/app.js';
import { type TestServer, startServer } from '../support/with-server.js';

const COMPILED = join(PACKAGE_ROOT, 'dist', 'src', 'batch-command', 'main.js');
const itCompiled = existsSync(COMPILED) ? it : it.skip;

const LIMIT = 100;
const PARCEL = '75101000AB0001';
/** Of a commune that never was: an answer like others, at no source's cost. */
const nowhere = (number: number): string => `75999000AB${String(number + 1).padStart(4, '0')}`;
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

interface Line {
  readonly index: number;
  readonly parcelId: string;
  readonly status: number;
  readonly answer?: any; // eslint-disable-line @typescript-eslint/no-explicit-any
  readonly error?: any; // eslint-disable-line @typescript-eslint/no-explicit-any
}

class Collected extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

describe('deepcity batch', () => {
  let server: TestApp;
  let folder: string;
  const statuses: number[] = [];

  beforeAll(async () => {
    server = await startApp({ RATE_LIMIT: String(LIMIT), RATE_LIMIT_WINDOW_MS: '700' });
    folder = mkdtempSync(join(tmpdir(), 'deepcity-'));
  });
  beforeEach(() => {
    statuses.length = 0;
    rmSync(folder, { recursive: true, force: true });
    folder = mkdtempSync(join(tmpdir(), 'deepcity-'));
  });
  afterEach(() => server.sandbox.clearFaults());
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    server.app.getHttpServer().closeAllConnections();
    await server.close();
  });

  const at = (name: string): string => join(folder, name);
  const list = (ids: readonly string[], name = 'ids.csv'): string => {
    writeFileSync(at(name), `parcel_id\n${ids.join('\n')}\n`);
    return at(name);
  };
  const linesOf = (name: string): Line[] =>
    readFileSync(at(name), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line): Line => JSON.parse(line) as Line);

  async function run(
    args: readonly string[],
    signal: AbortSignal = new AbortController().signal,
  ): Promise<{ code: number; messages: string; results: string }> {
    const [messages, results] = [new Collected(), new Collected()];
    const code = await deepcity(['batch', ...args], { messages, results, signal });
    return { code, messages: messages.text, results: results.text };
  }

  itCompiled('300 parcels at 100 a window: no 429, all lines, killed twice and resumed', async () => {
    const ids = numbers(300).map((n) => (n % 50 === 49 ? PARCEL : nowhere(n)));
    const proxy = await countingProxy(server.url, statuses);
    const args = [list(ids), '--out', at('out.ndjson'), '--url', proxy.url, '--include', 'transactions'];
    const start = (): ChildProcess =>
      spawn(process.execPath, [COMPILED, 'batch', ...args], { stdio: 'ignore' });
    const written = (): number =>
      existsSync(at('out.ndjson')) ? readFileSync(at('out.ndjson'), 'utf8').split('\n').length - 1 : 0;

    for (const [signal, lines] of [
      ['SIGKILL', 40],
      ['SIGINT', 150],
    ] as const) {
      const child = start();
      const ended = once(child, 'exit');
      while (written() < lines) await delay(10);
      child.kill(signal);
      expect(await ended).toEqual(signal === 'SIGKILL' ? [null, 'SIGKILL'] : [130, null]);
      expect(written()).toBeLessThan(300);
    }
    // As if the first had been killed in the middle of a line.
    writeFileSync(at('out.ndjson'), readFileSync(at('out.ndjson'), 'utf8') + '{"index":299,"parc');
    const last = start();
    expect(await once(last, 'exit')).toEqual([0, null]);
    await proxy.close();

    const lines = linesOf('out.ndjson').sort((a, b) => a.index - b.index);
    expect(lines.map(({ index, parcelId }) => [index, parcelId])).toEqual(
      ids.map((id, index) => [index, id]),
    );
    expect(new Set(lines.map(({ status }) => status))).toEqual(new Set([200]));
    expect(lines[49]?.answer.properties).toHaveLength(1);
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  it('shows progress, writes the answers as they are, and says how it went', async () => {
    const out = ['--out', at('out.ndjson'), '--url', server.url, '--include', 'transactions'];
    const { code, messages } = await run([list([PARCEL, 'x', nowhere(1)]), ...out, '--concurrency', '1']);
    expect(code).toBe(1);
    expect(messages).toMatch(/3\/3 \| .*\/(s|min) \| ETA 0 s \| 1 failed/);
    expect(messages).toContain('3 parcels in');
    const body = await (
      await fetch(`${server.url}/v1/properties?parcel_id=${PARCEL}&include=transactions`)
    ).text();
    const [first = '', second = ''] = readFileSync(at('out.ndjson'), 'utf8').split('\n');
    expect(first).toBe(`{"index":0,"parcelId":"${PARCEL}","status":200,"answer":${body}}`);
    expect(JSON.parse(second)).toMatchObject({
      status: 400,
      error: { message: expect.stringContaining('14') },
    });

    const again = await run([at('ids.csv'), ...out]);
    expect(again.code).toBe(1);
    expect(linesOf('out.ndjson')).toHaveLength(3);
    expect(again.messages).toContain('Going on: 3 of 3');
  });

  it('writes rows of CSV with the leading figures', async () => {
    const ids = list([PARCEL, 'x', nowhere(1)]);
    await run([ids, '--out', at('out.csv'), '--url', server.url, '--concurrency', '1']);
    const rows = parse<Record<string, string>>(readFileSync(at('out.csv'), 'utf8'), { columns: true });
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({ id: PARCEL, status: '200', commune: 'Paris', missing: '', error: '' });
    for (const name of ['address', 'area', 'lastSaleDate', 'lastSalePrice', 'dpeClasses', 'ownerCount']) {
      expect([name, rows[0]?.[name]]).toEqual([name, expect.stringMatching(/./)]);
    }
    expect(rows[1]).toMatchObject({
      parcelId: 'x',
      status: '400',
      id: '',
      error: expect.stringContaining('14'),
    });
    expect(rows[2]).toMatchObject({ parcelId: nowhere(1), status: '200', id: '' });
  });

  it('writes GeoJSON that is valid, also after an interruption', async () => {
    const ids = list([PARCEL, 'x', ...numbers(150).map(nowhere)]);
    const args = [ids, '--out', at('out.geojson'), '--url', server.url, '--include', 'transactions'];
    const end = new AbortController();
    const interrupted = run(args, end.signal);
    const size = (): number => (existsSync(at('out.geojson')) ? readFileSync(at('out.geojson')).length : 0);
    while (size() < 5_000) await delay(5);
    end.abort();
    const { code, messages } = await interrupted;
    expect(code).toBe(130);
    expect(messages).toContain('goes on from there');
    const partial = check(readFileSync(at('out.geojson'), 'utf8')) as { features: unknown[] };
    expect(partial.features.length).toBeLessThan(152);

    expect((await run(args)).code).toBe(1);
    const { features } = check(readFileSync(at('out.geojson'), 'utf8')) as unknown as {
      features: { id?: string; geometry: { type: string } | null; properties: Line }[];
    };
    expect(new Set(features.map(({ properties }) => properties.index)).size).toBe(152);
    expect(features).toHaveLength(152);
    const parcel = features.find(({ id }) => id === PARCEL);
    expect(parcel?.geometry?.type).toMatch(/Polygon/);
    expect(parcel?.properties).toMatchObject({ parcelId: PARCEL, status: 200, commune: 'Paris' });
  });

  describe('with another server', () => {
    let other: TestServer;
    afterEach(() => other.close());
    const answers = JSON.stringify({ properties: [] });

    it('waits as long as Retry-After says, and tries again what may pass', async () => {
      const times: number[] = [];
      const replies: [number, Record<string, string>, string][] = [
        [429, { 'retry-after': '1' }, '{}'],
        [503, { 'retry-after': '0' }, 'busy'],
        [502, {}, JSON.stringify({ message: 'no', errors: [{ retryable: true }] })],
        [200, {}, answers],
        [502, {}, JSON.stringify({ message: 'never', errors: [{ retryable: false }] })],
      ];
      other = await startServer((_request, response) => {
        times.push(performance.now());
        const [status, headers, body] = replies.shift() ?? [500, {}, ''];
        response.writeHead(status, headers).end(body);
      });
      const { code } = await run([
        list(['a', 'b']),
        '--out',
        at('o.ndjson'),
        '--url',
        `${other.url}/v1/`,
        '-c',
        '1',
      ]);
      expect(code).toBe(1);
      expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(990);
      expect(other.seen.map(({ url }) => url)).toEqual([
        ...Array<string>(4).fill('/v1/properties?parcel_id=a'),
        '/v1/properties?parcel_id=b',
      ]);
      expect(linesOf('o.ndjson')).toEqual([
        { index: 0, parcelId: 'a', status: 200, answer: { properties: [] } },
        { index: 1, parcelId: 'b', status: 502, error: { message: 'never', errors: [{ retryable: false }] } },
      ]);
    });

    it('--retry-failed asks again for what had no answer, and only that', async () => {
      let ill = true;
      other = await startServer(({ url = '' }, response) => {
        if (url.includes('bad')) response.writeHead(400).end('{"message":"bad"}');
        else if (ill && url.includes('ill')) response.writeHead(500).end('<html>');
        else response.end(answers);
      });
      const args = [list(['ill', 'well', 'bad']), '--out', at('o.csv'), '--url', other.url, '--retries', '0'];
      expect((await run(args)).code).toBe(1);
      ill = false;
      expect((await run(args)).code).toBe(1);
      expect(other.seen).toHaveLength(3);
      expect((await run([...args, '--retry-failed'])).code).toBe(1);
      expect(other.seen.slice(3).map(({ url }) => url)).toEqual(['/v1/properties?parcel_id=ill']);
      const rows = parse<Record<string, string>>(readFileSync(at('o.csv'), 'utf8'), { columns: true });
      expect(rows.map(({ parcelId, status }) => [parcelId, status]).sort()).toEqual([
        ['bad', '400'],
        ['ill', '200'],
        ['well', '200'],
      ]);
    });

    it('gives up where only something else answers, and keeps what it has', async () => {
      other = await startServer((_request, response) => void response.end('<html>a portal</html>'));
      const args = [list(['a']), '--out', at('o.ndjson'), '--url', other.url, '--retries', '0'];
      expect((await run(args)).code).toBe(1);
      expect(linesOf('o.ndjson')[0]).toMatchObject({ status: 502, error: { message: expect.any(String) } });
    });
  });

  it('ends with 3 where nothing answers, and goes on later', async () => {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as AddressInfo;
    probe.close();
    const args = [list([nowhere(1)]), '--out', at('o.ndjson'), '--retries', '0'];
    const { code, messages } = await run([...args, '--url', `http://127.0.0.1:${port}`]);
    expect(code).toBe(3);
    expect(messages).toMatch(/does not answer: .*\n0 of 1 parcels/);
    expect((await run([...args, '--url', server.url])).code).toBe(0);
  });

  it.each([
    ['no --out', ['ids.csv'], /--out/],
    ['no list', ['nothing.csv', '--out', 'o.csv'], /nothing\.csv cannot be read/],
    ['another ending', ['ids.csv', '--out', 'o.xlsx'], /\.ndjson, \.jsonl, \.csv, \.geojson/],
    [
      'a column that is not there',
      ['ids.csv', '--out', 'o.csv', '--column', 'idu'],
      /"idu"; the columns are parcel_id/,
    ],
    ['no URL', ['ids.csv', '--out', 'o.csv', '--url', 'localhost:3000'], /http\(s\) URL/],
    ['too much at once', ['ids.csv', '--out', 'o.csv', '-c', '1000'], /from 1 to 32/],
    ['an unknown option', ['ids.csv', '--out', 'o.csv', '--speed', '3'], /--speed/],
    ['a folder that is not there', ['ids.csv', '--out', 'none/o.csv'], /none/],
  ])('ends with 2 for %s', async (_, args, message) => {
    list(['a']);
    const named = args.map((arg) => (/\.(csv|xlsx)$/.test(arg) ? at(arg) : arg));
    const { code, messages } = await run(named);
    expect([code, messages]).toEqual([2, expect.stringMatching(message)]);
  });

  it('ends with 2 where the output is of another list, and leaves it', async () => {
    await run([list([nowhere(1)]), '--out', at('o.ndjson'), '--url', server.url]);
    const before = readFileSync(at('o.ndjson'), 'utf8');
    const { code, messages } = await run([
      list(['b'], 'b.csv'),
      '--out',
      at('o.ndjson'),
      '--url',
      server.url,
    ]);
    expect([code, messages]).toEqual([2, expect.stringContaining('not in')]);
    expect(readFileSync(at('o.ndjson'), 'utf8')).toBe(before);
  });

  it('explains itself', async () => {
    const { code, results } = await run(['--help']);
    expect(code).toBe(0);
    for (const text of ['--include', '--retry-failed', 'Exit codes', '.geojson', 'again after Ctrl-C']) {
      expect(results).toContain(text);
    }
  });
});

/** Passes requests on and notes how they were answered. */
function countingProxy(target: string, statuses: number[]): Promise<TestServer> {
  return startServer(async (request, response) => {
    const answer = await fetch(`${target}${request.url ?? ''}`);
    statuses.push(answer.status);
    const body = Buffer.from(await answer.arrayBuffer());
    const kept = ['content-type', 'ratelimit', 'retry-after'].flatMap((name) => {
      const value = answer.headers.get(name);
      return value === null ? [] : [[name, value] as const];
    });
    response.writeHead(answer.status, Object.fromEntries(kept)).end(body);
  });
}
