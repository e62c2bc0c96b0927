import { readFileSync } from 'node:fs';
import { parcelById } from '../../../sandbox/cadastre-data.js';
import { validatorOf } from '../../../test/support/field-tables.js';
import { squareAt } from '../../../test/support/polygons.js';
import { type SourceOnSandbox, sourceOnSandbox } from '../../../test/support/source.js';
import { callContext } from '../../../test/support/upstream.js';
import { startServer, type TestServer } from '../../../test/support/with-server.js';
import type { Areal, Position } from '../../geometry/geojson.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import type { SourceResult } from '../source-result.js';
import { urbanismeSchema } from './gpu.fields.js';
import { GpuModule } from './gpu.module.js';
import { GpuService, type Urbanisme } from './gpu.service.js';

const valid = validatorOf(urbanismeSchema);
const EMPTY = readFileSync('test/recorded/gpu/generateur-sup-l__empty.json', 'utf8');

function expectValid(data: Urbanisme): void {
  valid(data);
  expect(valid.errors ?? []).toEqual([]);
}

type Answer = SourceResult<Urbanisme>;

describe('recorded answers', () => {
  let layers: Record<string, unknown> = {};
  let server: TestServer;
  let source: SourceOnSandbox<GpuService>;

  beforeAll(async () => {
    server = await startServer((request, response) => {
      const layer = (request.url ?? '').split('/').at(-1) ?? '';
      response.setHeader('content-type', 'application/json; charset=utf-8');
      response.end(layers[layer] === undefined ? EMPTY : JSON.stringify(layers[layer]));
    });
    source = await sourceOnSandbox(GpuModule, GpuService, {
      GPU_BASE_URL: server.url,
      WFS_BASE_URL: `${server.url}/wfs`,
    });
  });
  afterAll(async () => {
    await source.close();
    await server.close();
  });

  const ask = async (file: string, inseeCode: string, [lon, lat]: Position): Promise<Answer> => {
    layers = JSON.parse(readFileSync(`test/recorded/gpu/${file}`, 'utf8')) as Record<string, unknown>;
    const geometry = squareAt(lon - 0.0005, lat - 0.0005, 0.001);
    const answer = await source.service.urbanisme({ inseeCode, geometry }, callContext(20_000));
    expectValid(answer.data);
    return answer;
  };

  it('Paris 7e: an arrondissement, nine easements, geometries not kept', async () => {
    const { data, report } = await ask('layers__paris-7e.json', '75107', [2.308628, 48.850699]);
    expect(data.coverage.status).toBe('plan');
    expect(data.municipality).toEqual({
      insee: '75107',
      name: 'PARIS-7E-ARRONDISSEMENT',
      isRnu: false,
      isDeleted: false,
      isCoastline: false,
    });
    expect(data.documents).toEqual([
      {
        id: 'ab895285a1be6ca045127a6bb628cfaa',
        name: '75056_PLU_20260616',
        type: 'PLU',
        gridName: '75056',
        gridTitle: 'PARIS',
        gpuDocId: 'ab895285a1be6ca045127a6bb628cfaa',
        status: 'production',
        publishedAt: '2026-06-23T07:33:55.310Z',
        partition: 'DU_75056',
        typeLabel: "Plan local d'urbanisme",
        date: '2026-06-16',
        url: 'https://www.geoportail-urbanisme.gouv.fr/document/by-id/ab895285a1be6ca045127a6bb628cfaa',
        matchMethod: 'zone',
        parcelCoverageRatio: null,
      },
    ]);
    expect(data.zones).toEqual([
      {
        id: 'zone_urba:4497504',
        libelle: 'UG',
        libelong: 'Zone urbaine générale',
        typezone: 'U',
        destdomi: null,
        geometry: null,
        typezoneLabel: 'Urbaine',
        destdomiLabel: null,
        dominantForm: null,
        dominantFormLabel: null,
        allowedDestinations: [],
        conditionalDestinations: [],
        forbiddenDestinations: [],
        typesect: null,
        typesectLabel: null,
        fermreco: null,
        source: 'zone_urba',
        regulationFile: '75056_reglement_20260616.pdf',
        regulationUrl:
          'https://data.geopf.fr/annexes/gpu/documents/DU_75056/ab895285a1be6ca045127a6bb628cfaa/75056_reglement_20260616.pdf',
        approvalDate: null,
        cnigId: null,
        symbol: null,
        planId: '75056_PLU_20260616',
        validationDate: '2026-06-16',
        insee: null,
        partition: 'DU_75056',
        gpuDocId: 'ab895285a1be6ca045127a6bb628cfaa',
        gpuStatus: 'production',
        gpuTimestamp: '2026-06-23T07:33:55.310Z',
        matchMethod: 'reported',
        parcelCoverageRatio: null,
        parcelCoverageArea: null,
        lengthInParcel: null,
      },
    ]);
    expect(data.prescriptions).toHaveLength(7);
    expect(data.prescriptions?.[0]).toMatchObject({
      id: 'prescription_surf:20016826',
      libelle: 'Hauteur plafond',
      txt: null,
      typepsc: '39',
      stypepsc: '02',
      geometryType: 'surf',
      typeLabel: 'Hauteur maximale',
      file: null,
      fileUrl: null,
      matchMethod: 'reported',
    });
    expect(data.informations?.map(({ typeinf, libelle }) => [typeinf, libelle])).toEqual([
      ['99', 'Zone tampon des biens inscrits au patrimoine mondial'],
      ['07', 'Zone de développement prioritaire du réseau de chaleur'],
    ]);
    expect(data.assiettes).toHaveLength(9);
    expect(data.assiettes?.[0]).toMatchObject({
      id: 'AC1-172014607-1907183274-1-2',
      idass: 'AC1-172014607-1907183274-1-2',
      idgen: 'AC1-172014607-1907183274-1',
      nomass: 'AC1_Hotel-des-Invalides-IL610J_abor',
      typeass: 'Périmètre des abords',
      suptype: 'ac1',
      category: 'AC1',
      categoryFamily: 'Patrimoine culturel et naturel',
      nomsuplitt: 'Hôtel des Invalides',
      files: [
        {
          name: 'AC1_Hotel-des-Invalides-IL610J_19060523_act.pdf',
          url: 'https://data.geopf.fr/annexes/gpu/documents/172014607_SUP_75_AC1/86dc1957a726ced40909e6c2b6fbe61c/AC1_Hotel-des-Invalides-IL610J_19060523_act.pdf',
        },
        { name: 'AC1_Hotel-des-Invalides-IL610J_19350412_act.pdf' },
      ],
      modegeoass: 'Zone tampon',
      paramcalc: 500,
      srcgeoass: 'RGE',
      datesrcass: '2018-01-01',
      regulationFile: null,
      regulationUrl: null,
    });
    expect(data.generateurs).toEqual([]);
    expect(data.assiettesAvecGenerateurs?.map(({ generateurs }) => generateurs)).toEqual(Array(9).fill([]));
    // Ten matched when this was recorded; the recorder left one out.
    expect(report).toMatchObject({
      status: 'ok',
      truncated: true,
      matchedBy: 'geometry',
      edition: '75056_PLU_20260616',
      licence: 'Licence Ouverte 2.0',
    });
    expect(report.notes?.join()).toContain('19 records came without a geometry');
  });

  it('Lyon: the plan of the métropole', async () => {
    const { data } = await ask('layers__lyon-1er.json', '69381', [4.833, 45.767]);
    expect(data.municipality?.insee).toBe('69381');
    expect(data.documents).toMatchObject([
      { name: '200046977_PLUi_20260326', type: 'PLUi', gridName: '200046977', date: '2026-03-26' },
    ]);
    expect(data.zones).toMatchObject([
      { id: 'zone_urba:4290649', libelle: 'UCe1b', planId: '200046977_PLUI_20260326' },
    ]);
    expect(data.prescriptions?.map(({ typepsc, txt }) => [typepsc, txt])).toEqual([
      ['51', null],
      ['23', '1'],
      ['22', null],
    ]);
    expect(data.assiettes).toHaveLength(3);
  });

  it('Saint-Véran: a pre-emption right, archaeology, a remarkable site', async () => {
    const { data } = await ask('layers__saint-veran.json', '05157', [6.861073, 44.704139]);
    expect(data.zones).toMatchObject([{ libelle: 'Ua', validationDate: '2025-05-20' }]);
    expect(data.prescriptions).toMatchObject([{ typepsc: '18', file: '05157_reglement_20250915.pdf' }]);
    expect(data.informations?.map(({ typeinf, typeLabel }) => [typeinf, typeLabel])).toEqual([
      ['16', expect.stringContaining('archéologi')],
      ['97', expect.any(String)],
      ['04', 'Périmètre de droit de préemption urbain'],
    ]);
    expect(data.assiettes?.map(({ category, typeass, paramcalc }) => [category, typeass, paramcalc])).toEqual(
      [
        ['AC1', 'Périmètre des abords', 500],
        ['AC4', 'Périmètre du SPR', null],
      ],
    );
  });

  it('Altier: a communal map, its sectors as zones', async () => {
    const { data } = await ask('layers__altier-carte-communale.json', '48004', [3.8683, 44.4733]);
    expect(data.coverage.status).toBe('carte_communale');
    expect(data.zones).toMatchObject([
      {
        id: '48004_CC_20260427_ZO12',
        libelle: 'ZC',
        typezone: null,
        typesect: '01',
        typesectLabel: 'Secteur ouvert à la construction',
        source: 'secteur_cc',
        validationDate: null,
        fermreco: null,
      },
    ]);
    expect(data.documents).toMatchObject([{ type: 'CC', typeLabel: 'Carte communale' }]);
  });

  it('Alleyrat: national rules, without asking what cannot be there', async () => {
    server.seen.splice(0);
    const { data, report } = await ask('layers__alleyrat-rnu.json', '23003', [2.1617, 45.9117]);
    expect(data).toMatchObject({
      coverage: { status: 'rnu' },
      municipality: { insee: '23003', name: 'ALLEYRAT', isRnu: true },
      zones: [],
      documents: [],
      prescriptions: [],
      informations: [],
      assiettes: [],
      missingLayers: [],
    });
    expect(report.status).toBe('ok');
    expect(server.seen.map(({ url }) => url.split('?')[0]).sort()).toEqual([
      '/assiette-sup-l',
      '/assiette-sup-p',
      '/assiette-sup-s',
      '/document',
      '/municipality',
      '/wfs',
      '/wfs',
      '/wfs',
    ]);
  });

  it('Tillay-le-Péneux: the plan of an EPCI, rows without gid', async () => {
    const { data } = await ask('layers__tillay-le-peneux-plui.json', '28390', [1.748, 48.153]);
    expect(data.zones).toMatchObject([{ id: 'zone_urba:4623443', typezone: 'A', typezoneLabel: 'Agricole' }]);
    expect(data.documents).toMatchObject([{ gridName: '200070159', type: 'PLUi' }]);
  });

  it('asks for generators a hundred at a time', async () => {
    const features = Array.from({ length: 250 }, (_, index) => ({
      type: 'Feature',
      geometry: null,
      properties: { partition: 'P', idgen: `G${index}`, idass: `A${index}` },
    }));
    layers = { 'assiette-sup-s': { type: 'FeatureCollection', features } };
    server.seen.splice(0);
    const parcel = { inseeCode: '17345', geometry: squareAt(1, 47, 0.001) };
    const { data } = await source.service.urbanisme(parcel, callContext(20_000));
    expect(data.assiettes).toHaveLength(250);
    // Three layers once by geometry, then three times by identifier.
    expect(server.seen.filter(({ url }) => url.startsWith('/wfs'))).toHaveLength(12);
  });

  it('an answer of 2022: other columns, full-precision outlines', async () => {
    const zones = JSON.parse(
      readFileSync('test/recorded/gpu/zone-urba__partition_DU_17345__2022.json', 'utf8'),
    ) as { features: { geometry: Areal }[] };
    layers = { 'zone-urba': zones };
    const [first] = zones.features;
    if (first === undefined) throw new Error('no zone recorded');
    const parcel = { inseeCode: '17345', geometry: first.geometry };
    const { data } = await source.service.urbanisme(parcel, callContext(20_000));
    expectValid(data);
    expect(data.zones).toMatchObject([
      {
        id: '17345_PLU_20220209_ZO29',
        libelle: 'N',
        regulationFile: '17345_reglement_20220209.pdf#page=24',
        // That edition did not say which document it is.
        regulationUrl: null,
        parcelCoverageRatio: 1,
        geometry: { type: 'MultiPolygon' },
      },
    ]);
  });
});

