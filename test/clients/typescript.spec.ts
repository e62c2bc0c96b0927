import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DeepCity, DeepCityError, type Retry, SECTION_KEYS } from '../../clients/typescript/src/index.js';
import { eventsOf, linesOf } from '../../clients/typescript/src/streams.js';
import { PACKAGE_ROOT } from '../../src/config/version.js';
import * as server from '../../src/properties/sections.js';
import { type TestApp, startApp } from '../support/app.js';
import { startServer } from '../support/with-server.js';

const PARIS = '75101000AB0001';
const CLIENT = join(PACKAGE_ROOT, 'clients', 'typescript');
const LIMIT = 20;

describe('@deepcity/client', () => {
  let app: TestApp;
  let deepcity: DeepCity;
  const retries: Retry[] = [];

  beforeAll(async () => {
    // A limit so low that the client meets it all the time.
    app = await startApp({ RATE_LIMIT: String(LIMIT), RATE_LIMIT_WINDOW_MS: '1000' });
    deepcity = new DeepCity({ baseUrl: `${app.url}/`, onRetry: (retry) => retries.push(retry) });
  });
  afterAll(() => app.close());

  it('has the types of the OpenAPI document (UPDATE_CLIENTS=1 writes them)', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'deepcity-client-'));
    const [document, target] = [join(folder, 'openapi.json'), join(folder, 'schema.ts')];
    const written = join(CLIENT, 'src', 'schema.ts');
    await writeFile(document, await (await fetch(`${app.url}/openapi.json`)).text());
    const to = process.env['UPDATE_CLIENTS'] === '1' ? written : target;
    await promisify(execFile)(process.execPath, [join(CLIENT, 'generate.mjs'), document, to]);
    const [now, then] = await Promise.all([readFile(to, 'utf8'), readFile(written, 'utf8')]);
    await rm(folder, { recursive: true });
    expect(now === then).toBe(true);
  }, 60_000);

  it('knows the sections', () => {
    expect(SECTION_KEYS).toEqual(server.SECTION_KEYS);
  });

  it('gives a property with the sections asked for, typed', async () => {
    const { properties, meta } = await deepcity.property(PARIS, { include: ['transactions', 'proprio'] });
    const [property] = properties;
    expect(Object.keys(property ?? {})).toEqual([
      'cadastral',
      'buildings',
      'addresses',
      'transactions',
      'owners',
    ]);
    const prices: (number | null)[] = property?.transactions?.map(({ value }) => value) ?? [];
    expect(prices.length).toBeGreaterThan(0);
    // @ts-expect-error energy was not asked for
    expect(property?.energy).toBeUndefined();
    expect(meta.sources['dvf']?.status).toBe('ok');
  });

  it('gives all sections without include', async () => {
    const { properties } = await deepcity.property(PARIS, { geometry: 'simplified' });
    expect(properties[0]?.energy?.residential?.length).toBeGreaterThan(0);
  });

  it('gives fields, GeoJSON and CSV', async () => {
    const partial = await deepcity.fields(PARIS, ['cadastral.area', 'transactions.value']);
    expect(Object.keys(partial.properties[0] ?? {})).toEqual(['cadastral', 'transactions']);
    const { features } = await deepcity.geojson(PARIS, { include: ['transactions'], geometry: 'none' });
    expect(features[0]).toMatchObject({ id: `parcel/${PARIS}`, properties: { kind: 'parcel' } });
    expect(await deepcity.csv(PARIS, 'transactions')).toMatch(/^cadastral\.id,mutationId,/);
  });

  it('finds addresses and parcels', async () => {
    const { addresses } = await deepcity.addresses('26 avenue de lowendal', { limit: 2 });
    expect(addresses.length).toBeGreaterThan(0);
    const byId = await deepcity.search({ q: PARIS });
    expect(byId.parcels[0]?.id).toBe(PARIS);
    const [lon = 0, lat = 0] = (await deepcity.property(PARIS)).properties[0]?.cadastral.centroid ?? [];
    const point = { type: 'Point', coordinates: [lon, lat] };
    const found = await Promise.all([deepcity.search({ lon, lat }), deepcity.search({ geometry: point })]);
    for (const { parcels } of found) expect(parcels.map(({ id }) => id)).toContain(PARIS);
    expect((await deepcity.neighbors(PARIS)).parcel.id).toBe(PARIS);
    expect((await deepcity.zonages(PARIS)).zonings.length).toBeGreaterThan(0);
  });

  it('streams parts, and the same answer at the end', async () => {
    const parts: string[] = [];
    let answer: unknown;
    for await (const { event, data } of deepcity.stream(PARIS, { include: ['transactions'] })) {
      if (event === 'part') parts.push(data.part);
      if (event === 'answer') answer = data;
    }
    expect(parts.sort()).toEqual(['addresses', 'buildings', 'cadastral', 'transactions']);
    expect(answer).toEqual(await deepcity.property(PARIS, { include: ['transactions'] }));
  });

  it('works through a batch', async () => {
    const ids = [PARIS, 'nonsense', '75101000AB0002'];
    const statuses: [number, string, number][] = [];
    for await (const line of deepcity.batch(ids, { include: ['transactions'], ordered: true })) {
      statuses.push([line.index, line.parcelId, line.status]);
      if (line.answer !== undefined) expect(line.answer.properties[0]).toHaveProperty('transactions');
    }
    expect(statuses).toEqual([
      [0, PARIS, 200],
      [1, 'nonsense', 400],
      [2, '75101000AB0002', 200],
    ]);
  });

  it('has many requests answered in spite of the limit, without running into it', async () => {
    retries.length = 0;
    const asked = Array.from({ length: 2 * LIMIT }, () =>
      deepcity.property(PARIS, { include: ['transactions'] }),
    );
    const answers = await Promise.all(asked);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    // Sent all at once, half of them would be refused. A few may be: requests overtake one another on their way.
    expect(retries.length).toBeLessThan(LIMIT / 4);
  });

  it('throws what the server says of a bad request, at once', async () => {
    retries.length = 0;
    const error = await deepcity.property('nonsense').catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(DeepCityError);
    expect(error).toMatchObject({
      status: 400,
      retryable: false,
      message: expect.stringContaining('14 characters'),
      requestId: expect.any(String),
    });
    expect(retries).toEqual([]);
  });
});

