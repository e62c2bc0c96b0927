import { readFileSync } from 'node:fs';
import { expectHoldsSchema, expectMapsAnything } from '../../../test/support/field-tables.js';
import { geodesicArea } from '../../geometry/area.js';
import { buildingFields } from './bdnb.fields.js';

const recorded = (file: string): unknown[] =>
  JSON.parse(readFileSync(`test/recorded/bdnb/${file}`, 'utf8')) as unknown[];
const [row] = recorded('batiment_groupe_complet__75111_6507_00003.json') as [Record<string, unknown>];
const dictionary = recorded('columns_batiment_groupe_complet.json') as { column: string; output: string }[];

const SEED_FIELDS = (
  'id parcelIds constructionYear numberOfUnits height footprintArea geometry usage usageLevel1 numberOfFloors ' +
  'numberOfTertiaryLots numberOfParkingLots wallMaterial roofMaterial wallStructure mainAddress ' +
  'coproRegistrationNumber ownerNames ownerSirens'
).split(' ');

describe('buildingFields', () => {
  it('maps a recorded row', () => {
    const building = buildingFields.map(row);
    expectHoldsSchema(buildingFields, building);
    expect(building).toMatchObject({
      id: 'bdnb-bg-WX9A-TTJK-F8JY',
      parcelIds: ['75111000BR0052'],
      constructionYear: 1890,
      numberOfUnits: 2,
      numberOfUnitsRnc: 2,
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
      addressIds: ['75111_6507_00003'],
      coproRegistrationNumber: 'AB8711293',
      ownerNames: ["PASSAGE DE L'ELEPHANT"],
      ownerSirens: ['479928012'],
      isDpe2021Method: false,
      dpeReceptionDate: '2014-05-15',
      threeUsesPrimaryConsumptionM2: 147,
      residentialValuePerM2RelativeToCity: 1.5124629607680455,
      isInPriorityDistrict: null,
      dpe2012CountC: 1,
      windowOrientations: ['nord'],
      otherColumns: null,
    });
  });

  it('places the footprint in WGS84, as large as the BDNB says', () => {
    const { geometry } = buildingFields.map(row);
    expect(geometry).not.toHaveProperty('crs');
    const [lon = NaN, lat = NaN] = geometry?.coordinates[0]?.[0]?.[0] ?? [];
    expect(lon).toBeCloseTo(2.3883304, 6);
    expect(lat).toBeCloseTo(48.8578301, 6);
    expect(Math.abs(geodesicArea(geometry ?? { type: 'MultiPolygon', coordinates: [] }) - 298)).toBeLessThan(
      1,
    );
  });

  it('maps a row of few columns', () => {
    const building = buildingFields.map(recorded('batiment_groupe_complet__select_13201.json')[0]);
    expectHoldsSchema(buildingFields, building);
    expect(building).toMatchObject({
      constructionYear: 1900,
      numberOfUnits: 6,
      dpeLabel: 'C',
      parcelIds: [],
    });
  });

  it('has every field of the API documentation', () => {
    expect(Object.keys(buildingFields.fields)).toEqual(expect.arrayContaining(SEED_FIELDS));
  });

  it('reads each of the 134 open columns, and no other', () => {
    expect(dictionary).toHaveLength(134);
    expect([...buildingFields.columns].sort()).toEqual(dictionary.map(({ column }) => column).sort());
    expect(Object.keys(row).sort()).toEqual([...buildingFields.columns].sort());
  });

  it.each(dictionary)('reads $column into $output', ({ column, output }) => {
    const name = output.split(' ')[0];
    expect(buildingFields.rows.find((line) => line.output === name)?.columns).toContain(column);
  });

  it('sees no drift in the recorded row, with or without the key its route adds', () => {
    const none = { missing: [], unknown: [], retyped: [] };
    expect(buildingFields.drift(row)).toEqual(none);
    expect(buildingFields.drift({ ...row, parcelle_id: '75111000BR0052' })).toEqual(none);
  });

  it.each([
    [{ nb_niveau: 64.4 }, { numberOfFloors: null }],
    [{ nb_niveau: 3.4 }, { numberOfFloors: 3 }],
    [{ nb_log: 19.05 }, { numberOfUnits: 19 }],
    [{ nb_log: '2.00' }, { numberOfUnits: 2 }],
    [
      { mat_mur_txt: 'BETON - AUTRES', mat_toit_txt: 'INDETERMINE' },
      { wallMaterial: 'BETON - AUTRES', roofMaterial: null },
    ],
    [{ libelle_adr_principale_ban: '37.0 RUE CLER 75007 PARIS' }, { mainAddress: '37 RUE CLER 75007 PARIS' }],
    [{ l_libelle_adr: ['37.0 RUE CLER', '3.5 km'] }, { addressLabels: ['37 RUE CLER', '3.5 km'] }],
    [{ usage_principal_bdnb_open: null, usage_niveau_1_txt: 'Dépendance' }, { usage: 'Dépendance' }],
    [
      { surface_emprise_sol: null, s_geom_groupe: 120 },
      { footprintArea: 120, geometryArea: 120 },
    ],
    [{ alea_argile: 'Fort' }, { clayHazard: 'Fort' }],
    [{ nom_quartier_qpv: 'Les Minguettes' }, { priorityDistrictName: 'Les Minguettes' }],
    [{ croisement_geospx_reussi: 'true' }, { isSpatialMatchReliable: true }],
    [{ hauteur_mean: [12] }, { height: 12 }],
    [{ l_siren: null }, { ownerSirens: [] }],
    [{ etiquette_dpe_initial_a: 'B', alea_radon: null }, { otherColumns: { etiquette_dpe_initial_a: 'B' } }],
    [{ parcelle_id: '75111000BR0052' }, { otherColumns: null }],
    [{ geom_groupe: 'MULTIPOLYGON(((1 2)))' }, { geometry: null }],
    [null, { id: null, ownerNames: [] }],
  ])('reads %j as %j', (columns, fields) => {
    expect(buildingFields.map(columns)).toMatchObject(fields);
  });

  it('never throws, and its records hold their schema, whatever the row', () => {
    expectMapsAnything(buildingFields);
  });
});