describe('GpuService on the sandbox', () => {
  let source: SourceOnSandbox<GpuService>;

  beforeEach(async () => {
    source = await sourceOnSandbox(GpuModule, GpuService);
  });
  afterEach(() => source.close());

  const ask = async (idu: string, deadlineMs = 20_000): Promise<Answer> => {
    const answer = await source.service.urbanisme(
      { inseeCode: idu.slice(0, 5), geometry: parcelById(idu)?.geometry as Areal },
      callContext(deadlineMs),
    );
    expectValid(answer.data);
    return answer;
  };

  it('answers richly for the parcel of the documentation', async () => {
    const { data, report } = await ask('75101000AB0001');
    expect(data.zones?.map(({ libelle, parcelCoverageRatio }) => [libelle, parcelCoverageRatio])).toEqual([
      ['UG', 0.6],
      ['UV', 0.4],
    ]);
    expect(data.prescriptions?.map(({ libelle, matchMethod }) => [libelle, matchMethod])).toEqual([
      ['Hauteur plafond', 'coverage'],
      ['Zone hyper déficitaire en logement social', 'coverage'],
      ['Fuseau de protection du ste de Paris', 'coverage'],
      ['Linéaire commercial à protéger', 'border'],
      ['Liaison piétonnière à conserver', 'inside'],
      ['Arbre remarquable', 'inside'],
    ]);
    expect(data.informations?.map(({ geometryType }) => geometryType)).toEqual([
      'surf',
      'surf',
      'surf',
      'lin',
      'pct',
    ]);
    expect(data.assiettes?.map(({ geometryType }) => geometryType)).toEqual([
      'surf',
      'surf',
      'surf',
      'lin',
      'pct',
    ]);
    expect(report).toMatchObject({ status: 'ok' });
    expect(report.notes).toBeUndefined();
  });

  it('finds generators outside the parcel, by partition and identifier', async () => {
    const { data } = await ask('75101000AB0001');
    const found = data.assiettesAvecGenerateurs?.map(({ idass, generateurs }) => [
      idass,
      generateurs?.map(({ partition, nomgen, geometryType, intersectsParcel }) => [
        partition,
        nomgen,
        geometryType,
        intersectsParcel,
      ]),
    ]);
    expect(found).toEqual([
      [
        'AC1-172014607-9000000001-1-2',
        [['172014607_SUP_75_AC1', 'AC1_Immeuble-de-demonstration_gen', 'surf', false]],
      ],
      ['3', [['130007420_SUP_75_AS1', 'AS1_Captage_gen', 'pct', false]]],
      ['PM1-130007420-1-1', [['130007420_SUP_75_PM1', 'PM1_PPRI-Paris_gen', 'surf', true]]],
      ['I4-444619258-7-1', [['444619258_SUP_75_I4', 'I4_Liaison_gen', 'lin', true]]],
      ['T7-120064019-2-1', []],
    ]);
    expect(data.generateurs?.find(({ suptype }) => suptype === 'pm1')).toMatchObject({
      hazardLabel: 'Inondation',
    });
  });

  it('asks by POST, within the budget', async () => {
    await ask('75101000AB0001');
    const asked = source.sandbox.requests('gpu');
    expect(asked).toHaveLength(12);
    expect(new Set(asked.map(({ method }) => method))).toEqual(new Set(['POST']));
    expect(source.sandbox.requests('wfs')).toHaveLength(6);
  });

  it('asks again for nothing', async () => {
    await ask('75101000AB0001');
    source.sandbox.resetRequests();
    await ask('75101000AB0001');
    expect(source.sandbox.requests()).toEqual([]);
  });

  it.each([
    ['75107000BQ0003', 'plan', ['UG']],
    ['64547000AN0512', 'plan', ['UB']],
    ['64547000AN0513', 'plan', ['UB']],
    ['44109000EN0204', 'plan', ['UMa']],
    ['28390000ZT0002', 'plan', ['A']],
    ['090870000A0025', 'carte_communale', ['ZNC', 'ZC']],
    ['480120240A0610', 'rnu', []],
    ['091450000A0023', 'not_on_gpu', []],
  ])('%s: %s, zones %j', async (idu, status, zones) => {
    const { data } = await ask(idu);
    expect(data.coverage.status).toBe(status);
    expect(data.zones?.map(({ libelle }) => libelle)).toEqual(zones);
  });

  it('leaves the plan of the next commune out where it touches the parcel', async () => {
    const { data } = await ask('64547000AN0513');
    expect(data.documents?.map(({ gridName }) => gridName)).toEqual(['64547']);
  });

  it('does not know a commune that the GPU has not', async () => {
    const geometry = squareAt(-3, 46, 0.001);
    const { data } = await source.service.urbanisme({ inseeCode: '01001', geometry }, callContext());
    expect(data).toMatchObject({
      coverage: { status: 'unknown' },
      municipality: null,
      zones: [],
      documents: [],
    });
  });

  describe('when an upstream fails', () => {
    it.each([
      { kind: 'refuse' },
      { kind: 'html' },
      { kind: 'xmlException' },
      { kind: 'malformedJson' },
      { kind: 'status', status: 500 },
      { kind: 'drift', rename: { features: 'items' } },
      { kind: 'drift', rename: { properties: 'attributes' } },
    ] as const)('API Carto, %j: the WFS answers the same', async (fault) => {
      const { data: expected } = await ask('75101000AB0001');
      await source.close();
      source = await sourceOnSandbox(GpuModule, GpuService);
      await source.sandbox.setFault('gpu', fault);
      const { data, report } = await ask('75101000AB0001');
      expect(data).toEqual(expected);
      expect(report.status).toBe('ok');
      expect(report.notes?.join()).toContain('answered for assiette-sup-l');
    });

    it.each([
      { kind: 'refuse' },
      { kind: 'status', status: 500 },
      { kind: 'html' },
      { kind: 'malformedJson' },
      { kind: 'emptyBody' },
      { kind: 'drift', retype: { features: 'null' } },
    ] as const)('both, %j: an error', async (fault) => {
      await source.sandbox.setFault('gpu', fault);
      await source.sandbox.setFault('wfs', fault);
      const failure: unknown = await ask('75101000AB0001').catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(UpstreamError);
    });

    it('both hang: a timeout, in time', async () => {
      await source.sandbox.setFault('gpu', { kind: 'hang' });
      await source.sandbox.setFault('wfs', { kind: 'hang' });
      const started = performance.now();
      await expect(ask('75101000AB0001', 1_500)).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
      expect(performance.now() - started).toBeLessThan(4_000);
    });

    it.each([
      ['gpu', { kind: 'drift', remove: ['partition'] }, 'document, .*prescription-surf, zone-urba'],
      ['wfs', { kind: 'drift', retype: { properties: 'object' } }, 'generateur-sup-'],
    ] as const)('%s, %j: what the change takes away is said', async (upstream, fault, layers) => {
      await source.sandbox.setFault(upstream, fault);
      const { report } = await ask('75101000AB0001');
      expect(report.notes?.join()).toMatch(
        new RegExp(`Records of .*${layers}.* came without the columns that name them`),
      );
    });

    const failLayer = async (layer: string, type: string): Promise<void> => {
      await source.sandbox.setFault('gpu', { kind: 'status', status: 404, match: layer });
      await source.sandbox.setFault('wfs', { kind: 'status', status: 404, match: type });
    };

    it('one layer of a list: the list is incomplete, and said to be', async () => {
      await failLayer('/prescription-surf', 'prescription_surf');
      const { data, report } = await ask('75101000AB0001');
      expect(data.prescriptions?.map(({ geometryType }) => geometryType)).toEqual(['lin', 'lin', 'pct']);
      expect(data.missingLayers).toEqual(['prescription-surf']);
      expect(report).toMatchObject({ status: 'partial' });
      expect(report.notes?.join()).toContain('The layer prescription-surf could not be read');
    });

    it('one layer of a list that is empty otherwise: null, never []', async () => {
      await failLayer('/info-surf', 'info_surf');
      const { data } = await ask('64547000AN0512');
      expect(data.informations).toBeNull();
      expect(data.prescriptions).toEqual([]);
    });

    it.each([
      ['/zone-urba', 'zone_urba', { zones: null, coverage: { status: 'plan' } }],
      ['/document', 'wfs_du:document', { documents: null, coverage: { status: 'plan' } }],
      ['/municipality', 'municipality', { municipality: null, coverage: { status: 'plan' } }],
    ])('%s: the rest is answered', async (layer, type, expected) => {
      await failLayer(layer, type);
      const { data, report } = await ask('64547000AN0512');
      expect(data).toMatchObject(expected);
      expect(data.missingLayers).toEqual([layer.slice(1)]);
      expect(report.status).toBe('partial');
    });

    it('documents and zones: an error', async () => {
      await source.sandbox.setFault('gpu', [
        { kind: 'status', status: 404, match: '/document' },
        { kind: 'status', status: 404, match: '/zone-urba' },
        { kind: 'status', status: 404, match: '/secteur-cc' },
      ]);
      await source.sandbox.setFault('wfs', { kind: 'status', status: 404, match: 'wfs_du' });
      await expect(ask('64547000AN0512')).rejects.toBeInstanceOf(UpstreamError);
    });

    it('the WFS: generators outside the parcel are not known to be none', async () => {
      await source.sandbox.setFault('wfs', { kind: 'status', status: 503 });
      const { data, report } = await ask('75101000AB0001');
      expect(data.assiettes).toHaveLength(5);
      expect(data.assiettesAvecGenerateurs?.map(({ generateurs }) => generateurs?.length ?? null)).toEqual([
        null,
        null,
        1,
        1,
        null,
      ]);
      expect(data.generateurs?.every(({ intersectsParcel }) => intersectsParcel === true)).toBe(true);
      expect(data.missingLayers).toEqual(['generateur-sup-s', 'generateur-sup-l', 'generateur-sup-p']);
      expect(report.status).toBe('partial');
    });

    it('a column of the generators is gone: they are asked for whole', async () => {
      await source.sandbox.setFault('wfs', { kind: 'status', status: 400, match: 'propertyName' });
      const { data, report } = await ask('75101000AB0001');
      expect(data.generateurs).toHaveLength(4);
      expect(report.status).toBe('ok');
    });

    it('columns that are gone are null, columns of another type are read', async () => {
      await source.sandbox.setFault('gpu', {
        kind: 'drift',
        remove: ['typezone', 'libelong', 'gid', 'partition'],
        retype: { libelle: 'array' },
      });
      const { data } = await ask('75101000AB0001');
      expect(data.zones).toHaveLength(2);
      expect(data.zones?.[0]).toMatchObject({
        libelle: 'UG',
        typezone: null,
        libelong: null,
        regulationUrl: null,
      });
      expect(data.documents).toMatchObject([{ matchMethod: 'commune' }]);
      // Without their partition, areas and generators cannot be brought together.
      expect(data.assiettesAvecGenerateurs?.every(({ generateurs }) => generateurs === null)).toBe(true);
    });

    it('keeps records without geometry, and says so', async () => {
      await source.sandbox.setFault('gpu', { kind: 'drift', retype: { geometry: 'null' } });
      const { data, report } = await ask('64547000AN0512');
      expect(data.zones).toMatchObject([{ libelle: 'UB', matchMethod: 'reported', geometry: null }]);
      expect(report.notes?.join()).toContain('1 records came without a geometry');
    });
  });
});
