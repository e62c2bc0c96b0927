import { readFileSync } from 'node:fs';
import { dataPath } from '../../../sandbox/data-folder.js';
import { type Fault } from '../../../sandbox/faults.js';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox.js';
import { expectHoldsSchema } from '../../../test/support/field-tables.js';
import { callContext, createUpstream, type TestUpstream } from '../../../test/support/upstream.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import type { SourceResult } from '../source-result.js';
import { CommuneYearsReader } from './commune-years.js';
import { DvfApiClient } from './dvf-api.client.js';
import { DvfFilesClient } from './dvf-files.client.js';
import { type Transaction, transactionFields } from './dvf.fields.js';
import { DvfService } from './dvf.service.js';
import { SalesHistoryReader } from './sales-history.js';

let sandbox: Sandbox;
let upstream: TestUpstream;
let dvf: DvfService;

beforeEach(async () => {
  sandbox = await startSandbox({ upstreams: ['dvfFiles', 'dvfApi'] });
  upstream = await createUpstream({ ...sandbox.env, OUTGOING_FACTOR: '50' });
  const { client } = upstream;
  dvf = new DvfService(
    new SalesHistoryReader(new CommuneYearsReader(new DvfFilesClient(client)), new DvfApiClient(client)),
  );
});

afterEach(async () => {
  await upstream.close();
  await sandbox.close();
});

/** Fewer years are fewer calls, of which two may start in a second. */
function publish(...years: number[]): void {
  sandbox.configure('dvfFiles', { years });
}

async function ask(
  idu: string,
  ctx: CallContext = callContext(18_000),
): Promise<SourceResult<Transaction[]>> {
  const result = await dvf.transactions({ idu }, ctx);
  for (const transaction of result.data) expectHoldsSchema(transactionFields, transaction);
  return result;
}

const ids = ({ data }: SourceResult<Transaction[]>): (string | null)[] =>
  data.map(({ mutationId }) => mutationId);

function asked(name: 'dvfFiles' | 'dvfApi'): string[] {
  return sandbox.requests(name).map(({ target }) => target);
}

/** Sales without what tells the routes apart. */
const alike = ({ data }: SourceResult<Transaction[]>): unknown[] =>
  data
    .map((transaction) => ({ ...transaction, source: null, edition: null }))
    .sort((one, other) => String(one.mutationId).localeCompare(String(other.mutationId)));

