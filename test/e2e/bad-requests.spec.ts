import request from 'supertest';
import { HTTP_LIMITS } from '../../src/http/http-limits.js';
import { type TestApp, startApp } from '../support/app.js';
import { rawHttp } from '../support/raw-http.js';

const OK = '75101000AB0001';
const enc = encodeURIComponent;

/** Query string, and what the message must say so that a person can act on it. */
const WRONG: [name: string, query: string, says: RegExp][] = [
  ['no parcel_id', '', /parcel_id/],
  ['only include', 'include=energy', /parcel_id/],
  ['empty parcel_id', 'parcel_id=', /parcel/i],
  ['blank parcel_id', 'parcel_id=%20%20', /parcel/i],
  ['parcel_id twice', `parcel_id=${OK}&parcel_id=${OK}`, /once/],
  ['13 characters', 'parcel_id=75101000AB001', /14 characters/],
  ['15 characters', 'parcel_id=75101000AB00011', /14 characters/],
  ['17 characters', 'parcel_id=75101000AB0001111', /14 characters/],
  ['1 character', 'parcel_id=7', /14 characters/],
  ['letters for digits in the number', 'parcel_id=75101000AB00A1', /number/i],
  ['a letter in the prefix', 'parcel_id=751010A0AB0001', /prefix/i],
  ['letters in the INSEE code', 'parcel_id=AB101000AB0001', /INSEE/],
  ['section 00', 'parcel_id=75101000000001', /section/i],
  ['number 0000', 'parcel_id=75101000AB0000', /number/i],
  ['old Corsica 20xxx', 'parcel_id=20004000AB0001', /2A/],
  ['an impossible arrondissement of Paris', 'parcel_id=75056121AB0001', /arrondissement/i],
  ['an impossible arrondissement of Lyon', 'parcel_id=69123390AB0001', /arrondissement/i],
  ['an impossible code_arr', 'parcel_id=7510199999AB0001', /arrondissement/i],
  ['code_arr of another city', 'parcel_id=7510169381AB0001', /arrondissement/i],
  ['Saint-Pierre-et-Miquelon', 'parcel_id=97502000AB0001', /cadastre/i],
  ['Nouvelle-Calédonie', 'parcel_id=98818000AB0001', /cadastre/i],
  ['department 00', 'parcel_id=00101000AB0001', /INSEE|department/i],
  ['a name', 'parcel_id=Paris', /14 characters/],
  ['an address', `parcel_id=${enc('20 avenue de Ségur')}`, /parcel/i],
  ['8 kB', `parcel_id=${'7'.repeat(8_000)}`, /14 characters/],
  ['NUL', 'parcel_id=75101000AB%000001', /parcel/i],
  ['an emoji', `parcel_id=${enc('🏠🏠🏠🏠🏠🏠🏠')}`, /parcel/i],
  ['full-width digits', `parcel_id=${enc('７５１０１０００AB０００１')}`, /parcel/i],
  ['a line feed', 'parcel_id=75101000AB%0A0001', /parcel/i],
  ['broken UTF-8', 'parcel_id=75101000AB%FF001', /parcel/i],
  ['SQL', `parcel_id=${enc("1' OR '1'='1")}`, /parcel/i],
  ['SQL of the right length', `parcel_id=${enc("7510100'OR 1=1")}`, /parcel/i],
  ['path traversal', `parcel_id=${enc('../../etc/pass')}`, /parcel/i],
  ['a template', `parcel_id=${enc('${7*7}{{7*7}}!')}`, /parcel/i],
  ['array notation', `parcel_id[]=${OK}`, /parcel_id\[\].*parameters are/],
  ['object notation', `parcel_id[eq]=${OK}`, /parameters are/],
  ['JSON', `parcel_id=${enc('["75101000AB0001"]')}`, /parcel/i],
  ['an unknown include', `parcel_id=${OK}&include=dvf`, /"dvf".*transactions, energy/],
  ['an unknown include among known ones', `parcel_id=${OK}&include=energy,ventes`, /"ventes"/],
  ['include in capitals', `parcel_id=${OK}&include=ENERGY`, /"ENERGY"/],
  ['include of object notation', `parcel_id=${OK}&include[a]=energy`, /parameters are/],
  ['include with control characters', `parcel_id=${OK}&include=%00%1B[31m`, /include/],
  ['include of 2 kB', `parcel_id=${OK}&include=${'x'.repeat(2_000)}`, /include/],
  ['a prototype key', `parcel_id=${OK}&__proto__=1`, /__proto__/],
  ['a constructor key', `parcel_id=${OK}&constructor=1`, /constructor/],
  ['a typo', `parcel_id=${OK}&includes=energy`, /"includes"/],
  ['another case', `Parcel_id=${OK}`, /"Parcel_id"/],
  ['a cache buster', `parcel_id=${OK}&_=123`, /"_"/],
];

