import { readdirSync, readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { UPSTREAM_NAMES, type UpstreamName, UPSTREAMS } from '../src/config/upstreams.js';
import { banAddresses } from './ban-data.js';
import { cadastreLayer, parcelById, parcels } from './cadastre-data.js';
import { ControlServer } from './control-server.js';
import { dataFolder, dataPath } from './data-folder.js';
import { type Fault } from './faults.js';
import { intersects, metresBetween, type Position } from './geo/geometry.js';
import { toDegrees } from './geo/lambert.js';
import { sandboxParcels } from './parcels.js';
import { type Sandbox, startSandbox } from './sandbox.js';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ limits: false });
});
afterAll(() => sandbox.close());
afterEach(async () => {
  await sandbox.clearFaults();
  sandbox.resetRequests();
});

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: any; // eslint-disable-line @typescript-eslint/no-explicit-any
}

async function ask(name: UpstreamName, target: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(sandbox.url(name) + target, init);
  const text = await response.text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined;
  }
  return { status: response.status, headers: response.headers, text, body };
}

/** A fresh connection, past the pool of `fetch`. */
function connect(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(Number(new URL(url).port), '127.0.0.1', () => {
      socket.destroy();
      resolve();
    });
    socket.once('error', reject);
  });
}

const idus = (answer: Answer): string[] =>
  answer.body.features.map((feature: { properties: { idu: string } }) => feature.properties.idu);
const post = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const geojson = (value: unknown): string => encodeURIComponent(JSON.stringify(value));

describe('the sandbox', () => {
  it('gives an address to every upstream of the product', () => {
    expect(Object.keys(sandbox.env).sort()).toEqual(
      UPSTREAM_NAMES.map((name) => UPSTREAMS[name].variable).sort(),
    );
    expect(new Set(Object.values(sandbox.env)).size).toBe(UPSTREAM_NAMES.length);
  });

  it('answers 501 for an upstream that is left out', async () => {
    const other = await startSandbox({ upstreams: ['cadastre'] });
    try {
      const response = await fetch(`${other.url('bdnb')}/donnees/batiment_groupe_complet`);
      expect(response.status).toBe(501);
      expect(await response.json()).toEqual({ message: expect.stringContaining('bdnb') });
    } finally {
      await other.close();
    }
  });

  it('keeps a log of what was asked', async () => {
    await ask('cadastre', '/parcelle?code_insee=28390');
    await ask('cadastre', '/parcelle?code_insee=x');
    await ask('rnb', '/buildings/plot/28390000ZT0002/');
    expect(
      sandbox.requests('cadastre').map(({ method, target, status, ip }) => [method, target, status, ip]),
    ).toEqual([
      ['GET', '/api/cadastre/parcelle?code_insee=28390', 200, '127.0.0.1'],
      ['GET', '/api/cadastre/parcelle?code_insee=x', 400, '127.0.0.1'],
    ]);
    expect(sandbox.requests()).toHaveLength(3);
    sandbox.resetRequests();
    expect(sandbox.requests()).toEqual([]);
  });
});