describe('recorded files', () => {
  it('48012 of 2024: a house on two lands, sold with the parcel beside it', async () => {
    publish(2024);
    const { data, report } = await ask('480120240A0610');
    const address = {
      number: 5279,
      suffix: null,
      street: 'RECOULES DE BERC',
      streetCode: 'C057',
      postalCode: '48200',
      city: 'Les Monts-Verts',
      cityCode: '48012',
      departmentCode: '48',
      label: '5279 RECOULES DE BERC, 48200 Les Monts-Verts',
    };
    const soil = {
      natureCode: 'S',
      nature: 'sols',
      specialNatureCode: null,
      specialNature: null,
      surface: 500,
    };
    expect(data).toEqual([
      {
        mutationId: '2024-585766',
        mutationDate: '2024-03-21',
        mutationType: 'Vente',
        value: 174_750,
        address,
        parcelId: '480120240A0610',
        localType: 'Maison',
        totalSurface: 95,
        totalRooms: 4,
        coordinates: [3.224058, 44.837007],
        year: 2024,
        numberOfLots: 0,
        lots: [],
        landInfo: {
          totalSurface: 1_173,
          parcels: [
            { ...soil, parcelId: '480120240A0610' },
            { ...soil, parcelId: '480120240A0610', natureCode: 'J', nature: 'jardins', surface: 673 },
          ],
          otherParcels: [
            { ...soil, parcelId: '480120240A0612' },
            {
              ...soil,
              parcelId: '480120240A0612',
              natureCode: 'BR',
              nature: 'futaies résineuses',
              surface: 821,
            },
          ],
        },
        stableKey: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
        dispositionNumbers: ['000001'],
        parcelIds: ['480120240A0610', '480120240A0612'],
        isMultiParcel: true,
        communeCodes: ['48012'],
        volumeNumber: null,
        volumeNumbers: [],
        previousCityCode: null,
        previousCity: null,
        previousParcelId: null,
        locals: [{ typeCode: '1', type: 'Maison', surface: 95, rooms: 4, address, count: 1 }],
        mainLocalTypeCode: '1',
        dependencyCount: 0,
        totalCarrezSurface: null,
        mutationTotals: {
          surface: 95,
          rooms: 4,
          landSurface: 2_494,
          localCount: 1,
          parcelCount: 2,
          lotCount: 0,
        },
        isOffPlan: false,
        pricePerSquareMeter: 1_839.47,
        matchMethod: 'parcelId',
        source: 'geo-dvf',
        edition: '2026-05-18',
      },
    ]);
    expect(report).toEqual({
      status: 'ok',
      fetchedAt: expect.any(String) as string,
      licence: 'Licence Ouverte 2.0',
      attribution: 'DGFiP - Demandes de valeurs foncières, géolocalisées par data.gouv.fr/Etalab',
      matchedBy: 'id_parcelle',
      edition: '2024, files of 2026-05-18',
    });
  });

  it('75113 of 2024 and 2025: sales of one building, newest first; one price over seven flats', async () => {
    publish(2024, 2025);
    const { data } = await ask('75113000BJ0017');
    expect(
      data.map(({ mutationDate, value, totalSurface, numberOfLots }) => [
        mutationDate,
        value,
        totalSurface,
        numberOfLots,
      ]),
    ).toEqual([
      ['2025-02-11', 292_915, 28, 1],
      ['2025-02-03', 294_065, 28, 1],
      ['2024-09-10', 285_000, 28, 1],
      ['2024-09-05', 304_054, 28, 1],
      ['2024-07-25', 265_444, 24, 1],
      ['2024-04-09', 6_250_000, 510, 5],
      ['2024-04-09', 150_000, 32, 4],
      ['2024-03-13', 206_400, 22, 1],
      ['2024-02-20', 1_438_270, 100, 2],
      ['2024-02-07', 2_000_000, 192, 7],
    ]);
    expect(data[9]).toMatchObject({
      totalRooms: 14,
      totalCarrezSurface: 192.04,
      pricePerSquareMeter: null,
      locals: [
        { surface: 28, count: 6 },
        { surface: 24, count: 1 },
      ],
    });
    expect(data[5]?.lots).toEqual([
      { number: '3', carrezSurface: null },
      { number: '4', carrezSurface: null },
      { number: '5', carrezSurface: null },
      { number: '6', carrezSurface: null },
      { number: '76', carrezSurface: 556 },
    ]);
    expect(data[6]?.locals).toMatchObject([{ typeCode: '4', surface: 8, count: 4 }]);
  });

  it('92012 of 2025: a flat on two lots and its cellar, in a section of one letter', async () => {
    publish(2025);
    const { data } = await ask('920120000Y0154');
    expect(data).toMatchObject([
      {
        mutationId: '2025-1193201',
        value: 500_000,
        localType: 'Appartement',
        totalSurface: 52,
        totalRooms: 2,
        numberOfLots: 3,
        lots: [
          { number: '605', carrezSurface: null },
          { number: '753', carrezSurface: 58.53 },
          { number: '413', carrezSurface: null },
        ],
        totalCarrezSurface: 58.53,
        dependencyCount: 2,
        pricePerSquareMeter: 9_615.38,
        address: { number: 14, street: 'RUE DE LA BELLE FEUILLE' },
      },
    ]);
  });

  it('78152 and 78158 of 2024: dependencies alone, prefixes of a merged commune, off plan', async () => {
    publish(2024);
    expect((await ask('78152000AB0087')).data).toMatchObject([
      {
        value: 847_600,
        localType: 'Dépendance',
        dependencyCount: 3,
        totalSurface: null,
        landInfo: { totalSurface: 3_665 },
        mutationTotals: { surface: 181, landSurface: 8_803, localCount: 5, parcelCount: 3 },
      },
    ]);
    expect((await ask('78158524AB0007')).data).toContainEqual(
      expect.objectContaining({
        mutationId: '2024-426787',
        numberOfLots: 4,
        dependencyCount: 2,
        totalCarrezSurface: 78.51,
      }),
    );
    expect(
      (await ask('78158000AH0468')).data.map(({ isOffPlan, localType, numberOfLots }) => [
        isOffPlan,
        localType,
        numberOfLots,
      ]),
    ).toContainEqual([true, null, 3]);
  });

  it('48012 of 2023: two rows of land that are alike are one', async () => {
    publish(2023);
    expect((await ask('48012006ZA0038')).data).toMatchObject([
      { value: 30_000, localType: null, landInfo: { totalSurface: 550 }, matchMethod: 'parcelId' },
    ]);
    expect((await ask('48012024ZA0038')).data).toEqual([]);
  });
});

