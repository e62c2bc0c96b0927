import { readFileSync } from 'node:fs';
import { type Fault } from '../../../sandbox/faults.js';
import { validatorOf } from '../../../test/support/field-tables.js';
import { type SourceOnSandbox, sourceOnSandbox } from '../../../test/support/source.js';
import { callContext } from '../../../test/support/upstream.js';
import { startServer } from '../../../test/support/with-server.js';
import { parseMultiPolygon } from '../../geometry/parse-polygons.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import { knownAddress, matchEstablishment } from './match-establishment.js';
import { SireneModule } from './sirene.module.js';
import { companyFields, occupantFields } from './sirene.fields.js';
import { type OccupiedParcel, SireneService } from './sirene.service.js';

type Json = Record<string, unknown>;
const read = <T>(path: string): T => JSON.parse(readFileSync(`sandbox/data/${path}`, 'utf8')) as T;

interface BanRow {
  readonly id: string;
  readonly numero: number;
  readonly suffixe: string | null;
  readonly nomVoie: string;
  readonly codePostal: string;
  readonly codeCommune: string;
  readonly nomCommune: string;
}
const ban = read<BanRow[]>('ban/addresses.json');
const parcels = read<unknown>('cadastre/parcelles.json');
const features = (Array.isArray(parcels) ? parcels : (parcels as Json)['features']) as {
  properties: { idu: string };
  geometry: unknown;
}[];

function parcel(idu: string, keys: readonly string[]): OccupiedParcel {
  const geometry = parseMultiPolygon(features.find(({ properties }) => properties.idu === idu)?.geometry);
  if (geometry === null) throw new Error(`no outline of ${idu}`);
  const addresses = keys.map((key) => {
    const row = ban.find(({ id }) => id === key);
    if (row === undefined) throw new Error(`no address ${key}`);
    const { id, numero, suffixe, nomVoie, codePostal, codeCommune, nomCommune } = row;
    return {
      id,
      houseNumber: [numero, suffixe].filter((part) => part !== null).join(' '),
      street: nomVoie,
      postalCode: codePostal,
      city: nomCommune,
      cityCode: codeCommune,
    };
  });
  return { inseeCode: idu.slice(0, 5), geometry, addresses };
}

const KEYS: Readonly<Record<string, readonly string[]>> = {
  '75101000AB0001': [
    '75101_1234_00001',
    '75101_1234_00001_bis',
    '75101_1234_00003',
    '75101_4321_00002',
    '75101_4321_00004',
  ],
  '75107000BQ0003': ['75107_8909_00020'],
  '75111000BR0052': ['75111_6507_00003'],
  '75115000DE0073': ['75115_5886_00022', '75115_5886_00024', '75115_5886_00026'],
  '64547000AN0512': ['64547_0174_00018'],
  '44109000EN0204': ['44109_3690_00001'],
  '480120240A0610': ['48012_c057_05279'],
  '28390000ZT0002': [],
};
const SUISSE = '75115000DH0022';
const SUISSE_KEYS = [
  '75115_9070_00078',
  '75115_9070_00076_bis',
  '75115_1784_00004',
  '75115_1784_00006',
  '75115_0157_00009',
];
const EXAMPLE = '75101000AB0001';
const example = parcel(EXAMPLE, KEYS[EXAMPLE] ?? []);
const segur = parcel('75107000BQ0003', ['75107_8909_00020']);

