import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import request from 'supertest';
import { communeSchemas } from '../../src/communes/communes.schema.js';
import { importBanatic } from '../../src/communes/banatic/import-command.js';
import { answerSchemas } from '../../src/properties/answer.schema.js';
import { type TestApp, startApp } from '../support/app.js';
import { type BanaticRow, banaticRows, groupingRow, memberCells } from '../support/banatic-export.js';
import { writeXlsx } from '../support/xlsx.js';

const SIREN_OF_PARIS = '217500016';
const METROPOLE = '200054781';
const SYNDICATE = '257500015';
const SYNDICATE_OF_GROUPINGS = '257500023';

const EXPORT: readonly BanaticRow[] = [
  groupingRow(METROPOLE, 'Métropole du Grand Paris', 'MET75', {
    ...memberCells(SIREN_OF_PARIS, 'Paris'),
    'Date de création': '01/01/2016',
    Département: '75 - Paris',
    'Nombre de compétences exercées': 2,
    'Eau (Traitement, Adduction, Distribution)': 'NON',
    'Assainissement collectif': { shared: 'OUI' },
    '5510 - Plan local d’urbanisme': 'OUI',
  }),
  groupingRow(SYNDICATE, 'Syndicat des eaux', 'SIVU', {
    ...memberCells(SIREN_OF_PARIS, 'Paris'),
    'Nombre de membres': 2,
    'Nombre de compétences exercées': 0,
  }),
  groupingRow(SYNDICATE, 'Syndicat des eaux', 'SIVU', memberCells('180036012', 'Chambre', 'autre organisme')),
  groupingRow(SYNDICATE_OF_GROUPINGS, 'Syndicat mixte du fleuve', 'SMO', {
    ...memberCells(METROPOLE, 'Métropole du Grand Paris', 'groupement'),
    'Assainissement collectif': 'OUI',
  }),
];

