import { expectHoldsSchema, expectMapsAnything } from '../../../test/support/field-tables.js';
import { type SourceOnSandbox, sourceOnSandbox } from '../../../test/support/source.js';
import { type TestServer, startServer } from '../../../test/support/with-server.js';
import { type TestUpstream, callContext, createUpstream } from '../../../test/support/upstream.js';
import { RnbClient } from './rnb.client.js';
import { rnbAddressFields, rnbBuildingFields } from './rnb.fields.js';
import { RnbModule } from './rnb.module.js';
import { RnbService } from './rnb.service.js';

describe('RnbService on the sandbox', () => {
  let on: SourceOnSandbox<RnbService>;
  beforeEach(async () => {
    on = await sourceOnSandbox(RnbModule, RnbService);
  });
  afterEach(() => on.close());

  it('gives the buildings of a parcel with their footprints, addresses and other ids', async () => {
    const { data, report } = await on.service.plot('75101000AB0001', callContext());
    expect(data.buildings).toHaveLength(3);
    expect(data.buildings[0]).toMatchObject({
      rnbId: '42YN1GRSQYVX',
      footprint: { type: 'MultiPolygon' },
      point: [2.33639228, 48.86370465],
      coverRatio: 1,
      status: 'constructed',
      bdnbIds: ['bdnb-bg-S2ZM-K48E-RAB8'],
      bdTopoIds: ['BATIMENT0000000213247225'],
    });
    expect(data.buildings[0]?.addresses[1]).toEqual({
      id: '75101_1234_00001_bis',
      label: '1 bis Rue Example, 75001 Paris',
      houseNumber: '1 bis',
      street: 'Rue Example',
      postalCode: '75001',
      city: 'Paris',
      cityCode: '75101',
    });
    expect(report).toMatchObject({ status: 'ok', matchedBy: 'plot', licence: 'Licence Ouverte 2.0' });
  });

  it('has no building on bare land, nor on a parcel RNB does not know', async () => {
    expect((await on.service.plot('75101000AB0003', callContext())).data.buildings).toEqual([]);
    expect((await on.service.plot('01001000ZZ9999', callContext())).data.buildings).toEqual([]);
  });

  it.each([
    [
      'a 404 that is another one',
      { kind: 'status', status: 404, body: { detail: 'Not found.' } },
      'BAD_RESPONSE',
    ],
    ['an HTML page', { kind: 'html', status: 200 }, 'BAD_RESPONSE'],
    ['an HTML 404', { kind: 'html', status: 404 }, 'BAD_RESPONSE'],
    ['another form', { kind: 'drift', rename: { results: 'rows' } }, 'BAD_RESPONSE'],
    ['a refusal', { kind: 'status', status: 403 }, 'UNAVAILABLE'],
  ] as const)('fails on %s', async (_, fault, code) => {
    await on.sandbox.setFault('rnb', fault);
    await expect(on.service.plot('75101000AB0001', callContext())).rejects.toMatchObject({
      upstream: 'rnb',
      code: `UPSTREAM_${code}`,
    });
  });

  it('fails when time is up', async () => {
    await on.sandbox.setFault('rnb', { kind: 'hang' });
    await expect(on.service.plot('75101000AB0001', callContext(300))).rejects.toMatchObject({
      code: 'UPSTREAM_TIMEOUT',
    });
  });
});

describe('RnbService on pages', () => {
  let upstream: TestUpstream;
  let server: TestServer;
  let pages: Record<string, { readonly next: unknown; readonly results: readonly unknown[] }>;
  let service: RnbService;
  const building = (id: string, ratio: unknown, more: object = {}) => ({
    rnb_id: id,
    bdg_cover_ratio: ratio,
    is_active: true,
    addresses: [],
    ext_ids: [],
    ...more,
  });

  beforeEach(async () => {
    server = await startServer((request, response) => {
      const cursor = new URL(request.url ?? '', 'http://x').searchParams.get('cursor') ?? '';
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(pages[cursor]));
    });
    upstream = await createUpstream({ RNB_BASE_URL: `${server.url}/api` });
    service = new RnbService(new RnbClient(upstream.client));
  });
  afterEach(async () => {
    await upstream.close();
    await server.close();
  });

  const idsOf = async () => (await service.plot('x', callContext())).data.buildings.map(({ rnbId }) => rnbId);

  it('turns pages itself, never following the host or path it is told', async () => {
    pages = {
      '': {
        next: 'http://elsewhere.invalid/other?cursor=cD0z%3D&limit=20&evil=1',
        results: [building('A', 1)],
      },
      'cD0z=': { next: null, results: [building('B', 0.4), building('A', 1)] },
    };
    expect(await idsOf()).toEqual(['A', 'B']);
    expect(server.seen.map(({ url }) => url)).toEqual([
      '/api/buildings/plot/x/',
      '/api/buildings/plot/x/?cursor=cD0z%3D&limit=20',
    ]);
  });

  it('stops at a page that leads back, and says that there is more', async () => {
    pages = {
      '': { next: 'http://h/?cursor=a', results: [building('A', 1)] },
      a: { next: 'http://h/?cursor=a', results: [building('B', 1)] },
    };
    const { data, report } = await service.plot('x', callContext());
    expect(data.buildings).toHaveLength(2);
    expect(report.truncated).toBe(true);
  });

  it('leaves out what is hardly on the parcel or no longer a building, says so, and reads no further', async () => {
    pages = {
      '': {
        next: 'http://h/?cursor=a',
        results: [
          building('A', 1),
          building('B', 0.8, { is_active: false }),
          building('C', 0.05),
          building('D', 0.049),
        ],
      },
    };
    const { data, report } = await service.plot('x', callContext());
    expect(data.buildings.map(({ rnbId }) => rnbId)).toEqual(['A', 'C']);
    expect(report.notes).toEqual([
      '1 building(s) left out: less than 5 % of them on the parcel',
      '1 inactive building(s) left out',
    ]);
    expect(server.seen).toHaveLength(1);
  });

  it('reads rows that lack what they should have', async () => {
    pages = {
      '': {
        next: null,
        results: [
          { rnb_id: 'A' },
          {
            rnb_id: ['B'],
            shape: { type: 'Point', coordinates: [2, 48] },
            addresses: [{ street: 'x' }, null],
            ext_ids: 'z',
          },
          { bdg_cover_ratio: 1 },
          'text',
        ],
      },
    };
    const { data } = await service.plot('x', callContext());
    expect(data.buildings).toMatchObject([
      { rnbId: 'A', footprint: null, coverRatio: null, addresses: [] },
      { rnbId: 'B', footprint: null, addresses: [], bdnbIds: [] },
    ]);
  });
});

describe('the RNB tables', () => {
  it('make what their schemas say', () => {
    expectHoldsSchema(rnbBuildingFields, rnbBuildingFields.map({ rnb_id: 'A', addresses: [{}] }));
    expectMapsAnything(rnbBuildingFields);
    expectMapsAnything(rnbAddressFields);
  });
});