describe('faults', () => {
  const target = '/parcelle?code_insee=28390&section=ZT&numero=0002';

  it('latency: answers late and right', async () => {
    await sandbox.setFault('cadastre', { kind: 'latency', ms: 150, jitterMs: 10 });
    const start = performance.now();
    const answer = await ask('cadastre', target);
    expect(performance.now() - start).toBeGreaterThan(140);
    expect(idus(answer)).toEqual(['28390000ZT0002']);
  });

  it('refuse: nobody listens, and the same port opens again', async () => {
    const url = sandbox.url('cadastre');
    await sandbox.setFault('cadastre', { kind: 'refuse' });
    await expect(connect(url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await sandbox.setFault('cadastre', null);
    expect(sandbox.url('cadastre')).toBe(url);
    expect((await ask('cadastre', target)).status).toBe(200);
  });

  it('reset: the connection breaks', async () => {
    await sandbox.setFault('cadastre', { kind: 'reset' });
    await expect(ask('cadastre', target)).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
    expect(sandbox.requests('cadastre')[0]).toMatchObject({ status: 0, fault: 'reset' });
  });

  it('hang: no answer', async () => {
    await sandbox.setFault('cadastre', { kind: 'hang' });
    await expect(ask('cadastre', target, { signal: AbortSignal.timeout(150) })).rejects.toThrow();
  });

  it('slowDrip: the right body, in small pieces', async () => {
    await sandbox.setFault('bdnb', { kind: 'slowDrip', bytes: 1, intervalMs: 30 });
    const start = performance.now();
    const answer = await ask('bdnb', '/donnees/adresse?cle_interop_adr=eq.none');
    expect(answer.body).toEqual([]);
    expect(performance.now() - start).toBeGreaterThan(25);
  });

  it('truncate: less than announced', async () => {
    await sandbox.setFault('cadastre', { kind: 'truncate' });
    await expect(ask('cadastre', target)).rejects.toThrow();
  });

  it('status: with body and Retry-After', async () => {
    await sandbox.setFault('cadastre', {
      kind: 'status',
      status: 429,
      retryAfter: 3,
      body: { message: 'slow' },
    });
    const answer = await ask('cadastre', target);
    expect([answer.status, answer.headers.get('retry-after'), answer.body]).toEqual([
      429,
      '3',
      { message: 'slow' },
    ]);
  });

  const odd: readonly (readonly [Fault, number, RegExp, RegExp])[] = [
    [{ kind: 'html' }, 502, /html/, /^<html>/],
    [{ kind: 'html', status: 200 }, 200, /html/, /^<html>/],
    [{ kind: 'xmlException' }, 200, /xml/, /ExceptionReport/],
    [{ kind: 'xmlException', status: 400 }, 400, /xml/, /ExceptionReport/],
    [{ kind: 'emptyBody' }, 200, /json/, /^$/],
    [{ kind: 'wrongContentType' }, 200, /^text\/plain/, /"features"/],
    [{ kind: 'malformedJson' }, 200, /json/, /,"$/],
  ];
  it.each(odd)('%j', async (fault, status, type, text) => {
    await sandbox.setFault('cadastre', fault);
    const answer = await ask('cadastre', target);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(type);
    expect(answer.text).toMatch(text);
    if (fault.kind !== 'wrongContentType') expect(answer.body).toBeUndefined();
  });

  it('drift: fields renamed, gone, of another type', async () => {
    await sandbox.setFault('cadastre', {
      kind: 'drift',
      rename: { idu: 'identifiant' },
      remove: ['contenance'],
      retype: { numero: 'number', feuille: 'array', gid: 'string' },
    });
    const { properties } = (await ask('cadastre', target)).body.features[0];
    expect(properties).toMatchObject({
      identifiant: '28390000ZT0002',
      numero: 2,
      feuille: [1],
      gid: '28183674',
    });
    expect(properties).not.toHaveProperty('contenance');
    expect(properties).not.toHaveProperty('idu');
  });

  it('drift: also inside gzip files', async () => {
    await sandbox.setFault('etalabCadastre', { kind: 'drift', remove: ['contenance'] });
    const file =
      '/data/etalab-cadastre/2026-06-01/geojson/communes/28/28390/cadastre-28390-parcelles.json.gz';
    const response = await fetch(sandbox.url('etalabCadastre') + file);
    const text = gunzipSync(Buffer.from(await response.arrayBuffer())).toString();
    expect(text).toContain('28390000ZT0002');
    expect(text).not.toContain('contenance');
  });

  it('hugeBody: as many bytes as asked, valid JSON', async () => {
    await sandbox.setFault('cadastre', { kind: 'hugeBody', bytes: 3_000_000 });
    const answer = await ask('cadastre', target);
    expect(answer.text).toHaveLength(3_000_000);
    expect(answer.body).toBeDefined();
  });

  it('gzipBomb: small on the wire, large inside', async () => {
    await sandbox.setFault('cadastre', { kind: 'gzipBomb', bytes: 20_000_000 });
    expect((await ask('cadastre', target)).text).toHaveLength(20_000_000);
  });

  it('redirectLoop and redirectTo', async () => {
    await sandbox.setFault('cadastre', { kind: 'redirectLoop' });
    await expect(ask('cadastre', target)).rejects.toThrow();
    await sandbox.setFault('cadastre', { kind: 'redirectTo', url: 'http://127.0.0.1:9/' });
    const answer = await ask('cadastre', target, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, 'http://127.0.0.1:9/']);
  });

  it('lasts for `times` requests, on what `match` names', async () => {
    await sandbox.setFault('cadastre', [
      { kind: 'status', status: 503, match: '/localisant' },
      { kind: 'status', status: 502, times: 2 },
    ]);
    const statuses: number[] = [];
    for (const path of ['/parcelle', '/localisant', '/parcelle', '/parcelle', '/localisant']) {
      statuses.push((await ask('cadastre', `${path}?code_insee=28390`)).status);
    }
    expect(statuses).toEqual([502, 503, 502, 200, 503]);
  });
});

describe('control server', () => {
  let control: ControlServer;
  beforeEach(async () => {
    control = new ControlServer(sandbox);
    await control.listen(0);
  });
  afterEach(() => control.close());

  const put = (path: string, body: unknown): Promise<Response> =>
    fetch(control.url + path, { method: 'PUT', body: JSON.stringify(body) });

  it('explains itself and lists the upstreams', async () => {
    expect(await (await fetch(control.url)).text()).toContain('PUT    /faults/{upstream}');
    const upstreams = (await (await fetch(`${control.url}/upstreams`)).json()) as { name: string }[];
    expect(upstreams.map(({ name }) => name)).toEqual([...UPSTREAM_NAMES]);
  });

  it('puts a fault in force and takes it away', async () => {
    expect((await put('/faults/cadastre', { kind: 'status', status: 503 })).status).toBe(200);
    expect((await ask('cadastre', '/parcelle')).status).toBe(503);
    await fetch(`${control.url}/faults/cadastre`, { method: 'DELETE' });
    expect((await ask('cadastre', '/parcelle?code_insee=28390')).status).toBe(200);
  });

  it.each([
    ['/faults/cadastre', { kind: 'explode' }, 400, 'unknown kind'],
    ['/faults/cadastre', { kind: 'latency' }, 400, 'needs "ms"'],
    ['/faults/cadastre', { kind: 'latency', ms: 'long' }, 400, 'wrong type'],
    ['/faults/cadastre', { kind: 'refuse', times: 2 }, 400, 'has no "times"'],
    ['/faults/nowhere', { kind: 'hang' }, 404, 'no upstream'],
    ['/settings/bdnb', { rows: 2 }, 400, 'no setting'],
    ['/settings/cadastre', {}, 400, 'has no settings'],
  ])('refuses PUT %s %j', async (path, body, status, message) => {
    const response = await put(path, body);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ message: expect.stringContaining(message) });
  });

  it('shows and forgets requests', async () => {
    await ask('cadastre', '/parcelle?code_insee=28390');
    const list = (await (await fetch(`${control.url}/requests?upstream=cadastre`)).json()) as unknown[];
    expect(list).toHaveLength(1);
    await fetch(`${control.url}/requests`, { method: 'DELETE' });
    expect(sandbox.requests()).toEqual([]);
  });
});

