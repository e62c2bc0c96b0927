import { jest } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { geodesicArea } from '../../src/geometry/area.js';
import type { Areal } from '../../src/geometry/geojson.js';
import { type TestApp, startApp } from '../support/app.js';
import { squareAt } from '../support/polygons.js';

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // Bodies of whatever shape: the schemas of the OpenAPI document are what holds them.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

/** The block of Rue du Puits, Chaponost: a courtyard that is a parcel of its own, and a parcel across the street. */
const [BLOCK, COURTYARD, ACROSS] = ['69043000AM0080', '69043000AM0081', '69043000AM0082'] as const;
const IN_COURTYARD = 'lon=4.740757&lat=45.70818';
const ON_STREET = 'lon=4.740757&lat=45.707964';
const AT_SEA = 'lon=-5.1&lat=47.7';
const enc = encodeURIComponent;

describe('places', () => {
  let server: TestApp;
  let document: { paths: Record<string, Answer['body']> };
  let errorsOf: (schema: string, value: unknown) => unknown;

  beforeAll(async () => {
    server = await startApp({ RATE_LIMIT: '100000' });
    document = (await get('/openapi.json')).body;
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addSchema(document, 'openapi.json');
    errorsOf = (schema, value) => {
      const validate = ajv.getSchema(`openapi.json#/components/schemas/${schema}`);
      void validate?.(value);
      return validate?.errors;
    };
  });
  afterAll(() => server.close());

  async function get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(server.url + path, { headers });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? null : JSON.parse(text),
    };
  }
  async function search(body: unknown, query = '', type = 'application/json'): Promise<Answer> {
    const response = await fetch(`${server.url}/v1/parcels/search${query}`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  }
  const parcels = (query: string): Promise<Answer> => get(`/v1/parcels?${query}`);
  const idsOf = ({ body }: Answer): string[] => body.parcels.map(({ id }: { id: string }) => id);

  describe('GET /v1/addresses', () => {
    it('suggests addresses, the most alike first', async () => {
      const { status, headers, body } = await get(`/v1/addresses?q=${enc('26 avenue de lowen')}`);
      expect(status).toBe(200);
      expect(headers.get('cache-control')).toBe('public, max-age=3600');
      expect(body.addresses[0]).toMatchObject({
        id: '75115_5886_00026',
        label: '26 Avenue de Lowendal 75015 Paris',
        kind: 'housenumber',
        lon: 2.302389,
      });
      expect(errorsOf('AddressesAnswer', body)).toBeNull();
      expect(body).not.toHaveProperty('notes');
      expect((await get(`/v1/addresses?q=${enc('avenue')}&limit=1`)).body.addresses).toHaveLength(1);
    });

    it('has nothing, and says why, for what is like no address', async () => {
      const { status, body } = await get('/v1/addresses?q=zzzzzz');
      expect(status).toBe(200);
      expect(body).toMatchObject({ addresses: [], notes: [expect.stringContaining('No address')] });
      expect(errorsOf('AddressesAnswer', body)).toBeNull();
    });

    it.each([
      ['', /q must be given/],
      ['q=ab', /3 to 200/],
      ['q=abc&limit=50', /limit must be a whole number from 1 to 20/],
      ['q=abc&size=3', /unknown parameter "size"/],
    ])('refuses ?%s', async (query, message) => {
      const { status, body } = await get(`/v1/addresses?${query}`);
      expect(status).toBe(400);
      expect(body.message).toMatch(message);
    });
  });

  describe('GET /v1/parcels by identifier', () => {
    it.each(['75107000BQ0003', '75107-000-bq-3', '75107 BQ 3', 'parcelle 75107 BQ n°3'])(
      'reads %s',
      async (q) => {
        const { status, body } = await parcels(`q=${enc(q)}`);
        expect(status).toBe(200);
        expect(body.parcels).toMatchObject([
          { id: '75107000BQ0003', area: 8215, containsPoint: null, matchMethod: 'parcelId', distance: null },
        ]);
        expect(errorsOf('ParcelsAnswer', body)).toBeNull();
      },
    );

    it('lists every parcel that fits', async () => {
      const { body } = await parcels('q=48012ZA0038');
      expect(body.parcels.map(({ id }: { id: string }) => id)).toEqual(['48012006ZA0038', '48012024ZA0038']);
      expect(body.notes).toHaveLength(1);
    });

    it.each(['29158000ZZ9999', '29999 AB 1'])('has nothing for %s, which nobody knows', async (q) => {
      const { status, body } = await parcels(`q=${enc(q)}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ parcels: [], notes: ['No parcel has this identifier'] });
    });

    it.each([
      ['75107000BT00012', /14 characters/],
      ['99999 AB 1', /INSEE/],
      ['75107 AB 0', /number 0000/],
    ])('says what is wrong with %s', async (q, message) => {
      const { status, body } = await parcels(`q=${enc(q)}`);
      expect(status).toBe(400);
      expect(body.message).toMatch(message);
    });
  });

  describe('GET /v1/parcels by address', () => {
    it('gives the parcel that is linked to the address, as the OpenAPI document shows', async () => {
      const { body } = await parcels(`q=${enc('26 avenue de Lowendal 75015 Paris')}`);
      const { examples } = document.paths['/v1/parcels'].get.responses['200'].content['application/json'];
      expect(body.parcels).toEqual(examples.address.value.parcels);
      expect(body.address).toMatchObject({ ...examples.address.value.address, score: expect.any(Number) });
      expect(Object.keys(body.meta.sources)).toEqual(['ban', 'banPlus', 'cadastre']);
    });

    it('gives all that it is declared for, the one that contains its point first', async () => {
      const { body } = await parcels(`q=${enc('3 rue du Puits Chaponost')}`);
      expect(body.parcels).toMatchObject([
        { id: BLOCK, containsPoint: true, matchMethod: 'addressLink', linkType: 'declared' },
        { id: ACROSS, containsPoint: false, matchMethod: 'addressLink', linkType: 'declared', distance: 12 },
      ]);
    });

    it('gives the parcel under the point where none is linked: the courtyard', async () => {
      const { body } = await parcels(`q=${enc('1 rue du Puits Chaponost')}`);
      expect(body.parcels).toMatchObject([
        { id: COURTYARD, containsPoint: true, matchMethod: 'containsPoint' },
        { id: BLOCK, containsPoint: false, matchMethod: 'nearby' },
      ]);
    });

    it('takes none for the right one where the point is on the street', async () => {
      const { body } = await parcels(`q=${enc('2 rue du Puits Chaponost')}`);
      expect(body.parcels.map(({ matchMethod }: { matchMethod: string }) => matchMethod)).toEqual([
        'nearby',
        'nearby',
        'nearby',
      ]);
      expect(body.notes).toEqual([expect.stringContaining('street')]);
    });

    it('takes the middle of a street for no parcel', async () => {
      const { body } = await parcels(`q=${enc('rue du Puits Chaponost')}`);
      expect(body.address.kind).toBe('street');
      expect(body.parcels.length).toBeGreaterThan(0);
      for (const parcel of body.parcels) {
        expect(parcel).toMatchObject({ matchMethod: 'nearby', containsPoint: null });
        expect(parcel.distance).toEqual(expect.any(Number));
      }
      expect(body.notes[0]).toContain('without a house number');
      expect(errorsOf('ParcelsAnswer', body)).toBeNull();
    });

    it('says that a linked parcel is not in the cadastre any more', async () => {
      const { body } = await parcels(`q=${enc('63 impasse de Haroztegia Ustaritz')}`);
      expect(body.notes[0]).toContain('64547000AN0515');
      expect(body.parcels.every(({ containsPoint }: { containsPoint: boolean }) => !containsPoint)).toBe(
        true,
      );
    });

    it('has nothing, and says why, for what is no address', async () => {
      const { status, body } = await parcels(`q=${enc('xyzzy plugh')}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ parcels: [], notes: [expect.stringContaining('No address')] });
      expect(body).not.toHaveProperty('address');
    });
  });

  describe('GET /v1/parcels by point', () => {
    it('gives the courtyard for a point in it, not the block around it', async () => {
      const { body } = await parcels(IN_COURTYARD);
      expect(body.parcels[0]).toMatchObject({
        id: COURTYARD,
        containsPoint: true,
        matchMethod: 'containsPoint',
        distance: 0,
      });
      expect(body).not.toHaveProperty('notes');
    });

    it('gives the parcel that contains the point, though the middle of another one is nearer', async () => {
      // In the block, 9 m from the middle of the courtyard and 26 m from a point well within the block.
      const { body } = await parcels('lon=4.740641&lat=45.70818');
      expect(body.parcels).toMatchObject([
        { id: BLOCK, containsPoint: true, distance: 0 },
        { id: COURTYARD, containsPoint: false, matchMethod: 'nearby', distance: 1 },
      ]);
    });

    it('says of a point on a street what is near, and that it is not there', async () => {
      const { body } = await parcels(ON_STREET);
      expect(body.parcels).toMatchObject(
        [BLOCK, ACROSS, COURTYARD].map((id) => ({ id, containsPoint: false, matchMethod: 'nearby' })),
      );
      expect(body.parcels[0].distance).toBeCloseTo(4, 0);
      expect(body.notes).toEqual([expect.stringContaining('street')]);
    });

    it('has nothing at sea, and says so', async () => {
      const { status, body } = await parcels(AT_SEA);
      expect(status).toBe(200);
      expect(body).toMatchObject({ parcels: [], notes: [expect.stringContaining('at sea')] });
      expect(errorsOf('ParcelsAnswer', body)).toBeNull();
    });

    it.each([
      ['', /send q/],
      ['lon=2.3', /lat must be given/],
      ['lon=2.3&lat=x', /lat must be given once, as a number/],
      ['lon=651314&lat=6862826', /-180 to 180/],
      ['q=Paris&lon=2&lat=48', /not both/],
      ['q=', /3 to 200/],
      ['x=2&y=48', /unknown parameter "x", "y"/],
    ])('refuses ?%s', async (query, message) => {
      const { status, body } = await parcels(query);
      expect(status).toBe(400);
      expect(body.message).toMatch(message);
      expect(body.path).toBe('/v1/parcels');
    });
  });

  describe('POST /v1/parcels/search', () => {
    const SQUARE = squareAt(4.7405, 45.708, 0.0005);

    it('gives what a polygon covers most first, and what it merely touches last', async () => {
      const block = (await get(`/v1/parcels/${COURTYARD}/neighbors`)).body.neighbors[0].geometry as Areal;
      const { status, headers, body } = await search({ type: 'Feature', properties: null, geometry: block });
      expect(status).toBe(200);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(body.parcels).toMatchObject([
        { id: BLOCK, matchMethod: 'intersects', coverage: 1, containsPoint: null, distance: null },
        { id: COURTYARD, coverage: 0 },
      ]);
      expect(errorsOf('ParcelsAnswer', body)).toBeNull();
    });

    it('measures as /api/cadastre/geometrie does', async () => {
      const [{ coverage, area }] = (await search(SQUARE)).body.parcels.filter(
        ({ id }: { id: string }) => id === BLOCK,
      );
      const response = await fetch(
        `${server.url}/api/cadastre/geometrie?numeric=true&geom=${enc(JSON.stringify(SQUARE))}`,
      );
      const { features } = (await response.json()) as {
        features: { properties: Record<string, number | string> }[];
      };
      const same = features.find(({ properties }) => properties['idu'] === BLOCK)?.properties;
      expect(coverage).toBeCloseTo(
        Number(same?.['surface_intersection']) / Number(same?.['surface_parcelle']),
        3,
      );
      expect(coverage * area).toBeLessThan(geodesicArea(SQUARE));
    });

    it('takes GeoJSON under its own media type', async () => {
      for (const type of ['application/geo+json', 'application/geo+json; charset=utf-8']) {
        expect((await search(SQUARE, '', type)).body.parcels).toHaveLength(2);
      }
    });

    it('takes points and lines', async () => {
      const line = {
        type: 'LineString',
        coordinates: [
          [4.74055, 45.70805],
          [4.740757, 45.7078],
        ],
      };
      expect(idsOf(await search(line))).toEqual([BLOCK, ACROSS]);
      const point = { type: 'Point', coordinates: [4.740757, 45.70818] };
      expect((await search(point)).body.parcels).toMatchObject([
        { id: COURTYARD, containsPoint: true, distance: 0, coverage: null },
      ]);
    });

    it('says when there are more', async () => {
      const { body } = await search(SQUARE, '?limit=1');
      expect(body.parcels).toHaveLength(1);
      expect(body.truncated).toBe(true);
      expect(body.notes).toEqual([expect.stringContaining('more parcels')]);
    });

    it('has nothing at sea, and says so', async () => {
      const { body } = await search(squareAt(-5.1, 47.7, 0.01));
      expect(body).toMatchObject({ parcels: [], notes: [expect.stringContaining('No parcel')] });
    });

    it.each([
      ['no geometry', {}, /"type" member required/],
      [
        'an unclosed ring',
        {
          type: 'Polygon',
          coordinates: [
            [
              [2, 48],
              [3, 48],
              [3, 49],
              [2, 49],
            ],
          ],
        },
        /LinearRing/,
      ],
      ['metres', { type: 'Point', coordinates: [651314, 6862826] }, /degrees/],
      ['broken JSON', '{"type":', /JSON/i],
      ['an empty body', '', /body|GeoJSON/i],
    ])('refuses %s', async (_name, sent, message) => {
      const { status, body } = await search(sent);
      expect(status).toBe(400);
      expect(body.message).toMatch(message);
    });

    it('refuses too many positions, and too many bytes', async () => {
      const coordinates = Array.from({ length: 5_001 }, (_, index) => [2 + index * 1e-5, 48]);
      const { status, body } = await search({ type: 'LineString', coordinates });
      expect(status).toBe(413);
      expect(body.message).toContain('may have 5000');
      const heavy = await search({ type: 'Point', coordinates: [2, 48], padding: 'x'.repeat(1_100_000) });
      expect(heavy.status).toBe(413);
    });

    it('refuses other parameters and other types of body', async () => {
      expect((await search(SQUARE, '?limit=1001')).body.message).toContain('1 to 1000');
      expect((await search(SQUARE, '?source=x')).body.message).toContain('"source"');
      expect((await search('<gml/>', '', 'application/gml+xml')).status).toBe(415);
    });
  });

  describe('GET /v1/parcels/{id}/neighbors', () => {
    it('gives what touches a parcel, the longest limit first', async () => {
      const { status, body } = await get('/v1/parcels/64547000AN0512/neighbors');
      expect(status).toBe(200);
      expect(body.parcel).toMatchObject({ id: '64547000AN0512', area: 513 });
      expect(body.neighbors).toMatchObject([
        { id: '64547000AN0513', sharedBoundary: 29.8, geometry: { type: 'Polygon' } },
        { id: '64547000AN0511', sharedBoundary: 26.4 },
      ]);
      expect(errorsOf('NeighborsAnswer', body)).toBeNull();
    });

    it('is mutual, with the same limit in common', async () => {
      const { body } = await get('/v1/parcels/64547000AN0511/neighbors');
      expect(body.neighbors).toMatchObject([{ id: '64547000AN0512', sharedBoundary: 26.4 }]);
    });

    it('knows that the courtyard touches the block, and that the street parts it from the rest', async () => {
      const courtyard = await get(`/v1/parcels/${COURTYARD}/neighbors`);
      expect(courtyard.body.neighbors).toMatchObject([{ id: BLOCK, sharedBoundary: 64 }]);
      expect((await get(`/v1/parcels/${ACROSS}/neighbors`)).body.neighbors).toEqual([]);
    });

    it('takes the forms of an identifier that /v1/properties takes, and says what is wrong with others', async () => {
      expect((await get('/v1/parcels/64547AN0512/neighbors')).body.parcel.id).toBe('64547000AN0512');
      expect((await get('/v1/parcels/48012ZA0038/neighbors')).body.candidates).toHaveLength(2);
      const wrong = await get('/v1/parcels/nonsense/neighbors');
      expect([wrong.status, wrong.body.message]).toEqual([400, expect.stringContaining('14 characters')]);
      expect((await get('/v1/parcels/64547000AN0512/neighbors?limit=3')).status).toBe(400);
    });

    it.each(['29158000ZZ9999', '29999000AB0001'])('is 404 for %s, which nobody knows', async (id) => {
      const { status, body } = await get(`/v1/parcels/${id}/neighbors`);
      expect([status, body.message]).toEqual([404, 'No parcel has this identifier']);
    });
  });

  describe('GET /v1/parcels/{id}/zonages', () => {
    it('lists what holds on a parcel, with links, and what it cannot tell', async () => {
      const { status, body } = await get('/v1/parcels/75107000BQ0003/zonages');
      expect(status).toBe(200);
      expect(errorsOf('ZonagesAnswer', body)).toBeNull();
      const ofCategory = (category: string): Record<string, unknown>[] =>
        body.zonings.filter((zoning: { category: string }) => zoning.category === category);
      expect(ofCategory('plan')).toMatchObject([{ code: 'PLU', coverage: 1 }]);
      expect(ofCategory('planningZone')).toMatchObject([
        { code: 'UG', label: 'Zone urbaine générale', regulationUrl: expect.stringContaining('reglement') },
      ]);
      expect(ofCategory('easement')[0]).toMatchObject({ code: 'AC1', theme: 'heritage', source: 'gpu' });
      expect(ofCategory('prescription').length).toBeGreaterThan(3);
      expect(body.notes[0]).toBe('The planning document is published on the GPU');
      expect(body.notes.join()).toMatch(/Géorisques.*QPV/s);
    });

    it('has the coastal law of a commune', async () => {
      const { body } = await get('/v1/parcels/29158000AW0001/zonages');
      expect(body.zonings).toContainEqual(
        expect.objectContaining({ category: 'nationalRule', code: 'LITTORAL' }),
      );
    });

    it('is 404 for a parcel that nobody knows', async () => {
      expect((await get('/v1/parcels/29158000ZZ9999/zonages')).status).toBe(404);
    });
  });

  describe('in the OpenAPI document', () => {
    const ROUTES = [
      ['/v1/addresses', 'get', 'AddressesAnswer'],
      ['/v1/parcels', 'get', 'ParcelsAnswer'],
      ['/v1/parcels/search', 'post', 'ParcelsAnswer'],
      ['/v1/parcels/{id}/neighbors', 'get', 'NeighborsAnswer'],
      ['/v1/parcels/{id}/zonages', 'get', 'ZonagesAnswer'],
    ] as const;

    it.each(ROUTES)('%s has its answers described, with examples that are right', (path, method, schema) => {
      const { responses } = document.paths[path][method];
      expect(Object.keys(responses)).toEqual(
        expect.arrayContaining(['200', '400', '429', '500', '502', '504']),
      );
      const { schema: ref, examples } = responses['200'].content['application/json'];
      expect(ref).toEqual({ $ref: `#/components/schemas/${schema}` });
      expect(Object.keys(examples).length).toBeGreaterThan(0);
      for (const { value } of Object.values<{ value: unknown }>(examples)) {
        expect(errorsOf(schema, value)).toBeNull();
      }
    });
  });

  describe('entity tags', () => {
    const PATHS = [
      `/v1/addresses?q=${enc('26 avenue de lowen')}`,
      `/v1/parcels?q=${enc('3 rue du Puits Chaponost')}`,
      `/v1/parcels?${IN_COURTYARD}`,
      '/v1/parcels/64547000AN0512/zonages',
    ];
    afterEach(() => jest.restoreAllMocks());

    it.each(PATHS)('%s is 304 for who has the answer, though it be fetched anew', async (path) => {
      const etag = (await get(path)).headers.get('etag') ?? 'none';
      const now = Date.now.bind(Date);
      jest.spyOn(Date, 'now').mockImplementation(() => now() + 5_000);
      expect((await get(path, { 'if-none-match': etag })).status).toBe(304);
    });

    it('are of what was found, and of how the sources fared', async () => {
      const tags = await Promise.all(PATHS.map(async (path) => (await get(path)).headers.get('etag')));
      expect(new Set(tags).size).toBe(PATHS.length);
      await server.sandbox.setFault('cadastre', { kind: 'status', status: 404, match: '/parcelle' });
      const fallback = await parcels(IN_COURTYARD);
      await server.sandbox.clearFaults();
      expect(fallback.body.parcels[0].id).toBe(COURTYARD);
      expect(fallback.headers.get('etag')).not.toBe(tags[2]);
    });
  });

  it('counts for the rate limit', async () => {
    const { headers } = await get('/v1/addresses?q=ab');
    expect(headers.get('x-ratelimit-limit')).toBe('100000');
  });
});
