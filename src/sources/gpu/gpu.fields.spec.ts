import { readFileSync } from 'node:fs';
import { expectHoldsSchema, expectMapsAnything } from '../../../test/support/field-tables.js';
import type { FieldTable, Fields } from '../../fields/index.js';
import { generatorColumns } from './generator-columns.js';
import {
  documentFields,
  easementAreaFields,
  generatorFields,
  informationFields,
  municipalityFields,
  prescriptionFields,
  zoneFields,
} from './gpu.fields.js';
import { FEATURE_GEOMETRY, FEATURE_ID, FEATURE_LAYER } from './gpu-feature.js';
import { EASEMENT_AREAS, GENERATORS, INFORMATIONS, PRESCRIPTIONS, SECTOR, ZONE } from './gpu-layers.js';

const recorded = <T>(file: string): T => JSON.parse(readFileSync(`test/recorded/gpu/${file}`, 'utf8')) as T;
const described = recorded<{ layers: Record<string, [name: string, type: string][]> }>(
  'wfs-columns.json',
).layers;

const TABLES: readonly (readonly [string, FieldTable<Fields>, readonly string[]])[] = [
  ['zones', zoneFields, [ZONE.wfsType, SECTOR.wfsType]],
  ['prescriptions', prescriptionFields, PRESCRIPTIONS.map(({ wfsType }) => wfsType)],
  ['informations', informationFields, INFORMATIONS.map(({ wfsType }) => wfsType)],
  ['areas of easements', easementAreaFields, EASEMENT_AREAS.map(({ wfsType }) => wfsType)],
  ['generators', generatorFields, GENERATORS.map(({ wfsType }) => wfsType)],
  ['documents', documentFields, ['wfs_du:document']],
  ['municipalities', municipalityFields, ['wfs_du:municipality']],
] as unknown as (readonly [string, FieldTable<Fields>, readonly string[]])[];

const SEED: Record<string, string> = {
  zones: 'id libelle libelong typezone destdomi geometry',
  documents: 'id name type gridName gpuDocId',
  prescriptions: 'id libelle txt typepsc stypepsc',
  informations: 'id libelle txt typeinf stypeinf',
  'areas of easements': 'id idass idgen nomass typeass suptype',
  generators: 'id idgen idsup nomgen typegen',
};

describe.each(TABLES)('the table of %s', (name, table, layers) => {
  it('has every field of the API documentation', () => {
    expect(Object.keys(table.fields)).toEqual(expect.arrayContaining(SEED[name]?.split(' ') ?? []));
  });

  it('reads every column that the layers have', () => {
    for (const layer of layers) {
      const row = Object.fromEntries((described[layer] ?? []).map(([column]) => [column, null]));
      delete row['the_geom'];
      expect(Object.keys(row).length).toBeGreaterThan(4);
      expect({ layer, unknown: table.drift(row).unknown }).toEqual({ layer, unknown: [] });
    }
  });

  it('reads no column that no layer has', () => {
    const columns = new Set(layers.flatMap((layer) => (described[layer] ?? []).map(([column]) => column)));
    const own = [FEATURE_ID, FEATURE_GEOMETRY, FEATURE_LAYER];
    expect(table.columns.filter((column) => !columns.has(column) && !own.includes(column))).toEqual([]);
  });

  it('never throws, and its records hold their schema, whatever the row', () => {
    expectMapsAnything(table);
  });

  it('maps an empty row', () => {
    expectHoldsSchema(table, table.map({}));
  });
});

describe('generatorColumns', () => {
  it.each(GENERATORS)('asks $wfsType for all it has but the geometry', (layer) => {
    const columns = (described[layer.wfsType] ?? [])
      .map(([column]) => column)
      .filter((name) => name !== 'the_geom');
    expect([...generatorColumns(layer)].sort()).toEqual(columns.sort());
  });
});

