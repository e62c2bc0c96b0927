import { setTimeout as delay } from 'node:timers/promises';
import request from 'supertest';
import type { Fault } from '../../sandbox/faults.js';
import { type TestApp, startApp } from '../support/app.js';

const PARIS = '75101000AB0001';

describe('failing sources', () => {
  let server: TestApp;

  beforeEach(async () => {
    server = await startApp({ REQUEST_DEADLINE_MS: '4000', RATE_LIMIT: '10000' });
  });
  afterEach(() => server.close());

  const get = (query = ''): request.Test =>
    request(server.url).get(`/v1/properties?parcel_id=${PARIS}${query}`);
  const cadastresFail = async (fault: Fault): Promise<void> => {
    for (const name of ['cadastre', 'geocoder', 'etalabCadastre'] as const) {
      await server.sandbox.setFault(name, fault);
    }
  };

  it.each<[string, Fault]>([
    ['refused', { kind: 'refuse' }],
    ['500', { kind: 'status', status: 500 }],
    ['XML under 200', { kind: 'xmlException' }],
  ])('cadastre %s: its fallback answers', async (_name, fault) => {
    await server.sandbox.setFault('cadastre', fault);
    const { status, body } = await get();
    expect(status).toBe(200);
    expect(body.properties[0].cadastral).toMatchObject({
      id: PARIS,
      source: 'geocoder',
      cadastralArea: null,
    });
    expect(body.meta.sources.cadastre.notes[0]).toContain('API Carto');
  });

  it('cadastre hanging: its fallback answers after the timeout of one attempt', async () => {
    await server.close();
    server = await startApp({ REQUEST_DEADLINE_MS: '12000' });
    await server.sandbox.setFault('cadastre', { kind: 'hang' });
    const { status, body } = await get();
    expect(status).toBe(200);
    expect(body.properties[0].cadastral.source).toBe('geocoder');
  });

  it('no cadastre at all: 502 in the documented form, naming what failed and nothing internal', async () => {
    await cadastresFail({ kind: 'refuse' });
    const { status, body, headers } = await get();
    expect(status).toBe(502);
    expect(body).toMatchObject({
      statusCode: 502,
      error: 'Bad Gateway',
      path: '/v1/properties',
      method: 'GET',
      errors: [{ source: 'cadastre', section: 'cadastral', code: 'UPSTREAM_UNAVAILABLE', retryable: true }],
    });
    expect(headers['cache-control']).toBe('no-store');
    expect(JSON.stringify(body)).not.toMatch(/127\.0\.0\.1|http:|ECONN|\bat /);
  });

  it('no cadastre in time: 504 within the deadline', async () => {
    await cadastresFail({ kind: 'hang' });
    const started = Date.now();
    const { status, body } = await get();
    expect(status).toBe(504);
    expect(body.errors[0]).toMatchObject({ source: 'cadastre', code: 'UPSTREAM_TIMEOUT' });
    expect(Date.now() - started).toBeLessThan(5_000);
  });

  it('BDNB failing: buildings from RNB, and meta says so', async () => {
    await server.sandbox.setFault('bdnb', { kind: 'refuse' });
    const { status, body } = await get();
    expect(status).toBe(200);
    const [{ building, addresses }] = body.properties[0].buildings;
    expect(building).toMatchObject({
      id: expect.any(String),
      rnbId: expect.any(String),
      parcelIds: [PARIS],
      geometry: { type: 'MultiPolygon' },
      constructionYear: null,
    });
    expect(addresses.length).toBeGreaterThan(0);
    expect(body.meta.sources).toMatchObject({ bdnb: { status: 'unavailable' }, rnb: { status: 'ok' } });
  });

  it('BDNB out of quota: the same, and meta names the reason', async () => {
    const body429 = { message: 'Quota exceeded! You reached the limit of 10000 requests per 1 months' };
    await server.sandbox.setFault('bdnb', { kind: 'status', status: 429, body: body429 });
    const { body } = await get();
    expect(body.properties[0].buildings.length).toBeGreaterThan(0);
    expect(body.meta.sources.bdnb).toMatchObject({
      status: 'unavailable',
      notes: [expect.stringContaining('UPSTREAM_BUDGET_EXHAUSTED')],
    });
  });

  it('BDNB and RNB failing: buildings are null with the reason, addresses still there', async () => {
    await server.sandbox.setFault('bdnb', { kind: 'refuse' });
    await server.sandbox.setFault('rnb', { kind: 'refuse' });
    const { status, body, headers } = await get();
    expect(status).toBe(200);
    expect(body.properties[0].buildings).toBeNull();
    expect(body.properties[0].addresses).toHaveLength(5);
    expect(body.errors).toContainEqual({
      source: 'bdnb',
      section: 'buildings',
      code: 'UPSTREAM_UNAVAILABLE',
      status: null,
      message: expect.any(String),
      retryable: true,
    });
    expect(headers['cache-control']).toBe('public, max-age=0');
  });

  it('BAN-PLUS failing: BDNB’s keys give the addresses', async () => {
    await server.sandbox.setFault('wfs', { kind: 'refuse' });
    const { body } = await get();
    expect(body.properties[0].addresses).toHaveLength(5);
    expect(body.meta.sources.ban.status).toBe('partial');
  });

  it('Prefer: handling=strict turns a gap into 502', async () => {
    await server.sandbox.setFault('bdnb', { kind: 'refuse' });
    await server.sandbox.setFault('rnb', { kind: 'refuse' });
    const { status, body } = await get().set('Prefer', 'respond-async, handling=strict');
    expect(status).toBe(502);
    expect(body.errors.map(({ source }: { source: string }) => source)).toContain('bdnb');
  });

  it('shutting down during requests loses none', async () => {
    await server.sandbox.setFault('cadastre', { kind: 'latency', ms: 300 });
    const answer = get().then(({ status }) => status);
    while (server.sandbox.requests('cadastre').length === 0) await delay(10);
    await server.app.close();
    expect(await answer).toBe(200);
  });
});