describe('limits of the real services', () => {
  it.each([
    ['geocoder', '/search?q=20 avenue de segur', 50],
    ['wfs', '?SERVICE=WFS&REQUEST=GetCapabilities', 30],
  ] as const)('%s refuses the call after its limit with Retry-After', async (name, target, limit) => {
    const limited = await startSandbox({ upstreams: [name] });
    try {
      const calls = Array.from({ length: 2 * limit }, async () => {
        const response = await fetch(limited.url(name) + target);
        await response.text();
        return response;
      });
      const refused = (await Promise.all(calls)).filter(({ status }) => status === 429);
      // All but the limit's worth, and what passes meanwhile where they take more than the limit's second.
      expect(refused.length).toBeGreaterThan(0);
      expect(refused.length).toBeLessThanOrEqual(limit);
      expect(refused[0]?.headers.get('retry-after')).toBe('5');
    } finally {
      await limited.close();
    }
  });
});

describe('cadastre', () => {
  it('serves a recorded parcel as recorded', async () => {
    const { body, headers } = await ask(
      'cadastre',
      '/parcelle?code_insee=29158&com_abs=000&section=AW&numero=0001',
    );
    expect(body).toMatchObject({ totalFeatures: 1, numberMatched: 1, numberReturned: 1 });
    expect(body.features[0].properties).toMatchObject({
      gid: 151822,
      idu: '29158000AW0001',
      contenance: 1968,
    });
    expect(body.bbox).toEqual([-4.36615631, 47.80495784, -4.36540003, 47.80570678]);
    expect(headers.get('x-powered-by')).toBe('Express');
  });

  it('knows Paris by 75056 and code_arr only, its outline by 75107 only', async () => {
    const parcel = '&com_abs=000&section=BQ&numero=0003';
    expect(idus(await ask('cadastre', `/parcelle?code_insee=75056&code_arr=107${parcel}`))).toEqual([
      '75107000BQ0003',
    ]);
    expect(idus(await ask('cadastre', `/parcelle?code_insee=75107${parcel}`))).toEqual([]);
    expect((await ask('cadastre', '/commune?code_insee=75107')).body.totalFeatures).toBe(1);
    expect((await ask('cadastre', '/commune?code_insee=75056')).body).toMatchObject({
      features: [],
      crs: null,
    });
  });

  it('is ambiguous without com_abs in a merged commune', async () => {
    const answer = await ask('cadastre', '/parcelle?code_insee=48012&section=ZA&numero=0038');
    expect(idus(answer).sort()).toEqual(['48012006ZA0038', '48012024ZA0038']);
    const one = await ask('cadastre', '/parcelle?code_insee=48012&com_abs=006&section=ZA&numero=0038');
    expect(idus(one)).toEqual(['48012006ZA0038']);
  });

  it('takes POST with JSON, with a query, with both', async () => {
    const expected = ['412310000A0075'];
    const params = { code_insee: '41231', section: '0A', numero: '0075' };
    expect(idus(await ask('cadastre', '/parcelle', post(params)))).toEqual(expected);
    expect(idus(await ask('cadastre', '/parcelle?code_insee=41231&section=0A', { method: 'POST' }))).toEqual(
      expected,
    );
    expect(idus(await ask('cadastre', '/parcelle?code_insee=41231', post({ section: '0A' })))).toEqual(
      expected,
    );
  });

  it('ignores unknown parameters, reads repeated ones as a list, upper-cases Corsica', async () => {
    expect(idus(await ask('cadastre', '/parcelle?code_insee=2a004&foo=1'))).toEqual(['2A0040000D0037']);
    const answer = await ask('cadastre', '/parcelle?code_insee=75056&code_arr=101&numero=0001&numero=0002');
    expect(idus(answer)).toEqual(['75101000AB0001', '75101000AB0002']);
  });

  it('intersects points, lines and polygons, contact included', async () => {
    const point = { type: 'Point', coordinates: [2.308628, 48.850699] };
    expect(idus(await ask('cadastre', `/parcelle?geom=${geojson(point)}`))).toEqual(['75107000BQ0003']);
    const outline = parcelById('75101000AB0001')?.geometry;
    const touching = idus(await ask('cadastre', '/parcelle', post({ geom: outline })));
    expect(touching.sort()).toEqual(['75101000AB0001', '75101000AB0002', '75101000AB0004']);
    const line = {
      type: 'LineString',
      coordinates: [
        [-1.4541, 43.3941],
        [-1.4534, 43.3947],
      ],
    };
    expect(idus(await ask('cadastre', '/parcelle', post({ geom: JSON.stringify(line) })))).toContain(
      '64547000AN0512',
    );
    const nowhere = { type: 'Point', coordinates: [0, 45] };
    expect((await ask('cadastre', '/parcelle', post({ geom: nowhere }))).body.features).toEqual([]);
  });

  it('pages with a link that leads nowhere', async () => {
    const first = (await ask('cadastre', '/parcelle?code_insee=44109&_limit=2')).body;
    expect(first).toMatchObject({ totalFeatures: 6, numberReturned: 2 });
    expect(first.links).toEqual([
      {
        title: 'next page',
        type: 'application/json',
        rel: 'next',
        href: 'http://localhost/api/cadastre/parcelle?code_insee=44109&_limit=2&_start=2',
      },
    ]);
    const last = (await ask('cadastre', '/parcelle?code_insee=44109&_limit=2&_start=4')).body;
    expect(last.numberReturned).toBe(2);
    expect(last).not.toHaveProperty('links');
  });

  it.each([
    ['code_insee=not_valid', 'code_insee', 'INSEE code must have 5 characters'],
    ['code_insee=20004', 'code_insee', 'Invalid INSEE code'],
    ['section=A', 'section', 'Le numéro de section est sur 2 caractères'],
    ['numero=1', 'numero', 'Le numéro de parcelle est sur 4 caractères'],
    ['com_abs=12', 'com_abs', 'Le prefixe est composé de 3 chiffres obligatoires'],
    ['code_dep=971', 'code_dep', 'Code département invalide'],
    ['_limit=abc', '_limit', 'Invalid value'],
    ['insee=94067', 'insee', expect.stringContaining('a été remplacé par "code_insee"')],
    [
      'geom=%7B%22type%22%3A%22Point%22%2C%22coordinates%22%3A%5B3.0%5D%7D',
      'geom',
      'position must have 2 or more elements',
    ],
  ])('refuses %s as the real one does', async (query, path, msg) => {
    const { status, body } = await ask('cadastre', `/parcelle?${query}`);
    expect(status).toBe(400);
    const value = new URLSearchParams(query).get(path);
    expect(body).toEqual({
      code: 400,
      message: { [path]: { type: 'field', value, msg, path, location: 'query' } },
    });
  });

  it('has pages of HTML for the rest of its errors', async () => {
    const cases: [Answer, number][] = [
      [await ask('cadastre', '/nothing'), 404],
      [await ask('cadastre', '/parcelle', { method: 'DELETE' }), 404],
      [await ask('cadastre', '/parcelle', post('{bad json')), 400],
      [await ask('cadastre', `/parcelle?geom=${geojson({ type: 'Feature', geometry: null })}`), 500],
      [await ask('cadastre', `/parcelle?geom=${'x'.repeat(31_000)}`), 414],
    ];
    for (const [answer, status] of cases) {
      expect(answer.status).toBe(status);
      expect(answer.headers.get('content-type')).toContain('text/html');
    }
  });

  it('keeps the hard cases hard', async () => {
    const two = (await ask('cadastre', '/parcelle?code_insee=13055&code_arr=203')).body.features[0];
    expect(two.geometry.coordinates).toHaveLength(2);
    expect((await ask('cadastre', '/parcelle?code_insee=67365')).body.features[0].properties.contenance).toBe(
      0,
    );
    const none = (await ask('cadastre', '/parcelle?code_insee=09145')).body.features[0];
    expect(none.properties).not.toHaveProperty('contenance');
  });
});

