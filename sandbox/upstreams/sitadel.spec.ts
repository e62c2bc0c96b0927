import { startSandbox, type Sandbox } from '../sandbox.js';

const HOUSING = '8b35affb-55fc-4c1f-915b-7750f974446a';
const PREMISES = 'f8f0700f-806c-40a7-83b1-f21cf507e7c4';
const DEVELOPMENT = '96883f50-538b-41f9-a059-c6eb97e6a23a';
const DEMOLITION = '1a9a2f0c-56fe-4e69-84a7-fbbda2121f02';

describe('the simulator of DiDo', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ upstreams: ['sitadel'] });
  });
  afterAll(() => sandbox.close());

  const get = async (path: string): Promise<{ status: number; text: string }> => {
    const response = await fetch(`${sandbox.url('sitadel')}${path}`);
    return { status: response.status, text: await response.text() };
  };
  const rows = async (path: string): Promise<Record<string, unknown>[]> =>
    JSON.parse((await get(path)).text) as Record<string, unknown>[];

  it('filters as recorded: the six dwellings of Rodez, projected', async () => {
    const found = await rows(
      `/datafiles/${HOUSING}/json?COMM=eq:12202&DATE_REELLE_AUTORISATION=gte:2023-03-01&columns=NUM_DAU,ETAT_DAU`,
    );
    expect(found).toEqual([
      { NUM_DAU: '01220224A0014', ETAT_DAU: 4 },
      { NUM_DAU: '01220222A0049', ETAT_DAU: 5 },
      { NUM_DAU: '01220223A0021', ETAT_DAU: 6 },
      { NUM_DAU: '0122022600005', ETAT_DAU: 4 },
      { NUM_DAU: '01220223A0001', ETAT_DAU: 5 },
    ]);
    expect(await rows(`/datafiles/${HOUSING}/json?COMM=in%3A48012%2C48024`)).toHaveLength(3);
  });

  it('has the JSON types of parcel number and area the other way round in the file of demolitions', async () => {
    const [dwelling] = await rows(`/datafiles/${HOUSING}/json?NUM_DAU=eq:0441092600876`);
    expect(dwelling).toMatchObject({ NUM_CADASTRE1: '204', SUPERFICIE_TERRAIN: 412 });
    const [demolition] = await rows(`/datafiles/${DEMOLITION}/json?NUM_PD=eq:0122022600002`);
    expect(demolition).toMatchObject({ NUM_CADASTRE1: 277, SUPERFICIE_TERRAIN: '224' });
  });

  it('gives the recorded CSV of Toulouse, with its line of descriptions when asked', async () => {
    const { text } = await get(
      `/datafiles/${DEVELOPMENT}/csv?COMM=eq:31555&withColumnDescription=true&millesime=2026-01`,
    );
    const [descriptions, names, first] = text.split('\n');
    expect(descriptions).toContain('"Code zone opératoire"');
    expect(names).toMatch(/^"REG_CODE";"REG_LIBELLE";.*"ZONE_OP"$/);
    expect(first).toBe(
      '"73";"Midi-Pyrénées";"31";"Haute-Garonne";"31555";"03155505M0018";2;"2013-02-13";;;2005;"2013-06";"2013-06";;"2013-06";;;;;;"31100";"TOULOUSE";"false";"18";;"CHEMIN DE CANTO LAOUZETTO";;"TOULOUSE";"31";"AM";"493";;;;;1319;4',
    );
    expect(text.trimEnd().split('\n')).toHaveLength(253);
  });

  it('has one number in two files', async () => {
    for (const rid of [HOUSING, PREMISES]) {
      expect(await rows(`/datafiles/${rid}/json?NUM_DAU=eq:07510119V0012`)).toHaveLength(1);
    }
  });

  it.each([
    ['nothing found', 'COMM=eq:75101', 'Le fichier est vide'],
    ['no operator', 'COMM=75056', "n'est pas valide"],
    ['an unknown operator', 'COMM=like:75056', "n'est pas valide"],
    ['an unknown column', 'COMMUNE=eq:75056', 'COMMUNE'],
    ['an unknown projected column', 'COMM=eq:75056&columns=COMM,NOPE', 'NOPE'],
    ['paging', 'COMM=eq:75056&pageSize=50', 'pageSize'],
    ['no edition', 'COMM=eq:75056&millesime=august', "n'est pas valide"],
  ])('refuses with 400: %s', async (_, query, text) => {
    const { status, text: body } = await get(`/datafiles/${HOUSING}/csv?${query}`);
    expect(status).toBe(400);
    expect(body).toContain(text);
  });

  it('describes dataset and files, and knows no others', async () => {
    const dataset = JSON.parse((await get('/datasets/6513f0189d7d312c80ec5b5b')).text) as {
      datafiles: unknown[];
    };
    expect(dataset.datafiles).toHaveLength(4);
    expect((await get(`/datafiles/${HOUSING}`)).status).toBe(200);
    expect((await get('/datafiles/nope/csv')).status).toBe(404);
  });
});