describe('wrong requests', () => {
  let server: TestApp;

  beforeAll(async () => {
    server = await startApp({ RATE_LIMIT: '10000' });
  });
  afterAll(() => server.close());

  it('are at least forty', () => {
    expect(WRONG.length).toBeGreaterThanOrEqual(40);
  });

  it.each(WRONG)('%s: 400 with a message to act on', async (_name, query, says) => {
    const { status, body } = await request(server.url).get(`/v1/properties?${query}`);
    expect({ status, message: body.message }).toEqual({ status: 400, message: expect.stringMatching(says) });
    expect(body).toEqual({
      statusCode: 400,
      message: body.message,
      error: 'Bad Request',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      path: '/v1/properties',
      method: 'GET',
    });
    expect(body.message.length).toBeLessThan(600);
    expect(body.message).not.toMatch(/\p{Cc}/u);
  });

  it('costs no upstream call', () => {
    expect(server.sandbox.requests()).toHaveLength(0);
  });

  it('lists the candidates of an ambiguous identifier', async () => {
    const { status, body } = await request(server.url).get('/v1/properties?parcel_id=48012ZA0038');
    expect(status).toBe(400);
    expect(body.candidates).toEqual(['48012006ZA0038', '48012024ZA0038']);
  });

  it('speaks problem details to whoever asks for them', async () => {
    const { status, body, headers } = await request(server.url)
      .get('/v1/properties?parcel_id=x')
      .set('Accept', 'application/problem+json');
    expect(status).toBe(400);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body).toMatchObject({
      type: 'about:blank',
      title: 'Bad Request',
      status: 400,
      instance: '/v1/properties',
      detail: expect.stringContaining('14 characters'),
    });
  });

  it.each([
    ['GET', '/v1/propertys?parcel_id=secret'],
    ['POST', '/v1/properties'],
    ['GET', '/%2e%2e/%2e%2e/etc/passwd'],
  ])('%s %s: 404 in the same form, without the query', async (method, path) => {
    const { status, body } = await request(server.url)[method === 'GET' ? 'get' : 'post'](path);
    expect(status).toBe(404);
    expect(body).toMatchObject({ statusCode: 404, error: 'Not Found', method });
    expect(JSON.stringify(body)).not.toContain('secret');
  });

  it('answers a path that cannot be decoded with 400 in the same form', async () => {
    const { status, body } = await request(server.url).get('/v1/%FF%ZZ');
    expect(status).toBe(400);
    expect(body).toMatchObject({ statusCode: 400, error: 'Bad Request', path: '/v1/%FF%ZZ' });
  });

  it('says what is wrong with such a path without its query', async () => {
    const { body } = await request(server.url).get('/v1/%FF?parcel_id=secret');
    expect(body.message).toMatch(/cannot be decoded/);
    expect(JSON.stringify(body)).not.toContain('secret');
  });

  it('shows the path alone of a target that names a host', async () => {
    const { text } = await rawHttp(
      server.url,
      'GET http://evil.example/nowhere?a=b HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    );
    expect(JSON.parse(text.split('\r\n\r\n')[1] ?? '')).toMatchObject({ statusCode: 404, path: '/nowhere' });
    expect(text).not.toContain('evil');
  });

  describe('bodies', () => {
    const POINT = '{"type":"Point","coordinates":[2.35,48.85]}';
    const send = async (
      type: string,
      body: string,
      path = '/v1/parcels/search',
    ): Promise<[number, string]> => {
      const response = await fetch(server.url + path, {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      });
      const { message } = (await response.json()) as { message: string };
      return [response.status, message];
    };

    it.each([
      ['CSV', 'text/csv', POINT, 415, /^A body of type text\/csv is not taken here: see \/docs/],
      ['XML', 'application/xml; charset=utf-8', '<a/>', 415, /^A body of type application\/xml is not/],
      ['a type that is none', '<script>', POINT, 415, /^A body of this Content-Type is not/],
      ['a type without end', `text/${'x'.repeat(500)}`, POINT, 415, /^A body of type text\/x{60} is not/],
      ['JSON that ends too early', 'application/json', '{"type":', 400, /^The body is no valid JSON$/],
      ['such GeoJSON', 'application/geo+json', '{"type":', 400, /^The body is no valid JSON$/],
      ['nothing', 'application/json', '', 400, /^The body is empty/],
      ['too much', 'application/json', `"${'x'.repeat(HTTP_LIMITS.maxBodyBytes)}"`, 413, /1048576 bytes/],
    ])('of %s are refused with words to act on', async (_name, type, body, status, says) => {
      expect(await send(type, body)).toEqual([status, expect.stringMatching(says)]);
    });

    it.each([
      ['rot13', 415, /^The Content-Encoding of the body is none that is known here/],
      ['gzip', 400, /^The body is not compressed as its Content-Encoding says$/],
    ])('that are not compressed as they say are refused: %s', async (encoding, status, says) => {
      const response = await fetch(`${server.url}/v1/parcels/search`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-encoding': encoding },
        body: POINT,
      });
      const { message } = (await response.json()) as { message: string };
      expect([response.status, message]).toEqual([status, expect.stringMatching(says)]);
    });

    it('are not looked at where there is no route', async () => {
      for (const type of ['text/csv', 'application/xml'])
        expect((await send(type, 'a', '/v1/nowhere'))[0]).toBe(404);
    });
  });
});