describe('geocoder', () => {
  it('finds a parcel by its id, as one key, with its outline on demand', async () => {
    const found = (await ask('geocoder', '/search?index=parcel&q=29158000aw0001&returntruegeometry=true'))
      .body;
    expect(found.features).toHaveLength(1);
    expect(found.features[0].properties).toMatchObject({
      id: '29158000AW0001',
      sheet: '01',
      number: '0001',
      _type: 'parcel',
    });
    expect(found.features[0].properties.truegeometry.type).toBe('MultiPolygon');
    expect((await ask('geocoder', '/search?index=parcel&q=29158000AW')).body.features).toEqual([]);
  });

  it('finds a parcel by fields, padded', async () => {
    const query = 'departmentcode=75&municipalitycode=056&districtcode=107&section=BQ&number=3';
    const found = (await ask('geocoder', `/search?index=parcel&${query}`)).body.features;
    expect(found.map((f: { properties: { id: string } }) => f.properties.id)).toEqual(['75107000BQ0003']);
    const wrong = await ask(
      'geocoder',
      '/search?index=parcel&departmentcode=75&municipalitycode=107&section=BQ&number=3',
    );
    expect(wrong.body.features).toEqual([]);
  });

  it('finds an address by its label', async () => {
    const q = encodeURIComponent('26 avenue de lowendal 75015 paris 15e arrondissement');
    const { body, headers } = await ask(
      'geocoder',
      `/search?q=${q}&citycode=75115&type=housenumber&autocomplete=0&limit=1`,
    );
    expect(body.features[0].properties).toMatchObject({
      id: '75115_5886_00026',
      city: 'Paris',
      district: 'Paris 15e Arrondissement',
      depcode: '75',
    });
    expect(headers.get('ratelimit-limit')).toBe('50');
    expect((await ask('geocoder', '/search?q=zzzzqqqqxxxx')).body).toEqual({
      type: 'FeatureCollection',
      features: [],
      query: 'zzzzqqqqxxxx',
    });
  });

  it('reverses to a recorded answer', async () => {
    const { features } = (await ask('geocoder', '/reverse?lon=2.308628&lat=48.850699&limit=1')).body;
    const recorded = {
      type: 'housenumber',
      name: '20 Avenue de Ségur',
      label: '20 Avenue de Ségur 75007 Paris',
      id: '75107_8909_00020',
      banId: 'c575af14-f697-464c-b70b-914cedb239a4',
      citycode: '75107',
      city: 'Paris',
      oldcity: null,
      context: '75, Paris, Île-de-France',
      x: 649266.35,
      distance: 0,
      score: 1,
    };
    expect(features[0].properties).toMatchObject(recorded);
  });

  it('reverses to the addresses inside a polygon', async () => {
    const outline = parcelById('75101000AB0001')?.geometry;
    if (outline?.type !== 'MultiPolygon') throw new Error('no outline');
    const polygon = { type: 'Polygon', coordinates: outline.coordinates[0] };
    const { features } = (
      await ask('geocoder', `/reverse?index=address&type=housenumber&limit=50&searchgeom=${geojson(polygon)}`)
    ).body;
    expect(features.map((f: { properties: { id: string } }) => f.properties.id).sort()).toEqual([
      '75101_1234_00001',
      '75101_1234_00001_bis',
      '75101_1234_00003',
      '75101_4321_00002',
      '75101_4321_00004',
    ]);
  });

  it('reverses to parcels by distance of their centre, further only when nothing is near', async () => {
    const { features } = (await ask('geocoder', '/reverse?index=parcel&lon=2.308628&lat=48.850699&limit=5'))
      .body;
    expect(features.length).toBeGreaterThan(1);
    const distances = features.map((f: { properties: { distance: number } }) => f.properties.distance);
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
    const point = geojson({ type: 'Point', coordinates: [2.308628, 48.850699] });
    const inside = (await ask('geocoder', `/reverse?index=parcel&searchgeom=${point}`)).body.features;
    expect(inside.map((f: { properties: { id: string } }) => f.properties.id)).toEqual(['75107000BQ0003']);
  });

  it.each([
    ['/search?q=ab', ['q: must contain between 3 and 200 chars and start with a number or a letter']],
    ['/search', ['q: required param']],
    ['/search?q=paris&limit=51', ['limit: must be an integer between 1 and 50']],
    ['/search?q=paris&type=foo', ["type: unexpected value 'foo'"]],
    ['/search?q=paris&lon=2', ['lon/lat must be present together if defined']],
    ['/search?q=paris&city=Paris&citycode=75101', ['city and citycode params cannot be used together']],
    [
      '/search?index=parcel&q=29158000AW0001&section=AW',
      ['q param and structured search cannot be used together'],
    ],
    ['/reverse', ['At least lon/lat or searchgeom must be defined']],
    ['/reverse?lon=x&lat=2', ['lon: unable to parse value as float']],
  ])('refuses %s', async (target, detail) => {
    const { status, body } = await ask('geocoder', target);
    expect(status).toBe(400);
    expect(body).toEqual({ code: 400, message: 'Failed parsing query', detail });
  });

  it('fails on a word of 60 letters and on unknown paths as the real one', async () => {
    const long = await ask('geocoder', `/search?q=${'a'.repeat(60)}`);
    expect([long.status, long.text]).toEqual([500, '']);
    expect((await ask('geocoder', '/')).status).toBe(404);
  });
});

