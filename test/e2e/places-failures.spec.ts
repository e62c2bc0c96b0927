import type { Fault } from '../../sandbox/faults.js';
import type { UpstreamName } from '../../src/config/upstreams.js';
import { type TestApp, startApp } from '../support/app.js';
import { squareAt } from '../support/polygons.js';

const COURTYARD = '69043000AM0081';
const IN_COURTYARD = '/v1/parcels?lon=4.740757&lat=45.70818';
const enc = encodeURIComponent;

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- bodies of whatever shape
  readonly body: any;
}

describe('places, when sources fail', () => {
  let server: TestApp;

  // A server for each: upstreams that fail again and again are left alone for a while.
  beforeEach(async () => {
    server = await startApp({ RATE_LIMIT: '100000', REQUEST_DEADLINE_MS: '3000' });
  });
  afterEach(() => server.close());

  async function ask(path: string, body?: unknown): Promise<Answer> {
    const post = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    };
    const response = await fetch(server.url + path, body === undefined ? {} : post);
    return { status: response.status, headers: response.headers, body: await response.json() };
  }
  const fail = async (...names: UpstreamName[]): Promise<void> => {
    const fault: Fault = { kind: 'refuse' };
    for (const name of names) await server.sandbox.setFault(name, fault);
  };

  it('has no suggestions without the geocoder: 502', async () => {
    await fail('geocoder');
    const { status, headers, body } = await ask('/v1/addresses?q=avenue');
    expect(status).toBe(502);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toMatchObject({
      statusCode: 502,
      path: '/v1/addresses',
      errors: [{ source: 'ban', section: 'addresses', code: 'UPSTREAM_UNAVAILABLE', retryable: true }],
    });
    expect(JSON.stringify(body)).not.toMatch(/127\.0\.0\.1|http:|ECONN|\bat /);
  });

  it('has the parcel under the point stand in for links that could not be read, and tells', async () => {
    await fail('wfs', 'banLookup');
    const { status, headers, body } = await ask(`/v1/parcels?q=${enc('24 avenue de Lowendal 75015 Paris')}`);
    expect(status).toBe(200);
    expect(body.parcels[0]).toMatchObject({
      id: '75115000DE0073',
      containsPoint: true,
      matchMethod: 'containsPoint',
      linkType: null,
    });
    expect(body.errors).toMatchObject([{ source: 'banPlus', section: 'addresses' }]);
    expect(body.notes[0]).toContain('links of the address');
    expect(body.meta.sources.banPlus.status).toBe('unavailable');
    expect(headers.get('cache-control')).toBe('public, max-age=0');
  });

  it('finds the same by the parcel index when API Carto and the WFS are down', async () => {
    await fail('cadastre', 'wfs');
    const { status, body } = await ask(IN_COURTYARD);
    expect(status).toBe(200);
    expect(body.parcels[0]).toMatchObject({ id: COURTYARD, containsPoint: true });
    expect(body.meta.sources.cadastre).toMatchObject({
      matchedBy: 'geocoder',
      notes: [expect.stringContaining('API Carto')],
    });
  });

  it('says that the linked parcels are all it knows when their surroundings cannot be read', async () => {
    // The point's surroundings by three routes, each by POST or reverse; the parcel itself by a fourth.
    await server.sandbox.setFault('cadastre', { kind: 'status', status: 503, match: '/parcelle' });
    await server.sandbox.setFault('wfs', { kind: 'refuse' });
    await server.sandbox.setFault('geocoder', { kind: 'status', status: 503, match: '/reverse' });
    const { status, body } = await ask(`/v1/parcels?q=${enc('18 impasse de Haroztegia Ustaritz')}`);
    expect(status).toBe(200);
    expect(body.parcels).toMatchObject([{ id: '64547000AN0512', matchMethod: 'addressLink' }]);
    expect(body.meta.sources.cadastre.status).toBe('partial');
  });

  it('is 502 on every route when no cadastre can be read', async () => {
    await fail('cadastre', 'wfs', 'geocoder', 'etalabCadastre');
    const answers = [
      await ask(IN_COURTYARD),
      await ask('/v1/parcels/search', squareAt(4.7405, 45.708, 0.0005)),
      await ask('/v1/parcels/75115000DE0074/neighbors'),
    ];
    for (const { status, body } of answers) {
      expect(status).toBe(502);
      expect(body.errors).toMatchObject([
        { source: 'cadastre', section: 'cadastral', code: 'UPSTREAM_UNAVAILABLE' },
      ]);
    }
  });

  it('is 504 when time was the cause', async () => {
    await fail('cadastre', 'wfs');
    await server.sandbox.setFault('geocoder', { kind: 'hang' });
    const { status, body } = await ask(IN_COURTYARD);
    expect(status).toBe(504);
    expect(body.errors).toMatchObject([{ source: 'cadastre', code: 'UPSTREAM_TIMEOUT' }]);
  });

  it('lists zonings without the register of condominiums, and tells that it failed', async () => {
    await fail('tabular', 'dvfApi');
    const { status, headers, body } = await ask('/v1/parcels/75111000BR0052/zonages');
    expect(status).toBe(200);
    expect(body.zonings.length).toBeGreaterThan(0);
    expect(body.errors).toMatchObject([{ source: 'copro', section: 'copropriete' }]);
    expect(headers.get('cache-control')).toBe('public, max-age=0');
  });

  it('names the zonings that could not be read', async () => {
    await server.sandbox.setFault('gpu', { kind: 'status', status: 404, match: '/prescription-' });
    await server.sandbox.setFault('wfs', { kind: 'status', status: 404, match: 'prescription_' });
    const { status, body } = await ask('/v1/parcels/44109000IN0620/zonages');
    expect(status).toBe(200);
    expect(body.notes).toContainEqual(expect.stringMatching(/Could not be read.*prescription/));
    expect(body.meta.sources.gpu.status).toBe('partial');
  });

  it('has no zonings without the GPU: 502', async () => {
    await fail('gpu', 'wfs');
    const { status, body } = await ask('/v1/parcels/44109000EN0205/zonages');
    expect([status, body.errors]).toMatchObject([502, [{ source: 'gpu', section: 'urbanisme' }]]);
  });
});
