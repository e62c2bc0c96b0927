import request from 'supertest';
import { type TestApp, startApp } from '../support/app.js';

const PARIS = '75101000AB0001';

describe('GET /v1/properties', () => {
  let server: TestApp;

  beforeAll(async () => {
    server = await startApp({ RATE_LIMIT: '10000' });
  });
  afterAll(() => server.close());

  const get = (query: string): request.Test => request(server.url).get(`/v1/properties?${query}`);

  it('answers the documentation’s own parcel with cadastral, buildings and addresses', async () => {
    const { status, body, headers } = await get(`parcel_id=${PARIS}`);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(body.properties).toHaveLength(1);
    const [property] = body.properties;
    expect(property.cadastral).toMatchObject({ id: PARIS, inseeCode: '75101', communeName: 'Paris' });
    expect(property.buildings).toHaveLength(3);
    for (const { building, addresses } of property.buildings) {
      expect(building.parcelIds).toContain(PARIS);
      expect(addresses.length).toBeGreaterThan(0);
      for (const { id } of addresses) expect(building.addressIds).toContain(id);
    }
    expect(body.meta.sources).toMatchObject({
      cadastre: { status: 'ok', licence: 'Licence Ouverte 2.0' },
      bdnb: { status: 'ok' },
      ban: { status: 'ok' },
    });
  });

  it('gives each address its parts, its point and how it was matched', async () => {
    const { body } = await get(`parcel_id=${PARIS}`);
    expect(body.properties[0].addresses).toHaveLength(5);
    expect(body.properties[0].buildings[0].addresses[0]).toMatchObject({
      id: '75101_1234_00001',
      label: '1 Rue Example, 75001 Paris',
      coordinates: [expect.any(Number), expect.any(Number)],
      postalCode: '75001',
      city: 'Paris',
      street: 'Rue Example',
      houseNumber: '1',
      matchMethod: expect.any(String),
    });
  });

  it('answers an unknown parcel with an empty list', async () => {
    const { status, body } = await get('parcel_id=29158000ZZ9999');
    expect(status).toBe(200);
    expect(body).toMatchObject({ properties: [], meta: { parcelId: '29158000ZZ9999' } });
    expect(body).not.toHaveProperty('errors');
  });

  it('answers a parcel without building with empty lists', async () => {
    const { body } = await get('parcel_id=28390000ZT0002');
    expect(body.properties[0]).toMatchObject({ buildings: [], addresses: [] });
  });

  it('pages through more building groups than a keyless page holds', async () => {
    const { body } = await get('parcel_id=69383000DO0024');
    expect(body.properties[0].buildings).toHaveLength(14);
  });

  it('takes buildings overseas from RNB, and says that BDNB is not there', async () => {
    const { body } = await get('parcel_id=97411000BP0885');
    expect(body.meta.sources.bdnb.status).toBe('not_covered');
    expect(body.properties[0].buildings.length).toBeGreaterThan(0);
    expect(server.sandbox.requests('bdnb').filter(({ target }) => target.includes('97411'))).toHaveLength(0);
  });

  it('leaves out the sections that were not asked for', async () => {
    const { body } = await get(`parcel_id=${PARIS}&include=transactions`);
    const keys = Object.keys(body.properties[0] as object);
    expect(keys.sort()).toEqual(['addresses', 'buildings', 'cadastral', 'transactions']);
  });

  it('has all eight without include, or with an empty one', async () => {
    const { body: absent } = await get(`parcel_id=${PARIS}`);
    const { body: empty } = await get(`parcel_id=${PARIS}&include=`);
    expect(empty).toEqual(absent);
    expect(Object.keys(absent.properties[0] as object)).toHaveLength(11);
  });

  it('reads include in all its forms alike', async () => {
    const forms = [
      'include=transactions,energy,proprio',
      'include=transactions&include=energy&include=proprio',
      'include[]=transactions&include[]=energy&include[]=proprio',
      'include%5B%5D=transactions&include=energy,proprio',
      'include=%20transactions%20,,energy&include[]=proprio,proprio',
    ];
    const bodies = await Promise.all(
      forms.map(async (form) => (await get(`parcel_id=${PARIS}&${form}`)).text),
    );
    expect(new Set(bodies).size).toBe(1);
    expect(JSON.parse(bodies[0] ?? '').properties[0]).toHaveProperty('owners');
  });

  it.each(['14', '16', '11'])('reads the %s-character form', async (length) => {
    const forms: Record<string, string> = {
      14: ' 75101000ab0001 ',
      16: '7510100000AB0001',
      11: '75101AB0001',
    };
    const { body } = await get(`parcel_id=${encodeURIComponent(forms[length] ?? '')}`);
    expect(body.properties[0].cadastral.id).toBe(PARIS);
  });

  it('answers 304 to whoever has the answer already', async () => {
    const { headers, status } = await get(`parcel_id=${PARIS}`);
    expect(status).toBe(200);
    const again = await get(`parcel_id=${PARIS}`).set('If-None-Match', String(headers['etag']));
    expect(again.status).toBe(304);
    expect(again.text).toBe('');
    const other = await get(`parcel_id=${PARIS}`).set('If-None-Match', 'W/"other"');
    expect(other.status).toBe(200);
  });

  it.each(['br', 'gzip'])('compresses with %s', async (encoding) => {
    const { headers, body } = await get(`parcel_id=${PARIS}`).set('Accept-Encoding', encoding);
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['vary']).toMatch(/accept-encoding/i);
    expect(body.properties).toHaveLength(1);
  });

  it('tells where the time went, who asked, and keeps search engines out', async () => {
    const { headers } = await get(`parcel_id=75104000AE0003`).set('X-Request-Id', 'my-request-7');
    expect(headers['server-timing']).toMatch(/cadastre;dur=[\d.]+, .*bdnb;dur=.*total;dur=/);
    expect(headers['x-request-id']).toBe('my-request-7');
    expect(headers['x-robots-tag']).toBe('noindex, nofollow');
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['ratelimit-policy']).toBeDefined();
    const forged = await get(`parcel_id=${PARIS}`).set('X-Request-Id', 'two words');
    expect(forged.headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
  });

  it('makes one call per upstream URL of fifty equal cold requests', async () => {
    server.sandbox.resetRequests();
    const parcel = '75115000DE0073';
    const answers = await Promise.all(Array.from({ length: 50 }, () => get(`parcel_id=${parcel}`)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    const calls = server.sandbox
      .requests()
      // A redirect leads to the same path on the host of the files.
      .filter(({ status }) => status !== 302)
      .map(({ method, target, body }) => `${method} ${target} ${body}`);
    expect(calls.length).toBeGreaterThan(2);
    expect(calls.length).toBe(new Set(calls).size);
  });
});