describe('BAN lookup', () => {
  it('tells numbers, streets and communes by the length of the key', async () => {
    const number = (await ask('banLookup', '/64547_0174_00018')).body;
    expect(number).toMatchObject({
      type: 'numero',
      numero: 18,
      parcelles: ['64547000AN0512'],
      voie: { nomVoie: 'Impasse de Haroztegia' },
      commune: { code: '64547', departement: { code: '64' } },
    });
    expect((await ask('banLookup', '/69264_0246')).body).toMatchObject({ type: 'voie', nbNumeros: 14 });
    expect((await ask('banLookup', '/69264_0246_00303__0')).body).toMatchObject({ numero: 303 });
    expect((await ask('banLookup', '/75107')).body).toMatchObject({ nom: 'Paris 7e Arrondissement' });
  });

  it.each([
    ['/64547_0174_99999', 404, 'Le numéro n’existe pas'],
    ['/69264_zzzz', 404, 'La voie n’existe pas'],
    ['/99999', 404, 'La commune n’existe pas'],
    ['/1234567', 400, 'Type d’identifiant inconnu'],
  ])('%s -> %i %s', async (path, code, message) => {
    const { status, body } = await ask('banLookup', path);
    expect([status, body]).toEqual([code, { code, message }]);
  });
});

describe('WFS', () => {
  const links =
    '?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&TYPENAMES=BAN-PLUS:lien_adresse_parcelle&OUTPUTFORMAT=application/json';
  const filtered = (cql: string): string => `${links}&CQL_FILTER=${encodeURIComponent(cql)}`;
  const keys = (answer: Answer): string[] =>
    answer.body.features.map((f: { properties: { id_adr: string } }) => f.properties.id_adr).sort();

  it('gives the address links of a parcel', async () => {
    const answer = await ask('wfs', filtered("idu='75101000AB0001'"));
    expect(keys(answer)).toEqual([
      '75101_1234_00001',
      '75101_1234_00001_b',
      '75101_1234_00003',
      '75101_4321_00002',
      '75101_4321_00004',
    ]);
    const kinds = answer.body.features.map(
      (f: { properties: { type_lien: string } }) => f.properties.type_lien,
    );
    expect(kinds.sort()).toEqual(['BAN', 'BAN', 'GEO', 'GEO', 'GEO']);
    expect(
      answer.body.features.every((f: { properties: { nb_adr: number } }) => f.properties.nb_adr === 5),
    ).toBe(true);
    expect((await ask('wfs', filtered("idu='75105000AR0105'"))).body).toMatchObject({
      features: [],
      totalFeatures: 0,
      crs: null,
    });
  });

  it('reads IN, LIKE, AND, BBOX, and quotes doubled', async () => {
    expect(keys(await ask('wfs', filtered("idu IN ('75111000BR0052','75111000BR0053')")))).toEqual([
      '75111_6507_00003',
      '75111_6507_00005',
    ]);
    expect(keys(await ask('wfs', filtered("idu LIKE '75111%'")))).toHaveLength(2);
    expect(keys(await ask('wfs', filtered("id_adr = '75111_6507_00003'")))).toHaveLength(1);
    const box = (south: number): string => `idu='75107000BQ0003' AND BBOX(geom,${south},2.30,48.86,2.32)`;
    expect(keys(await ask('wfs', filtered(box(48.85))))).toHaveLength(1);
    expect(keys(await ask('wfs', filtered(box(48.855))))).toHaveLength(0);
    expect(keys(await ask('wfs', filtered("idu='a''b and c'")))).toEqual([]);
  });

  it('finds addresses by box, in degrees (latitude first) and in Lambert-93', async () => {
    const ban = (box: string): string =>
      `?service=WFS&version=2.0.0&request=GetFeature&typeNames=BAN.DATA.GOUV:ban&outputFormat=application/json&bbox=${box}`;
    const ids = (answer: Answer): string[] =>
      answer.body.features.map((f: { properties: { id: string } }) => f.properties.id);
    expect(ids(await ask('wfs', ban('48.8506,2.3086,48.8508,2.3087,urn:ogc:def:crs:EPSG::4326')))).toEqual([
      '75107_8909_00020',
    ]);
    expect(ids(await ask('wfs', ban('2.3086,48.8506,2.3087,48.8508,CRS:84')))).toEqual(['75107_8909_00020']);
    expect(ids(await ask('wfs', ban('649260,6861400,649272,6861412,urn:ogc:def:crs:EPSG::2154')))).toEqual([
      '75107_8909_00020',
    ]);
    const recorded = await ask('wfs', ban('755390,6819514,761486,6826372,urn:ogc:def:crs:EPSG::2154'));
    expect(ids(recorded)).toContain('10089_b016_00024_a');
  });

  it('takes a form POST, sorts, starts and counts', async () => {
    const form = new URLSearchParams({
      CQL_FILTER: "idu='75115000DE0073'",
      SORTBY: 'id_adr',
      STARTINDEX: '1',
      COUNT: '1',
    });
    const answer = await ask('wfs', links, { method: 'POST', body: form });
    expect(keys(answer)).toEqual(['75115_5886_00024']);
    expect(answer.body).toMatchObject({ numberMatched: 3, numberReturned: 1 });
    expect(answer.body.links[0].rel).toBe('next');
  });

  it('answers GML when no format is asked', async () => {
    const answer = await ask(
      'wfs',
      `${filtered("idu='75111000BR0052'").replace('&OUTPUTFORMAT=application/json', '')}`,
    );
    expect(answer.headers.get('content-type')).toContain('gml');
    expect(answer.text).toContain('<BAN-PLUS:id_adr>75111_6507_00003</BAN-PLUS:id_adr>');
  });

  it.each([
    [links.replace('lien_adresse_parcelle', 'nothing'), 'InvalidParameterValue'],
    [filtered("foo='1'"), 'Illegal property name: foo'],
    [filtered('idu=='), 'Could not parse CQL'],
    [`${filtered("idu='1'")}&BBOX=1,2,3,4`, 'mutually exclusive'],
    ['?SERVICE=WFS&REQUEST=Nothing', 'OperationNotSupported'],
  ])('answers %s with an XML exception', async (target, message) => {
    const answer = await ask('wfs', target);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('xml');
    expect(answer.text).toContain(message);
  });

  it('can be slow on attributes, and hangs on a parcel by id alone', async () => {
    sandbox.configure('wfs', { attributeDelayMs: 120 });
    const start = performance.now();
    await ask('wfs', filtered("idu='75111000BR0052'"));
    expect(performance.now() - start).toBeGreaterThan(110);
    const parcel = filtered("idu='75111000BR0052'").replace(
      'BAN-PLUS:lien_adresse_parcelle',
      'CADASTRALPARCELS.PARCELLAIRE_EXPRESS:parcelle',
    );
    await expect(ask('wfs', parcel, { signal: AbortSignal.timeout(150) })).rejects.toThrow();
  });

  it('links addresses to buildings and buildings to parcels', async () => {
    const of = (layer: string): string =>
      filtered("idu='75101000AB0001'").replace('lien_adresse_parcelle', layer);
    const addresses = (await ask('wfs', of('lien_adresse_bati'))).body.features;
    const buildings = (await ask('wfs', of('lien_bati_parcelle'))).body.features;
    expect(addresses).toHaveLength(5);
    expect(buildings).toHaveLength(3);
    expect(buildings[0].properties.id_bat).toMatch(/^BATIMENT\d{16}$/);
  });
});