describe('SIRENE over HTTP', () => {
  let source: SourceOnSandbox<SireneService>;

  beforeEach(async () => {
    source = await sourceOnSandbox(SireneModule, SireneService);
  });
  afterEach(() => source.close());

  const calls = (): string[] => source.sandbox.requests('sirene').map(({ target }) => target);

  describe('occupants', () => {
    /** Who is there, and who stands so near that a naive join would take them. */
    const CASES: Readonly<
      Record<string, { readonly there: readonly string[]; readonly near: readonly string[] }>
    > = {
      '75101000AB0001': {
        there: ['356000000', '130025265', '944661834', '812809234', '492659784', '302474648'],
        near: ['817883150', '423208180', '901723403', '940583776', '981195464', '803657048'],
      },
      '75107000BQ0003': { there: ['130025265', '338365059'], near: ['888427994', '977850965', '892707498'] },
      '75111000BR0052': { there: ['479928012', '841311574'], near: ['940221229'] },
      '75115000DE0073': { there: ['521830471', '351556394'], near: ['823403233'] },
      '64547000AN0512': { there: ['519300019'], near: ['835013798'] },
      '44109000EN0204': { there: ['839200019', '510973431'], near: ['487444697'] },
      '480120240A0610': { there: ['433100018'], near: [] },
      '28390000ZT0002': { there: [], near: ['389600982'] },
    };

    it.each(Object.entries(CASES))('of %s', async (idu, { there, near }) => {
      const { data, report } = await source.service.occupants(parcel(idu, KEYS[idu] ?? []), callContext());
      const sirens = data.map(({ siren }) => siren);
      expect([...sirens].sort()).toEqual([...there].sort());
      for (const siren of near) expect(sirens).not.toContain(siren);
      expect(report).toMatchObject({ status: 'ok', licence: expect.stringContaining('Licence Ouverte') });
      expect(report.truncated).toBeUndefined();
      expect(calls().length).toBeLessThanOrEqual(4);
      const validate = validatorOf(occupantFields.schema);
      for (const occupant of data) {
        validate(occupant);
        expect(validate.errors ?? []).toEqual([]);
      }
    });

    it('maps a company and its establishments on the parcel', async () => {
      const { data, report } = await source.service.occupants(example, callContext());
      expect(report).toMatchObject({
        matchedBy: 'near_point + address',
        notes: ['1 of 4 addresses were not searched by name'],
      });
      expect(data.find(({ siren }) => siren === '356000000')).toMatchObject({
        name: 'LA POSTE',
        isHeadquarters: false,
        isClosed: false,
        address: '1 RUE EXAMPLE 75001 PARIS',
        companyType: "SA nationale à conseil d'administration",
        legalFormCode: '5510',
        companyCategory: 'GE',
        establishmentCount: 13_117,
        openEstablishmentCount: 9_085,
        brandNames: ['LA POSTE'],
        coordinates: [2.336369, 48.863629],
        matchQuality: 'address',
        matchedAddressId: '75101_1234_00001',
        matchingEstablishments: [
          { address: '1 RUE EXAMPLE 75001 PARIS', isClosed: false, employeeRange: '20 à 49 salariés' },
          { address: '3 RUE EXAMPLE 75001 PARIS', isClosed: true, closingDate: '2018-12-31' },
        ],
        headquarters: { address: 'DIRECTION GENERALE DE LA POSTE 9 RUE DU COLONEL PIERRE AVIA 75015 PARIS' },
      });
      expect(data.find(({ siren }) => siren === '302474648')).toMatchObject({
        matchQuality: 'insideParcel',
        matchedAddressId: null,
      });
    });

    it('finds by address who has no coordinates', async () => {
      const { data } = await source.service.occupants(example, callContext());
      expect(data.find(({ siren }) => siren === '492659784')).toMatchObject({
        coordinates: null,
        matchQuality: 'address',
        matchDistance: null,
      });
    });

    it('stays within four calls on a crowded parcel, and says what it cut', async () => {
      const { data, report } = await source.service.occupants(parcel(SUISSE, SUISSE_KEYS), callContext());
      expect(calls()).toHaveLength(4);
      expect(data.length).toBeGreaterThan(20);
      expect(data.map(({ siren }) => siren)).not.toContain('449544444');
      expect(report).toMatchObject({ status: 'ok', truncated: true });
      expect(report.notes).toHaveLength(2);
    });

    it('reads on where calls are left', async () => {
      const { data, report } = await source.service.occupants(
        parcel(SUISSE, ['75115_9070_00078']),
        callContext(),
      );
      expect(calls().filter((target) => target.includes('&page=2&'))).toHaveLength(2);
      expect(calls().length).toBeLessThanOrEqual(4);
      expect(report.truncated).toBeUndefined();
      // All owning companies of the Village Suisse have their headquarters there.
      const owners = read<{ siren: string | null; batiment_groupe_id: string }[]>(
        'bdnb/proprietaires.json',
      ).filter(
        (row) => row.batiment_groupe_id === 'bdnb-bg-2HH6-SVYC-U9D4' && /^\d{9}$/.test(row.siren ?? ''),
      );
      expect(owners.length).toBeGreaterThan(25);
      expect(data.map(({ siren }) => siren).sort()).toEqual(owners.map(({ siren }) => siren).sort());
    });

    it('asks a second time for nothing', async () => {
      await source.service.occupants(segur, callContext());
      source.sandbox.resetRequests();
      const { data } = await source.service.occupants(segur, callContext());
      expect(data).toHaveLength(2);
      expect(calls()).toEqual([]);
    });

    it('searches a parcel too wide for a circle by its addresses only', async () => {
      const wide = {
        ...segur,
        geometry: parseMultiPolygon({
          type: 'Polygon',
          coordinates: [
            [
              [2.3, 48.845],
              [2.31, 48.845],
              [2.31, 48.855],
              [2.3, 48.855],
              [2.3, 48.845],
            ],
          ],
        }),
      };
      if (wide.geometry === null) throw new Error('no outline');
      const { data, report } = await source.service.occupants(
        { ...wide, geometry: wide.geometry },
        callContext(),
      );
      expect(calls().every((target) => target.startsWith('/search'))).toBe(true);
      expect(data).toHaveLength(2);
      expect(report).toMatchObject({ truncated: true, notes: [expect.stringContaining('too wide')] });
    });
  });

  describe('companies', () => {
    it('gives details by siren, and asks for no more than two', async () => {
      const sirens = ['U21684704', '356000000', '356000000', '', '130025265', '552032534'];
      const { data, report } = await source.service.companies(sirens, callContext());
      expect([...data.keys()]).toEqual(['356000000', '130025265']);
      expect(data.get('130025265')).toMatchObject({
        name: 'DIRECTION INTERMINISTERIELLE DU NUMERIQUE (DINUM)',
        address: '20 AVENUE DE SEGUR 75007 PARIS',
        isHeadquarters: true,
      });
      expect(calls()).toEqual(['/search?q=356000000', '/search?q=130025265']);
      expect(report).toMatchObject({ matchedBy: 'siren', truncated: true });
      const validate = validatorOf(companyFields.schema);
      for (const company of data.values()) expect(validate(company)).toBe(true);
    });

    it('never asks for what is no siren', async () => {
      const { data, report } = await source.service.companies(['U21684704', '12345678'], callContext());
      expect(data.size).toBe(0);
      expect(report).toMatchObject({ status: 'ok', fetchedAt: null });
      expect(calls()).toEqual([]);
    });

    it('has nothing for a number that nobody bears, and for a hidden person', async () => {
      const { data } = await source.service.companies(['999999999', '300025764'], callContext());
      expect(data.size).toBe(0);
    });

    it('tells which part failed', async () => {
      await source.sandbox.setFault('sirene', { kind: 'status', status: 500, match: '356000000' });
      const { data, report } = await source.service.companies(['356000000', '130025265'], callContext());
      expect([...data.keys()]).toEqual(['130025265']);
      expect(report).toMatchObject({
        status: 'partial',
        notes: [expect.stringContaining('UPSTREAM_UNAVAILABLE')],
      });
    });
  });

  describe('when the upstream misbehaves', () => {
    const FAULTS: readonly (readonly [string, Fault, string])[] = [
      [
        '500',
        { kind: 'status', status: 500, body: { erreur: 'Une erreur inattendue s’est produite.' } },
        'UNAVAILABLE',
      ],
      ['400', { kind: 'status', status: 400, body: { erreur: 'x' } }, 'BAD_RESPONSE'],
      ['429 of the gateway', { kind: 'html', status: 429 }, 'RATE_LIMITED'],
      ['refuses', { kind: 'refuse' }, 'UNAVAILABLE'],
      ['hangs', { kind: 'hang' }, 'TIMEOUT'],
      ['HTML', { kind: 'html', status: 200 }, 'BAD_RESPONSE'],
      ['XML', { kind: 'xmlException' }, 'BAD_RESPONSE'],
      ['malformed', { kind: 'malformedJson' }, 'BAD_RESPONSE'],
      ['truncated', { kind: 'truncate' }, 'UNAVAILABLE'],
      ['no results', { kind: 'drift', remove: ['results'] }, 'BAD_RESPONSE'],
      ['results of another type', { kind: 'drift', retype: { results: 'object' } }, 'BAD_RESPONSE'],
      ['no siren', { kind: 'drift', rename: { siren: 'siren_unite' } }, 'BAD_RESPONSE'],
      ['no establishments', { kind: 'drift', remove: ['matching_etablissements'] }, 'BAD_RESPONSE'],
      [
        'establishments of another type',
        { kind: 'drift', retype: { matching_etablissements: 'object' } },
        'BAD_RESPONSE',
      ],
      ['no address', { kind: 'drift', remove: ['adresse'] }, 'BAD_RESPONSE'],
    ];

    it.each(FAULTS)('%s', async (_name, fault, code) => {
      await source.sandbox.setFault('sirene', fault);
      const failure: unknown = await source.service
        .occupants(segur, callContext(1_500))
        .catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(UpstreamError);
      expect(failure).toMatchObject({ upstream: 'sirene', code: `UPSTREAM_${code}` });
    });

    it.each([
      ['around', '/near_point', ['130025265', '338365059']],
      ['by address', '/search', ['130025265', '338365059']],
    ])('gives the rest when searching %s fails', async (_name, match, sirens) => {
      await source.sandbox.setFault('sirene', { kind: 'status', status: 500, match });
      const { data, report } = await source.service.occupants(segur, callContext());
      expect(data.map(({ siren }) => siren)).toEqual(sirens);
      expect(report).toMatchObject({
        status: 'partial',
        notes: [expect.stringContaining('UPSTREAM_UNAVAILABLE')],
      });
    });

    it('reads numbers, one-element arrays and missing columns as they come', async () => {
      await source.sandbox.setFault('sirene', {
        kind: 'drift',
        retype: {
          siren: 'number',
          adresse: 'array',
          latitude: 'number',
          longitude: 'number',
          siege: 'array',
        },
        remove: ['etat_administratif', 'finances', 'nom_complet', 'libelle_commune'],
      });
      const { data } = await source.service.occupants(segur, callContext());
      expect(data.find(({ siren }) => siren === '130025265')).toMatchObject({
        name: 'DIRECTION INTERMINISTERIELLE DU NUMERIQUE',
        isClosed: null,
        finances: [],
        address: '20 AVENUE DE SEGUR 75007 PARIS',
        coordinates: [2.30845866278063, 48.850466845484],
        headquarters: { street: 'DE SEGUR' },
      });
    });

    it('says so when establishments come without coordinates', async () => {
      await source.sandbox.setFault('sirene', { kind: 'drift', remove: ['latitude', 'longitude'] });
      const { data, report } = await source.service.occupants(segur, callContext());
      expect(data).toHaveLength(2);
      expect(report).toMatchObject({ status: 'partial', notes: [expect.stringContaining('no coordinates')] });
    });

    it('leaves out single rows that cannot be read, and says how many', async () => {
      const row = { siren: '1', matching_etablissements: [] };
      const answers = { '/near_point': [row, 7, null], '/search': [] } as const;
      const server = await startServer(({ url = '' }, response) => {
        const path = url.startsWith('/search') ? '/search' : '/near_point';
        const good = {
          siren: '356000000',
          matching_etablissements: [
            { adresse: '20 AVENUE DE SEGUR 75007 PARIS', latitude: '48.85', longitude: '2.3' },
          ],
        };
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ results: [...answers[path], good], total_results: 4 }));
      });
      const other = await sourceOnSandbox(SireneModule, SireneService, { SIRENE_BASE_URL: server.url });
      const { data, report } = await other.service.occupants(segur, callContext());
      await other.close();
      await server.close();
      expect(data.map(({ siren }) => siren)).toEqual(['356000000']);
      expect(report).toMatchObject({ status: 'partial', notes: ['3 rows without siren were left out'] });
    });
  });

  describe('the recorded answers', () => {
    const answers = read<{ path: string; query: Record<string, string>; body: unknown }[]>(
      'sirene/recorded-answers.json',
    );
    const named = answers.map(
      (answer) => [`${answer.path}?${new URLSearchParams(answer.query).toString()}`, answer.body] as const,
    );

    it.each(named)('%s', async (target, body) => {
      const response = await fetch(source.sandbox.url('sirene') + target);
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual(body);
    });

    it.each([
      ['/search', 'Veuillez indiquer au moins un paramètre de recherche.'],
      ['/search?q=a', '3 caractères minimum pour les termes de la requête (ou utilisez au moins un filtre)'],
      [
        '/search?q=Capgemini&per_page=26',
        'Veuillez indiquer un paramètre `per_page` entre `1` et `25`, par défaut `10`.',
      ],
      ['/search?q=test&code_postal=ABC', 'Au moins une valeur du paramètre code_postal est non valide.'],
      [
        '/near_point?long=67',
        "Les paramètres 'lat' et 'long' sont obligatoires pour une recherche géographique.",
      ],
    ])('%s is refused', async (target, erreur) => {
      const response = await fetch(source.sandbox.url('sirene') + target);
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({ erreur });
    });

    it('refuses the eighth call of a second, without saying when to come back', async () => {
      await source.close();
      source = await sourceOnSandbox(SireneModule, SireneService, {}, { limits: true });
      const url = `${source.sandbox.url('sirene')}/search?q=356000000`;
      const statuses = await Promise.all(Array.from({ length: 9 }, async () => (await fetch(url)).status));
      expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    });
  });
});

