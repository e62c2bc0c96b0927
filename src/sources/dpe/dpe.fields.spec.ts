import { readFileSync } from 'node:fs';
import { expectHoldsSchema, expectMapsAnything } from '../../../test/support/field-tables.js';
import type { FieldTable, Fields } from '../../fields/index.js';
import { residentialFields } from './dpe-residential.fields.js';
import { tertiaryFields } from './dpe-tertiary.fields.js';

interface DocumentedField {
  readonly output: string;
  readonly type: string;
  readonly seed: boolean;
}

const recorded = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../test/recorded/dpe/${name}`, import.meta.url), 'utf8'));
const documented = recorded('fields.json') as Record<string, Record<string, DocumentedField>>;
/** data-fair's own, which say nothing. */
const INTERNAL = ['_i', '_rand'];

const TABLES: readonly [string, FieldTable<Fields>][] = [
  ['dpe03existant', residentialFields],
  ['dpe02neuf', residentialFields],
  ['dpe01tertiaire', tertiaryFields],
];

describe.each(TABLES)('the table of %s', (dataset, table) => {
  const columns = Object.entries(documented[dataset] ?? {}).filter(([column]) => !INTERNAL.includes(column));

  it('has every column of the dataset under its documented name', () => {
    const lines = new Map(table.rows.map((row) => [row.output, row.columns]));
    const wrong = columns.filter(([column, { output }]) => lines.get(output)?.includes(column) !== true);
    expect(wrong).toEqual([]);
    expect(columns.length).toBe({ dpe03existant: 228, dpe02neuf: 210, dpe01tertiaire: 67 }[dataset]);
  });

  it('gives the documented type of every column', () => {
    const expected: Record<string, string[]> = {
      string: ['string'],
      date: ['string'],
      integer: ['integer', 'boolean', 'string'],
      number: ['number'],
    };
    for (const [column, { output, type }] of columns) {
      if (['_geopoint', 'nombre_logements_desservis_par_installation_ecs_n1'].includes(column)) continue;
      const [got] = [table.schema.properties[output]?.type].flat();
      expect([column, expected[type]?.includes(got ?? '')]).toEqual([column, true]);
    }
  });

  it('has a description of every field', () => {
    for (const { description } of table.rows) expect(description.length).toBeGreaterThan(5);
  });

  it('maps whatever comes, and holds its schema', () => {
    expectMapsAnything(table, 20);
  });
});

describe('the seed', () => {
  const seed = {
    residential:
      'dpeNumber dpeLabel gesLabel fiveUsesPrimaryConsumption constructionYear buildingType heatingInstallationType ecsInstallationType ceilingHeight apartmentCount habitableBuildingSurface habitableHousingSurface banAddress summerComfortIndicator envelopeLosses thermalBridgeLosses wallLosses upperFloorLosses lowerFloorLosses envelopeInsulationQuality wallInsulationQuality heatingNeed ecsNeed coolingNeed fiveUsesFinalConsumption fiveUsesGesEmission heatingPrimaryConsumption ecsPrimaryConsumption coolingPrimaryConsumption heatingFinalConsumption ecsFinalConsumption coolingFinalConsumption heatingGesEmission ecsGesEmission coolingGesEmission energyTypeN1 energyTypeN2 energyTypeN3 fiveUsesFinalConsumptionEnergyN1 heatingFinalConsumptionEnergyN1 ecsFinalConsumptionEnergyN1 totalFiveUsesCostEnergyN1 heatingCostEnergyN1 ecsCostEnergyN1 mainHeatingEnergyType mainHeatingGeneratorType heatingInstallationTypeN1 heatingInstallationTypeN2 generatorTypeN1InstallationN1 generatorTypeN2InstallationN1 ecsInstallationTypeN1 generatorTypeN1EcsN1 generatorTypeN2EcsN1 ventilationType coldGeneratorType pvProductionPresence pvElectricityProductionKwhEpPerYear geopoint',
    tertiary:
      'dpeNumber dpeLabel gesLabel consumptionKwhPrimaryM2Year constructionYear inspectorVisitDate dpeEstablishmentDate dpeReceptionDate dpeValidityEndDate address surface occupantCount energyTypeN1 energyTypeN2 energyTypeN3 primaryConsumptionEnergyN1 finalConsumptionEnergyN1 annualEnergyCostN1 primaryConsumptionEnergyN2 finalConsumptionEnergyN2 annualEnergyCostN2 primaryConsumptionEnergyN3 finalConsumptionEnergyN3 annualEnergyCostN3 mainHeatingEnergyType gesEmissionKgCo2M2Year geopoint',
  };
  it('is there by name', () => {
    const missing = (names: string, table: { readonly fields: object }): string[] =>
      names.split(' ').filter((name) => !(name in table.fields));
    expect(missing(seed.residential, residentialFields)).toEqual([]);
    expect(missing(seed.tertiary, tertiaryFields)).toEqual([]);
    expect([seed.residential.split(' ').length, seed.tertiary.split(' ').length]).toEqual([58, 27]);
  });
});

describe('single columns', () => {
  it('pads the postal code, a number in housing and a text elsewhere', () => {
    expect(residentialFields.map({ code_postal_brut: 1000 }).rawPostalCode).toBe('01000');
    expect(tertiaryFields.map({ code_postal_brut: '04220' }).rawPostalCode).toBe('04220');
    expect(residentialFields.map({ code_postal_brut: 'CEDEX 9' }).rawPostalCode).toBe('CEDEX 9');
    expect(residentialFields.drift({ code_postal_brut: 1000 }).retyped).toEqual([]);
  });

  it('turns the point round, and has none overseas', () => {
    const point = { _geopoint: '44.8235,-0.5583' };
    expect(residentialFields.map({ ...point, code_departement_ban: '33' }).geopoint).toEqual([
      -0.5583, 44.8235,
    ]);
    expect(residentialFields.map(point).geopoint).toEqual([-0.5583, 44.8235]);
    expect(residentialFields.map({ ...point, code_departement_ban: '974' }).geopoint).toBeNull();
    expect(tertiaryFields.map({ ...point, identifiant_ban: '97411_1030_00007' }).geopoint).toBeNull();
    expect(tertiaryFields.map({ _geopoint: '144.8,0.1' }).geopoint).toBeNull();
    expect(tertiaryFields.map({ _geopoint: '44.8' }).geopoint).toBeNull();
  });

  it('reads 0 and 1 as flags, and years only where they can be some', () => {
    const record = residentialFields.map({
      presence_production_pv: 1,
      logement_traversant: 0,
      annee_construction: 19,
    });
    expect(record).toMatchObject({
      pvProductionPresence: true,
      throughDwelling: false,
      constructionYear: null,
    });
  });

  it('falls back on the typed address of premises', () => {
    expect(tertiaryFields.map({ adresse_complete_brut: '1 rue A 75001 Paris' }).address).toBe(
      '1 rue A 75001 Paris',
    );
  });
});

describe('columns that move', () => {
  const v2 = recorded('existant_v2_full_line_2025-03.json') as { results: Record<string, unknown>[] };
  const renames = recorded('renames_v2_to_current.json') as {
    existant: { old: string; new: string | null }[];
    interim_2025: { old: string; new: string }[];
  };

  it('maps a line of the dead dataset to a record, and says which columns it does not know', () => {
    const [line] = v2.results;
    expectHoldsSchema(residentialFields, residentialFields.map(line));
    expect(residentialFields.drift(line).unknown).toEqual(expect.arrayContaining(['N°DPE', 'Etiquette_DPE']));
    expect(residentialFields.drift(line).missing).toContain('numero_dpe');
  });

  it('knows the names that the dataset bore in its first weeks', () => {
    const row = Object.fromEntries(renames.interim_2025.map(({ old }, index) => [old, String(index)]));
    expect(residentialFields.map(row)).toMatchObject({
      dpeNumber: '0',
      replacedDpeNumber: '1',
      apartmentFloor: 2,
    });
    expect(residentialFields.drift(row)).toMatchObject({ unknown: [], retyped: [] });
  });

  it('maps the line of March 2025, its columns renamed, to the same values', () => {
    const names = new Map(renames.existant.map(({ old, new: current }) => [old, current]));
    const [line = {}] = v2.results;
    const current = Object.fromEntries(
      Object.entries(line).flatMap(([old, value]) => {
        const name = names.get(old);
        return name === undefined || name === null ? [] : [[name, value]];
      }),
    );
    // Values as they were then: texts with decimal commas, true and false.
    expect(residentialFields.map(current)).toMatchObject({
      dpeNumber: '2533E0608156B',
      ecsNeed: 774.7,
      fiveUsesPrimaryConsumption: 8627.9,
      throughDwelling: true,
      ceilingFanPresence: false,
      rawPostalCode: '33800',
    });
  });
});
