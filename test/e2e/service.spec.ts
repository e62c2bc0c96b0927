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

  it('tells which host asked to be left alone, and until when', async () => {
    const other = await startApp();
    try {
      await other.sandbox.setFault('sirene', { kind: 'status', status: 429, retryAfter: 120 });
      await request(other.url).get('/v1/properties?parcel_id=75104000AE0003&include=occupation');
      const { status, body } = await request(other.url).get('/health/ready');
      expect([status, body.status, Object.keys(body.pauses)]).toEqual([200, 'degraded', ['sirene']]);
      const seconds = (Date.parse(body.pauses.sirene) - Date.now()) / 1_000;
      expect(seconds).toBeGreaterThan(60);
      expect(seconds).toBeLessThanOrEqual(120);
      const { text } = await request(other.url).get('/metrics');
      expect(text).toMatch(/^deepcity_upstream_pause_seconds\{host="sirene"\} (1[01]\d|[6-9]\d)/m);
    } finally {
      await other.close();
    }
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