describe('recorded rows of dvf-api', () => {
  it.each(['75107000AD0044', '75107000AD0061', '75107000AD0070'])(
    '%s: the same sales by either route',
    async (idu) => {
      publish(2021, 2022, 2023, 2024, 2025);
      const files = await ask(idu);
      const other = await createUpstream({ ...sandbox.env, OUTGOING_FACTOR: '50' });
      try {
        await sandbox.setFault('dvfFiles', { kind: 'status', status: 500 });
        const reader = new SalesHistoryReader(
          new CommuneYearsReader(new DvfFilesClient(other.client)),
          new DvfApiClient(other.client),
        );
        const api = await new DvfService(reader).transactions({ idu }, callContext(18_000));
        expect(files.data.length).toBeGreaterThan(0);
        expect(alike(api)).toEqual(alike(files));
        expect(api.data.every(({ source, edition }) => source === 'dvf-api' && edition === null)).toBe(true);
        expect(api.report).toMatchObject({
          status: 'ok',
          matchedBy: 'id_parcelle',
          notes: [expect.stringContaining('dvf-api answered')],
        });
        expect(api.report.edition).toBeUndefined();
      } finally {
        await other.close();
      }
    },
  );

  it('13001: a parking place with a lot, and a volume without address', async () => {
    sandbox.configure('dvfFiles', { republishing: true });
    expect((await ask('13001000RR0215')).data).toMatchObject([
      {
        value: 311_000,
        localType: 'Dépendance',
        lots: [{ number: '18', carrezSurface: 80.1 }],
        address: { label: '145 AV DE LA TOULOUBRE, 13540 Aix-en-Provence' },
      },
    ]);
    expect((await ask('13001000AE0264')).data).toMatchObject([
      {
        value: 12_000_000,
        localType: null,
        volumeNumber: '2',
        numberOfLots: 0,
        address: { label: 'Aix-en-Provence' },
      },
    ]);
  });

  it('answers as recorded', async () => {
    const sent = async (path: string): Promise<unknown> => (await fetch(sandbox.url('dvfApi') + path)).json();
    const [place, volume] = JSON.parse(
      readFileSync(dataPath('dvf', 'dvf-api-13001.json'), 'utf8'),
    ) as unknown[];
    expect(await sent('/mutations/13001/000RR')).toEqual({ data: [place] });
    expect(await sent('/dvf?parcelle=13001000AE0264&page=1')).toEqual({ data: [volume] });
    expect(await sent('/mutations/67482/000AB')).toEqual({ data: [] });
    expect((await fetch(`${sandbox.url('dvfApi')}/dvf?commune=13001`)).status).toBe(502);
  });
});

