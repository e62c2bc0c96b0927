import { readFileSync } from 'node:fs';
import { dataPath } from '../../../sandbox/data-folder.js';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox.js';
import { expectHoldsSchema } from '../../../test/support/field-tables.js';
import { type SourceOnSandbox, sourceOnSandbox } from '../../../test/support/source.js';
import { callContext, createUpstream, type TestUpstream } from '../../../test/support/upstream.js';
import { startServer } from '../../../test/support/with-server.js';
import { BodaccClient } from './bodacc.client.js';
import { type BusinessSale, businessSaleFields } from './bodacc.fields.js';
import { BodaccModule } from './bodacc.module.js';
import { BodaccService, type SalesPlace } from './bodacc.service.js';
import { type SaleAddress } from './match-notice.js';
import { distinctNotices } from './notice.js';
import { businessSaleOf } from './sale-row.js';

const json = <T>(...path: string[]): T => JSON.parse(readFileSync(dataPath(...path), 'utf8')) as T;

interface BanRow {
  readonly id: string;
  readonly numero: number;
  readonly suffixe: string | null;
  readonly nomVoie: string;
  readonly codePostal: string;
  readonly nomCommune: string;
  readonly codeCommune: string;
}

const LA_POSTE = '356000000';
const DINUM = '130025265';
/** Occupants of the sandbox's parcels. */
const OCCUPANTS: Readonly<Record<string, readonly string[]>> = {
  '75101000AB0001': [LA_POSTE, DINUM],
  '75107000BQ0003': [DINUM],
  '75111000BR0052': ['479928012'],
};

/** A parcel of the sandbox with its addresses. */
function placeOf(idu: string): SalesPlace {
  const groups = json<{ l_parcelle_id: string[]; l_cle_interop_adr: string[] }[]>(
    'bdnb',
    'batiment_groupe_complet.json',
  );
  const keys = groups
    .filter((group) => group.l_parcelle_id.includes(idu))
    .flatMap((group) => group.l_cle_interop_adr);
  const addresses = json<BanRow[]>('ban', 'addresses.json')
    .filter(({ id }) => keys.includes(id))
    .map((row): SaleAddress => ({
      houseNumber: [row.numero, row.suffixe].filter((part) => part !== null).join(' '),
      street: row.nomVoie,
      postalCode: row.codePostal,
      city: row.nomCommune,
      cityCode: row.codeCommune,
    }));
  return { addresses, sirens: OCCUPANTS[idu] ?? [], departmentCode: idu.slice(0, 2) };
}

