import { type SourceOnSandbox, sourceOnSandbox } from '../../../test/support/source.js';
import { expectHoldsSchema } from '../../../test/support/field-tables.js';
import { callContext } from '../../../test/support/upstream.js';
import { startServer, type TestServer } from '../../../test/support/with-server.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import { PERMIT_FILES } from './permit-files.js';
import { type Permit, permitFields } from './sitadel.fields.js';
import { SitadelModule } from './sitadel.module.js';
import { type PermitsInput, SitadelService } from './sitadel.service.js';

const HOUSING = PERMIT_FILES[0]?.rid ?? '';
const DEMOLITION = PERMIT_FILES[3]?.rid ?? '';
const EXAMPLE = ['1', '1 bis', '3'].map((houseNumber) => ({
  houseNumber,
  street: 'Rue Example',
  postalCode: '75001',
  city: 'Paris',
  cityCode: '75101',
}));

function input(idu: string, more: Partial<PermitsInput> = {}): PermitsInput {
  const inseeCode = idu.slice(0, 5);
  return { idu, inseeCode, cityCode: inseeCode, area: null, addresses: [], ...more };
}
const NANTES = input('44109000EN0204', { area: 412 });
const DOCUMENTED = input('75101000AB0001', { cityCode: '75056', area: 1234, addresses: EXAMPLE });