describe('years', () => {
  it('are those of the index, which is asked for once', async () => {
    publish(2024, 2025);
    await ask('75101000AB0001');
    await ask('75107000BQ0003');
    const index = asked('dvfFiles').filter((target) => target.endsWith('/csv/'));
    expect(index).toHaveLength(1);
    expect(asked('dvfFiles').some((target) => target.includes('/2023/'))).toBe(false);
  });

  it('are tried, back from the present one, when the index is gone', async () => {
    sandbox.configure('dvfFiles', { noIndex: true });
    const result = await ask('75101000AB0001');
    expect(result.data).toHaveLength(9);
    expect(result.report.status).toBe('ok');
  });

  it('mean nothing when neither index nor any file is there: dvf-api is asked', async () => {
    sandbox.configure('dvfFiles', { noIndex: true });
    const result = await ask('13001000RR0215');
    expect(result.data).toMatchObject([{ source: 'dvf-api' }]);
  });

  it('without file are years without sale; a parcel is looked up again without a call', async () => {
    publish(2023, 2024);
    const first = await ask('28390000ZT0002');
    expect(first).toMatchObject({
      data: [],
      report: { status: 'ok', edition: '2023-2024, files of 2026-05-18' },
    });
    const ctx = callContext();
    expect((await ask('28390000ZT0003', ctx)).data).toHaveLength(1);
    expect(ctx.networkCalls()).toEqual({});
    expect(asked('dvfApi')).toEqual([]);
  });
});

describe('places', () => {
  it.each(['57463000AB0001', '67365000220739', '68066000AB0001', '97608000AB0001'])(
    '%s is never covered, and nobody is asked',
    async (idu) => {
      const { data, report } = await ask(idu);
      expect(data).toEqual([]);
      expect(report).toMatchObject({ status: 'not_covered', fetchedAt: null });
      expect(asked('dvfFiles')).toEqual([]);
    },
  );

  it.each([
    ['2A0040000D0037', 2023, '/2023/communes/2A/2A004.csv'],
    ['97411000BP0885', 2022, '/2022/communes/974/97411.csv'],
  ])('%s is found in the folder of its department', async (idu, year, path) => {
    publish(year);
    expect((await ask(idu)).data).toHaveLength(1);
    expect(asked('dvfFiles').at(-1)).toContain(path);
  });

  it('finds a parcel under the code its commune had before a merger, and says so', async () => {
    publish(2022);
    const { data, report } = await ask('092960280A0896');
    expect(data).toMatchObject([
      {
        parcelId: '092960280A0896',
        previousParcelId: '090280000A0896',
        parcelIds: ['090280000A0896'],
        matchMethod: 'formerParcelId',
        landInfo: { totalSurface: 24 },
      },
    ]);
    expect(report).toMatchObject({
      status: 'ok',
      matchedBy: 'id_parcelle 090280000A0896',
      edition: '2022, files of 2026-05-18',
    });
  });

  it('does not look for old codes where the files know the merged commune', async () => {
    publish(2024);
    expect((await ask('480120240A0001')).data).toEqual([]);
    expect(
      asked('dvfFiles').every((target) => target.endsWith('/csv/') || target.endsWith('/48012.csv')),
    ).toBe(true);
  });

  it('says when the old code could not be looked for', async () => {
    publish(2022);
    await sandbox.setFault('dvfFiles', { kind: 'status', status: 500, match: '/09028.csv' });
    await sandbox.setFault('dvfApi', { kind: 'status', status: 500, match: '/09028/' });
    const { data, report } = await ask('092960280A0896');
    expect(data).toEqual([]);
    expect(report).toMatchObject({ status: 'partial', notes: [expect.stringContaining('090280000A0896')] });
  });
});

