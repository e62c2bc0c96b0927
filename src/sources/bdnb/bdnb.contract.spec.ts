import { type SourceOnSandbox, sourceOnSandbox } from '../../../test/support/source.js';
import { callContext } from '../../../test/support/upstream.js';
import { BdnbModule } from './bdnb.module.js';
import { BdnbService } from './bdnb.service.js';

describe('BdnbService', () => {
  let source: SourceOnSandbox<BdnbService>;

  beforeEach(async () => {
    source = await sourceOnSandbox(BdnbModule, BdnbService);
  });
  afterEach(() => source.close());

  const buildings = (idu: string): ReturnType<BdnbService['buildings']> =>
    source.service.buildings(idu, callContext());

  it('gives the recorded building under our names', async () => {
    const { data, report } = await buildings('75111000BR0052');
    expect(data).toHaveLength(1);
    expect(data[0]).toMatchObject({
      id: 'bdnb-bg-WX9A-TTJK-F8JY',
      parcelIds: ['75111000BR0052'],
      constructionYear: 1890,
      numberOfUnits: 2,
      height: 9,
      footprintArea: 298,
      usage: 'Tertiaire',
      usageLevel1: 'Tertiaire & Autres',
      numberOfFloors: 3,
      numberOfTertiaryLots: 2,
      numberOfParkingLots: 0,
      wallMaterial: null,
      roofMaterial: null,
      wallStructure: 'murs en blocs de béton pleins',
      mainAddress: '3 Impasse de Mont Louis 75011 Paris 11e Arrondissement',
      coproRegistrationNumber: 'AB8711293',
      ownerNames: ["PASSAGE DE L'ELEPHANT"],
      ownerSirens: ['479928012'],
      dpeNumber: '1475L2004149U',
      nearestHistoricBuildingDistance: 105,
      rnbId: null,
      otherColumns: null,
    });
    const [lon, lat] = data[0]?.geometry?.coordinates[0]?.[0]?.[0] ?? [0, 0];
    expect(lon).toBeCloseTo(2.3883304, 6);
    expect(lat).toBeCloseTo(48.8578301, 6);
    expect(report).toMatchObject({ status: 'ok', matchedBy: 'parcelle_id' });
    expect(source.sandbox.requests('bdnb')).toHaveLength(1);
  });

  it('reads every page under the keyless cap', async () => {
    const { data, report } = await buildings('69383000DO0024');
    expect(data).toHaveLength(14);
    expect(report).not.toHaveProperty('truncated');
    expect(source.sandbox.requests('bdnb').map(({ target }) => /offset=\d+/.exec(target)?.[0])).toEqual([
      undefined,
      'offset=10',
    ]);
  });

  it('reads one page where a key lifts the cap', async () => {
    await source.close();
    source = await sourceOnSandbox(BdnbModule, BdnbService, { BDNB_API_KEY: 'k' });
    expect((await buildings('69383000DO0024')).data).toHaveLength(14);
    expect(source.sandbox.requests('bdnb')).toHaveLength(1);
  });

  it('takes no building for an answer', async () => {
    const { data, report } = await buildings('28390000ZT0002');
    expect(data).toEqual([]);
    expect(report.status).toBe('ok');
  });

  it('does not ask for overseas', async () => {
    const { data, report } = await buildings('97411000BP0885');
    expect(data).toEqual([]);
    expect(report.status).toBe('not_covered');
    expect(source.sandbox.requests('bdnb')).toHaveLength(0);
  });

  it('asks by commune and parcel list where the parcel route fails', async () => {
    await source.sandbox.setFault('bdnb', { kind: 'status', status: 404, match: '/parcelle' });
    const { data } = await buildings('75111000BR0052');
    expect(data[0]?.id).toBe('bdnb-bg-WX9A-TTJK-F8JY');
    expect(source.sandbox.requests('bdnb').at(-1)?.target).toContain('code_commune_insee=eq.75111');
  });

  it.each([
    [{ kind: 'refuse' }, 'UPSTREAM_UNAVAILABLE'],
    [{ kind: 'status', status: 503 }, 'UPSTREAM_UNAVAILABLE'],
    [{ kind: 'status', status: 500 }, 'UPSTREAM_UNAVAILABLE'],
    [{ kind: 'html', status: 200 }, 'UPSTREAM_BAD_RESPONSE'],
    [{ kind: 'malformedJson' }, 'UPSTREAM_BAD_RESPONSE'],
    [{ kind: 'status', status: 200, body: { message: 'x' } }, 'UPSTREAM_BAD_RESPONSE'],
    [
      {
        kind: 'status',
        status: 429,
        body: { message: 'Rate limit exceeded! You reached the limit of 120 requests per 1 minutes' },
      },
      'UPSTREAM_RATE_LIMITED',
    ],
    [
      {
        kind: 'status',
        status: 429,
        body: { message: 'Quota exceeded! You reached the limit of 10000 requests per 1 months' },
      },
      'UPSTREAM_BUDGET_EXHAUSTED',
    ],
  ] as const)('%j is %s, never an empty list', async (fault, code) => {
    await source.sandbox.setFault('bdnb', fault);
    await expect(buildings('75111000BR0052')).rejects.toMatchObject({ name: 'UpstreamError', code });
  });

  it('outlives drift: columns gone, renamed and of another type', async () => {
    await source.sandbox.setFault('bdnb', {
      kind: 'drift',
      remove: ['nb_log'],
      rename: { hauteur_mean: 'hauteur_moyenne' },
      retype: { annee_construction: 'string', l_siren: 'null' },
    });
    const { data } = await buildings('75111000BR0052');
    expect(data[0]).toMatchObject({
      numberOfUnits: null,
      height: null,
      ownerSirens: [],
      otherColumns: { hauteur_moyenne: 9 },
    });
  });
});