describe('the join on recorded establishments of Vincennes', () => {
  interface Establishment extends Json {
    readonly siret: string;
    readonly adresse: string;
  }
  const pool = read<{ matching_etablissements: Establishment[] }[]>('sirene/vincennes.json').flatMap(
    (unit) => unit.matching_etablissements,
  );
  /** House, and its establishments as a reader of the recorded addresses tells them. */
  const HOUSES: readonly (readonly [number: string, street: string, addresses: readonly string[]])[] = [
    ['5', 'Avenue Aubert', ['5 AVENUE AUBERT', 'PDV 312447 CAFET VINCENNES RER 5 AVENUE AUBERT']],
    ['42', 'Avenue de Paris', ['42 AVENUE DE PARIS']],
    [
      '27',
      'Avenue de Paris',
      ['27 AVENUE DE PARIS', '27 & 27B 27 AVENUE DE PARIS', '27-27B 27 AVENUE DE PARIS'],
    ],
    ['27 bis', 'Avenue de Paris', ['27 & 27B 27 AVENUE DE PARIS', '27-27B 27 AVENUE DE PARIS']],
    ['6', 'Avenue de Paris', ['4-6 4 AVENUE DE PARIS', '4-6 AVENUE DE PARIS']],
    ['168 bis', 'Avenue de Paris', ['168 B AVENUE DE PARIS']],
    ['10', 'Rue du Midi', ["ET 5 RUE DE L'EGLISE 10 RUE DU MIDI"]],
    ['5', 'Rue du Midi', ['5 RUE DU MIDI']],
    ['1', 'Rue du Midi', []],
    ['1 bis', 'Rue du Midi', ['1 B RUE DU MIDI']],
    ['21', 'Rue du Midi', ['21 RUE DU MIDI', '21-23 21 RUE DU MIDI']],
    ['23', 'Rue du Midi', ['21-23 21 RUE DU MIDI']],
    ['24', 'Rue de la Paix', ['24 RUE DE LA PAIX', '24-25 24 RUE DE LA PAIX']],
    ['121', 'Rue de Fontenay', ['121 A 123 121 RUE DE FONTENAY']],
    [
      '130',
      'Rue de la Jarry',
      ['130-132 130 RUE DE LA JARRY', 'CENTRE DES FINANCES PUBLIQUES 130 RUE DE LA JARRY'],
    ],
    ['37', 'Avenue du Château', ['FV-VINCENNES 37 AVENUE DU CHATEAU']],
    ['1 bis', 'Avenue du Château', ['MORNAY 1 B AVENUE DU CHATEAU']],
    ['22', 'Rue des Vignerons', ['22 RUE DES VIGNERONS']],
    ['73', 'Rue Defrance', ['ET 1, RUE DE LA BIENFAISANCE 73 RUE DEFRANCE']],
    ['1', 'Rue de la Bienfaisance', ['ET 1, RUE DE LA BIENFAISANCE 73 RUE DEFRANCE']],
    ['24', 'Boulevard de la Libération', ['BAT DAUPHINE 192EME SECTION 24 BOULEVARD DE LA LIBERATION']],
    ['1', 'Avenue Lamartine', ['FACE RER 1 AVENUE LAMARTINE']],
  ];

  it('counts what docs/joins/sirene.md says', () => {
    const counts = { matches: 0, neighboursRejected: 0, misses: 0, wrong: 0 };
    const missed: string[] = [];
    for (const [houseNumber, street, addresses] of HOUSES) {
      const truth = new Set(addresses.map((text) => `${text} 94300 VINCENNES`));
      const own = pool.find(({ adresse }) => truth.has(adresse)) ?? pool[0];
      const [lon, lat] = [Number(own?.['longitude']), Number(own?.['latitude'])];
      const half = 0.00015;
      const geometry = parseMultiPolygon({
        type: 'Polygon',
        coordinates: [
          [
            [lon - half, lat - half],
            [lon + half, lat - half],
            [lon + half, lat + half],
            [lon - half, lat + half],
            [lon - half, lat - half],
          ],
        ],
      });
      if (geometry === null) throw new Error('no outline');
      const place = {
        geometry,
        addresses: [
          knownAddress({
            id: null,
            houseNumber,
            street,
            postalCode: '94300',
            city: 'Vincennes',
            cityCode: '94080',
          }),
        ],
      };
      for (const row of pool) {
        const taken = matchEstablishment(row, place)?.matchQuality === 'address';
        if (truth.has(row.adresse)) {
          if (taken) counts.matches += 1;
          else missed.push(`${houseNumber} ${street}: ${row.adresse}`);
        } else if (taken) counts.wrong += 1;
        else counts.neighboursRejected += 1;
      }
    }
    counts.misses = missed.length;
    // The one complement that holds a second full address.
    expect(missed).toEqual([
      '1 Rue de la Bienfaisance: ET 1, RUE DE LA BIENFAISANCE 73 RUE DEFRANCE 94300 VINCENNES',
    ]);
    expect(counts).toEqual({ matches: 35, neighboursRejected: 2_230, misses: 1, wrong: 0 });
    const page = readFileSync('docs/joins/sirene.md', 'utf8').replace(/ +/g, ' ');
    expect(page).toContain(
      `| ${counts.matches} | ${counts.neighboursRejected} | ${counts.misses} | ${counts.wrong} |`,
    );
  });
});