describe('a year that cannot be read', () => {
  const failing: Fault = { kind: 'status', status: 500, match: '/2024/' };

  it('is filled from dvf-api, with that year alone', async () => {
    publish(2023, 2024, 2025);
    const whole = alike(await ask('75101000AB0004'));
    await upstream.close();
    upstream = await createUpstream({ ...sandbox.env, OUTGOING_FACTOR: '50' });
    const { client } = upstream;
    dvf = new DvfService(
      new SalesHistoryReader(new CommuneYearsReader(new DvfFilesClient(client)), new DvfApiClient(client)),
    );
    await sandbox.setFault('dvfFiles', failing);
    const result = await ask('75101000AB0004');
    expect(alike(result)).toEqual(whole);
    expect(result.data.map(({ year, source }) => [year, source])).toEqual([
      [2024, 'dvf-api'],
      [2023, 'geo-dvf'],
    ]);
    expect(result.report).toMatchObject({ status: 'ok', notes: [expect.stringContaining('2024')] });
  });

  it('is named as missing when dvf-api cannot be read either', async () => {
    publish(2023, 2024, 2025);
    await sandbox.setFault('dvfFiles', failing);
    await sandbox.setFault('dvfApi', { kind: 'status', status: 500 });
    const result = await ask('75101000AB0004');
    expect(result.data.map(({ year }) => year)).toEqual([2023]);
    expect(result.report).toMatchObject({
      status: 'partial',
      notes: ['Sales of 2024 are missing: neither the files nor dvf-api could be read'],
    });
  });

  it('is not one without sale because some proxy says 404', async () => {
    publish(2023, 2024);
    await sandbox.setFault('dvfFiles', { kind: 'html', status: 404, match: '/2024/' });
    expect((await ask('75101000AB0004')).data.map(({ source }) => source)).toEqual(['dvf-api', 'geo-dvf']);
  });
});

describe('files in trouble', () => {
  const faults: readonly Fault[] = [
    { kind: 'refuse' },
    { kind: 'reset' },
    { kind: 'truncate', match: '/communes/' },
    { kind: 'status', status: 503 },
    { kind: 'html', status: 200, match: '/communes/' },
    { kind: 'xmlException', match: '/communes/' },
    { kind: 'emptyBody', match: '/communes/' },
    { kind: 'malformedJson', match: '/communes/' },
    { kind: 'redirectLoop', match: '/communes/' },
    { kind: 'hugeBody', bytes: 40 * 1024 * 1024, match: '/communes/' },
    { kind: 'drift', remove: ['id_parcelle'], match: '/communes/' },
    { kind: 'drift', rename: { id_mutation: 'idmutation' }, match: '/communes/' },
  ];

  it.each(faults)('$kind: dvf-api answers', async (fault) => {
    publish(2024);
    await sandbox.setFault('dvfFiles', fault);
    const result = await ask('64547000AN0511');
    expect(result.data).toMatchObject([{ source: 'dvf-api', mutationDate: '2024-07-11' }]);
    expect(result.report).toMatchObject({
      status: 'ok',
      notes: [expect.stringContaining('could not be read')],
    });
  });

  it('the day of a new edition (403): dvf-api answers, and the next day the files again', async () => {
    publish(2024);
    sandbox.configure('dvfFiles', { republishing: true });
    expect((await ask('64547000AN0511')).data).toMatchObject([{ source: 'dvf-api' }]);
    sandbox.configure('dvfFiles', { republishing: false });
    expect((await ask('64547000AN0511')).data).toMatchObject([{ source: 'geo-dvf' }]);
  });

  it('an outage is noticed before all years are asked', async () => {
    sandbox.configure('dvfFiles', { republishing: true });
    await ask('75101000AB0001');
    // The index, and two or three files, each with its redirect.
    expect(asked('dvfFiles').length).toBeLessThanOrEqual(7);
  });

  it('files that hang leave dvf-api its time', async () => {
    publish(2024);
    await sandbox.setFault('dvfFiles', { kind: 'hang', match: '/communes/' });
    const started = Date.now();
    expect((await ask('64547000AN0511', callContext(3_000))).data).toMatchObject([{ source: 'dvf-api' }]);
    expect(Date.now() - started).toBeLessThan(3_000);
  });

  it('a lost column is said, and its fields are null', async () => {
    publish(2024);
    await sandbox.setFault('dvfFiles', { kind: 'drift', remove: ['surface_terrain'], match: '/communes/' });
    const result = await ask('480120240A0610');
    expect(result.data).toMatchObject([{ value: 174_750, landInfo: { totalSurface: null } }]);
    expect(result.report).toMatchObject({
      status: 'partial',
      notes: ['Columns missing in the files: surface_terrain'],
    });
  });
});