describe('@deepcity/client, when the server fails', () => {
  const answer = { properties: [], meta: { parcelId: null, sources: {} } };
  type Reply = { status: number; headers?: Record<string, string>; body?: unknown } | 'reset';

  /** Against a server that gives these replies, then the answer. */
  async function against<T>(
    replies: Reply[],
    use: (deepcity: DeepCity, asked: () => number, retries: Retry[]) => Promise<T>,
    options = {},
  ): Promise<T> {
    const left = [...replies];
    const server = await startServer((request, response) => {
      const reply = left.shift() ?? { status: 200, body: answer };
      if (reply === 'reset') return void request.socket.destroy();
      response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
      response.end(JSON.stringify(reply.body ?? { message: 'no' }));
    });
    const retries: Retry[] = [];
    const onRetry = (retry: Retry): void => void retries.push(retry);
    try {
      const deepcity = new DeepCity({ baseUrl: server.url, firstPauseMs: 1, onRetry, ...options });
      return await use(deepcity, () => server.seen.length, retries);
    } finally {
      await server.close();
    }
  }

  it('tries again after what passes', async () => {
    await against(['reset', { status: 503 }, { status: 502, body: '<html>' }], async (deepcity, asked) => {
      expect(await deepcity.property(PARIS)).toEqual(answer);
      expect(asked()).toBe(4);
    });
  });

  it('waits as long as Retry-After says', async () => {
    await against([{ status: 429, headers: { 'retry-after': '1' } }], async (deepcity, _asked, retries) => {
      await deepcity.property(PARIS);
      expect(retries).toMatchObject([{ attempt: 1, pauseMs: 1_000, error: { status: 429 } }]);
    });
  });

  it('does not wait longer than it is told to', async () => {
    const refusal = { status: 429, headers: { 'retry-after': '3600' } };
    await against([refusal], async (deepcity, asked) => {
      await expect(deepcity.property(PARIS)).rejects.toMatchObject({ status: 429, retryable: true });
      expect(asked()).toBe(1);
    });
  });

  it('gives up after the retries allowed', async () => {
    const down = Array.from({ length: 9 }, () => ({ status: 503 }));
    await against(
      down,
      async (deepcity, asked) => {
        await expect(deepcity.property(PARIS)).rejects.toMatchObject({ status: 503 });
        expect(asked()).toBe(3);
      },
      { retries: 2 },
    );
  });

  it.each([
    [false, 1],
    [true, 2],
  ])('believes a 502 whose errors are retryable: %s', async (retryable, requests) => {
    const body = { message: 'no', errors: [{ source: 'bdnb', retryable }] };
    await against([{ status: 502, body }], async (deepcity, asked) => {
      await deepcity.property(PARIS).catch(() => undefined);
      expect(asked()).toBe(requests);
    });
  });

  it('stops when the signal aborts: before, under way and in a pause', async () => {
    const stop = new Error('enough');
    await against([{ status: 503 }], async (deepcity, asked) => {
      await expect(deepcity.property(PARIS, { signal: AbortSignal.abort(stop) })).rejects.toBe(stop);
      expect(asked()).toBe(0);
    });
    await against(
      [{ status: 429, headers: { 'retry-after': '60' } }],
      async (deepcity) => {
        await expect(deepcity.property(PARIS, { signal: controller.signal })).rejects.toBe(stop);
        // Whoever waits behind is not held up by it.
        expect(await deepcity.property(PARIS)).toEqual(answer);
      },
      { onRetry: () => controller.abort(stop) },
    );
    const hung = new AbortController();
    const silent = await startServer(() => hung.abort(stop));
    const asked = new DeepCity({ baseUrl: silent.url }).property(PARIS, { signal: hung.signal });
    await expect(asked).rejects.toBe(stop);
    await silent.close();
  });
  const controller = new AbortController();

  it('takes no answer in time for a failure that may pass', async () => {
    const silent = await startServer(() => undefined);
    const deepcity = new DeepCity({ baseUrl: silent.url, timeoutMs: 50, retries: 1, firstPauseMs: 1 });
    await expect(deepcity.property(PARIS)).rejects.toThrow('No answer within 50 ms');
    expect(silent.seen).toHaveLength(2);
    await silent.close();
  });
});

describe('streams of @deepcity/client', () => {
  const bytes = (...chunks: string[]): ReadableStream<Uint8Array> =>
    new ReadableStream({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(Buffer.from(chunk, 'latin1'));
        controller.close();
      },
    });
  const utf8 = (text: string): string => Buffer.from(text).toString('latin1');

  it('reads lines wherever the chunks are cut', async () => {
    const text = utf8('{"city":"Besançon"}\n\r\n{}\nlast');
    for (let cut = 0; cut <= text.length; cut++) {
      const lines: string[] = [];
      for await (const line of linesOf(bytes(text.slice(0, cut), text.slice(cut)))) lines.push(line);
      expect(lines).toEqual(['{"city":"Besançon"}', '', '{}', 'last']);
    }
  });

  it('reads events, skips comments and what is cut off', async () => {
    const text = utf8(': ping\n\nevent: start\ndata: {"a":\ndata: 1}\n\ndata:é\n\nevent: part\ndata: cut');
    const events: unknown[] = [];
    for await (const event of eventsOf(bytes(text))) events.push(event);
    expect(events).toEqual([
      { event: 'start', data: '{"a":\n1}' },
      { event: 'message', data: 'é' },
    ]);
  });
});
