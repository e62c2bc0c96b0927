import { expectHoldsSchema } from '../../../test/support/field-tables.js';
import { type SourceOnSandbox, sourceOnSandbox } from '../../../test/support/source.js';
import { callContext } from '../../../test/support/upstream.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import { type PremisesOwner } from './merge-owners.js';
import { ownerFields } from './owners.fields.js';
import { OwnersModule } from './owners.module.js';
import { type OwnersInput, OwnersService } from './owners.service.js';

const premises = (
  buildingId: string,
  ownerName: string,
  siren: string | null,
  numberOfLocals: number,
): PremisesOwner => ({
  buildingId,
  ownerName,
  siren,
  registerId: null,
  numberOfLocals,
  inMajicPm: true,
  isLandlord: false,
});
const building = (id: string, ownerNames: string[] = [], ownerSirens: string[] = []) => ({
  id,
  ownerNames,
  ownerSirens,
});

describe('OwnersService', () => {
  let source: SourceOnSandbox<OwnersService>;

  beforeEach(async () => {
    source = await sourceOnSandbox(OwnersModule, OwnersService);
  });
  afterEach(() => source.close());

  const owners = (
    idu: string,
    more: Partial<OwnersInput> = {},
    deadlineMs?: number,
  ): ReturnType<OwnersService['owners']> =>
    source.service.owners({ idu, buildings: [], bdnbOwners: [], ...more }, callContext(deadlineMs));

  describe('the official rows', () => {
    it.each([
      ['75117000BO0080', 'BANQUE POPULAIRE RIVES DE PARIS', '552002313', 'owner', true, true],
      ['75117000CO0102', 'DOMINIQUE G FESSART SAS', '479919490', 'condominiumManagingAgent', false, true],
      ['75117000AH0080', 'SYND COPR DU 21 AV MAC MAHON 75017 PAR', '038988507', 'owner', true, true],
      ['75117000DJ0023', 'AFER PIERRE', '900505462', 'owner', true, false],
      ['75117000DD0235', 'VILLE DE PARIS', '217500016', 'buildingLessor', true, true],
      ['75117000DQ0004', 'FONDATION AMICIE LEBAUDY', '784297152', 'emphyteuticTenant', false, true],
      ['75117000DJ0054', "SERVICE LOGEMENT DE L'AP-HP", null, 'manager', false, true],
      ['132138890D0269', "METROPOLE D'AIX-MARSEILLE-PROVENCE", '200054807', 'owner', true, false],
      ['2A3570000A0216', 'PROPRIETAIRES DU BND 357 A0216', null, 'owner', true, false],
      ['97418000AY0669', 'I A R SAINTE MARIE', '492341664', 'owner', true, false],
      [
        '57743000010194',
        'DIR EST - CELLULE GESTION DU DOMAINE PUBLIC',
        null,
        'stateAssetManager',
        false,
        true,
      ],
      ['57747000010213', 'SARL TRABEO', '419409404', 'owner', true, false],
      ['132148930C0317', 'L ETAT FRANCAIS', null, 'owner', true, false],
    ])('%s: %s', async (idu, ownerName, siren, right, isOwner, hasOtherHolders) => {
      const { data, report } = await owners(idu);
      expect(data).toHaveLength(1);
      expect(data[0]).toMatchObject({
        ownerName,
        siren,
        right,
        isOwner,
        hasOtherHolders,
        buildingId: null,
        numberOfLocals: null,
        inMajicPm: true,
        parcelId: idu,
        communeCode: idu.slice(0, 5),
        matchSource: 'koumoul',
        matchMethod: 'parcel',
        matchQuality: 'exact',
        details: null,
      });
      expectHoldsSchema(ownerFields, data[0] ?? {});
      expect(report).toMatchObject({ status: 'ok', matchedBy: 'parcel', edition: '2026-02-20' });
    });

    it('are given column by column', async () => {
      const { data } = await owners('57747000010213');
      expect(data[0]).toMatchObject({
        registerId: null,
        isLandlord: null,
        rightCode: 'P',
        rightLabel: 'Propriétaire',
        rightCodes: ['P', 'P'],
        ownerGroup: 'ordinary',
        ownerGroupCode: 0,
        legalFormCode: '5710',
        legalFormShort: 'SAS',
        majicNumber: 'PBF5X4',
        parcelArea: 1465,
        parcelAddress: '5, RUE PRINCIPALE',
        communeName: 'WINTERSBOURG',
        departmentCode: '57',
        fiscalSubdivisions: ['J', 'K'],
        landUseCodes: ['VE', 'S'],
        landUses: ['Vergers', 'Sols'],
        fiscalSubdivisionAreas: [1141, 324],
        majicStreetCode: '00100',
        rivoliStreetCode: '0186',
      });
      expect((await owners('2A3570000A0216')).data[0]).toMatchObject({
        registerId: 'U24534247',
        departmentCode: '2A',
        fiscalSubdivisionAreas: [12068, 12068, 24137],
      });
    });

    it('are served as they were reconstructed from the loader’s rules', async () => {
      const url = `${source.sandbox.url('koumoul')}/parcelles-des-personnes-morales/lines?code_parcelle_in=75117000AH0080`;
      const body = (await (await fetch(url)).json()) as { total: number; results: object[] };
      expect(body.total).toBe(1);
      expect(body.results[0]).toMatchObject({
        departement: 75,
        code_commune: '75117',
        nom_commune: 'PARIS 17',
        adresse: '21, AV MAC MAHON',
        code_parcelle: '75117000AH0080',
        code_voie_majic: 322,
        code_voie_rivoli: '5878',
        contenance_parcelle: 528,
        nature_culture: 'S;S',
        contenance_suf: '528;528',
        code_droit: 'P;S',
        numero_majic: 'PBFVQ8',
        numero_siren: '038988507',
        groupe_personne: 7,
        code_forme_juridique: 9110,
        forme_juridique_abregee: 'SYCO',
        denomination: 'SYND COPR  DU 21 AV MAC MAHON 75017 PAR',
        _score: null,
      });
    });
  });

  it('takes no row for an answer', async () => {
    const { data, report } = await owners('28390000ZT0002');
    expect(data).toEqual([]);
    expect(report.status).toBe('ok');
  });

  describe('with BDNB', () => {
    const groups = ['bdnb-bg-S2ZM-K48E-RAB8', 'bdnb-bg-1UZD-979F-CK26', 'bdnb-bg-Y8TG-S439-KUSU'];
    const bdnbOwners = [
      premises('bdnb-bg-S2ZM-K48E-RAB8', 'LA POSTE', '356000000', 5),
      premises('bdnb-bg-S2ZM-K48E-RAB8', 'DIRECTION INTERMINISTERIELLE DU NUMERIQUE', '130025265', 2),
    ];
    const buildings = groups.map((id) => building(id));

    it('adds the right to the owner that both know', async () => {
      const { data, report } = await owners('75101000AB0001', { buildings, bdnbOwners });
      expect(data).toHaveLength(2);
      expect(data[0]).toMatchObject({
        buildingId: 'bdnb-bg-S2ZM-K48E-RAB8',
        ownerName: 'LA POSTE',
        siren: '356000000',
        numberOfLocals: 5,
        inMajicPm: true,
        isLandlord: false,
        right: 'owner',
        rightCodes: ['P', 'S'],
        matchSource: 'bdnb+koumoul',
        matchMethod: 'building+parcel',
        matchQuality: 'exact',
      });
      expect(data[1]).toMatchObject({
        right: null,
        isOwner: null,
        matchSource: 'bdnb',
        matchQuality: 'probable',
      });
      expect(report).toMatchObject({ status: 'ok', matchedBy: 'building+parcel, building' });
    });

    it('never calls the managing agent of a condominium an owner', async () => {
      const agents = [
        ['75111000BR0052', 'DOMINIQUE G FESSART SAS'],
        ['75115000DE0073', 'JFT GESTION'],
        ['75115000DH0022', 'ATRIUM GESTION'],
      ] as const;
      for (const [idu, name] of agents) {
        const { data } = await owners(idu, {
          buildings: [building('bdnb-bg-A')],
          bdnbOwners: [
            premises('bdnb-bg-A', 'ATRIUM GESTION', '632018503', 4),
            premises('bdnb-bg-A', 'IRIS', '424927648', 3),
          ],
        });
        const agent = data.find(({ ownerName }) => ownerName === name);
        expect(agent).toMatchObject({ right: 'condominiumManagingAgent', isOwner: false });
        expect(data.at(-1)).toBe(agent);
      }
    });

    it('knows a holder without SIREN by its name', async () => {
      const { data } = await owners('44109000EN0204', {
        buildings: [building('bdnb-bg-KXUP-85U9-QGD8')],
        bdnbOwners: [premises('bdnb-bg-KXUP-85U9-QGD8', 'EMOSI', null, 6)],
      });
      expect(data).toHaveLength(1);
      expect(data[0]).toMatchObject({
        ownerName: 'EMOSI',
        numberOfLocals: 6,
        right: 'owner',
        matchSource: 'bdnb+koumoul',
      });
    });

    it('asks the parcel file at once, whatever BDNB takes', async () => {
      let give: (rows: PremisesOwner[]) => void = () => undefined;
      const late = new Promise<PremisesOwner[]>((resolve) => (give = resolve));
      const found = owners('75101000AB0001', { buildings, bdnbOwners: late });
      const asked = (): boolean =>
        source.sandbox.requests('koumoul').some(({ target }) => target.includes('/lines'));
      for (const since = Date.now(); !asked() && Date.now() - since < 5_000;) {
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      expect(asked()).toBe(true);
      give(bdnbOwners);
      expect((await found).data).toHaveLength(2);
    });
  });

  describe('without BDNB', () => {
    const gone = new UpstreamError('bdnb', 'UPSTREAM_BUDGET_EXHAUSTED', 'has no calls left this month');

    it('gives the holder of the parcel, and says what is missing', async () => {
      const { data, report } = await owners('97411000BP0885', { buildings: null, bdnbOwners: null });
      expect(data).toHaveLength(1);
      expect(data[0]).toMatchObject({ ownerName: 'I A R SAINTE MARIE', parcelId: '97411000BP0885' });
      expect(report.status).toBe('partial');
      expect(report.notes).toEqual([expect.stringContaining('holders of the parcel only')]);
    });

    it('gives the names of the buildings’ own rows', async () => {
      const { data, report } = await owners('75117000DJ0023', {
        buildings: [
          building('bdnb-bg-A', ['MBRE'], ['484425277']),
          building('bdnb-bg-B', ['X', 'Y'], ['1', '2']),
        ],
        bdnbOwners: Promise.reject(gone),
      });
      expect(data.map(({ buildingId, ownerName, siren }) => [buildingId, ownerName, siren])).toEqual([
        ['bdnb-bg-A', 'MBRE', '484425277'],
        ['bdnb-bg-B', 'X', null],
        ['bdnb-bg-B', 'Y', null],
        [null, 'AFER PIERRE', '900505462'],
      ]);
      expect(report.status).toBe('partial');
    });

    it('does not say "none" for premises it could not ask about', async () => {
      await expect(
        owners('28390000ZT0002', { buildings: null, bdnbOwners: Promise.reject(gone) }),
      ).rejects.toBe(gone);
      await expect(owners('28390000ZT0002', { buildings: null, bdnbOwners: null })).rejects.toMatchObject({
        name: 'UpstreamError',
        upstream: 'bdnb',
      });
    });
  });

  describe('failures of the parcel file', () => {
    it.each([
      [{ kind: 'refuse' }, 'UPSTREAM_UNAVAILABLE'],
      [{ kind: 'status', status: 500 }, 'UPSTREAM_UNAVAILABLE'],
      [{ kind: 'status', status: 404, body: 'Dataset not found' }, 'UPSTREAM_BAD_RESPONSE'],
      [
        { kind: 'status', status: 429, body: 'Trop de traffic dans un interval restreint sur cette API.' },
        'UPSTREAM_RATE_LIMITED',
      ],
      [{ kind: 'html', status: 200 }, 'UPSTREAM_BAD_RESPONSE'],
      [{ kind: 'malformedJson' }, 'UPSTREAM_BAD_RESPONSE'],
      [{ kind: 'drift', rename: { results: 'rows' } }, 'UPSTREAM_BAD_RESPONSE'],
      [{ kind: 'drift', remove: ['code_parcelle'] }, 'UPSTREAM_BAD_RESPONSE'],
    ] as const)('%j is %s, never an empty list', async (fault, code) => {
      await source.sandbox.setFault('koumoul', fault);
      await expect(owners('75117000DJ0023')).rejects.toMatchObject({ name: 'UpstreamError', code });
    });

    it('ends with the deadline when nothing answers', async () => {
      await source.sandbox.setFault('koumoul', { kind: 'hang' });
      await expect(owners('75117000DJ0023', {}, 300)).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    });

    it('leaves BDNB’s owners, and says so', async () => {
      await source.sandbox.setFault('koumoul', { kind: 'status', status: 503 });
      const { data, report } = await owners('75101000AB0001', {
        buildings: [building('bdnb-bg-A')],
        bdnbOwners: [premises('bdnb-bg-A', 'LA POSTE', '356000000', 5)],
      });
      expect(data).toHaveLength(1);
      expect(report).toMatchObject({ status: 'partial', fetchedAt: null });
    });

    it('never takes the parcels of an ignored filter', async () => {
      const body = {
        total: 16_000_000,
        results: [{ code_parcelle: '01001000AB0001', denomination: 'A STRANGER' }],
      };
      await source.sandbox.setFault('koumoul', { kind: 'status', status: 200, body });
      await expect(owners('75117000DJ0023')).rejects.toMatchObject({ code: 'UPSTREAM_BAD_RESPONSE' });
    });

    it('outlives drift in the other columns', async () => {
      await source.sandbox.setFault('koumoul', {
        kind: 'drift',
        remove: ['denomination'],
        rename: { code_droit: 'droit' },
        retype: { groupe_personne: 'string', numero_siren: 'number', contenance_parcelle: 'array' },
      });
      const { data } = await owners('75117000DJ0023');
      expect(data[0]).toMatchObject({
        ownerName: null,
        siren: '900505462',
        right: null,
        isOwner: null,
        parcelArea: 495,
        ownerGroupCode: 0,
      });
      expectHoldsSchema(ownerFields, data[0] ?? {});
    });
  });

  it('rejects neighbours: the counts of docs/joins/owners.md', async () => {
    const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
      ['75101000AB0001', ['LA POSTE'], ['AFER PIERRE', 'VILLE DE PARIS']],
      ['75101000AB0003', ['VILLE DE PARIS'], ['LA POSTE']],
      ['75107000BQ0003', ['DIR EST - CELLULE GESTION DU DOMAINE PUBLIC'], ['AFER PIERRE']],
      ['75111000BR0052', ['DOMINIQUE G FESSART SAS'], ['AFER PIERRE']],
      ['97411000BP0885', ['I A R SAINTE MARIE'], []],
      ['97418000AY0669', ['I A R SAINTE MARIE'], []],
      ['132138890D0269', ["METROPOLE D'AIX-MARSEILLE-PROVENCE"], ['L ETAT FRANCAIS']],
      ['75117000BO0080', ['BANQUE POPULAIRE RIVES DE PARIS', 'BPCE LEASE IMMO', 'GENEFIM'], []],
      ['75117000DQ0004', ['FONDATION AMICIE LEBAUDY', 'VILLE DE PARIS'], []],
      ['28390000ZT0002', [], ['VILLE DE PARIS']],
    ];
    const counts = { matches: 0, rejected: 0, misses: 0, wrong: 0 };
    for (const [idu, expected, rejected] of cases) {
      const names = (await owners(idu)).data.map(({ ownerName }) => ownerName);
      counts.matches += expected.filter((name) => names.includes(name)).length;
      counts.misses += expected.filter((name) => !names.includes(name)).length;
      counts.rejected += rejected.filter((name) => !names.includes(name)).length;
      counts.wrong += names.filter((name) => name === null || !expected.includes(name)).length;
    }
    expect(counts).toEqual({ matches: 9, rejected: 7, misses: 3, wrong: 0 });
  });
});