describe('both routes in trouble', () => {
  beforeEach(async () => {
    publish(2024);
    await sandbox.setFault('dvfFiles', { kind: 'status', status: 500 });
  });

  const faults: readonly (readonly [Fault, string])[] = [
    [{ kind: 'refuse' }, 'UPSTREAM_UNAVAILABLE'],
    [{ kind: 'status', status: 500 }, 'UPSTREAM_UNAVAILABLE'],
    [{ kind: 'html', status: 200 }, 'UPSTREAM_UNAVAILABLE'],
    [{ kind: 'malformedJson' }, 'UPSTREAM_UNAVAILABLE'],
    [{ kind: 'emptyBody' }, 'UPSTREAM_UNAVAILABLE'],
    [{ kind: 'drift', rename: { data: 'results' } }, 'UPSTREAM_UNAVAILABLE'],
    [{ kind: 'drift', remove: ['id_parcelle'] }, 'UPSTREAM_UNAVAILABLE'],
    [{ kind: 'hang' }, 'UPSTREAM_TIMEOUT'],
  ];

  it.each(faults)('%j is an error, not an empty list', async (fault, code) => {
    await sandbox.setFault('dvfApi', fault);
    const error: unknown = await ask('64547000AN0511', callContext(4_000)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UpstreamError);
    expect(error).toMatchObject({ code });
  });

  it('reads rows of dvf-api whose values changed their types', async () => {
    await sandbox.setFault('dvfApi', {
      kind: 'drift',
      retype: {
        valeur_fonciere: 'string',
        surface_reelle_bati: 'array',
        code_postal: 'number',
        id_parcelle: 'array',
      },
      remove: ['longitude'],
    });
    const result = await ask('64547000AN0511');
    expect(result.data).toMatchObject([
      { value: 196_850, totalSurface: 104, coordinates: null, address: { postalCode: '64480' } },
    ]);
    expect(result.report).toMatchObject({
      status: 'partial',
      notes: [expect.anything(), 'Columns missing in dvf-api: longitude'],
    });
  });
});

describe('parcels of the sandbox', () => {
  it('75101000AB0001 has every kind of sale', async () => {
    const result = await ask('75101000AB0001');
    expect(ids(result)).toEqual([
      '2025-9101001',
      '2025-9101002',
      '2024-9101004',
      '2024-9101008',
      '2023-123456',
      '2022-9101005',
      '2022-9101006',
      '2021-9101007',
      '2021-9101009',
    ]);
    expect(result.data[4]).toMatchObject({
      mutationDate: '2023-01-15',
      mutationType: 'Vente',
      value: 450_000,
      localType: 'Appartement',
      totalSurface: 85.5,
      totalRooms: 3,
      numberOfLots: 3,
    });
    expect(result.data[3]?.address.street).toBe('RUE EXAMPLE, COUR DU FOND');
    expect(result.data[6]?.value).toBeNull();
    expect(result.data[7]).toMatchObject({ value: 1, coordinates: null, mutationType: 'Adjudication' });
    expect(result.data[8]).toMatchObject({ numberOfLots: 7 });
    expect(result.data[8]?.lots).toHaveLength(5);
  });

  it('75115000DH0022 has the recorded numbers of sales per year', async () => {
    const { data } = await ask('75115000DH0022');
    const perYear = [2021, 2022, 2023, 2024, 2025].map(
      (wanted) => data.filter(({ year }) => year === wanted).length,
    );
    expect(perYear).toEqual([16, 22, 12, 13, 13]);
    expect(data.filter(({ localType }) => localType === 'Appartement')).toHaveLength(42);
  });
});
