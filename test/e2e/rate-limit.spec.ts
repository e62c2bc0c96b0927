import request from 'supertest';
import { type TestApp, startApp } from '../support/app.js';

const PATH = '/v1/properties?parcel_id=x';

describe('rate limit', () => {
  let server: TestApp;

  beforeEach(async () => {
    server = await startApp({ RATE_LIMIT_WINDOW_MS: '6000' });
  });
  afterEach(() => server.close());

  const get = (path = PATH): request.Test => request(server.url).get(path);

  it('lets a hundred pass, refuses the next as documented, and frees a place when the oldest leaves', async () => {
    const started = performance.now();
    // Refused for their parcel_id, they count all the same: wrong requests are requests.
    const statuses: number[] = [];
    for (let count = 0; count < 100; count++) statuses.push((await get()).status);
    expect(new Set(statuses)).toEqual(new Set([400]));

    const refused = await get();
    expect(refused.status).toBe(429);
    expect(refused.body).toEqual({
      statusCode: 429,
      message: 'ThrottlerException: Too Many Requests',
      error: 'Too Many Requests',
      timestamp: expect.any(String),
      path: '/v1/properties',
      method: 'GET',
    });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(6);
    expect(refused.headers['x-ratelimit-remaining']).toBe('0');

    await new Promise((resolve) => setTimeout(resolve, 6_000 - (performance.now() - started) + 150));
    expect((await get()).status).toBe(400);
  });

  it('tells on every answer what is left', async () => {
    const first = await get();
    const second = await get();
    expect(first.headers).toMatchObject({
      'ratelimit-policy': '"default";q=100;w=6',
      'x-ratelimit-limit': '100',
      'x-ratelimit-remaining': '99',
    });
    expect(second.headers['ratelimit']).toMatch(/^"default";r=98;t=\d$/);
  });

  it('does not count what is no data', async () => {
    for (const path of [
      '/health/live',
      '/health/ready',
      '/metrics',
      '/openapi.json',
      '/docs',
      '/robots.txt',
    ]) {
      const answer = await get(path);
      expect([path, answer.status, answer.headers['x-ratelimit-limit']]).toEqual([path, 200, undefined]);
    }
    expect((await get()).headers['x-ratelimit-remaining']).toBe('99');
  });

  it('does not let a client choose its address', async () => {
    const first = await get().set('X-Forwarded-For', '198.51.100.1');
    const second = await get().set('X-Forwarded-For', '198.51.100.2');
    expect([first, second].map(({ headers }) => headers['x-ratelimit-remaining'])).toEqual(['99', '98']);
  });
});

describe('rate limit behind a trusted proxy', () => {
  let server: TestApp;

  beforeAll(async () => {
    server = await startApp({ TRUST_PROXY: 'loopback' });
  });
  afterAll(() => server.close());

  it('counts by the address that the proxy names, IPv6 by its /64', async () => {
    const remaining = async (address: string): Promise<unknown> => {
      const { headers } = await request(server.url).get(PATH).set('X-Forwarded-For', address);
      return headers['x-ratelimit-remaining'];
    };
    expect(await remaining('198.51.100.1')).toBe('99');
    expect(await remaining('198.51.100.2')).toBe('99');
    expect(await remaining('198.51.100.1')).toBe('98');
    expect(await remaining('2001:db8:1:2::1')).toBe('99');
    expect(await remaining('2001:db8:1:2:ffff::9')).toBe('98');
    expect(await remaining('2001:db8:1:3::1')).toBe('99');
  });
});