describe('the recorded notices', () => {
  let sandbox: Sandbox;
  let upstream: TestUpstream;

  beforeAll(async () => {
    sandbox = await startSandbox({ upstreams: ['bodacc'] });
    upstream = await createUpstream(sandbox.env);
  });
  afterAll(async () => {
    await upstream.close();
    await sandbox.close();
  });

  /** The record of one notice, found by its id as in the recorded requests; by no means tied to a parcel. */
  async function recordOf(id: string): Promise<BusinessSale> {
    const { rows } = await new BodaccClient(upstream.client).sales(
      `id="${id}" OR id="none"`,
      1,
      callContext(),
    );
    const [notice, ...others] = distinctNotices(rows);
    if (notice === undefined || others.length > 0) throw new Error(`${id} was not found once`);
    const match = { matchMethod: 'siren', matchQuality: 'unlocated', establishments: [] } as const;
    const record = businessSaleOf(notice, match, { withPersonNames: true });
    expectHoldsSchema(businessSaleFields, record);
    return record;
  }

  it('gives every field of the modal case', async () => {
    expect(await recordOf('A20260153319')).toEqual({
      id: 'A20260153319',
      publicationDate: '2026-08-13',
      announcementNumber: 319,
      type: 'Ventes et cessions',
      subType: "Achat d'un fonds par une personne morale (insertion provisoire)",
      tribunal: 'Greffe du Tribunal des Activités Economiques de Marseille',
      merchant: 'COMMERCANT TEST',
      department: 'Bouches-du-Rhône',
      region: "Provence-Alpes-Côte d'Azur",
      postalCode: '00002',
      city: 'Villetest',
      establishmentAddress: '1 Boulevard du Gabarit, 00002 Villetest',
      headquartersAddress: '1 Boulevard de la Fixture, 00002 Villetest',
      activity: 'Activitetest',
      price: 185000,
      currency: 'EUR',
      legalForm: 'Société par actions simplifiée',
      denomination: 'ELDAROBEL',
      rcsNumber: '106 594 302 RCS Marseille',
      previousOwner: { name: 'LE FOURNIL D ORNELLA', siren: '852872563', type: 'pm' },
      url: 'https://www.bodacc.fr/pages/annonces-commerciales-detail/?q.id=id:A20260153319',
      previousOwners: [{ name: 'LE FOURNIL D ORNELLA', siren: '852872563', type: 'pm' }],
      previousOperator: null,
      previousOperators: [],
      buyers: [{ name: 'ELDAROBEL', siren: '106594302', type: 'pm' }],
      buyerSiren: '106594302',
      buyerType: 'pm',
      buyerAcronym: null,
      buyerTradeName: null,
      capitalAmount: 10000,
      capitalCurrency: 'EUR',
      establishmentQuality: 'établissement principal',
      brandName: null,
      fundsOrigin: 'établissement principal acquis par achat au prix stipulé de 185000.00 euros',
      priceKind: 'purchase',
      contributionValue: null,
      deedDate: '2026-07-25',
      deedDescription: 'Acte en date du 25/07/2026 enregistre le 24/07/2026.',
      registrationDate: null,
      activityStartDate: '2026-07-25',
      effectDate: null,
      legalNotice: { title: 'mesinfos.fr', date: '2026-08-07' },
      judgment: null,
      establishments: [
        {
          address: '1 Boulevard du Gabarit, 00002 Villetest',
          postalCode: '00002',
          city: 'Villetest',
          isOnParcel: false,
          quality: 'établissement principal',
          activity: 'Activitetest',
          brandName: null,
          fundsOrigin: 'établissement principal acquis par achat au prix stipulé de 185000.00 euros',
          priceKind: 'purchase',
          price: 185000,
          contributionValue: null,
          currency: 'EUR',
        },
      ],
      sirens: ['106594302', '852872563'],
      postalCodes: ['13004'],
      announcementIssue: '20260153',
      bulletin: 'A',
      noticeType: 'Avis initial',
      noticeTypeCode: 'annonce',
      familyCode: 'vente',
      departmentCode: '13',
      regionCode: '93',
      isCorrection: false,
      previousNotice: null,
      matchMethod: 'siren',
      matchQuality: 'unlocated',
    });
  });

  it.each<readonly [string, Partial<BusinessSale>]>([
    [
      'A2026015373',
      {
        price: 46908.04,
        postalCodes: ['06480', '06200'],
        postalCode: '00001',
        buyerAcronym: 'SDVC',
        registrationDate: '2026-08-11',
        establishmentAddress: 'des Tests, 00001 Villetest',
        sirens: ['999798564', '415126374'],
      },
    ],
    [
      'A20260153321',
      { price: 30000, headquartersAddress: 'Avenue du Gabarit, 00002 Communetest', capitalAmount: 500 },
    ],
    [
      'A202601463846',
      {
        price: null,
        contributionValue: 750000,
        currency: 'EUR',
        priceKind: 'contribution',
        previousOwner: { name: 'Tiercetest NOMTEST', siren: '412452724', type: 'pp' },
      },
    ],
    [
      'A202601452002',
      {
        price: null,
        contributionValue: 151523,
        denomination: "la sellerie de l'odyssée",
        buyerTradeName: "La sellerie de l'odyssée",
        previousOwner: { name: 'Secondtest Tiercetest Prenomtest NOMTEST', siren: null, type: 'pp' },
        deedDate: null,
        activityStartDate: '2026-07-01',
      },
    ],
    ['A20260141181', { contributionValue: 70000, currency: 'EUR', deedDate: '2026-03-15' }],
    [
      'A2026015375',
      {
        isCorrection: true,
        noticeType: 'Avis rectificatif',
        previousNotice: { id: 'A2026014945', date: '2026-08-07' },
        price: 150000,
        previousOwners: [
          { name: 'ALBION', siren: '788587384', type: 'pm' },
          { name: 'VILLA LA TOUR', siren: '450060819', type: 'pm' },
        ],
      },
    ],
    ['A2026014945', { isCorrection: false, previousNotice: null, price: 150000 }],
    [
      'A20260148163',
      {
        sirens: ['105787881', '444965339'],
        previousOwners: [{ name: 'SOCIETE CHEZ NOUS', siren: '444965339', type: 'pm' }],
      },
    ],
    [
      'A200800701133',
      {
        price: 300000,
        currency: 'FRF',
        denomination: 'ALVEA (SNC)',
        headquartersAddress: 'Batiment Test, 00001 Communetest',
        establishmentAddress: null,
        postalCode: '47200',
        city: 'Communetest',
        previousOwner: { name: 'Tiercetest FAMILLETEST', siren: '847240678', type: 'pp' },
        previousOwners: [
          { name: 'Tiercetest FAMILLETEST', siren: '847240678', type: 'pp' },
          { name: 'QUERCY PETROLES', siren: null, type: 'pm' },
          { name: 'SOCIETE A RESPONSABILITE LIMITEE FAYARD', siren: '389866658', type: 'pm' },
        ],
        previousOperator: { name: 'Tiercetest FAMILLETEST', siren: '847240678', type: 'pp' },
        sirens: ['324958198', '847240678', '389866658'],
        legalNotice: { title: 'LE JOURNAL DU PALAIS DE TARN ET GARONNE', date: '1996-08-07' },
      },
    ],
    ['A20130224629', { price: 200000, currency: 'FRF', activity: null, registrationDate: '1979-02-20' }],
    [
      'A20140089499',
      {
        price: null,
        contributionValue: 1452171,
        currency: 'FRF',
        rcsNumber: '451 321 335 RCS Évry',
        establishmentAddress: 'Rue des Tests, 00002 Villetest',
      },
    ],
    [
      'A20100038376',
      {
        price: 52485,
        currency: 'FRF',
        effectDate: '2010-01-13',
        denomination: 'Prenomtest FAMILLETEST',
        buyerType: 'pp',
        headquartersAddress: null,
      },
    ],
    ['A2008021746', { price: 210000, currency: 'FRF', brandName: 'ENSEIGNETEST', effectDate: '2008-09-22' }],
    [
      'A201101541397',
      {
        price: 100000,
        currency: 'FRF',
        effectDate: '2011-07-01',
        buyerSiren: '438690000',
        previousOperator: { name: 'Secondtest NOMTEST', siren: '438690000', type: 'pp' },
      },
    ],
    [
      'A20260154848',
      {
        price: null,
        currency: null,
        priceKind: null,
        fundsOrigin: null,
        establishments: [],
        establishmentAddress: null,
        previousOwner: null,
        postalCode: '83980',
        city: 'Bourgtest',
        headquartersAddress: '2 Rue de la Fixture, 00002 Bourgtest',
      },
    ],
    [
      'A2026015327',
      {
        price: 3765000,
        previousOwner: null,
        previousOperator: { name: 'BOCCAREST', siren: '817488398', type: 'pm' },
        capitalAmount: null,
      },
    ],
    ['A20260153317', { denomination: 'E.J CONSEILS', capitalAmount: 9667, price: null }],
    ['A20260153318', { denomination: 'E.J CONSEILS', announcementNumber: 318 }],
    [
      'A20260185239',
      {
        price: 30000,
        currency: 'EUR',
        tribunal: null,
        headquartersAddress: null,
        deedDate: '2026-05-02',
        // The column `registre` holds the buyer only.
        sirens: ['103823035', '977668284'],
        previousOwner: { name: 'WEDLOK', siren: '977668284', type: 'pm' },
      },
    ],
  ])('%s', async (id, expected) => {
    expect(await recordOf(id)).toMatchObject(expected);
  });

  it('gives nothing private', async () => {
    const ids = json<{ id: string; familleavis: string }[]>('bodacc', 'recorded.json')
      .filter(({ familleavis }) => familleavis === 'vente')
      .map(({ id }) => id);
    expect(ids).toHaveLength(20);
    const text = JSON.stringify(await Promise.all(ids.map(recordOf)));
    // Managers, nationality, lawyers of the opposition.
    expect(text).not.toMatch(/President|Nationalitetest|ETUDE TEST|Election de domicile/);
  });
});

