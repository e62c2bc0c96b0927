import { UPSTREAMS, UPSTREAM_NAMES } from '../../src/config/upstreams.js';
import { readSettings } from '../../src/config/settings.js';
import { createApp } from '../../src/create-app.js';
import { HTTP_LIMITS } from '../../src/http/http-limits.js';
import { type TestApp, startApp } from '../support/app.js';
import { rawHttp } from '../support/raw-http.js';
import { startServer } from '../support/with-server.js';

const PARCEL = '75104000AE0003';
const SMUGGLED = 'GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n';

/** The same JSON with poison in every object of it. */
function poisoned(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(poisoned).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}:${poisoned(member)}`);
  const poison = ['"__proto__":{"polluted":"yes"}', '"constructor":{"prototype":{"polluted":"yes"}}'];
  return `{${[...poison, ...members].join(',')}}`;
}

/** Read to its end: a server waits at its own for whoever has an answer half read. */
async function headOf(url: string, init: RequestInit = {}): Promise<Pick<Response, 'status' | 'headers'>> {
  const response = await fetch(url, init);
  await response.arrayBuffer();
  return response;
}

describe('security', () => {
  let server: TestApp;

  beforeAll(async () => {
    server = await startApp({ RATE_LIMIT: '10000' });
  });
  afterAll(() => server.close());

  describe('headers', () => {
    it.each([
      ['an answer', '/v1/properties?parcel_id=75999000AB0001', 200],
      ['a refusal', '/v1/properties', 400],
      ['no such route', '/admin', 404],
      ['a malformed URL', '/docs/%zz', 400],
      ['a probe', '/health/live', 200],
      ['metrics', '/metrics', 200],
    ])('of %s let a browser do nothing with it', async (_name, path, status) => {
      const { headers, status: got } = await headOf(server.url + path);
      expect(got).toBe(status);
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; frame-ancestors 'none'/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
      expect(headers.get('server')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('strict-transport-security')).toBeNull();
    });

    it('of /docs let its own files run, and nothing else', async () => {
      const page = await fetch(`${server.url}/docs`);
      const policy = page.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'; script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      const html = await page.text();
      // What the policy would block: code in the page itself, and files of other hosts.
      expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|(?:src|href)="(?:https?:)?\/\//);
      for (const [, file] of html.matchAll(/(?:src|href)="([^"]+)"/g)) {
        expect((await headOf(`${server.url}/${file}`)).status).toBe(200);
      }
    });

    it.each([
      ['harmless', 'trace-1.2:3_4', true],
      ['too long', 'a'.repeat(65), false],
      ['markup', '<script>', false],
      ['a list', 'a, b', false],
    ])('X-Request-Id comes back only when harmless: %s', async (_name, given, kept) => {
      const { headers } = await headOf(`${server.url}/health/live`, { headers: { 'X-Request-Id': given } });
      expect(headers.get('x-request-id') === given).toBe(kept);
    });

    it.each(['a\rSet-Cookie: b=1', 'a\nSet-Cookie: b=1', 'a\0b'])(
      'no header can be written through it: %j',
      async (id) => {
        const { text } = await rawHttp(
          server.url,
          `GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Request-Id: ${id}\r\n\r\n`,
        );
        expect(text).not.toMatch(/^Set-Cookie/im);
        expect(text).toMatch(/^HTTP\/1\.1 (200|400)/);
      },
    );
  });

  describe('bytes that are no request', () => {
    const post = (headers: string, body: string): string =>
      `POST /v1/properties HTTP/1.1\r\nHost: a\r\n${headers}\r\n\r\n${body}`;

    it.each([
      [
        'Content-Length and Transfer-Encoding',
        post('Content-Length: 4\r\nTransfer-Encoding: chunked', `0\r\n\r\n${SMUGGLED}`),
      ],
      [
        'Transfer-Encoding and Content-Length',
        post('Transfer-Encoding: chunked\r\nContent-Length: 4', `0\r\n\r\n${SMUGGLED}`),
      ],
      ['two lengths', post('Content-Length: 4\r\nContent-Length: 40', `abcd${SMUGGLED}`)],
      ['a length that is none', post('Content-Length: +4', `abcd${SMUGGLED}`)],
      ['chunked that is not last', post('Transfer-Encoding: chunked, identity', `0\r\n\r\n${SMUGGLED}`)],
      ['a blank before the colon', post('Content-Length : 4', `abcd${SMUGGLED}`)],
      ['no Host', `GET /health/live HTTP/1.1\r\n\r\n`],
      [
        'a control character in a header',
        `GET /health/live HTTP/1.1\r\nHost: a\r\nX-A: a\0b\r\n\r\n${SMUGGLED}`,
      ],
      ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
      ['nonsense', 'HELO example.org\r\n\r\n'],
    ])('%s: 400, and the connection is closed', async (_name, bytes) => {
      const { statuses, closed, text } = await rawHttp(server.url, bytes);
      expect({ statuses, closed }).toEqual({ statuses: [400], closed: true });
      expect(text).not.toMatch(/HPE_|node:|Error:|\bat /);
    });

    it.each([
      ['a chunk size that is none', post('Transfer-Encoding: chunked', `zz\r\nabcd\r\n0\r\n\r\n${SMUGGLED}`)],
      ['a chunk longer than said', post('Transfer-Encoding: chunked', `2\r\nabcdef\r\n0\r\n\r\n${SMUGGLED}`)],
    ])('%s: one answer, and the connection is closed', async (_name, bytes) => {
      // Headers are answered as they come: there is no such route, whatever the body turns out to be.
      const { statuses, closed } = await rawHttp(server.url, bytes);
      expect(statuses).toHaveLength(1);
      expect([400, 404]).toContain(statuses[0]);
      expect(closed).toBe(true);
    });

    it('are answered in the form of all errors', async () => {
      const { text } = await rawHttp(server.url, `GET /a?secret=1 HTTP/1.1\r\nHost : a\r\n\r\n`);
      const [head = '', body = ''] = text.split('\r\n\r\n');
      expect(head).toContain('content-type: application/json; charset=utf-8');
      expect(head).toContain('x-content-type-options: nosniff');
      expect(head).toContain(`content-length: ${body.length}`);
      expect(JSON.parse(body)).toEqual({
        statusCode: 400,
        message: 'This is no well-formed HTTP/1.1 request',
        error: 'Bad Request',
        timestamp: expect.stringMatching(/^\d{4}-/),
        path: '/a',
        method: 'GET',
      });
    });

    const ACCENT = '\xc3\xa9';
    it.each([
      ['an accent in the query', `GET /v1/addresses?q=Libert${ACCENT}&a=secret HTTP/1.1`, '/v1/addresses'],
      ['an accent in the path', `GET /v1/Libert${ACCENT}?a=secret HTTP/1.1`, ''],
      ['a blank in the query', 'GET /v1/addresses?q=rue secret HTTP/1.1', '/v1/addresses'],
    ])('a URL that is not percent-encoded is told so: %s', async (_name, line, path) => {
      const { statuses, closed, text } = await rawHttp(server.url, `${line}\r\nHost: a\r\n\r\n`);
      expect([statuses, closed]).toEqual([[400], true]);
      expect(JSON.parse(text.split('\r\n\r\n')[1] ?? '')).toMatchObject({
        message: expect.stringMatching(/percent-encoded.*--data-urlencode/),
        path,
        method: 'GET',
      });
      expect(text).not.toContain('secret');
    });

    it.each([
      ['one header', `X-A: ${'a'.repeat(20_000)}`],
      ['many headers', Array.from({ length: 2_000 }, (_, n) => `X-A${n}: aaaaaaaa`).join('\r\n')],
    ])('headers that are too large, %s: 431, and the connection is closed', async (_name, headers) => {
      const { statuses, closed } = await rawHttp(
        server.url,
        `GET /health/live HTTP/1.1\r\nHost: a\r\n${headers}\r\n\r\n`,
      );
      expect({ statuses, closed }).toEqual({ statuses: [431], closed: true });
    });

    it('a URL that is too long: 414, and the connection is closed', async () => {
      const { statuses, closed, text } = await rawHttp(
        server.url,
        `GET /api/cadastre/commune?geom=${'a'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
      );
      expect({ statuses, closed }).toEqual({ statuses: [414], closed: true });
      expect(text).toContain('POST body');
    });

    it('methods nobody needs find nothing', async () => {
      for (const method of ['PUT', 'DELETE', 'PATCH', 'TRACE']) {
        const { statuses, text } = await rawHttp(
          server.url,
          `${method} /v1/properties HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Secret: mine\r\n\r\n`,
        );
        expect([method, statuses]).toEqual([method, [404]]);
        expect(text).not.toContain('mine');
      }
    });
  });

  describe('clients that take their time', () => {
    it('lose their connection: half a request line, headers one by one, a body that never comes', async () => {
      const settings = readSettings({
        LOG_LEVEL: 'silent',
        CACHE_DISK_MB: '0',
        HOST: '127.0.0.1',
        PORT: '0',
      });
      const quick = { ...HTTP_LIMITS, headersTimeoutMs: 300, requestTimeoutMs: 600, checkEveryMs: 50 };
      const app = await createApp(settings, quick);
      await app.listen(settings.port, settings.host);
      const url = await app.getUrl();
      const [line, headers, body] = await Promise.all([
        rawHttp(url, 'GET /hea', 3_000),
        rawHttp(url, 'GET /health/live HTTP/1.1\r\nHost: a\r\nX-', 3_000),
        rawHttp(
          url,
          'POST /v1/properties HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
          3_000,
        ),
      ]);
      await app.close();
      expect([line.statuses, headers.statuses]).toEqual([[408], [408]]);
      for (const { closed, ms } of [line, headers, body]) {
        expect(closed).toBe(true);
        expect(ms).toBeLessThan(2_500);
      }
    });

    it('have seconds, not minutes', () => {
      expect(HTTP_LIMITS.headersTimeoutMs).toBeLessThanOrEqual(10_000);
      expect(HTTP_LIMITS.requestTimeoutMs).toBeLessThanOrEqual(30_000);
    });
  });

  describe('prototype pollution', () => {
    it.each([
      '__proto__[polluted]=yes',
      'constructor[prototype][polluted]=yes',
      '__proto__.polluted=yes',
      'include[__proto__]=yes',
    ])('not through the query: %s', async (query) => {
      const { status } = await headOf(`${server.url}/v1/properties?parcel_id=${PARCEL}&${query}`);
      expect(status).toBe(400);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    });

    it('not through what upstreams send: the answer is the same, with poison in every object', async () => {
      const { sandbox } = server;
      const clean = await fetch(`${server.url}/v1/properties?parcel_id=${PARCEL}`);
      let spiked = 0;
      const proxies = await Promise.all(
        UPSTREAM_NAMES.map(async (name) => {
          const proxy = await startServer(async (request, response) => {
            const chunks: Buffer[] = [];
            for await (const chunk of request) chunks.push(chunk as Buffer);
            const { method = 'GET', headers } = request;
            const answer = await fetch(
              new URL(sandbox.env[UPSTREAMS[name].variable] ?? '').origin + request.url,
              {
                method,
                redirect: 'manual',
                headers: { 'content-type': headers['content-type'] ?? 'text/plain' },
                ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }),
              },
            );
            const bytes = Buffer.from(await answer.arrayBuffer());
            const kept = [...answer.headers].filter(
              ([key]) => !/^(content-(length|encoding)|transfer-encoding|connection|keep-alive)$/.test(key),
            );
            const isJson = (answer.headers.get('content-type') ?? '').includes('json');
            if (isJson && bytes.length > 0) spiked += 1;
            response.writeHead(answer.status, Object.fromEntries(kept));
            response.end(isJson && bytes.length > 0 ? poisoned(JSON.parse(bytes.toString())) : bytes);
          });
          const base = new URL(sandbox.env[UPSTREAMS[name].variable] ?? '');
          return { variable: UPSTREAMS[name].variable, url: proxy.url + base.pathname, proxy };
        }),
      );
      const env = Object.fromEntries(proxies.map(({ variable, url }) => [variable, url]));
      const behind = await startApp(env);
      const answer = await fetch(`${behind.url}/v1/properties?parcel_id=${PARCEL}`);
      const text = await answer.text();
      await behind.close();
      await Promise.all(proxies.map(({ proxy }) => proxy.close()));

      expect(spiked).toBeGreaterThan(5);
      expect(answer.status).toBe(200);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
      expect(text).not.toContain('polluted');
      const expected = (await clean.json()) as { properties: unknown; errors?: unknown };
      const got = JSON.parse(text) as typeof expected;
      expect(got.errors).toEqual(expected.errors);
      const untimed = (value: unknown): string =>
        JSON.stringify(value, (key, member: unknown) => (key === 'fetchedAt' ? undefined : member));
      expect(untimed(got.properties)).toBe(untimed(expected.properties));
    });
  });
});
