import request from 'supertest';
import { type TestApp, startApp } from '../support/app.js';

describe('service routes', () => {
  let server: TestApp;

  beforeAll(async () => {
    server = await startApp();
  });
  afterAll(() => server.close());

  it.each(['/health/live', '/health/ready'])('%s', async (path) => {
    const { status, body, headers } = await request(server.url).get(path);
    expect([status, body]).toEqual([200, { status: 'ok' }]);
    expect(headers['cache-control']).toBe('no-store');
  });

  it('keeps search engines out', async () => {
    const { text, headers } = await request(server.url).get('/robots.txt');
    expect(text).toBe('User-agent: *\nDisallow: /\n');
    expect(headers['x-robots-tag']).toBe('noindex, nofollow');
  });

  it('counts calls to upstreams and requests for Prometheus', async () => {
    await request(server.url).get('/v1/properties?parcel_id=75104000AE0003');
    const { text, headers } = await request(server.url).get('/metrics');
    expect(headers['content-type']).toContain('text/plain');
    expect(text).toMatch(/deepcity_upstream_calls_total\{upstream="cadastre",via="network",outcome="ok"\} 1/);
    expect(text).toMatch(
      /deepcity_http_request_seconds_count\{method="GET",route="\/v1\/properties",status="200"\} 1/,
    );
    expect(text).not.toContain('75104000AE0003');
    // Where no Redis is set there is none to be lost.
    expect(text).not.toMatch(/^deepcity_redis_up/m);
  });

  it('answers preflights of any origin', async () => {
    const { status, headers } = await request(server.url)
      .options('/v1/properties')
      .set('Origin', 'https://example.org')
      .set('Access-Control-Request-Method', 'GET');
    expect(status).toBe(204);
    expect(headers['access-control-allow-origin']).toBe('*');
  });
});
