import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Response as TestResponse } from 'supertest';
import { PACKAGE_ROOT } from '../../src/config/version.js';
import { type TestApp, startApp } from '../support/app.js';
import { rawHttp } from '../support/raw-http.js';

/** A body of whatever shape. */
type Json = TestResponse['body'];

interface Recorded {
  readonly request: { readonly method: string; readonly url: string; readonly body: unknown };
  readonly status: number;
  /** The body of a refusal; a remark in parentheses where it is none. */
  readonly response: unknown;
  readonly wfs: readonly { readonly query: string; readonly body: string }[];
}
interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
}

const RECORDED = JSON.parse(
  readFileSync(join(PACKAGE_ROOT, 'test/recorded/apicarto/behaviour.json'), 'utf8'),
) as Recorded[];
const PAGE = readFileSync(join(PACKAGE_ROOT, 'docs/apicarto.md'), 'utf8');

async function send(base: string, { method, url, body }: Recorded['request']): Promise<Answer> {
  const isSent = body !== null;
  const response = await fetch(base + url, {
    method,
    ...(isSent
      ? {
          headers: { 'content-type': 'application/json' },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }
      : {}),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

const get = (server: TestApp, url: string): Promise<Answer> =>
  send(server.url, { method: 'GET', url, body: null });
const post = (server: TestApp, url: string, body: unknown): Promise<Answer> =>
  send(server.url, { method: 'POST', url, body });

/** Whether an answer is what was recorded, where the answer was one of JSON. */
function agrees({ status, response }: Recorded, answer: Answer): boolean {
  if (answer.status !== status) return false;
  if (response === '(features)') return answer.body.type === 'FeatureCollection';
  if (typeof response === 'string') return typeof answer.body === 'string';
  return JSON.stringify(answer.body) === JSON.stringify(response);
}

/** Rows `| 36 | ... |` of the page: the number of a recorded request, and the status we answer. */
function documentedDeviations(): Map<number, number> {
  const rows = [...PAGE.matchAll(/^\|\s*(\d+)\s*\|.*\|\s*(\d{3})\b[^|]*\|\s*$/gm)];
  return new Map(rows.map(([, number, status]) => [Number(number), Number(status)]));
}

describe('API Carto’s cadastre', () => {
  let server: TestApp;

  beforeAll(async () => {
    server = await startApp({ RATE_LIMIT: '100000' });
  });
  afterAll(() => server.close());

  describe('the 48 recorded requests', () => {
    it('agree, but for the documented deviations', async () => {
      const deviations = new Map<number, number>();
      for (const [index, recorded] of RECORDED.entries()) {
        const answer = await send(server.url, recorded.request);
        if (!agrees(recorded, answer)) deviations.set(index + 1, answer.status);
      }
      expect(RECORDED).toHaveLength(48);
      expect(deviations).toEqual(documentedDeviations());
    });

    it('find what API Carto itself finds', async () => {
      const apiCarto = server.sandbox.url('cadastre').replace('/api/cadastre', '');
      let compared = 0;
      for (const { request, status } of RECORDED) {
        if (status !== 200) continue;
        const [ours, theirs] = [await send(server.url, request), await send(apiCarto, request)];
        const { timeStamp: _ours, ...found } = ours.body;
        const { timeStamp: _theirs, ...expected } = theirs.body;
        expect(found).toEqual(expected);
        compared += 1;
      }
      expect(compared).toBeGreaterThanOrEqual(25);
    });
  });

  describe('with API Carto failing', () => {
    let alone: TestApp;

    beforeAll(async () => {
      alone = await startApp({ RATE_LIMIT: '100000' });
      await alone.sandbox.setFault('cadastre', { kind: 'refuse' });
    });
    afterAll(() => alone.close());

    const wfsRequests = (): { query: Record<string, string>; body: string }[] =>
      alone.sandbox.requests('wfs').map(({ target, body }) => ({
        query: Object.fromEntries(new URL(target, 'http://x').searchParams),
        body: decodeURIComponent((body ?? '').replaceAll('+', ' ')),
      }));

    it.each(RECORDED.filter(({ wfs }) => wfs.length > 0).map((recorded) => [recorded.request, recorded]))(
      'asks the WFS as API Carto asked it: %j',
      async (request, { wfs: [expected] }) => {
        const answer = await send(alone.url, request);
        expect(answer.status).toBe(200);
        // Of equal questions only the first was asked: the others have their answer from the cache.
        expect(wfsRequests()).toContainEqual({
          query: Object.fromEntries(new URLSearchParams(expected?.query)),
          body: expected?.body,
        });
      },
    );

    it.each([
      ['parcelle', 'code_insee=29158&section=AW&numero=0001'],
      ['parcelle', 'code_insee=75107'],
      ['localisant', 'code_insee=75107&section=BT'],
      ['feuille', 'code_insee=75107'],
      ['division', 'code_insee=29158'],
      ['commune', 'code_insee=75107'],
      ['commune', 'code_dep=75'],
      ['parcelle', 'code_insee=29158&source_ign=BDP'],
    ])('finds the same features: /%s?%s', async (layer, query) => {
      const url = `/api/cadastre/${layer}?${query}`;
      const [stood, usual] = [await get(alone, url), await get(server, url)];
      expect(stood.body.features).toEqual(usual.body.features);
      expect(usual.body.features.length).toBeGreaterThan(0);
    });

    it('tells the failure of both as 502 in our error body', async () => {
      await alone.sandbox.setFault('wfs', { kind: 'status', status: 503 });
      const { status, body } = await get(alone, '/api/cadastre/commune?code_insee=44109&_start=0');
      expect(status).toBe(502);
      expect(body).toMatchObject({
        statusCode: 502,
        error: 'Bad Gateway',
        path: '/api/cadastre/commune',
        errors: [{ source: 'cadastre' }, { source: 'wfs', code: 'UPSTREAM_UNAVAILABLE', status: 503 }],
      });
      expect(JSON.stringify(body)).not.toMatch(/127\.0\.0\.1|ECONN|html/);
      await alone.sandbox.setFault('wfs', { kind: 'xmlException', status: 200 });
      const exception = await get(alone, '/api/cadastre/commune?code_insee=44110');
      expect([exception.status, exception.body.errors[1].code]).toEqual([502, 'UPSTREAM_BAD_RESPONSE']);
      await alone.sandbox.setFault('wfs', null);
    });
  });

  it('tells that nobody answered in time as 504', async () => {
    const hasty = await startApp({ REQUEST_DEADLINE_MS: '800' });
    await hasty.sandbox.setFault('cadastre', { kind: 'hang' });
    await hasty.sandbox.setFault('wfs', { kind: 'hang' });
    const { status, body } = await get(hasty, '/api/cadastre/parcelle?code_insee=29158');
    expect([status, body.statusCode, body.errors[0].code]).toEqual([504, 504, 'UPSTREAM_TIMEOUT']);
    await hasty.close();
  });

  describe('Paris, Lyon and Marseille', () => {
    it.each(['parcelle', 'localisant', 'feuille'])(
      'code_insee=75107 finds the arrondissement: /%s',
      async (layer) => {
        const { body } = await get(server, `/api/cadastre/${layer}?code_insee=75107`);
        expect(body.features.length).toBeGreaterThan(0);
        for (const { properties } of body.features) {
          expect(properties).toMatchObject({ code_dep: '75', code_com: '056', code_arr: '107' });
        }
      },
    );

    it('code_dep=75&code_com=107 is the same', async () => {
      const { body } = await get(server, '/api/cadastre/parcelle?code_dep=75&code_com=107');
      expect(body.features.map(({ id }: { id: string }) => id)).toEqual(
        (await get(server, '/api/cadastre/parcelle?code_insee=75107')).body.features.map(
          ({ id }: { id: string }) => id,
        ),
      );
    });

    it.each(['code_insee=75056', 'code_dep=75&code_com=056'])(
      '/commune?%s finds the arrondissements',
      async (query) => {
        const { body } = await get(server, `/api/cadastre/commune?${query}`);
        const codes = body.features.map(({ properties }: Json) => properties.code_insee);
        expect(codes).toEqual(expect.arrayContaining(['75101', '75107', '75115']));
        expect(codes.every((code: string) => code.startsWith('751'))).toBe(true);
      },
    );
  });

  describe('pages', () => {
    const ids = ({ body }: Answer): string[] => body.features.map(({ properties }: Json) => properties.idu);

    it('are linked on the host that was asked', async () => {
      const first = await get(server, '/api/cadastre/parcelle?code_insee=75107&_limit=4');
      expect(first.body).toMatchObject({ totalFeatures: 6, numberReturned: 4 });
      const [{ href, rel }] = first.body.links;
      expect([href, rel]).toEqual([
        `${server.url}/api/cadastre/parcelle?code_insee=75107&_limit=4&_start=4`,
        'next',
      ]);
      const second = await send('', { method: 'GET', url: href, body: null });
      expect(second.body).not.toHaveProperty('links');
      expect(new Set([...ids(first), ...ids(second)]).size).toBe(6);
    });

    it('of a POST are linked so that the same body gives the next', async () => {
      const body = { code_insee: '75107', _limit: 4, _start: 0 };
      const first = await post(server, '/api/cadastre/parcelle', body);
      const [{ href }] = first.body.links;
      expect(href).toBe(`${server.url}/api/cadastre/parcelle?_start=4`);
      const second = await send('', { method: 'POST', url: href, body });
      expect(new Set([...ids(first), ...ids(second)]).size).toBe(6);
    });

    it('believe a proxy about the host only when it is trusted', async () => {
      const trusting = await startApp({ TRUST_PROXY: 'loopback' });
      const forwarded = { 'x-forwarded-host': 'cadastre.example', 'x-forwarded-proto': 'https' };
      const hrefAt = async ({ url }: TestApp): Promise<string> => {
        const response = await fetch(`${url}/api/cadastre/parcelle?code_insee=75107&_limit=4`, {
          headers: forwarded,
        });
        return ((await response.json()) as Json).links[0].href;
      };
      expect(await hrefAt(trusting)).toMatch(/^https:\/\/cadastre\.example\/api/);
      expect(await hrefAt(server)).toMatch(/^http:\/\/127\.0\.0\.1:/);
      await trusting.close();
    });

    it('have one start in their link, however the one that was sent is written', async () => {
      const { body } = await get(server, '/api/cadastre/parcelle?code_insee=75107&%5Fstart=1&_limit=4');
      expect(body.links[0].href).toBe(
        `${server.url}/api/cadastre/parcelle?code_insee=75107&_limit=4&_start=5`,
      );
    });

    const PATH = '/api/cadastre/parcelle?code_insee=75107&_limit=3';
    it.each([
      [
        'a target with a host of its own',
        `GET http://evil.example${PATH} HTTP/1.1`,
        'Host: good.example',
        'http://good.example',
      ],
      ['no host', `GET ${PATH} HTTP/1.0`, 'Connection: close', ''],
      ['an empty host', `GET ${PATH} HTTP/1.1`, 'Host:', ''],
      ['a host that is none', `GET ${PATH} HTTP/1.1`, 'Host: a"b<c>', ''],
    ])('are linked on no other host than was asked: %s', async (_name, line, header, origin) => {
      const { text } = await rawHttp(server.url, `${line}\r\n${header}\r\nConnection: close\r\n\r\n`);
      const [, body = ''] = text.split('\r\n\r\n');
      expect(JSON.parse(body).links[0].href).toBe(`${origin}${PATH}&_start=3`);
    });
  });

  describe('paths', () => {
    const query = 'code_insee=29158&section=AW&_limit=7';

    it.each(['parcelle/', 'PARCELLE', 'Parcelle/'])('may be spelled in any way: %s', async (name) => {
      const usual = await get(server, `/api/cadastre/parcelle?${query}`);
      const other = await get(server, `/API/cadastre/${name}?${query}`);
      expect([other.status, other.body]).toEqual([200, usual.body]);
      // One page is kept for all spellings.
      expect(other.headers.get('server-timing')).toBe('cache;desc="finished answer"');
      const posted = await post(server, `/api/cadastre/${name}`, { code_insee: '29158' });
      expect([posted.status, posted.body.type]).toEqual([200, 'FeatureCollection']);
    });

    it('are one route in the metrics', async () => {
      const counted = async (): Promise<number> => {
        const { body } = await get(server, '/metrics');
        expect(body).not.toMatch(/cadastre\/(Commune|PARCELLE|parcelle\/)/);
        const route = /_seconds_count\{method="GET",route="\/api\/cadastre\/commune",status="200"\} (\d+)/;
        return Number(route.exec(body)?.[1] ?? 0);
      };
      const before = await counted();
      await get(server, '/api/cadastre/Commune/?code_insee=29158');
      expect(await counted()).toBe(before + 1);
    });

    it('of our own have one spelling, so that a proxy can hide them', async () => {
      for (const path of ['/METRICS', '/metrics/', '/V1/properties', '/v1/properties/'])
        expect([path, (await get(server, path)).status]).toEqual([path, 404]);
    });
  });

  describe('bodies', () => {
    const parameters = 'code_insee=29158&section=AW&numero=0001';
    const url = `/api/cadastre/parcelle?${parameters}`;

    it.each(['application/json', 'application/x-www-form-urlencoded', 'text/plain'])(
      'may be empty, whatever their type: %s',
      async (type) => {
        const response = await fetch(server.url + url, {
          method: 'POST',
          headers: { 'content-type': type },
          body: '',
        });
        expect(response.status).toBe(200);
        expect(((await response.json()) as Json).totalFeatures).toBe(1);
      },
    );

    it('and the query are read together', async () => {
      const { body } = await post(server, '/api/cadastre/parcelle?code_insee=29158', {
        section: 'AW',
        numero: ['0001', '0002'],
      });
      expect(body.features[0].properties.idu).toBe('29158000AW0001');
    });

    it('may be missing, the query saying all, as clients in R have it', async () => {
      const { body } = await post(server, `${url}&source_ign=PCI&_start=0&_limit=500`, null);
      expect([body.totalFeatures, body.features[0].properties.idu]).toEqual([1, '29158000AW0001']);
    });

    it('may be a form', async () => {
      const response = await fetch(`${server.url}/api/cadastre/parcelle`, {
        method: 'POST',
        body: new URLSearchParams(parameters),
      });
      expect(((await response.json()) as Json).totalFeatures).toBe(1);
    });

    it('hold a geometry as text, too, and long ones', async () => {
      const vertices = Array.from({ length: 800 }, (_, index): [number, number] => {
        const angle = (2 * Math.PI * index) / 800;
        return [-4.36577 + 0.002 * Math.cos(angle), 47.80533 + 0.002 * Math.sin(angle)];
      });
      const geom = JSON.stringify({ type: 'Polygon', coordinates: [[...vertices, vertices[0]]] });
      const { status, body } = await post(server, '/api/cadastre/parcelle', { geom });
      expect([status, body.features[0].properties.idu]).toEqual([200, '29158000AW0001']);
    });

    it.each(['text/csv', 'text/csv; charset=utf-8', 'application/xml'])(
      'of type %s are refused',
      async (type) => {
        for (const path of [url, '/api/cadastre/geometrie']) {
          const response = await fetch(server.url + path, {
            method: 'POST',
            headers: { 'content-type': type },
            body: 'code_insee\n29158\n',
          });
          expect([path, response.status]).toEqual([path, 415]);
          await response.arrayBuffer();
        }
      },
    );

    it('of plain text are ignored, as by API Carto', async () => {
      const response = await fetch(server.url + url, {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body: 'code_insee=75107',
      });
      expect(((await response.json()) as Json).features[0].properties.idu).toBe('29158000AW0001');
    });

    it('of more than a mebibyte are refused', async () => {
      const { status } = await post(server, '/api/cadastre/parcelle', { geom: 'x'.repeat(1_100_000) });
      expect(status).toBe(413);
    });
  });

  it.each([
    ['CadastreParcels', '/parcelle?code_insee=29158&_limit=1'],
    ['CadastreParcels', '/parcelle?code_insee=29158&source_ign=BDP'],
    ['CadastreParcels', '/parcelle?code_insee=75107&_limit=2'],
    ['CadastreParcels', '/parcelle?section=ZZ&numero=9999'],
    ['CadastreParcelPoints', '/localisant?code_insee=29158'],
    ['CadastreSheets', '/feuille?code_insee=29158'],
    ['CadastreDivisions', '/division?code_insee=29158'],
    ['CadastreCommunes', '/commune?code_insee=29158'],
    ['CadastreParcelsWithSurfaces', '/geometrie?geom={"type":"Point","coordinates":[-4.3658,47.8053]}'],
    ['CadastreRefusal', '/parcelle?section=A&numero=1'],
    ['CadastreRefusal', '/geometrie'],
  ])('answers as OpenAPI says: %s %s', async (schema, url) => {
    const { body: document } = await get(server, '/openapi.json');
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addSchema(document, 'openapi.json');
    const validate = ajv.getSchema(`openapi.json#/components/schemas/${schema}`);
    const { body } = await get(server, `/api/cadastre${url}`);
    await validate?.(body);
    expect(validate?.errors).toBeNull();
    const [feature] = body.features ?? [];
    const { items } = document.components.schemas[schema].properties.features ?? {};
    // Every column that there is is described.
    const described = Object.keys(items?.properties.properties.properties ?? {});
    expect(described).toEqual(expect.arrayContaining(Object.keys(feature?.properties ?? {})));
  });

  // Of IGNF/apicarto, test/controllers/cadastre and test/checker; its other requests need data of the real WFS.
  it.each([
    '/commune?code_insee=not_valid',
    ...[
      'code_insee=testapi',
      'code_insee=94067&section=invalid',
      'code_insee=94067&code_arr=invalid',
    ].flatMap((query) => [`/localisant?${query}`, `/division?${query}`]),
    '/localisant?code_insee=94067&com_abs=invalid',
    '/parcelle?geom=test%20string',
  ])('refuses what API Carto’s own tests expect refused: %s', async (url) => {
    const { status, body } = await get(server, `/api/cadastre${url}`);
    expect([status, body.code]).toEqual([400, 400]);
    expect(Object.values(body.message)).toEqual([
      expect.objectContaining({ type: 'field', location: 'query' }),
    ]);
  });

  it('takes a polygon of either orientation', async () => {
    const ring = [
      [-4.367, 47.804],
      [-4.367, 47.807],
      [-4.364, 47.807],
      [-4.364, 47.804],
      [-4.367, 47.804],
    ];
    for (const coordinates of [[ring], [[...ring].reverse()]]) {
      const { body } = await post(server, '/api/cadastre/parcelle', {
        geom: { type: 'Polygon', coordinates },
      });
      expect(body.features.length).toBeGreaterThan(0);
    }
  });

  it('refuses what the page says it refuses', async () => {
    const commune = await get(server, '/api/cadastre/commune?code_com=158');
    expect([commune.status, typeof commune.body.message]).toEqual([400, 'string']);
    expect((await get(server, '/api/cadastre/parcelle?code_insee=75107&code_arr=108')).status).toBe(400);
    expect((await get(server, '/api/cadastre/parcelle?_limit=-1')).status).toBe(400);
    const xml = await fetch(`${server.url}/api/cadastre/parcelle`, {
      method: 'POST',
      headers: { 'content-type': 'application/xml' },
      body: '<code_insee>29158</code_insee>',
    });
    expect(xml.status).toBe(415);
  });

  it('may be asked from scripts of any site', async () => {
    const response = await fetch(`${server.url}/api/cadastre/parcelle`, {
      method: 'OPTIONS',
      headers: { origin: 'https://a.example', 'access-control-request-method': 'POST' },
    });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-allow-methods')).toContain('POST');
  });

  it('counts requests against the limit, and answers 304 to those who have the answer', async () => {
    const url = '/api/cadastre/parcelle?code_insee=29158';
    const { headers } = await get(server, url);
    expect(headers.get('x-ratelimit-limit')).toBe('100000');
    const again = await fetch(server.url + url, {
      headers: { 'if-none-match': headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });

  describe('a page that was sent before', () => {
    const address = '/api/cadastre/parcelle?code_insee=29158&section=AW&_limit=100';
    let first: { readonly headers: Headers; readonly text: string };

    const ask = async (
      path: string,
      headers: Record<string, string> = {},
      method = 'GET',
    ): Promise<{ status: number; headers: Headers; text: string }> => {
      const response = await fetch(server.url + path, { method, headers });
      return { status: response.status, headers: response.headers, text: await response.text() };
    };

    beforeAll(async () => {
      first = await ask(address);
      server.sandbox.resetRequests();
    });

    it('is sent again as it was, plain or compressed, and no upstream is asked', async () => {
      for (const encoding of ['identity', 'br', 'gzip', 'br']) {
        const again = await ask(address, { 'accept-encoding': encoding });
        expect(again.text).toBe(first.text);
        expect(again.headers.get('content-encoding') ?? 'identity').toBe(encoding);
        expect(again.headers.get('server-timing')).toBe('cache;desc="finished answer"');
        expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
      }
      expect(server.sandbox.requests()).toEqual([]);
    });

    it('has the head of one that was just made', async () => {
      const varying = ['date', 'x-request-id', 'server-timing', 'x-ratelimit-remaining', 'ratelimit'];
      const fixed = ({ headers }: { headers: Headers }): Record<string, string> =>
        Object.fromEntries([...headers].filter(([name]) => !varying.includes(name)));
      expect(fixed(await ask(address))).toEqual(fixed(first));
      expect(first.headers.get('server-timing')).toMatch(/^total;dur=[\d.]+;desc="1 upstream calls"$/);
      expect(first.headers.get('cache-control')).toBe('public, max-age=3600');
    });

    it('has its head alone for HEAD', async () => {
      const { status, headers, text } = await ask(address, { 'accept-encoding': 'identity' }, 'HEAD');
      expect([status, text]).toEqual([200, '']);
      expect(headers.get('content-length')).toBe(String(Buffer.byteLength(first.text)));
    });

    it('is made anew for a drawn shape, of which there are any number', async () => {
      const geom = JSON.stringify({ type: 'Point', coordinates: [-4.366, 47.806] });
      const drawn = `/api/cadastre/parcelle?geom=${encodeURIComponent(geom)}`;
      for (let time = 0; time < 2; time += 1)
        expect((await ask(drawn)).headers.get('server-timing')).toMatch(/^total;/);
    });

    it('is no answer to another address, to a POST, or on another host', async () => {
      const paged = '/api/cadastre/parcelle?code_insee=75107&_limit=4';
      const hrefOn = async (host: string): Promise<string> => {
        const body = await new Promise<string>((resolve, reject) => {
          request(server.url + paged, { headers: { host } }, (response) => {
            const chunks: Buffer[] = [];
            response.on('data', (chunk: Buffer) => chunks.push(chunk));
            response.on('end', () => resolve(Buffer.concat(chunks).toString()));
          })
            .on('error', reject)
            .end();
        });
        return JSON.parse(body).links[0].href;
      };
      expect(await hrefOn('a.example')).toMatch(/^http:\/\/a\.example\//);
      expect(await hrefOn('b.example')).toMatch(/^http:\/\/b\.example\//);
      expect((await ask(`${address}&numero=0001`)).text).not.toBe(first.text);
      const posted = await ask(address, {}, 'POST');
      expect(posted.headers.get('cache-control')).toBe('no-store');
      expect(posted.headers.get('server-timing')).toBeNull();
    });
  });
});