describe('the simulator', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ upstreams: ['bodacc'] });
  });
  afterAll(() => sandbox.close());

  const ask = async (path: string): Promise<{ status: number; body: unknown }> => {
    const response = await fetch(sandbox.url('bodacc') + path);
    return { status: response.status, body: await response.json() };
  };

  it.each([
    [
      '/records?limit=1473',
      'InvalidRESTParameterError',
      'Invalid value for limit API parameter: 1473 was found but -1 <= limit <= 100 is expected.',
    ],
    [
      '/records?limit=100&offset=10000',
      'InvalidRESTParameterError',
      'Invalid value for sum of offset + limit API parameter: 10100 was found but <= 10000 is expected.',
    ],
    [
      '/records?where=departement%3D%2275%22',
      'ODSQLError',
      'ODSQL query is malformed: Unknown field: departement. Clause(s) containing the error(s): where.',
    ],
  ])('%s fails as recorded', async (path, error_code, message) => {
    expect(await ask(path)).toEqual({ status: 400, body: { error_code, message } });
  });

  it('answers a notice of accounts with its 32 columns', async () => {
    const { body } = await ask('/records?where=id%3D%22C202500182618%22&limit=1');
    expect(body).toMatchObject({ total_count: 1, results: [{ familleavis: 'dpc', acte: null }] });
    expect(Object.keys((body as { results: object[] }).results[0] ?? {})).toHaveLength(32);
  });

  it('counts by family', async () => {
    const { body } = await ask('/facets?facet=familleavis&limit=20');
    expect(body).toMatchObject({
      facets: [
        {
          name: 'familleavis',
          facets: [
            { name: 'dpc', count: 26416512 },
            {},
            {},
            {},
            {},
            { name: 'vente', count: 891695 },
            {},
            {},
          ],
        },
      ],
    });
  });

  it.each([
    ['registre="103823035"', 1],
    ['registre="103 823 035"', 1],
    ['familleavis="vente" and cp like "06200"', 1],
    ['startswith(cp,"06480")', 1],
    ['familleavis in ("dpc")', 1],
    ['not familleavis="vente" and dateparution<date\'2025-12-31\'', 1],
    [
      'search(listeetablissements,"jean medecin") and (cp like "06000" or search(listeetablissements,"06000"))',
      1,
    ],
    ['search(listeetablissements,"jean medecyn")', 1],
    ['search(listeetablissements,"francs francais")', 1],
  ])('%s finds %i', async (where, count) => {
    const { body } = await ask(`/records?limit=0&where=${encodeURIComponent(where)}`);
    expect(body).toEqual({ total_count: count, results: [] });
  });

  it.each(['familleavis=', '(familleavis="vente"', 'familleavis="vente" or', '"'])(
    '%s is malformed',
    async (where) => {
      const { status, body } = await ask(`/records?where=${encodeURIComponent(where)}`);
      expect([status, body]).toEqual([400, expect.objectContaining({ error_code: 'ODSQLError' })]);
    },
  );
});

