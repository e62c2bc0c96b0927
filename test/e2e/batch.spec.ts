import { setTimeout as delay } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { SETTINGS, type Settings } from '../../src/config/settings.js';
import { Lifecycle } from '../../src/lifecycle/lifecycle.js';
import { AnswerMaker } from '../../src/properties/answer-maker.js';
import { MAX_BATCH } from '../../src/properties/batch/batch-request.js';
import { MAX_BATCHES_OF_CLIENT } from '../../src/properties/batch/batch.service.js';
import { type TestApp, startApp } from '../support/app.js';

const LIMIT = 100;
const WINDOW_MS = 1_000;
const PARCEL = '75101000AB0001';
const OTHER = '75104000AE0003';

/** Of a commune that never was: an answer like others, at no source's cost. */
const nowhere = (number: number): string => `75999000AB${String(number + 1).padStart(4, '0')}`;
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

interface Line {
  readonly index: number;
  readonly parcelId: unknown;
  readonly status: number;
  readonly answer?: any; // eslint-disable-line @typescript-eslint/no-explicit-any
  readonly error?: any; // eslint-disable-line @typescript-eslint/no-explicit-any
}

const linesOf = (text: string): Line[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await delay(20);
}

describe('POST /v1/properties/batch', () => {
  let server: TestApp;
  let clients = 0;
  /** Each test is another client, with a window of its own. */
  let client: string;

  beforeAll(async () => {
    server = await startApp({
      TRUST_PROXY: 'loopback',
      RATE_LIMIT: String(LIMIT),
      RATE_LIMIT_WINDOW_MS: String(WINDOW_MS),
    });
  });
  beforeEach(() => {
    clients += 1;
    client = `198.51.100.${clients}`;
  });
  afterEach(() => server.sandbox.clearFaults());
  afterAll(async () => {
    // fetch replaces a connection that it has aborted by one on which nothing is asked.
    server.app.getHttpServer().closeAllConnections();
    await server.close();
  });

  interface Sent {
    readonly type?: string;
    readonly query?: string;
    readonly headers?: Record<string, string>;
    readonly signal?: AbortSignal;
  }
  const post = (
    body: unknown,
    { type = 'application/json', query = '', headers, signal }: Sent = {},
  ): Promise<Response> =>
    fetch(`${server.url}/v1/properties/batch${query}`, {
      method: 'POST',
      headers: { 'content-type': type, 'x-forwarded-for': client, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
      ...(signal === undefined ? {} : { signal }),
    });
  const get = (path: string, from = client): Promise<Response> =>
    fetch(`${server.url}${path}`, { headers: { 'x-forwarded-for': from } });
  const running = (): number => server.app.get(Lifecycle).inProgress;

  it('answers 300 parcels at the pace of the window, without one refusal', async () => {
    const parcelIds = numbers(300).map((n) => (n % 100 === 99 ? PARCEL : nowhere(n)));
    const started = performance.now();
    const response = await post({ parcelIds, include: 'transactions' });
    const lines = linesOf(await response.text());
    expect(performance.now() - started).toBeGreaterThanOrEqual(2 * WINDOW_MS);
    expect(lines).toHaveLength(300);
    expect(lines.map(({ index }) => index).sort((a, b) => a - b)).toEqual(numbers(300));
    for (const { index, parcelId, status, answer } of lines) {
      expect([parcelId, status]).toEqual([parcelIds[index], 200]);
      expect(answer.properties).toHaveLength(index % 100 === 99 ? 1 : 0);
    }
  });

  it('is a stream of lines of JSON, uncompressed, for pages of any origin', async () => {
    const headers = { 'accept-encoding': 'br, gzip', origin: 'https://example.org' };
    const response = await post({ parcelIds: [PARCEL] }, { headers });
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/x-ndjson; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'access-control-allow-origin': '*',
      'x-request-id': expect.any(String),
    });
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(text).toMatch(/^ *\{.*\}\n$/);
    const document = await (await get(`/v1/properties?parcel_id=${PARCEL}`)).text();
    // The very bytes.
    expect(text.trim()).toBe(`{"index":0,"parcelId":"${PARCEL}","status":200,"answer":${document}}`);
  });

  it.each([
    [
      'JSON',
      'application/json',
      { parcelIds: [PARCEL, nowhere(1)], include: ['transactions'], ordered: true },
      '',
    ],
    ['CSV', 'text/csv', `x,parcel_id\n1,${PARCEL}\n2,${nowhere(1)}\n`, '?include=transactions&ordered=true'],
    ['lines', 'text/plain', `${PARCEL}\n${nowhere(1)}\n`, '?include[]=transactions&ordered=true'],
  ])('takes %s', async (_, type, body, query) => {
    const lines = linesOf(await (await post(body, { type, query })).text());
    expect(lines.map(({ index, parcelId, status }) => [index, parcelId, status])).toEqual([
      [0, PARCEL, 200],
      [1, nowhere(1), 200],
    ]);
    expect(Object.keys(lines[0]?.answer.properties[0])).toEqual([
      'cadastral',
      'buildings',
      'addresses',
      'transactions',
    ]);
  });

  it('lets nothing wait for what is slow, unless the order is to be kept', async () => {
    const indexes = async (parcel: string, ordered: boolean): Promise<number[]> => {
      await server.sandbox.setFault('cadastre', { kind: 'latency', ms: 400 });
      const parcelIds = [parcel, ...numbers(20).map(nowhere)];
      const response = await post({ parcelIds, include: 'transactions', ordered });
      return linesOf(await response.text()).map(({ index }) => index);
    };
    expect((await indexes('75107000BQ0003', false)).at(-1)).toBe(0);
    expect(await indexes('75111000BR0052', true)).toEqual(numbers(21));
  });

  it('gives what cannot be used a line of its own, and answers what is asked twice twice', async () => {
    const parcelIds = ['x', PARCEL, 42, '48012ZA0038', '', PARCEL, null];
    const lines = linesOf(await (await post({ parcelIds, include: 'transactions', ordered: true })).text());
    expect(lines.map(({ parcelId, status }) => [parcelId, status])).toEqual(
      parcelIds.map((id) => [id, id === PARCEL ? 200 : 400]),
    );
    expect(lines[1]?.answer).toEqual(lines[5]?.answer);
    expect(lines[0]?.error).toMatchObject({
      statusCode: 400,
      message: expect.stringContaining('75101000AB0001'),
      path: '/v1/properties/batch',
      method: 'POST',
    });
    expect(lines[2]?.error.message).toMatch(/text/);
    expect(lines[3]?.error.candidates).toEqual(['48012006ZA0038', '48012024ZA0038']);
  });

  it('counts each parcel that can be asked for once, and the request itself not besides', async () => {
    const remaining = async (): Promise<number> => {
      const response = await get(`/v1/properties?parcel_id=${nowhere(1)}`);
      await response.text();
      return Number(response.headers.get('x-ratelimit-remaining'));
    };
    // Taken together within one window, or the counts mean nothing: tried again where the machine was too slow.
    for (let tries = 0; tries < 5; tries += 1) {
      await delay(WINDOW_MS);
      const from = performance.now();
      const before = await remaining();
      await (await post({ parcelIds: ['x', 'y', nowhere(1), nowhere(2), nowhere(3)] })).text();
      const after = await remaining();
      await (await post({ parcelIds: ['x', 'y'] })).text();
      const last = await remaining();
      if (performance.now() - from > WINDOW_MS) continue;
      expect(before - after).toBe(3 + 1);
      expect(after - last).toBe(1 + 1);
      return;
    }
    throw new Error('this machine is too slow for this test');
  });

  it('has a line for what failed, by the rules of GET /v1/properties', async () => {
    await server.sandbox.setFault('dpe', { kind: 'status', status: 500 });
    const ask = async (headers: Record<string, string>): Promise<Line[]> => {
      const parcelIds = [OTHER, nowhere(1)];
      const response = await post({ parcelIds, include: 'energy,transactions', ordered: true }, { headers });
      return linesOf(await response.text());
    };
    const [partial, fine] = await ask({});
    expect(partial).toMatchObject({ status: 200, answer: { errors: [{ section: 'energy' }] } });
    expect(fine?.status).toBe(200);
    const [refused, unhurt] = await ask({ prefer: 'handling=strict' });
    expect(refused).toMatchObject({
      status: 502,
      error: { statusCode: 502, errors: [{ section: 'energy' }] },
    });
    expect(unhurt?.status).toBe(200);
  });

  it.each([
    ['an empty batch', 400, 'application/json', { parcelIds: [] }],
    ['an unknown section', 400, 'application/json', { parcelIds: [PARCEL], include: 'energie' }],
    ['JSON that is none', 400, 'application/json', '{"parcelIds": ['],
    ['too many', 413, 'text/plain', `${PARCEL}\n`.repeat(MAX_BATCH + 1)],
    ['a form', 415, 'application/x-www-form-urlencoded', `${PARCEL}\n`],
    ['another type', 415, 'application/xml', '<a/>'],
  ])('refuses %s at once with %i', async (_, status, type, body) => {
    const response = await post(body, { type });
    expect([response.status, response.headers.get('content-type')]).toEqual([
      status,
      'application/json; charset=utf-8',
    ]);
    expect(await response.json()).toMatchObject({ statusCode: status, message: expect.any(String) });
  });

  it('waits without holding others up, and stops when its client has gone', async () => {
    await until(() => running() === 0);
    const gone = new AbortController();
    // More than its window holds for long.
    const parcelIds = numbers(MAX_BATCH).map(nowhere);
    const response = await post({ parcelIds }, { signal: gone.signal });
    const reader = response.body?.getReader();
    await reader?.read();
    expect(running()).toBe(1);
    const other = await get(`/v1/properties?parcel_id=${PARCEL}&include=transactions`, '203.0.113.1');
    expect([other.status, (await other.text()).length > 0]).toEqual([200, true]);
    const [line] = linesOf(
      await (
        await post({ parcelIds: [nowhere(1)] }, { headers: { 'x-forwarded-for': '203.0.113.1' } })
      ).text(),
    );
    expect(line?.status).toBe(200);
    // Ten windows' worth, and not over yet: its end is that of its client.
    expect(running()).toBe(1);
    gone.abort();
    await until(() => running() === 0);
  });

  it('tells of every parcel that it could not come to before the server had to stop', async () => {
    const response = await post({ parcelIds: numbers(250).map(nowhere), ordered: true });
    const decoder = new TextDecoder();
    let text = '';
    let told = false;
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      if (!told && text.includes('"index":50,')) {
        told = true;
        server.app.get(Lifecycle).hurry();
      }
    }
    const lines = linesOf(text);
    expect(lines.map(({ index }) => index)).toEqual(numbers(250));
    expect(new Set(lines.map(({ status }) => status))).toEqual(new Set([200, 503]));
    expect(lines.at(-1)).toMatchObject({ status: 503, error: { message: expect.stringContaining('again') } });
  });

  it('makes no more than its client reads', async () => {
    const asked = jest.spyOn(server.app.get(AnswerMaker), 'kept');
    const parcelIds = numbers(MAX_BATCH).map(() => PARCEL);
    const gone = new AbortController();
    await post({ parcelIds }, { signal: gone.signal });
    // The buffers on the way fill; then it stays as it is, though the window has room again and again.
    let before = -1;
    while (before !== asked.mock.calls.length) {
      before = asked.mock.calls.length;
      await delay(2 * WINDOW_MS);
    }
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(MAX_BATCH / 2);
    asked.mockRestore();
    gone.abort();
    await until(() => running() === 0);
  });

  it('waits where the server has no room for more', async () => {
    const lifecycle = server.app.get(Lifecycle);
    const room = server.app.get<Settings>(SETTINGS).maxInProgress - lifecycle.inProgress;
    const works = numbers(room - 1).map(() => lifecycle.begin());
    const response = await post({ parcelIds: ['75115000DH0022'], include: 'transactions' });
    for (const { done } of works) done();
    expect(linesOf(await response.text())).toMatchObject([{ status: 200 }]);
  });

  it('has a bound for one address', async () => {
    await until(() => running() === 0);
    const gone = new AbortController();
    const parcelIds = numbers(MAX_BATCH).map(nowhere);
    const batches = await Promise.all(
      numbers(MAX_BATCHES_OF_CLIENT).map(() => post({ parcelIds }, { signal: gone.signal })),
    );
    expect(batches.map(({ status }) => status)).toEqual(numbers(MAX_BATCHES_OF_CLIENT).map(() => 200));
    const refused = await post({ parcelIds });
    expect(refused.status).toBe(429);
    expect(((await refused.json()) as { message: string }).message).toMatch(/wait until one has ended/);
    gone.abort();
    await until(() => running() === 0);
    const next = await post({ parcelIds: ['x'] });
    expect([next.status, linesOf(await next.text()).length]).toEqual([200, 1]);
  });
});