describe('SitadelService', () => {
  let source: SourceOnSandbox<SitadelService>;

  beforeEach(async () => {
    source = await sourceOnSandbox(SitadelModule, SitadelService);
  });
  afterEach(() => source.close());

  const permits = (of: PermitsInput, deadlineMs?: number): ReturnType<SitadelService['permits']> =>
    source.service.permits(of, callContext(deadlineMs));
  const byId = (data: readonly Permit[], id: string): Permit | undefined => data.find((one) => one.id === id);

  it('gives the recorded permit of a parcel under our names', async () => {
    const { data, report } = await permits(NANTES);
    expect(data).toHaveLength(1);
    expect(data[0]).toMatchObject({
      id: 'DAU-0441092600876-1',
      type: 'logements',
      types: ['logements'],
      permitNumber: 'DP0441092600876',
      parcelId: '44109000EN0204',
      parcelIds: ['44109000EN0204'],
      matchMethod: 'cadastralReference',
      matchQuality: 'exact',
      status: 'completed',
      authorizationDate: '2026-05-29',
      constructionStartDate: null,
      completionDate: '2026-06-01',
      applicantName: 'EMOSI',
      applicantSiren: null,
      applicantSiret: null,
      terrainAddress: '1 JEAN BART, 44000',
      projectNature: null,
      projectNatureDetailed: 'extension only',
      mainDestination: null,
      housingCreated: 0,
      surfaceHousingCreated: 247,
      surfaceCommercialCreated: null,
      surfaceOfficeCreated: null,
      depositYear: null,
      landArea: 412,
      millesime: '2026-08',
    });
    expect(report).toMatchObject({
      status: 'ok',
      edition: '2026-08',
      licence: 'Licence Ouverte 2.0',
      attribution: 'SDES - Sitadel, 2026-08',
      matchedBy: 'cadastralReference',
    });
    expect(report.notes).toBeUndefined();
  });

  it('gives every permit of the documented parcel, and none of its neighbours', async () => {
    const { data, report } = await permits(DOCUMENTED);
    expect(data.map(({ id, status, matchQuality }) => [id, status, matchQuality])).toEqual([
      ['DAU-0751012300045-2', 'authorized', 'exact'],
      ['DAU-07510121V0101-1', 'completed', 'exact'],
      ['DAU-07510119V0012-1', 'started', 'exact'],
      ['PD-07510119V0003-1', 'authorized', 'exact'],
      ['PA-07510119V0012-1', 'authorized', 'exact'],
      ['DAU-07510114V0033-2', 'completed', 'exact'],
      ['DAU-07510114V0033-1', 'cancelled', 'exact'],
    ]);
    for (const permit of data) expectHoldsSchema(permitFields, permit);
    expect(report.notes).toEqual([
      '1 permit(s) left out: neither number nor address tells their arrondissement',
    ]);
  });

  it('merges the two rows of a mixed building, and sums nothing', async () => {
    const mixed = byId((await permits(DOCUMENTED)).data, 'DAU-07510119V0012-1');
    expect(mixed).toMatchObject({
      type: 'logements',
      types: ['logements', 'locaux'],
      applicantSiren: '356000000',
      housingCreated: 12,
      surfaceHousingCreated: 310,
      surfaceCommercialCreated: 240,
      surfaceOfficeCreated: 180,
      surfaceOfficeConverted: 420,
      mainDestination: 'housing',
      mainDestinationCode: '1',
      premisesDestination: 'shops',
      premisesDestinationCode: '4',
    });
  });

  it('says which parcels a permit has besides, and where it means a part only', async () => {
    const { data } = await permits(DOCUMENTED);
    expect(byId(data, 'PA-07510119V0012-1')?.parcelIds).toEqual(['75101000AB0001', '75101000AB0003']);
    expect(byId(data, 'DAU-0751012300045-2')?.isPartOfParcel).toBe(true);
    expect(byId(data, 'DAU-07510119V0012-1')?.isPartOfParcel).toBe(false);
  });

  it('asks each file once per commune, whole and without projection', async () => {
    await permits(DOCUMENTED);
    await permits(input('75107000BQ0003', { cityCode: '75056' }));
    const targets = source.sandbox.requests('sitadel').map(({ target }) => decodeURIComponent(target));
    const files = targets.filter((target) => target.includes('/csv'));
    expect(files).toHaveLength(4);
    expect(targets).toHaveLength(5);
    for (const target of files) {
      expect(target).toContain('COMM=eq:75056');
      expect(target).not.toContain('columns=');
    }
  });

  it('takes "the file is empty" for none', async () => {
    const { data, report } = await permits(input('28390000ZT0002'));
    expect(data).toEqual([]);
    expect(report).toMatchObject({ status: 'ok', edition: '2026-08' });
    expect(report.notes).toBeUndefined();
  });

  it('asks for the absorbed commune too', async () => {
    const { data } = await permits(input('480120240A0610', { area: 1173 }));
    expect(data.map(({ id, matchQuality }) => [id, matchQuality])).toEqual([
      ['DAU-04801221C0005-1', 'areaConfirmed'],
      ['DAU-04801218C0007-1', 'ambiguousPrefix'],
      ['DAU-04802414C0002-1', 'exact'],
    ]);
    const [asked] = source.sandbox.requests('sitadel');
    expect(decodeURIComponent(asked?.target ?? '')).toContain('COMM=in:48012,48024');
  });

  it('reads the description line that some downloads have', async () => {
    source.sandbox.configure('sitadel', { descriptionLine: true });
    expect((await permits(NANTES)).data).toHaveLength(1);
  });

  it('finds permits by address alone only when asked to', async () => {
    const house = input('64547000AN0512', {
      addresses: [{ houseNumber: '18', street: 'Impasse de Haroztegia', postalCode: '64480' }],
    });
    expect((await permits(house)).data).toEqual([]);
    const { data } = await permits({ ...house, matchByAddress: true });
    expect(data.map(({ id, matchMethod, matchQuality }) => [id, matchMethod, matchQuality])).toEqual([
      ['DAU-06454721B0033-1', 'address', 'address'],
    ]);
    expect(data[0]?.parcelIds).toEqual([]);
    expect(data[0]?.cadastralReferences).toMatchObject([{ section: 'AN', number: '0221' }]);
  });

  describe('addresses that are still on their way', () => {
    const late = (): Promise<never> => new Promise(() => undefined);
    const toulouse = input('31555864AP0015');
    const baylac = [{ houseNumber: '1', street: 'Place du Docteur Baylac', postalCode: '31000' }];

    it('are not waited for where nothing is doubtful', async () => {
      expect((await permits({ ...NANTES, addresses: late() })).data).toHaveLength(1);
    });

    it('settle what is', async () => {
      const { data } = await permits({ ...toulouse, addresses: Promise.resolve(baylac) });
      expect(Object.fromEntries(data.map(({ id, matchQuality }) => [id, matchQuality]))).toEqual({
        'PA-03155513A1000-1': 'exact',
        'PA-03155513M1000-1': 'ambiguousPrefix',
        'PD-03155517A0073-1': 'ambiguousPrefix',
        'PD-03155517D0072-1': 'addressConfirmed',
        'PD-03155517D0078-1': 'addressConfirmed',
      });
    });

    it('leave the doubt where they fail, and a note', async () => {
      const failing = Promise.reject<never>(new UpstreamError('geocoder', 'UPSTREAM_UNAVAILABLE', 'failed'));
      const { data, report } = await permits({ ...toulouse, addresses: failing });
      expect(data).toHaveLength(5);
      expect(report.notes).toEqual([expect.stringContaining('addresses of the parcel could not be read')]);
    });
  });

  describe('when DiDo fails', () => {
    it('goes without one file, and says so', async () => {
      await source.sandbox.setFault('sitadel', { kind: 'status', status: 500, match: DEMOLITION });
      const { data, report } = await permits(DOCUMENTED);
      expect(data).toHaveLength(6);
      expect(report.status).toBe('partial');
      expect(report.notes).toEqual([
        'the file "demolir" (demolition permits) is missing: its service answered with status 500',
        expect.stringContaining('left out'),
      ]);
    });

    it('goes without the edition', async () => {
      await source.sandbox.setFault('sitadel', { kind: 'status', status: 500, match: '/datasets/' });
      const { data, report } = await permits(NANTES);
      expect(data[0]?.millesime).toBeNull();
      expect(report).toMatchObject({ status: 'ok', attribution: 'SDES - Sitadel' });
      expect(report.edition).toBeUndefined();
    });

    it.each([
      [{ kind: 'refuse' }, 'UPSTREAM_UNAVAILABLE'],
      [{ kind: 'reset' }, 'UPSTREAM_UNAVAILABLE'],
      [{ kind: 'status', status: 503 }, 'UPSTREAM_UNAVAILABLE'],
      [{ kind: 'status', status: 500 }, 'UPSTREAM_UNAVAILABLE'],
      [{ kind: 'status', status: 429 }, 'UPSTREAM_RATE_LIMITED'],
      [{ kind: 'status', status: 404 }, 'UPSTREAM_BAD_RESPONSE'],
      [
        { kind: 'status', status: 400, body: { message: 'Bad Request', errors: [] } },
        'UPSTREAM_BAD_RESPONSE',
      ],
      [{ kind: 'html', status: 200 }, 'UPSTREAM_BAD_RESPONSE'],
      [{ kind: 'xmlException' }, 'UPSTREAM_BAD_RESPONSE'],
      [{ kind: 'status', status: 200, body: [] }, 'UPSTREAM_BAD_RESPONSE'],
      [{ kind: 'emptyBody' }, 'UPSTREAM_BAD_RESPONSE'],
      [{ kind: 'truncate' }, 'UPSTREAM_UNAVAILABLE'],
    ] as const)('%j is %s, never an empty list', async (fault, code) => {
      await source.sandbox.setFault('sitadel', fault);
      await expect(permits(NANTES)).rejects.toMatchObject({ name: 'UpstreamError', code });
    });

    it.each([
      [{ kind: 'malformedJson', match: HOUSING }, 'a file cut off in mid-row'],
      [{ kind: 'slowDrip', bytes: 1, match: HOUSING }, 'did not answer'],
      [{ kind: 'drift', rename: { NUM_CADASTRE1: 'NUMERO1' } }, 'no column NUM_CADASTRE1'],
      [{ kind: 'drift', remove: ['NUM_DAU'] }, 'no column NUM_DAU'],
    ] as const)('under %j the one file with rows is missing, and that is said', async (fault, why) => {
      await source.sandbox.setFault('sitadel', fault);
      const { data, report } = await permits(NANTES, 3_000);
      expect(data).toEqual([]);
      expect(report.status).toBe('partial');
      expect(report.notes).toEqual([expect.stringMatching(/^the file "logements" .* is missing: /)]);
      expect(report.notes?.[0]).toContain(why);
    });

    it('gives up in time', async () => {
      await source.sandbox.setFault('sitadel', { kind: 'hang' });
      const started = Date.now();
      await expect(permits(NANTES, 1_500)).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
      expect(Date.now() - started).toBeLessThan(3_000);
    });

    it('outlives columns gone or renamed', async () => {
      await source.sandbox.setFault('sitadel', {
        kind: 'drift',
        remove: ['SUPERFICIE_TERRAIN', 'ETAT_DAU'],
        rename: { DENOM_DEM: 'DENOMINATION' },
      });
      const { data, report } = await permits(NANTES);
      expect(data[0]).toMatchObject({
        id: 'DAU-0441092600876-1',
        status: 'unknown',
        landArea: null,
        applicantName: null,
      });
      expect(report.status).toBe('ok');
      expect(report.notes).toEqual([expect.stringContaining('"logements" has columns unknown')]);
      expect(report.notes?.[0]).toContain('DENOMINATION');
    });

    it('is partial where a column of parcels is gone', async () => {
      await source.sandbox.setFault('sitadel', { kind: 'drift', remove: ['SEC_CADASTRE2'], match: HOUSING });
      const { data, report } = await permits(DOCUMENTED);
      expect(data).toHaveLength(5);
      expect(report.status).toBe('partial');
      expect(report.notes?.[0]).toBe(
        'the file "logements" has lost SEC_CADASTRE2: permits that name the parcel there are missing',
      );
    });
  });

  describe('the routes that stand in', () => {
    const ROW = {
      COMM: '44109',
      TYPE_DAU: 'DP',
      NUM_DAU: '0441092600876',
      ETAT_DAU: 6,
      SEC_CADASTRE1: 'EN',
      NUM_CADASTRE1: 204,
      SUPERFICIE_TERRAIN: '412',
      DATE_REELLE_AUTORISATION: '2026-05-29',
    };
    let other: TestServer;
    let answer: (url: string) => unknown;

    beforeEach(async () => {
      other = await startServer(({ url = '' }, response) => {
        const body = answer(decodeURIComponent(url));
        response.writeHead(body === undefined ? 503 : 200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(body ?? {}));
      });
      await source.close();
      source = await sourceOnSandbox(SitadelModule, SitadelService, {
        TABULAR_BASE_URL: `${other.url}/tabular`,
        KOUMOUL_BASE_URL: `${other.url}/koumoul`,
      });
      await source.sandbox.setFault('sitadel', { kind: 'status', status: 500, match: '/datafiles/' });
    });
    afterEach(() => other.close());

    const tableOf = (url: string, rows: readonly object[]): unknown =>
      url.startsWith('/tabular') ? { data: rows, links: {}, meta: { total: rows.length } } : undefined;

    it('asks the tabular API for the parcel, however it is padded', async () => {
      const housing = PERMIT_FILES[0]?.tabularResource ?? '';
      answer = (url) => tableOf(url, url.includes(housing) ? [{ __id: 7, ...ROW }] : []);
      const { data, report } = await permits(NANTES);
      expect(data.map(({ id, matchQuality, millesime }) => [id, matchQuality, millesime])).toEqual([
        ['DAU-0441092600876-1', 'exact', null],
      ]);
      expect(report).toMatchObject({ status: 'ok', attribution: 'SDES - Sitadel' });
      expect(report.notes).toHaveLength(4);
      const asked = other.seen.map(({ url }) => decodeURIComponent(url)).find((url) => url.includes(housing));
      expect(asked).toContain(`/tabular/resources/${housing}/data/?COMM__exact=44109&or=(`);
      expect(asked).toContain('and(SEC_CADASTRE1__exact.EN,NUM_CADASTRE1__exact.204)');
      expect(asked).toContain('and(SEC_CADASTRE3__exact.EN,NUM_CADASTRE3__exact.0204)');
    });

    it('asks for the section with and without its 0, and judges the rows all the same', async () => {
      answer = (url) => tableOf(url, [{ ...ROW, COMM: '48012', SEC_CADASTRE1: 'A', NUM_CADASTRE1: '611' }]);
      const { data } = await permits(input('480120240A0610'));
      expect(data).toEqual([]);
      const asked = decodeURIComponent(other.seen[0]?.url ?? '');
      expect(asked).toContain('COMM__in=48012,48024');
      expect(asked).toContain('and(SEC_CADASTRE2__exact.A,NUM_CADASTRE2__exact.610)');
      expect(asked).toContain('and(SEC_CADASTRE2__exact.0A,NUM_CADASTRE2__exact.0610)');
    });

    it('says so when a page was not enough', async () => {
      answer = (url) => (url.startsWith('/tabular') ? { data: [ROW], meta: { total: 300 } } : undefined);
      expect((await permits(NANTES)).report.truncated).toBe(true);
    });

    it('asks Koumoul last, which has three of the files', async () => {
      const { COMM, ...columns } = ROW;
      const row = {
        comm: COMM,
        Type_DAU: columns.TYPE_DAU,
        Num_DAU: columns.NUM_DAU,
        Etat_DAU: '6',
        sec_cadastre1: 'EN',
        num_cadastre1: '204',
        parcelle: '44109000EN0204',
        parcel_confidence: 90,
        _i: 12,
      };
      answer = (url) => {
        if (url.startsWith('/tabular')) return undefined;
        return url.includes('sitadel-logements') ? { total: 1, results: [row] } : { total: 0, results: [] };
      };
      const { data, report } = await permits(NANTES);
      expect(
        data.map(({ id, status, matchMethod, matchQuality }) => [id, status, matchMethod, matchQuality]),
      ).toEqual([['DAU-0441092600876-1', 'completed', 'koumoulParcel', 'exact']]);
      expect(report).toMatchObject({ status: 'partial', matchedBy: 'parcelle' });
      expect(report.notes?.join('\n')).toContain('the file "locaux"');
      expect(other.seen.filter(({ url }) => url.includes('parcelle_eq=44109000EN0204'))).toHaveLength(3);
    });

    it("refuses strangers' rows from Koumoul", async () => {
      answer = (url) =>
        url.startsWith('/tabular')
          ? undefined
          : { total: 1_870_000, results: [{ parcelle: '12202000AK0930' }] };
      await expect(permits(NANTES)).rejects.toMatchObject({
        name: 'UpstreamError',
        upstream: 'sitadel',
        code: 'UPSTREAM_UNAVAILABLE',
      });
    });

    it('answers in time when DiDo hangs', async () => {
      answer = (url) => tableOf(url, url.includes(PERMIT_FILES[0]?.tabularResource ?? '') ? [ROW] : []);
      await source.sandbox.setFault('sitadel', { kind: 'hang' });
      const { data } = await permits(NANTES, 4_500);
      expect(data).toHaveLength(1);
    });
  });
});
