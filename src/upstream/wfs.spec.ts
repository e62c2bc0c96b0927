import { type TestServer, startServer } from '../../test/support/with-server.js';
import { type TestUpstream, callContext, createUpstream } from '../../test/support/upstream.js';
import { cqlBox, cqlText, readFeatures, type WfsQuery } from './wfs.js';

const QUERY: WfsQuery = { layer: 'NS:layer', pageSize: 2, maxFeatures: 100 };

let upstream: TestUpstream;
let server: TestServer;
let forms: string[];
/** What the server holds, and the members of its collections. */
let total: number;
let extra: (returned: number) => Record<string, unknown>;

const feature = (index: number) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [2, 48] },
  properties: { n: index },
});

beforeEach(async () => {
  forms = [];
  total = 5;
  extra = () => ({ numberMatched: total });
  server = await startServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const form = Buffer.concat(chunks).toString();
    if (form !== '') forms.push(form);
    const query =
      form === '' ? new URL(request.url ?? '', 'http://x').searchParams : new URLSearchParams(form);
    const start = Number(query.get('STARTINDEX') ?? 0);
    const count = Math.min(Number(query.get('COUNT')), Math.max(0, total - start));
    const features = Array.from({ length: count }, (_, index) => feature(start + index));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ type: 'FeatureCollection', features, ...extra(count) }));
  });
  upstream = await createUpstream({ WFS_BASE_URL: `${server.url}/wfs/ows` });
});
afterEach(async () => {
  await upstream.close();
  await server.close();
});

const read = (more: Partial<WfsQuery> = {}) =>
  readFeatures(upstream.client, { ...QUERY, ...more }, callContext());

const numbersOf = ({ features }: Awaited<ReturnType<typeof read>>) =>
  features.map(({ properties }) => properties['n']);

describe('readFeatures', () => {
  it('reads page by page, as far as the layer counts', async () => {
    const found = await read({ sortBy: 'n' });
    expect(numbersOf(found)).toEqual([0, 1, 2, 3, 4]);
    expect(found.complete).toBe(true);
    const queries = server.seen.map(({ url }) => new URL(url, server.url).searchParams);
    expect(queries.map((query) => query.get('STARTINDEX'))).toEqual([null, '2', '4']);
    expect(Object.fromEntries(queries[2] ?? [])).toEqual({
      SERVICE: 'WFS',
      VERSION: '2.0.0',
      REQUEST: 'GetFeature',
      TYPENAMES: 'NS:layer',
      OUTPUTFORMAT: 'application/json',
      COUNT: '2',
      STARTINDEX: '4',
      SORTBY: 'n',
    });
  });

  it('goes by the length of pages where the layer does not count', async () => {
    extra = () => ({ numberMatched: 'unknown' });
    expect((await read()).complete).toBe(true);
    expect(server.seen).toHaveLength(3);
    total = 4;
    expect(numbersOf(await read({ layer: 'NS:other' }))).toHaveLength(4);
  });

  it('stops at the cap, and says so', async () => {
    const found = await read({ maxFeatures: 4 });
    expect(numbersOf(found)).toHaveLength(4);
    expect(found.complete).toBe(false);
  });

  it('does not ask for ever when a layer counts more than it gives', async () => {
    extra = () => ({ numberMatched: 50 });
    const found = await read();
    expect(found.complete).toBe(false);
    expect(server.seen.length).toBeLessThan(6);
  });

  it('writes a box latitude first, with its reference system', async () => {
    await read({ box: [2.1, 48.1, 2.2, 48.2] });
    expect(new URL(server.seen[0]?.url ?? '', server.url).searchParams.get('BBOX')).toBe(
      '48.1,2.1,48.2,2.2,urn:ogc:def:crs:EPSG::4326',
    );
  });

  it('sends long filters as a form', async () => {
    const cql = `idu IN (${Array.from({ length: 150 }, (_, index) => cqlText(String(index).padStart(14, '0'))).join(',')})`;
    total = 1;
    expect(numbersOf(await read({ cql }))).toEqual([0]);
    expect(server.seen[0]).toMatchObject({ method: 'POST', url: '/wfs/ows' });
    expect(new URLSearchParams(forms[0]).get('CQL_FILTER')).toBe(cql);
  });

  it('refuses features without the properties they are read for', async () => {
    await expect(read({ requires: ['n', 'id_adr'] })).rejects.toMatchObject({
      code: 'UPSTREAM_BAD_RESPONSE',
      message: 'sent features without id_adr',
    });
  });

  it.each([
    ['no collection', { features: undefined }],
    ['no list', { features: {} }],
  ])('refuses JSON that is %s', async (_, body) => {
    extra = () => body;
    await expect(read()).rejects.toMatchObject({ upstream: 'wfs', code: 'UPSTREAM_BAD_RESPONSE' });
  });
});

it('cqlText doubles quotes', () => {
  expect(cqlText("l'idu' OR '1'='1")).toBe("'l''idu'' OR ''1''=''1'");
});

it('cqlBox is latitude first', () => {
  expect(cqlBox([2.1, 48.1, 2.2, 48.2])).toBe('BBOX(geom,48.1,2.1,48.2,2.2)');
});