describe('BodaccService', () => {
  let source: SourceOnSandbox<BodaccService>;

  beforeEach(async () => {
    source = await sourceOnSandbox(BodaccModule, BodaccService);
  });
  afterEach(() => source.close());

  const sales = (place: SalesPlace): ReturnType<BodaccService['sales']> =>
    source.service.sales(place, callContext());
  const documented = placeOf('75101000AB0001');
  const idsOf = ({ data }: { data: readonly BusinessSale[] }): (string | null)[] => data.map(({ id }) => id);

  it('finds the sales of the documented parcel', async () => {
    const { data, report } = await sales(documented);
    expect(data.map(({ id, matchMethod, matchQuality }) => [id, matchMethod, matchQuality])).toEqual([
      ['A202601609001', 'siren+address', 'exact'],
      ['A202501539006', 'address', 'exact'],
      ['A202401019002', 'address', 'exact'],
      ['A202301409004', 'address', 'exact'],
      ['A202102009009', 'siren', 'postalCode'],
      ['A201900509010', 'siren+address', 'headOffice'],
      ['A201800229011', 'address', 'exact'],
      ['A201101549012', 'siren+address', 'street'],
      ['A201000389003', 'address', 'exact'],
    ]);
    for (const record of data) expectHoldsSchema(businessSaleFields, record);
    expect(report).toMatchObject({
      status: 'ok',
      licence: 'Licence Ouverte 2.0',
      attribution: 'DILA - BODACC',
      matchedBy: 'siren + address',
      notes: [
        '1 notice(s) left out: a correction replaces them',
        '1 notice(s) left out: they were cancelled',
        '1 notice(s) left out: they name a street of the parcel without a number, and no occupant',
      ],
    });
    expect(report).not.toHaveProperty('truncated');
    // Occupants, two streets, corrections.
    expect(source.sandbox.requests('bodacc')).toHaveLength(4);
  });

  it('gives the price of the establishment on the parcel, of two', async () => {
    const { data } = await sales(documented);
    expect(data.find(({ id }) => id === 'A201800229011')).toMatchObject({
      establishmentAddress: '1-3 Rue Example, 75001 Paris',
      activity: 'boulangerie',
      price: 1250000,
      establishments: [
        { price: 90000, isOnParcel: false },
        { price: 1250000, isOnParcel: true },
      ],
    });
  });

  // docs/joins/bodacc.md
  it('takes the 16 sales of the parcels, and none of their 25 neighbours', async () => {
    const composed = json<Record<string, string[]>>('bodacc', 'composed.json');
    const { elsewhere: _, rules: __, ...parcels } = composed;
    const counts = { taken: 0, neighbours: 0 };
    for (const [idu, lines] of Object.entries(parcels)) {
      const named = lines.flatMap((line) => {
        const { id, neighbour } =
          /^(?<neighbour>neighbour, not to be taken: )?(?<id>A\d+):/.exec(line)?.groups ?? {};
        return id === undefined ? [] : [{ id, isNeighbour: neighbour !== undefined }];
      });
      const own = named.filter(({ isNeighbour }) => !isNeighbour).map(({ id }) => id);
      const found = idsOf(await sales(placeOf(idu)));
      expect([idu, [...found].sort()]).toEqual([idu, own.sort()]);
      counts.taken += found.length;
      counts.neighbours += named.length - own.length;
    }
    expect(counts).toEqual({ taken: 16, neighbours: 25 });
  });

  it('does without the occupants, and says so', async () => {
    const { data, report } = await sales({ ...documented, sirens: null });
    expect(idsOf({ data })).toEqual([
      'A202601609001',
      'A202501539006',
      'A202401019002',
      'A202301409004',
      'A201800229011',
      'A201000389003',
    ]);
    expect(data[0]?.matchMethod).toBe('address');
    expect(report).toMatchObject({ status: 'partial', matchedBy: 'address' });
    expect(report.notes).toContain(
      'the occupants could not be obtained: sales were looked for by address only',
    );
  });

  it('does without addresses', async () => {
    const { data, report } = await sales({ ...documented, addresses: [] });
    expect(data.map(({ id, matchQuality }) => [id, matchQuality])).toEqual([['A202102009009', 'department']]);
    expect(report.matchedBy).toBe('siren');
    expect(report.notes).toEqual([
      '4 notice(s) of occupants left out: the parcel has no address to compare theirs with',
    ]);
  });

  it('asks nothing where nothing can be known', async () => {
    const { data, report } = await sales({ addresses: [], sirens: [], departmentCode: '28' });
    expect(data).toEqual([]);
    expect(report).toMatchObject({ status: 'ok', fetchedAt: null, matchedBy: 'none' });
    expect(source.sandbox.requests('bodacc')).toHaveLength(0);
  });

  it('does not take occupants that could not be obtained for none', async () => {
    await expect(sales({ addresses: [], sirens: null, departmentCode: '28' })).rejects.toMatchObject({
      name: 'UpstreamError',
      code: 'UPSTREAM_UNAVAILABLE',
    });
  });

  it('leaves persons unnamed on demand', async () => {
    const named = await sales(documented);
    const unnamed = await sales({ ...documented, withPersonNames: false });
    expect(idsOf(unnamed)).toEqual(idsOf(named));
    expect(JSON.stringify(named.data)).toContain('FAMILLETEST');
    expect(JSON.stringify(unnamed.data)).not.toMatch(/FAMILLETEST|NOMTEST/);
    expect(unnamed.data.at(-1)).toMatchObject({
      denomination: null,
      merchant: null,
      buyerType: 'pp',
      buyerSiren: '338588981',
    });
    expect(unnamed.data[0]).toMatchObject({
      denomination: 'LA POSTE',
      merchant: 'LA POSTE, LE FOURNIL D ORNELLA',
    });
  });

  it('asks for no more than its share, and says what it left', async () => {
    const street = (rank: number): SaleAddress => ({
      houseNumber: '1',
      street: `Rue Numéro${rank}`,
      postalCode: '75001',
      city: 'Paris',
      cityCode: '75101',
    });
    const place = {
      addresses: Array.from({ length: 9 }, (_, rank) => street(rank)),
      sirens: Array.from({ length: 130 }, (_, rank) => String(100000000 + rank)),
      departmentCode: '75',
    };
    const { data, report } = await sales(place);
    expect(data).toEqual([]);
    expect(source.sandbox.requests('bodacc')).toHaveLength(6);
    expect(report).toMatchObject({
      truncated: true,
      notes: ['5 street(s) of the parcel were not searched', '30 occupant(s) were not searched by siren'],
    });
    const longest = Math.max(...source.sandbox.requests('bodacc').map(({ target }) => target.length));
    expect(longest).toBeLessThan(6_000);
  });

  it.each([
    [{ kind: 'refuse' }, 'UPSTREAM_UNAVAILABLE'],
    [{ kind: 'status', status: 500 }, 'UPSTREAM_UNAVAILABLE'],
    [{ kind: 'status', status: 503 }, 'UPSTREAM_UNAVAILABLE'],
    [{ kind: 'html', status: 500 }, 'UPSTREAM_UNAVAILABLE'],
    [{ kind: 'html', status: 200 }, 'UPSTREAM_BAD_RESPONSE'],
    [{ kind: 'malformedJson' }, 'UPSTREAM_BAD_RESPONSE'],
    [{ kind: 'emptyBody' }, 'UPSTREAM_BAD_RESPONSE'],
    [{ kind: 'status', status: 200, body: { total_count: 3 } }, 'UPSTREAM_BAD_RESPONSE'],
    [
      { kind: 'status', status: 200, body: { total_count: 1, results: [{ id: 'C1', familleavis: 'dpc' }] } },
      'UPSTREAM_BAD_RESPONSE',
    ],
    [
      { kind: 'status', status: 400, body: { error_code: 'ODSQLError', message: 'x' } },
      'UPSTREAM_BAD_RESPONSE',
    ],
    [{ kind: 'status', status: 429, body: { message: 'slow down' } }, 'UPSTREAM_RATE_LIMITED'],
    [{ kind: 'drift', rename: { results: 'records' } }, 'UPSTREAM_BAD_RESPONSE'],
    [{ kind: 'drift', retype: { listeetablissements: 'number' } }, 'UPSTREAM_BAD_RESPONSE'],
    [{ kind: 'drift', remove: ['listeetablissements'] }, 'UPSTREAM_BAD_RESPONSE'],
  ] as const)('%j is %s, never an empty list', async (fault, code) => {
    await source.sandbox.setFault('bodacc', fault);
    const place = { ...placeOf('75115000DH0022') };
    await expect(sales(place)).rejects.toMatchObject({ name: 'UpstreamError', code });
  });

  it('is out of calls until its quota is renewed', async () => {
    source.sandbox.configure('bodacc', { quota: 0 });
    await expect(sales(documented)).rejects.toMatchObject({ code: 'UPSTREAM_BUDGET_EXHAUSTED', status: 429 });
  });

  it('gives up at the deadline', async () => {
    await source.sandbox.setFault('bodacc', { kind: 'hang' });
    await expect(source.service.sales(documented, callContext(300))).rejects.toMatchObject({
      code: 'UPSTREAM_TIMEOUT',
    });
  });

  it('keeps what it found when a search fails', async () => {
    await source.sandbox.setFault('bodacc', { kind: 'status', status: 500, match: 'EXAMPLE' });
    const { data, report } = await sales(documented);
    expect(idsOf({ data })).toContain('A202301409004');
    expect(idsOf({ data })).not.toContain('A202401019002');
    expect(report.status).toBe('partial');
    expect(report.notes).toContain('one of the searches failed (UPSTREAM_UNAVAILABLE): sales may be missing');
  });

  it('finds nothing for sure only when every search was answered', async () => {
    await source.sandbox.setFault('bodacc', { kind: 'status', status: 500, match: 'registre' });
    await expect(sales({ ...placeOf('64547000AN0512'), sirens: ['552032534'] })).rejects.toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
    });
  });

  it('says when corrections could not be looked for', async () => {
    await source.sandbox.setFault('bodacc', { kind: 'status', status: 500, match: 'typeavis' });
    const { data, report } = await sales(documented);
    // Withdrawn by a notice that only that search finds.
    expect(idsOf({ data })).toContain('A202200909007');
    expect(report).toMatchObject({ status: 'partial' });
    expect(report.notes?.[0]).toMatch(/^corrections and cancellations could not be looked for/);
  });

  it.each([
    [{ kind: 'drift', remove: ['registre'] }, 'registre'],
    [{ kind: 'drift', remove: ['typeavis', 'parutionavisprecedent'] }, 'typeavis, parutionavisprecedent'],
  ] as const)('%j makes it partial', async (fault, columns) => {
    await source.sandbox.setFault('bodacc', fault);
    const { data, report } = await sales(documented);
    expect(data.length).toBeGreaterThan(7);
    expect(report.status).toBe('partial');
    expect(report.notes).toContain(`the notices lack columns that decide about them: ${columns}`);
  });

  it('outlives drift: columns gone, renamed and of another type', async () => {
    await source.sandbox.setFault('bodacc', {
      kind: 'drift',
      remove: ['id', 'familleavis'],
      rename: { tribunal: 'greffe' },
      retype: {
        cp: 'array',
        registre: 'array',
        acte: 'array',
        numeroannonce: 'string',
        listepersonnes: 'array',
        total_count: 'string',
      },
    });
    const { data } = await sales(documented);
    expect(data).toHaveLength(9);
    for (const record of data) expectHoldsSchema(businessSaleFields, record);
    expect(data[0]).toMatchObject({
      id: 'A202601609001',
      tribunal: null,
      familyCode: null,
      announcementNumber: 9001,
      postalCodes: ['75001'],
      deedDate: '2026-07-25',
      denomination: 'LA POSTE',
    });
  });

  it('outlives documents that cannot be read', async () => {
    await source.sandbox.setFault('bodacc', { kind: 'drift', retype: { acte: 'number' } });
    const { data, report } = await sales(documented);
    expect(data).toHaveLength(9);
    expect(data[0]).toMatchObject({ subType: null, deedDate: null });
    expect(report.status).toBe('partial');
  });
});

