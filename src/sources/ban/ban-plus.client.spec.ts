import { readFileSync } from 'node:fs';
import { type TestServer, startServer } from '../../../test/support/with-server.js';
import { type TestUpstream, callContext, createUpstream } from '../../../test/support/upstream.js';
import { BanPlusClient } from './ban-plus.client.js';

let body: string;
let server: TestServer;
let upstream: TestUpstream;
let client: BanPlusClient;

beforeEach(async () => {
  server = await startServer((_, response) => {
    response.setHeader('content-type', 'application/json;charset=UTF-8');
    response.end(body);
  });
  upstream = await createUpstream({ WFS_BASE_URL: `${server.url}/wfs/ows` });
  client = new BanPlusClient(upstream.client);
});
afterEach(async () => {
  await upstream.close();
  await server.close();
});

function recorded(idu: string): string {
  return readFileSync(`test/recorded/ban-plus/lien_adresse_parcelle__${idu}.json`, 'utf8');
}

function filterAsked(): string | null {
  return new URL(server.seen[0]?.url ?? '', server.url).searchParams.get('CQL_FILTER');
}

describe('BanPlusClient', () => {
  it('reads recorded links, whose geometry was not kept', async () => {
    body = recorded('75101000AZ0003');
    const { links, complete } = await client.links(['75101000AZ0003'], callContext());
    expect(links).toHaveLength(6);
    expect(links[4]).toEqual({
      key: '75101_4228_00003_b',
      idu: '75101000AZ0003',
      linkType: 'GEO',
      addressesOnParcel: 6,
      parcelsOfAddress: 1,
      point: null,
    });
    expect(complete).toBe(true);
    expect(filterAsked()).toBe("idu='75101000AZ0003'");
  });

  it('has none for a parcel without address', async () => {
    body = recorded('75105000AR0105');
    await expect(client.links(['75105000AR0105'], callContext())).resolves.toMatchObject({
      links: [],
      complete: true,
    });
  });

  it('notices that links of a parcel are missing', async () => {
    const collection = JSON.parse(recorded('75107000BI0019'));
    collection.features.pop();
    collection.numberMatched = collection.totalFeatures = collection.features.length;
    body = JSON.stringify(collection);
    const { links, complete } = await client.links(['75107000BI0019'], callContext());
    expect(links).toHaveLength(4);
    expect(complete).toBe(false);
  });

  it('counts an address once that is linked in both ways', async () => {
    const collection = JSON.parse(recorded('75107000BI0019'));
    collection.features[0].properties.id_adr = collection.features[1].properties.id_adr;
    body = JSON.stringify(collection);
    expect((await client.links(['75107000BI0019'], callContext())).complete).toBe(false);
  });

  it('quotes what it is given, for several parcels and with their box', async () => {
    body = recorded('75105000AR0105');
    await client.links(["a'b", 'c'], callContext(), [2, 48, 3, 49]);
    expect(filterAsked()).toBe("idu IN ('a''b','c') AND BBOX(geom,48,2,49,3)");
  });
});