describe('Etalab cadastre', () => {
  it('unpacks a commune from the bundler', async () => {
    const { body, headers } = await ask(
      'etalabCadastre',
      '/bundler/cadastre-etalab/communes/09296/geojson/parcelles',
    );
    expect(headers.get('content-type')).toBe('application/vnd.geo+json');
    expect(body.features[0].properties).toEqual({
      id: '092960280A0896',
      commune: '09296',
      prefixe: '028',
      section: 'A',
      numero: '896',
      contenance: 24,
      arpente: true,
      created: '2015-09-28',
      updated: '2018-10-19',
    });
    expect(body.features[0].geometry.type).toBe('Polygon');
    expect(
      (await ask('etalabCadastre', '/bundler/cadastre-etalab/communes/09296/geojson/nothing')).status,
    ).toBe(400);
    const unknown = await ask('etalabCadastre', '/bundler/cadastre-etalab/communes/75056/geojson/parcelles');
    expect([unknown.status, unknown.body]).toEqual([404, { code: 404, message: 'Le fichier n’existe pas.' }]);
  });

  it('redirects `latest` to a dated gzip file with an ETag', async () => {
    const path = '/data/etalab-cadastre/latest/geojson/communes/64/64547/cadastre-64547-parcelles.json.gz';
    const moved = await ask('etalabCadastre', path, { redirect: 'manual' });
    expect(moved.status).toBe(302);
    const url = moved.headers.get('location') ?? '';
    expect(url).toContain('/2026-06-01/');
    const response = await fetch(url);
    expect(response.headers.get('content-encoding')).toBeNull();
    const text = gunzipSync(Buffer.from(await response.arrayBuffer())).toString();
    expect(JSON.parse(text).features.map((f: { id: string }) => f.id)).toContain('64547000AN0512');
    const again = await fetch(url, { headers: { 'if-none-match': response.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
    const old = await fetch(url.replace('2026-06-01', '2021-02-01'));
    expect(gunzipSync(Buffer.from(await old.arrayBuffer())).toString()).toContain('64547000AN0221');
    expect((await fetch(url.replace('/64/64547', '/65/64547'))).status).toBe(404);
  });
});

describe('BDNB', () => {
  const complete = '/donnees/batiment_groupe_complet';
  const bdnbIds = (answer: Answer): string[] =>
    answer.body.map((row: { batiment_groupe_id: string }) => row.batiment_groupe_id);

  it('gives the recorded row by its parcel (R1), with the gateway headers', async () => {
    const { body, headers } = await ask(
      'bdnb',
      `${complete}/parcelle?parcelle_id=eq.75111000BR0052&limit=100`,
    );
    expect(body).toHaveLength(1);
    expect(Object.keys(body[0])).toHaveLength(135);
    expect(body[0]).toMatchObject({
      batiment_groupe_id: 'bdnb-bg-WX9A-TTJK-F8JY',
      parcelle_id: '75111000BR0052',
    });
    expect(headers.get('x-rate-limit-limit')).toBe('120');
    expect(headers.get('x-quota-limit')).toBe('10000');
    expect(headers.get('x-quota-remaining')).toBe('9999');
    expect(headers.get('x-max-items-per-call')).toBe('10');
    expect(Number(headers.get('x-quota-reset'))).toBeGreaterThan(1e12);
  });

  it('answers [] for a parcel without building, an unknown one, an overseas one', async () => {
    for (const idu of ['28390000ZT0002', '75101000ZZ9999', '97411000BP0885']) {
      expect((await ask('bdnb', `${complete}/parcelle?parcelle_id=eq.${idu}`)).body).toEqual([]);
    }
  });

  it('caps keyless pages at 10 rows, and a key raises the cap', async () => {
    const target = `${complete}/parcelle?parcelle_id=eq.69383000DO0024&limit=100`;
    const first = await ask('bdnb', target);
    const second = await ask('bdnb', `${target}&offset=10`);
    expect([first.body.length, second.body.length]).toEqual([10, 4]);
    expect(new Set([...bdnbIds(first), ...bdnbIds(second)]).size).toBe(14);
    const keyed = await ask('bdnb', target, { headers: { 'X-Gravitee-Api-Key': 'some-key' } });
    expect(keyed.body).toHaveLength(14);
    expect((await ask('bdnb', target, { headers: { 'X-Gravitee-Api-Key': 'invalid' } })).status).toBe(401);
    sandbox.configure('bdnb', { rowCap: 0 });
    expect((await ask('bdnb', target)).body).toHaveLength(14);
  });

  it('finds the same by commune and contained parcel (R1b), by ids (R2), by links (R4)', async () => {
    const byParcel = bdnbIds(await ask('bdnb', `${complete}/parcelle?parcelle_id=eq.75101000AB0001`));
    expect(byParcel).toHaveLength(3);
    expect(
      bdnbIds(await ask('bdnb', `${complete}?code_commune_insee=eq.75101&l_parcelle_id=cs.{75101000AB0001}`)),
    ).toEqual(byParcel);
    expect(
      bdnbIds(await ask('bdnb', '/donnees/rel_batiment_groupe_parcelle?parcelle_id=eq.75101000AB0001')),
    ).toEqual(byParcel);
    const quoted = byParcel.map((id) => `"${id}"`).join(',');
    expect(bdnbIds(await ask('bdnb', `${complete}?batiment_groupe_id=in.(${quoted})`))).toEqual(byParcel);
    expect(bdnbIds(await ask('bdnb', `${complete}?batiment_groupe_id=in.(${byParcel.join(',')})`))).toEqual(
      byParcel,
    );
  });

  it('lists addresses (R5, R6) and owners (R7)', async () => {
    const id = 'bdnb-bg-TW5A-V734-X6Q6';
    const links = (await ask('bdnb', `/donnees/rel_batiment_groupe_adresse?batiment_groupe_id=eq.${id}`))
      .body;
    expect(links).toHaveLength(3);
    const keys = links.map((row: { cle_interop_adr: string }) => row.cle_interop_adr).join(',');
    const addresses = (await ask('bdnb', `/donnees/adresse?cle_interop_adr=in.(${keys})`)).body;
    expect(addresses[0]).toMatchObject({
      numero: 26,
      type_voie: 'Avenue',
      code_postal: '75015',
      source: 'BAN',
    });
    const owners = (
      await ask('bdnb', `/donnees/rel_batiment_groupe_proprietaire_siren_open?batiment_groupe_id=in.(${id})`)
    ).body;
    expect(owners).toEqual([
      {
        batiment_groupe_id: id,
        siren: '521830471',
        bat_prop_denomination_proprietaire: 'SCI MARTINA FRANCA',
        nb_locaux_open: 1,
        dans_majic_pm: true,
        is_bailleur: false,
        code_departement_insee: '75',
      },
    ]);
  });

  it('selects columns, and fails on unknown ones and slow filters', async () => {
    const key = 'batiment_groupe_id=eq.bdnb-bg-WX9A-TTJK-F8JY';
    expect((await ask('bdnb', `${complete}?${key}&select=batiment_groupe_id,nb_log`)).body).toEqual([
      { batiment_groupe_id: 'bdnb-bg-WX9A-TTJK-F8JY', nb_log: 2 },
    ]);
    const cases: [string, number, string][] = [
      [`${complete}?${key}&select=nothing`, 400, '42703'],
      [`${complete}?nothing=eq.1`, 400, '42703'],
      [`${complete}?cle_interop_adr_principale_ban=eq.75111_6507_00003`, 500, '57014'],
      [`${complete}?${key}&nb_log=around.3`, 400, 'PGRST100'],
      [`${complete}?${key}&surface_emprise_sol=gte.1000.0`, 400, '22P02'],
      ['/donnees/nothing', 404, 'PGRST205'],
    ];
    for (const [target, status, code] of cases) {
      const answer = await ask('bdnb', target);
      expect([target, answer.status, answer.body.code]).toEqual([target, status, code]);
    }
    expect((await ask('bdnb', `${complete}?l_parcelle_id=cs.{75111000BR0052}`)).status).toBe(504);
  });

  it('counts calls by the minute and by the month', async () => {
    const target = `${complete}?batiment_groupe_id=eq.none`;
    sandbox.configure('bdnb', { rateLimit: 3, quota: 2 });
    expect((await ask('bdnb', target)).status).toBe(200);
    expect((await ask('bdnb', target)).headers.get('x-quota-remaining')).toBe('0');
    const spent = await ask('bdnb', target, { headers: { accept: 'application/json' } });
    expect([spent.status, spent.body.message]).toEqual([
      429,
      'Quota exceeded! You reached the limit of 2 requests per 1 months',
    ]);
    const fast = await ask('bdnb', target);
    expect(fast.body).toEqual({
      message: 'Rate limit exceeded! You reached the limit of 3 requests per 1 minutes',
      http_status_code: 429,
    });
    const asText = await ask('bdnb', target, { headers: { accept: 'application/json, text/plain, */*' } });
    expect([asText.headers.get('content-type'), asText.body]).toEqual(['text/plain', undefined]);
    sandbox.resetRequests();
    expect((await ask('bdnb', target)).status).toBe(200);
  });
});

describe('RNB', () => {
  it('lists the buildings of a plot, and knows its plots', async () => {
    const { body } = await ask('rnb', '/buildings/plot/75101000AB0001/');
    expect(body).toMatchObject({ next: null, previous: null });
    expect(body.results).toHaveLength(3);
    expect(body.results[0]).toMatchObject({ is_active: true, bdg_cover_ratio: 1, status: 'constructed' });
    expect(body.results[0].ext_ids.map((x: { source: string }) => x.source)).toEqual(['bdtopo', 'bdnb']);
    const id = body.results[0].rnb_id as string;
    expect((await ask('rnb', `/buildings/${id}/`)).body.rnb_id).toBe(id);
    expect((await ask('rnb', '/buildings/plot/28390000ZT0002/')).body.results).toEqual([]);
    expect((await ask('rnb', '/buildings/plot/97411000BP0885/')).body.results).toHaveLength(1);
    const unknown = await ask('rnb', '/buildings/plot/75101000ZZ9999/');
    expect([unknown.status, unknown.body]).toEqual([404, { detail: 'Plot unknown' }]);
    expect((await ask('rnb', '/buildings/plot/28390000ZT0002')).text).toContain('<!doctype html>');
  });
});

describe('geo API', () => {
  it('knows communes, arrondissements and EPCI', async () => {
    expect((await ask('geoApi', '/communes/64547')).body).toMatchObject({
      nom: 'Ustaritz',
      codesPostaux: ['64480'],
      codeDepartement: '64',
    });
    const paris7 = (await ask('geoApi', '/communes/75107?fields=nom,codeParent,siren,codeEpci')).body;
    expect(paris7).toEqual({ nom: 'Paris 7e Arrondissement', code: '75107', codeParent: '75056' });
    const { codeEpci } = (await ask('geoApi', '/communes/44109?fields=codeEpci')).body;
    expect((await ask('geoApi', `/epcis/${codeEpci}`)).body).toMatchObject({
      nom: 'Nantes Métropole',
      type: 'METRO',
    });
    expect((await ask('geoApi', '/communes?ancienCode=09028&fields=nom')).body).toEqual([
      { nom: 'Aulos-Sinsat', code: '09296' },
    ]);
    const missing = await ask('geoApi', '/communes/00000');
    expect([missing.status, missing.text]).toEqual([404, 'Not Found']);
  });
});

describe('the recorded and composed data', () => {
  const shape = (ring: readonly Position[]): { type: 'Polygon'; coordinates: Position[][] } => ({
    type: 'Polygon',
    coordinates: [ring.map(toDegrees)],
  });
  const groups = JSON.parse(readFileSync(dataPath('bdnb', 'batiment_groupe_complet.json'), 'utf8')) as {
    batiment_groupe_id: string;
    l_parcelle_id: string[];
    l_cle_interop_adr: string[];
    geom_groupe: { coordinates: Position[][][] };
  }[];

  it('lists every parcel once, with what was composed', () => {
    expect(
      sandboxParcels()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(
      parcels()
        .map(({ properties }) => properties.idu)
        .sort(),
    );
    for (const { properties } of parcels()) {
      const insee =
        properties.code_arr === '000' ? properties.code_insee : properties.code_dep + properties.code_arr;
      expect(insee + properties.com_abs + properties.section + properties.numero).toBe(properties.idu);
    }
  });

  it.each(groups.map((row) => [row.batiment_groupe_id, row] as const))(
    '%s lies in its parcel, its addresses near it',
    (_id, row) => {
      const ring = row.geom_groupe.coordinates[0]?.[0] ?? [];
      const outline = parcelById(row.l_parcelle_id[0] ?? '')?.geometry;
      if (outline === undefined || outline === null) throw new Error('no outline');
      for (const vertex of ring)
        expect(intersects({ type: 'Point', coordinates: toDegrees(vertex) }, outline)).toBe(true);
      for (const key of row.l_cle_interop_adr) {
        const address = banAddresses().find(({ id }) => id === key);
        if (address === undefined) throw new Error(`no address ${key}`);
        const nearest = Math.min(
          ...shape(ring)
            .coordinates.flat()
            .map((vertex) => metresBetween(vertex, [address.lon, address.lat])),
        );
        expect(nearest).toBeLessThan(80);
      }
    },
  );

  it('has a centre point inside every parcel', () => {
    for (const { properties, geometry } of cadastreLayer('localisant')) {
      const outline = parcelById(String(properties['idu']))?.geometry;
      if (!geometry || !outline) throw new Error(`no geometry for ${String(properties['idu'])}`);
      // The spike of 0.1 m2 is thinner than the eighth decimal.
      if (properties['idu'] !== '67365000220739') expect(intersects(geometry, outline)).toBe(true);
    }
  });

  it('says of every file where it comes from', () => {
    for (const folder of readdirSync(dataFolder(), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    )) {
      const { files } = JSON.parse(readFileSync(dataPath(folder.name, 'provenance.json'), 'utf8')) as {
        files: Record<string, unknown>[];
      };
      const present = readdirSync(dataPath(folder.name)).filter(
        (name) => name !== 'provenance.json' && name !== 'composed.json',
      );
      expect([folder.name, [...new Set(files.map(({ file }) => file))].sort()]).toEqual([
        folder.name,
        present.sort(),
      ]);
      for (const entry of files) {
        expect(entry).toMatchObject({
          origin: expect.stringMatching(/./),
          fidelity: expect.stringMatching(/./),
        });
      }
    }
  });
});