describe('paging', () => {
  const rows = Array.from({ length: 250 }, (_, rank) => ({
    id: `A20260001${rank}`,
    familleavis: 'vente',
    registre: ['356000000'],
    cp: rank % 2 === 0 ? '75001' : '69001',
    dateparution: '2026-01-01',
    listeetablissements: null,
    typeavis: 'annonce',
    parutionavisprecedent: null,
  }));

  async function onServer<T>(
    total: number | undefined,
    test: (client: BodaccClient, seen: () => string[]) => Promise<T>,
  ): Promise<T> {
    const server = await startServer((request, response) => {
      const query = new URL(request.url ?? '', 'http://x').searchParams;
      const offset = Number(query.get('offset') ?? 0);
      const results = rows.slice(offset, offset + Number(query.get('limit')));
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ total_count: total, results }));
    });
    const upstream = await createUpstream({ BODACC_BASE_URL: server.url });
    try {
      return await test(new BodaccClient(upstream.client), () => server.seen.map(({ url }) => url));
    } finally {
      await upstream.close();
      await server.close();
    }
  }

  it('reads all pages', async () => {
    await onServer(250, async (client, seen) => {
      const found = await client.sales('x', 5, callContext());
      expect(new Set(found.rows.map(({ id }) => id)).size).toBe(250);
      expect(found).toMatchObject({ truncated: false, answers: { length: 3 } });
      expect(seen().every((url) => url.includes('order_by=dateparution+desc'))).toBe(true);
    });
  });

  it('stops at its cap', async () => {
    await onServer(250, async (client, seen) => {
      const found = await client.sales('x', 2, callContext());
      expect([found.rows.length, found.truncated, seen().length]).toEqual([200, true, 2]);
    });
  });

  it('takes a full page without a total for a part', async () => {
    await onServer(undefined, async (client, seen) => {
      const found = await client.sales('x', 5, callContext());
      expect([found.rows.length, found.truncated, seen().length]).toEqual([100, true, 1]);
    });
  });

  it('gives at most 100 sales', async () => {
    await onServer(250, async (client) => {
      const service = new BodaccService(client);
      const place = { addresses: [], sirens: ['356000000'], departmentCode: '75' };
      const { data, report } = await service.sales(place, callContext());
      expect(data).toHaveLength(100);
      expect(report.truncated).toBe(true);
    });
  });
});