describe('zones', () => {
  it.each([
    [{ typezone: 'Nh' }, { typezoneLabel: 'Naturelle et forestière' }],
    [{ destdomi: '01' }, { destdomiLabel: 'Habitat' }],
    [{ formdomi: '0100' }, { dominantForm: '0100', dominantFormLabel: 'habitat' }],
    [
      { destoui: '20-51-XX' },
      {
        allowedDestinations: [
          { code: '20', label: 'Habitation' },
          { code: '51', label: 'Industrie' },
          { code: 'XX', label: null },
        ],
      },
    ],
    [{ destnon: '' }, { forbiddenDestinations: [] }],
    [{ datvalid: '20240323' }, { validationDate: '2024-03-23' }],
    [{ datvalid: '00000000' }, { validationDate: null }],
    [
      { lib_idzone: 'ZO1', gid: 5, [FEATURE_LAYER]: 'zone_urba' },
      { id: 'ZO1', cnigId: 'ZO1' },
    ],
    [
      { lib_idzone: '', gid: 5, [FEATURE_LAYER]: 'zone_urba' },
      { id: 'zone_urba:5', cnigId: null },
    ],
    [{ [FEATURE_ID]: 'zone_urba.4623443', [FEATURE_LAYER]: 'zone_urba' }, { id: 'zone_urba:4623443' }],
    [{ libelle: ['UG'] }, { libelle: 'UG' }],
    [{ libelle: 12 }, { libelle: '12' }],
    [{ [FEATURE_GEOMETRY]: { type: 'MultiPolygon', _note: 'x' } }, { geometry: null }],
  ])('read %j as %j', (row, fields) => {
    expect(zoneFields.map(row)).toMatchObject(fields);
  });
});

describe('documents', () => {
  it.each([
    [{ name: '75056_PLU_20260616' }, { date: '2026-06-16' }],
    [{ name: '200070159_PLUi_20260615_A' }, { date: '2026-06-15' }],
    [{ name: 'PLU' }, { date: null }],
    [{ du_type: 'PLUi' }, { type: 'PLUi', typeLabel: "Plan local d'urbanisme intercommunal" }],
    [{ du_type: 'X' }, { typeLabel: null }],
    [{ id: 'ab89' }, { id: 'ab89', url: 'https://www.geoportail-urbanisme.gouv.fr/document/by-id/ab89' }],
  ])('read %j as %j', (row, fields) => {
    expect(documentFields.map(row)).toMatchObject(fields);
  });
});

describe('easements', () => {
  it.each([
    [{ suptype: 'pm1bis' }, { suptype: 'pm1bis', category: 'PM1bis' }],
    [{ suptype: 'zz9' }, { category: 'ZZ9', categoryLabel: null, categoryFamily: null }],
    [{ paramcalc: '500.00000' }, { paramcalc: 500 }],
    [{ paramcalc: '*********************' }, { paramcalc: null }],
    [
      { fichier: ' a.pdf | b.pdf|' },
      {
        files: [
          { name: 'a.pdf', url: null },
          { name: 'b.pdf', url: null },
        ],
      },
    ],
    [{ nomsuplitt: 'HÃ´tel Brongniart' }, { nomsuplitt: 'Hôtel Brongniart' }],
    [{ h: '150,5' }, { h: 150.5 }],
    [{ [FEATURE_LAYER]: 'assiette_sup_l' }, { geometryType: 'lin' }],
  ])('areas read %j as %j', (row, fields) => {
    expect(easementAreaFields.map(row)).toMatchObject(fields);
  });

  it.each([
    [{ code_alea: '11' }, { hazardCode: '11', hazardLabel: 'Inondation' }],
    [{ code_alea: '99' }, { hazardCode: '99', hazardLabel: '99' }],
    [{ adresse: '2A041|Bonifacio|rue Saint Dominique' }, { address: 'rue Saint Dominique, Bonifacio' }],
    [{ adresse: '2A310|Santa-Maria-Figaniella' }, { address: 'Santa-Maria-Figaniella' }],
    [{ adresse: '' }, { adresse: null, address: null }],
    [{ [FEATURE_LAYER]: 'generateur_sup_p' }, { geometryType: 'pct' }],
  ])('generators read %j as %j', (row, fields) => {
    expect(generatorFields.map(row)).toMatchObject(fields);
  });
});
