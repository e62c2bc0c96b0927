import { jest } from '@jest/globals';
import { expectHoldsSchema } from '../../../test/support/field-tables.js';
import { type SourceOnSandbox, sourceOnSandbox } from '../../../test/support/source.js';
import { callContext } from '../../../test/support/upstream.js';
import { startServer } from '../../../test/support/with-server.js';
import { coproFields, type Copropriete } from './copro.fields.js';
import { CoproModule } from './copro.module.js';
import { type CoproInput, CoproService } from './copro.service.js';
import type { CoproAddress } from './address-match.js';

const at = (houseNumber: string, street: string, postalCode: string): CoproAddress => ({
  houseNumber,
  street,
  postalCode,
  city: null,
  cityCode: null,
});

describe('CoproService', () => {
  let source: SourceOnSandbox<CoproService>;

  beforeEach(async () => {
    source = await sourceOnSandbox(CoproModule, CoproService);
  });
  afterEach(() => source.close());

  const search = (
    idu: string,
    more: Partial<CoproInput> = {},
    deadlineMs?: number,
  ): ReturnType<CoproService['coproprietes']> =>
    source.service.coproprietes(
      { idu, registrationNumbers: [], addresses: [], ...more },
      callContext(deadlineMs),
    );
  const numbersOf = (records: readonly Copropriete[]): (string | null)[] =>
    records.map(({ immatriculation }) => immatriculation);
  const questions = (): string[] =>
    source.sandbox
      .requests('tabular')
      .map(({ target }) => decodeURIComponent(target))
      .filter((target) => target.includes('/data/?'));

  describe('the recorded answers', () => {
    it.each([
      ['75115000EF0065', 'AC9381674', 'SDC 115 RUE DU THEATRE', '115 r du theatre 75015 Paris', 62],
      ['69383000DS0005', 'AE1293612', 'SOPHIA', '61 rue Antoine CHARIAL, 69003 LYON', 73],
      ['69383000EL0054', 'AA4896338', 'IVORY PARK', '19 r antoine charial 69003 Lyon', 227],
      [
        '69383000DY0014',
        'AD5250634',
        '310 COURS LAFAYETTE / 51 RUE ST ANTOINE',
        'crs lafayette, 69003 Lyon',
        35,
      ],
      ['69383000EI0039', 'AJ3763760', '1 RUE DE LA VILLETTE LYON', '1 Rue de la Villette 69003 Lyon', 31],
      ['69383000AZ0183', 'AB7363229', 'FONTAINE DE CYBELE', '50 r du dauphine 69003 Lyon', 403],
      ['69383000AZ0145', 'AB7363229', 'FONTAINE DE CYBELE', '50 r du dauphine 69003 Lyon', 403],
      ['69383000BD0062', 'AF2921443', 'LE DAUPHINE', '20, Rue du Dauphiné et 2, Rue Saint Philippe', 3],
    ])('%s has %s', async (idu, immatriculation, name, fullAddress, totalNumberOfLots) => {
      const { data, report } = await search(idu);
      expect(data).toHaveLength(1);
      expect(data[0]).toMatchObject({
        immatriculation,
        name,
        fullAddress,
        totalNumberOfLots,
        matchMethod: 'parcel',
        matchQuality: 'exact',
      });
      expect(data[0]?.parcelIds).toContain(idu);
      expect(report).toMatchObject({ status: 'ok', matchedBy: 'parcel', edition: '2026-11-19' });
      expect(questions()).toHaveLength(1);
    });

    it('gives both registrations of one parcel', async () => {
      const { data } = await search('69383000DV0110');
      expect(data.map(({ immatriculation, fullAddress }) => [immatriculation, fullAddress])).toEqual([
        ['AB8106718', '128 r antoine charial 69003 Lyon'],
        ['AD3875713', '128-130 r antoine charial 69003 Lyon'],
      ]);
    });

    it.each(['75115000CX0067', '75107000BU0034', '69383000DY0038', '69383000EH0182', '28390000ZT0002'])(
      '%s has none',
      async (idu) => {
        const { data, report } = await search(idu);
        expect(data).toEqual([]);
        expect(report.status).toBe('ok');
      },
    );

    it('gives the recorded row of AB8146169, field by field', async () => {
      const { data } = await search('75115000ZZ0001', { registrationNumbers: ['AB8146169'] });
      expect(data).toHaveLength(1);
      expect(data[0]).toMatchObject({
        immatriculation: 'AB8146169',
        registrationDate: '2017-12-28',
        lastUpdateDate: '2025-11-22',
        lastMandateEndDate: '2026-06-30',
        syndicType: 'professionnel',
        representativeSiret: '82426879100020',
        representativeName: 'CONSEIL RICHOU IMMOBILIER',
        representativeIdentification: 'CONSEIL RICHOU IMMOBILIER 82426879100020',
        representantDetails: { name: 'CONSEIL RICHOU IMMOBILIER', siren: '824268791' },
        name: '16-18, AVENUE LOWENDAL',
        fullAddress: '16-18 av de lowendal 75015 PARIS',
        address: '16-18 av de lowendal',
        postalCode: '75015',
        complementaryAddresses: [],
        totalNumberOfLots: 80,
        numberOfHousingLots: 76,
        constructionPeriod: 'AVANT_1949',
        isServiceResidence: false,
        isMainSyndicate: true,
        mandatEnCours: null,
        parcelIds: [],
        matchMethod: 'bdnb',
        matchQuality: 'probable',
        matchedOn: 'AB8146169',
      });
    });

    it('gives what the street searches recorded', async () => {
      const { data } = await search('69383000ZZ0001', { addresses: [at('141', 'Rue Baraban', '69003')] });
      expect(data).toHaveLength(1);
      expect(data[0]).toMatchObject({
        immatriculation: 'AA2610087',
        name: 'SDC LE BARABAN',
        address: '139 r baraban',
        complementaryAddresses: ['143 r baraban 69003 Lyon', '141 r baraban 69003 Lyon'],
        numberOfHousingLots: 48,
        totalNumberOfLots: 114,
        representantDetails: null,
        matchMethod: 'address',
        matchQuality: 'probable',
        matchedOn: '141 r baraban 69003 Lyon',
      });
    });
  });

  it('fills every documented field where the register is full', async () => {
    const { data } = await search('75101000AB0001', { registrationNumbers: ['AB8146169'] });
    expect(numbersOf(data)).toEqual(['AB8146169', 'AC0750102']);
    for (const record of data) expectHoldsSchema(coproFields, record);
    expect(data[0]).toMatchObject({
      address: '1 r example',
      fullAddress: '1 r example 75001 Paris',
      communeCode: '75101',
      commune: 'Paris',
      postalCode: '75001',
      latitude: 48.863629,
      longitude: 2.336369,
      numberOfParkingLots: 2,
      numberOfHousingLots: 76,
      numberOfParcels: 1,
      regulationDate: '1952-03-14',
      mandatEnCours: 'Mandat en cours',
      hasActiveMandate: true,
      isInAcv: false,
      isInPvd: false,
      isAided: true,
      parcelIds: ['75101000AB0001'],
      registryParcelReferences: ['75056101AB0001'],
      complementaryAddresses: ['1B r example 75001 Paris', '3 r example 75001 Paris'],
      registryCommuneCode: '75001',
      matchedOn: '75056101AB0001',
    });
    expect(data[1]).toMatchObject({
      isMainSyndicate: false,
      mainSyndicateRegistrationNumber: 'AB8146169',
      syndicType: 'bénévole',
      representantDetails: null,
      constructionPeriod: null,
      regulationDate: null,
    });
    // BDNB's number is there already.
    expect(questions()).toHaveLength(1);
  });

  it('asks by parcel at once, whatever the rest takes', async () => {
    let give: (numbers: string[]) => void = () => undefined;
    const registrationNumbers = new Promise<string[]>((resolve) => (give = resolve));
    const never = new Promise<null>(() => undefined);
    const found = search('75115000EF0065', { registrationNumbers, addresses: never });
    const waited = Date.now();
    while (questions().length === 0 && Date.now() - waited < 5_000) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(questions()).toHaveLength(1);
    give([]);
    // What is found by parcel does not wait for addresses.
    expect(numbersOf((await found).data)).toEqual(['AC9381674']);
  });

  describe('true matches, neighbours and misses', () => {
    const paris15 = '75115000ZZ0001';
    const cases: readonly {
      readonly idu: string;
      readonly more?: Partial<CoproInput>;
      readonly expected: readonly string[];
      readonly rejected: readonly string[];
    }[] = [
      { idu: '75101000AB0001', expected: ['AB8146169', 'AC0750102'], rejected: ['AD0750104'] },
      {
        idu: '75111000BR0052',
        more: { registrationNumbers: ['AB8711293'] },
        expected: ['AB8711293'],
        rejected: ['AD0751153'],
      },
      { idu: '44109000EN0204', expected: ['AD4410901'], rejected: ['AD4410903'] },
      {
        idu: '75115000DE0073',
        more: { registrationNumbers: ['AE0545020'] },
        expected: ['AE0545020'],
        rejected: ['AB8146169', 'AB8148553', 'AE0239863'],
      },
      {
        idu: '75115000DH0022',
        more: { registrationNumbers: ['AA0529289'] },
        expected: ['AA0529289'],
        rejected: ['AA5785266', 'AA4297461'],
      },
      {
        idu: paris15,
        more: { addresses: ['22', '24', '26'].map((n) => at(n, 'Avenue de Lowendal', '75015')) },
        expected: ['AE0545020'],
        rejected: ['AB8146169', 'AB8148553', 'AC0975680', 'AE0239863'],
      },
      {
        idu: paris15,
        more: { addresses: [at('20 bis', 'Avenue de Lowendal', '75015')] },
        expected: ['AB8148553'],
        rejected: ['AE0545020', 'AB8146169'],
      },
      {
        idu: paris15,
        more: { addresses: [at('27 bis', 'Avenue de Lowendal', '75015')] },
        expected: ['AE0239863'],
        rejected: ['AC0975680'],
      },
      {
        idu: paris15,
        more: { addresses: [at('76 bis', 'Avenue de Suffren', '75015')] },
        expected: ['AA0529289'],
        rejected: ['AA5785266', 'AA4297461', 'AA7401755'],
      },
      {
        idu: paris15,
        more: { addresses: [at('6', 'Avenue de Champaubert', '75015')] },
        expected: ['AA0529289'],
        rejected: [],
      },
      {
        idu: '69383000ZZ0001',
        more: { addresses: [at('27', 'Rue Baraban', '69003')] },
        expected: [],
        rejected: ['AA1700848', 'AB2515468'],
      },
      {
        idu: '75107000AD0044',
        more: { addresses: [at('18', 'Rue du Pré aux Clercs', '75007')] },
        expected: ['AD0750744'],
        rejected: ['AD0750745', 'AD0750746'],
      },
      {
        idu: '75107000BQ0003',
        more: { addresses: [at('20', 'Avenue de Ségur', '75007')] },
        expected: [],
        rejected: ['AD0750722'],
      },
      { idu: '132088430A0001', expected: ['AD1320801'], rejected: [] },
      { idu: '132088430A0002', expected: ['AD1320802'], rejected: ['AD1320803'] },
      { idu: '132088430A0003', expected: ['AD1320804'], rejected: [] },
      {
        // In a range, but not one of its ends: cannot be told from a neighbour, so it is missed.
        idu: paris15,
        more: { addresses: [at('64', 'Avenue de Suffren', '75015')] },
        expected: ['AA4297461'],
        rejected: ['AA0529289'],
      },
    ];

    it('are those of docs/joins/copro.md', async () => {
      const counts = { matches: 0, rejected: 0, misses: 0, wrong: 0 };
      for (const { idu, more, expected, rejected } of cases) {
        const found = numbersOf((await search(idu, more)).data);
        counts.matches += expected.filter((number) => found.includes(number)).length;
        counts.misses += expected.filter((number) => !found.includes(number)).length;
        counts.rejected += rejected.filter((number) => !found.includes(number)).length;
        counts.wrong += found.filter((number) => number === null || !expected.includes(number)).length;
      }
      expect(counts).toEqual({ matches: 15, rejected: 25, misses: 1, wrong: 0 });
    });

    it('says that a form without the district of Marseille is no proof', async () => {
      expect((await search('132088430A0001')).data[0]?.matchQuality).toBe('exact');
      expect((await search('132088430A0002')).data[0]?.matchQuality).toBe('exact');
      expect((await search('132088430A0003')).data[0]?.matchQuality).toBe('probable');
    });
  });

  describe('numbers from BDNB', () => {
    it('adds those that the parcel did not give, and names the unknown', async () => {
      const { data, report } = await search('69383000DO0024', {
        registrationNumbers: ['AA9426644', 'AA1456987', 'AC3226362', 'AC3226362'],
      });
      expect(data.map(({ immatriculation, matchMethod }) => [immatriculation, matchMethod])).toEqual([
        ['AA1456987', 'parcel'],
        ['AC3226362', 'bdnb'],
      ]);
      expect(report).toMatchObject({
        matchedBy: 'parcel, bdnb',
        notes: [expect.stringContaining('AA9426644')],
      });
      expect(questions().at(-1)).toContain('numero_immatriculation__in=AA9426644,AC3226362&');
    });

    it('leaves out the condominium of another parcel when this one has its own', async () => {
      const { data, report } = await search('75115000EF0065', { registrationNumbers: ['AE1293612'] });
      expect(numbersOf(data)).toEqual(['AC9381674']);
      expect(report.notes).toEqual([expect.stringContaining('AE1293612')]);
    });

    it('marks it doubtful when it is all there is', async () => {
      const { data } = await search('75115000ZZ0001', { registrationNumbers: ['AD0750104'] });
      expect(data[0]).toMatchObject({ immatriculation: 'AD0750104', matchQuality: 'doubtful' });
    });

    it('believes it when an address of the parcel confirms it', async () => {
      const { data } = await search('75101000ZZ0001', {
        registrationNumbers: ['AD0750104'],
        addresses: [at('5', 'Rue Example', '75001')],
      });
      expect(data[0]).toMatchObject({ immatriculation: 'AD0750104', matchQuality: 'probable' });
    });

    it('of two rows under one number takes the one that names the parcel', async () => {
      await source.sandbox.setFault('tabular', {
        kind: 'status',
        status: 503,
        match: 'reference_cadastrale_1',
      });
      const { data, report } = await search('75101000AB0001', { registrationNumbers: ['AB8146169'] });
      expect(data.map(({ fullAddress, matchQuality }) => [fullAddress, matchQuality])).toEqual([
        ['1 r example 75001 Paris', 'exact'],
      ]);
      expect(report.status).toBe('partial');
    });

    it('does not ask for what is no registration number', async () => {
      await search('75115000EF0065', { registrationNumbers: ['', 'AB12', 'x,y'] });
      expect(questions()).toHaveLength(1);
    });

    it('says so when BDNB could not be asked', async () => {
      for (const give of [() => null, () => Promise.reject(new Error('down'))]) {
        const { data, report } = await search('75115000EF0065', { registrationNumbers: give() });
        expect(data).toHaveLength(1);
        expect(report).toMatchObject({ status: 'partial' });
      }
    });
  });

  it('says so when addresses could not be had', async () => {
    const { data, report } = await search('28390000ZT0002', { addresses: null });
    expect(data).toEqual([]);
    expect(report).toMatchObject({ status: 'partial', notes: [expect.stringContaining('address')] });
  });

  describe('other versions of the service and of the file', () => {
    it('asks column by column where `or` is not known', async () => {
      source.sandbox.configure('tabular', { knowsOr: false });
      expect(numbersOf((await search('69383000EI0039')).data)).toEqual(['AJ3763760']);
      expect(questions()).toHaveLength(4);
      const byAddress = { addresses: [at('26', 'Avenue de Lowendal', '75015')] };
      expect(numbersOf((await search('75115000ZZ0001', byAddress)).data)).toEqual(['AE0545020']);
    });

    it('learns the column names of the file, once', async () => {
      source.sandbox.configure('tabular', { formerNames: true });
      const byNumber = await search('75115000DE0073', { registrationNumbers: ['AE0545020'] });
      expect(byNumber.data[0]).toMatchObject({ immatriculation: 'AE0545020', totalNumberOfLots: 67 });
      source.sandbox.resetRequests();
      source.sandbox.configure('tabular', { formerNames: true });
      const byAddress = await search('75115000ZZ0001', {
        addresses: [at('29', 'Avenue de Lowendal', '75015')],
      });
      expect(numbersOf(byAddress.data)).toEqual(['AC0975680']);
      expect(questions()).toHaveLength(2);
      source.sandbox.configure('tabular', { formerNames: false });
      const back = await search('75111000ZZ0001', { registrationNumbers: ['AB8711293'] });
      expect(numbersOf(back.data)).toEqual(['AB8711293']);
    });
  });

  describe('failures', () => {
    it.each([
      [{ kind: 'refuse' }, 'UPSTREAM_UNAVAILABLE'],
      [{ kind: 'status', status: 500, body: 'x' }, 'UPSTREAM_UNAVAILABLE'],
      [{ kind: 'status', status: 404, body: '404: Not Found' }, 'UPSTREAM_BAD_RESPONSE'],
      [{ kind: 'status', status: 410, body: 'gone' }, 'UPSTREAM_BAD_RESPONSE'],
      [{ kind: 'html', status: 200 }, 'UPSTREAM_BAD_RESPONSE'],
      [{ kind: 'malformedJson' }, 'UPSTREAM_BAD_RESPONSE'],
      [{ kind: 'status', status: 200, body: { rows: [] } }, 'UPSTREAM_BAD_RESPONSE'],
      [{ kind: 'drift', rename: { data: 'rows' } }, 'UPSTREAM_BAD_RESPONSE'],
      [
        { kind: 'drift', remove: ['reference_cadastrale_1', 'code_insee_parcelle_1'] },
        'UPSTREAM_BAD_RESPONSE',
      ],
    ] as const)('%j is %s, never an empty list', async (fault, code) => {
      await source.sandbox.setFault('tabular', fault);
      await expect(search('75101000AB0001')).rejects.toMatchObject({ name: 'UpstreamError', code });
    });

    it('ends with the deadline when nothing answers', async () => {
      await source.sandbox.setFault('tabular', { kind: 'hang' });
      await expect(search('75101000AB0001', {}, 300)).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    });

    it.each(['numero_immatriculation__in', 'numero_voie_adresse__contains'])(
      'is not "none" when only %s failed',
      async (match) => {
        await source.sandbox.setFault('tabular', { kind: 'status', status: 503, match });
        const more = match.endsWith('in')
          ? { registrationNumbers: ['AE0545020'] }
          : { addresses: [at('26', 'Avenue de Lowendal', '75015')] };
        await expect(search('75115000DE0073', more)).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
      },
    );

    it('keeps what was found when a later question fails', async () => {
      await source.sandbox.setFault('tabular', { kind: 'status', status: 503, match: '__in' });
      const { data, report } = await search('75115000EF0065', { registrationNumbers: ['AE0545020'] });
      expect(numbersOf(data)).toEqual(['AC9381674']);
      expect(report.status).toBe('partial');
    });

    it('outlives drift in the other columns', async () => {
      await source.sandbox.setFault('tabular', {
        kind: 'drift',
        remove: ['nombre_total_lots', 'meta'],
        rename: { nom_usage_copropriete: 'nom' },
        retype: { nombre_lots_habitation: 'array', latitude: 'object', copro_dans_acv: 'boolean' },
      });
      const { data } = await search('75101000AB0001');
      expect(data[0]).toMatchObject({
        immatriculation: 'AB8146169',
        name: null,
        totalNumberOfLots: null,
        numberOfHousingLots: 76,
        latitude: null,
      });
      for (const record of data) expectHoldsSchema(coproFields, record);
    });

    it('does not need the date of the file', async () => {
      await source.sandbox.setFault('tabular', { kind: 'status', status: 500, match: '52c5f91f65ce2/ ' });
      await source.sandbox.setFault('tabular', { kind: 'drift', remove: ['created_at'] });
      const { report } = await search('75115000EF0065');
      expect(report).toMatchObject({ status: 'ok' });
      expect(report).not.toHaveProperty('edition');
    });
  });

  describe('the copy, when the register fails', () => {
    const row = {
      numero_immatriculation: 'AC9381674',
      numero_et_voie_adresse_reference: '115 r du theatre',
      code_postal_adresse_reference: '75015',
      mandat_en_cours_copropriete: 'Mandat en cours',
      long: 2.29,
      lat: 48.84,
      nombre_total_lots: 62,
      reference_cadastrale_1: '75056115EF0065',
      nombre_parcelles_cadastrales: 1,
    };

    it('gives what it has, and says that it is old', async () => {
      const server = await startServer((request, response) => {
        const copro = request.url === '/dpe-copro/75056115EF0065' ? [row] : [];
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ data: { dpe: [], copro } }));
      });
      await source.close();
      source = await sourceOnSandbox(CoproModule, CoproService, { DVF_API_BASE_URL: server.url });
      await source.sandbox.setFault('tabular', { kind: 'refuse' });
      const { data, report } = await search('75115000EF0065');
      expect(data[0]).toMatchObject({
        immatriculation: 'AC9381674',
        address: '115 r du theatre',
        postalCode: '75015',
        hasActiveMandate: true,
        longitude: 2.29,
        totalNumberOfLots: 62,
        matchQuality: 'exact',
      });
      expect(report.status).toBe('partial');
      expect(report.notes?.join()).toContain('months old');
      expect(server.seen.map(({ url }) => url).sort()).toEqual([
        '/dpe-copro/75056115EF0065',
        '/dpe-copro/75115000EF0065',
      ]);
      // Its "none" proves nothing.
      await expect(search('75115000DE0073')).rejects.toMatchObject({ upstream: 'tabular' });
      await server.close();
    });
  });
});

jest.setTimeout(30_000);