describe('/v1/communes', () => {
  let server: TestApp;
  let folder: string;
  const get = (path: string) => request(server.url).get(`/v1/communes/${path}`);
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'doc', components: { schemas: { ...answerSchemas(), ...communeSchemas } } });

  function expectDescribed(name: string, body: unknown): void {
    const validate = ajv.getSchema(`doc#/components/schemas/${name}`);
    void validate?.(body);
    expect(validate?.errors).toBeNull();
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deepcity-communes-'));
    server = await startApp({ RATE_LIMIT: '1000', DATA_DIR: join(folder, 'data') });
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  it('describes a commune', async () => {
    const { status, headers, body } = await get('2a004');
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('public, max-age=3600');
    expectDescribed('CommuneAnswer', body);
    expect(body.requested).toBeUndefined();
    expect(body.commune).toEqual({
      code: '2A004',
      name: 'Ajaccio',
      siren: '212000046',
      postalCodes: ['20000', '20090', '20167'],
      population: expect.any(Number),
      departmentCode: '2A',
      departmentName: 'Corse-du-Sud',
      regionCode: '94',
      regionName: 'Corse',
      zone: 'metro',
      arrondissements: [],
      formerCodes: ['20004'],
      links: { groupements: '/v1/communes/2A004/groupements' },
    });
    expect(body.meta.sources.cog).toMatchObject({
      status: 'ok',
      edition: expect.stringMatching(/^20\d\d \(/),
    });
  });

  it('answers an arrondissement with its city, and says so', async () => {
    for (const path of ['69383', '69383/groupements']) {
      const { body } = await get(path);
      expectDescribed(path.endsWith('s') ? 'CommuneGroupingsAnswer' : 'CommuneAnswer', body);
      expect(body.commune).toMatchObject({ code: '69123', name: 'Lyon' });
      expect(body.requested).toMatchObject({
        code: '69383',
        resolution: 'arrondissement',
        postalCodes: ['69003'],
      });
      expect(body.notes[0]).toContain('the commune is Lyon (69123)');
    }
  });

  it('describes an overseas collectivity', async () => {
    const { body } = await get('98735');
    expectDescribed('CommuneAnswer', body);
    expect(body.commune).toMatchObject({ zone: 'com', siren: null, departmentName: 'Polynésie française' });
  });

  it.each([
    ['7510', 400, '5 digits'],
    ['75101000AB0001', 400, '5 digits'],
    ['2C004', 400, '5 digits'],
    ['99999', 404, 'no commune 99999'],
    ['99999/groupements', 404, 'no commune 99999'],
    ['75056/groupements?include=membres', 400, 'include may be'],
    ['75056/groupements?include[]=members,x', 400, 'include may be'],
    ['75056/groupements?includes=members', 400, 'unknown parameter "includes"; the parameters are include'],
    ['75056?include=members', 400, 'unknown parameter "include"; there are none here'],
  ])('refuses %s with %s', async (path, status, message) => {
    const { body } = await get(path).expect(status);
    expect(body.message).toContain(message);
  });

  it('sends nothing that is at hand already', async () => {
    const { headers } = await get('93066');
    await get('93066').set('If-None-Match', String(headers['etag'])).expect(304);
  });

  it('knows EPCI and EPT from the start, and says what it lacks', async () => {
    const { body } = await get('93066/groupements');
    expectDescribed('CommuneGroupingsAnswer', body);
    expect(body.groupings).toEqual([
      expect.objectContaining({
        siren: METROPOLE,
        typeLabel: 'Métropole',
        ownTax: true,
        financing: 'FPU',
        competences: null,
        through: [],
        sources: ['cog'],
      }),
      expect.objectContaining({
        name: 'Plaine Commune',
        type: 'EPT',
        ownTax: false,
        memberCount: 8,
        competences: null,
      }),
    ]);
    expect(body.notes).toEqual([expect.stringContaining('BANATIC has not been imported')]);
    expect(body.meta.sources.banatic).toMatchObject({ status: 'unavailable', fetchedAt: null });
  });

  it('says of an island that it belongs to none', async () => {
    const { body } = await get('85113/groupements');
    expect(body.groupings).toEqual([]);
    expect(body.notes[0]).toContain('no grouping with taxes of its own');
  });

  describe('with an import of BANATIC', () => {
    beforeAll(async () => {
      // Asked before: the server must notice the new file by itself.
      await get('75056/groupements').expect(200);
      const file = join(folder, 'France.xlsx');
      await writeXlsx(file, { sheets: [{ rows: banaticRows(EXPORT) }], savedAt: '2026-03-02T10:00:00Z' });
      const terminal = { out: () => undefined, err: () => undefined };
      expect(await importBanatic([file], { DATA_DIR: join(folder, 'data') }, terminal)).toBe(0);
    });

    it('adds syndicates, those by way of others, and competences', async () => {
      const { body } = await get('75056/groupements');
      expectDescribed('CommuneGroupingsAnswer', body);
      const water = { label: 'Assainissement collectif', code: null };
      expect(body.groupings).toEqual([
        expect.objectContaining({
          siren: METROPOLE,
          type: 'METRO',
          memberCount: 130,
          creationDate: '2016-01-01',
          department: '75 - Paris',
          competences: [water, { label: 'Plan local d’urbanisme', code: '5510' }],
          sources: ['cog', 'banatic'],
        }),
        expect.objectContaining({
          siren: SYNDICATE,
          typeLabel: 'Syndicat intercommunal à vocation unique',
          memberCount: 2,
          competences: [],
          through: [],
          sources: ['banatic'],
        }),
        expect.objectContaining({
          siren: SYNDICATE_OF_GROUPINGS,
          competences: [water],
          through: [{ siren: METROPOLE, name: 'Métropole du Grand Paris' }],
        }),
      ]);
      expect(body.meta.sources.banatic).toMatchObject({ status: 'ok', edition: 'France.xlsx (2026-03-02)' });
      expect(body.notes).toEqual([expect.stringContaining('only a part')]);
    });

    it('lists members where asked: communes, groupings as such, others', async () => {
      const { body } = await get('75107/groupements?include[]=members');
      expectDescribed('CommuneGroupingsAnswer', body);
      const [metropole, syndicate, ofGroupings] = body.groupings;
      expect(metropole.members).toHaveLength(130);
      expect(metropole.members).toContainEqual({
        kind: 'commune',
        inseeCode: '75056',
        siren: SIREN_OF_PARIS,
        name: 'Paris',
      });
      expect(syndicate.members.slice(1)).toEqual([
        { kind: 'other', inseeCode: null, siren: '180036012', name: 'Chambre' },
      ]);
      expect(ofGroupings.members).toEqual([
        { kind: 'grouping', inseeCode: null, siren: METROPOLE, name: 'Métropole du Grand Paris' },
      ]);
    });

    it('says where the import does not have a grouping', async () => {
      const { body } = await get('93066/groupements');
      expect(body.groupings.map(({ competences }: { competences: unknown }) => competences !== null)).toEqual(
        [true, false, true],
      );
      expect(body.notes).toContainEqual(expect.stringContaining('does not have the grouping'));
    });

    it('answers without it when it cannot be read any more', async () => {
      await writeFile(join(folder, 'data', 'banatic.json'), '{"form":1,');
      const { body } = await get('75056/groupements').expect(200);
      expect(body.groupings).toEqual([expect.objectContaining({ siren: METROPOLE, competences: null })]);
      expect(body.notes).toEqual([expect.stringContaining('cannot be read')]);
    });
  });
});
