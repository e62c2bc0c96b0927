import { expectHoldsSchema, expectMapsAnything } from '../../../test/support/field-tables.js';
import { lazyJson } from '../../../sandbox/data-folder.js';
import { coproFields, representativeFields } from './copro.fields.js';

interface Columns {
  readonly header: string[];
  readonly formerNames: Record<string, string>;
}
const { header, formerNames } = lazyJson<Columns>('copro', 'columns.json')();
const rows = lazyJson<Record<string, unknown>[]>('copro', 'rnic.json')();

describe('coproFields', () => {
  it('reads every column of the file, of the one before too', () => {
    const columns = new Set(coproFields.columns);
    expect(header.filter((column) => !columns.has(column))).toEqual([]);
    expect(Object.values(formerNames).filter((column) => !columns.has(column))).toEqual([]);
  });

  it('maps whatever comes', () => {
    expectMapsAnything(coproFields);
    expectMapsAnything(representativeFields);
  });

  it('says the same of a row under the names of both files', () => {
    for (const row of rows) {
      const former = Object.fromEntries(
        Object.entries(row).map(([column, value]) => [formerNames[column] ?? column, value]),
      );
      expect(coproFields.map(former)).toEqual(coproFields.map(row));
      expectHoldsSchema(coproFields, coproFields.map(row));
    }
  });

  it('does not mind whether numbers are texts', () => {
    const asText = {
      numero_immatriculation: 'AB8146169',
      nombre_total_lots: '80',
      latitude: '48.863629',
      code_postal_adresse: '06400',
      siret_representant_legal: '02426879100020',
      commune: '01004',
    };
    const asNumber = {
      ...asText,
      nombre_total_lots: 80,
      latitude: 48.863629,
      code_postal_adresse: 6400,
      siret_representant_legal: 2426879100020,
      commune: 1004,
    };
    expect(coproFields.map(asNumber)).toEqual(coproFields.map(asText));
    expect(coproFields.map(asNumber)).toMatchObject({
      totalNumberOfLots: 80,
      latitude: 48.863629,
      postalCode: '06400',
      representativeSiret: '02426879100020',
      communeCode: '01004',
    });
  });

  it.each(['', 'non connu', 'Non renseigné', 'NON_CONNUE', 'nonza', 'Identité non partagée en Open Data'])(
    'reads %j as not known',
    (unknown) => {
      const row = Object.fromEntries(header.map((column) => [column, unknown]));
      const filled = Object.values(coproFields.map(row)).filter(
        (value) => value !== null && !(Array.isArray(value) && value.length === 0),
      );
      expect(filled).toEqual([]);
    },
  );

  it('never takes the postal code in code_officiel_commune for the INSEE code', () => {
    const row = { code_officiel_commune: '75010', code_officiel_arrondissement_commune: '75110' };
    expect(coproFields.map(row).communeCode).toBe('75110');
    expect(coproFields.map({ code_officiel_commune: '75010' }).communeCode).toBeNull();
  });

  it('takes the managing agent from its identification where that is all there is', () => {
    const { representantDetails } = coproFields.map({
      identification_representant_legal: 'GERASCO 32995946400028',
    });
    expect(representantDetails).toEqual({
      name: 'GERASCO',
      siren: '329959464',
      siret: '32995946400028',
      identification: 'GERASCO 32995946400028',
      apeCode: null,
      commune: null,
    });
  });

  it.each([
    ['Mandat en cours', true],
    ['Mandat expiré sans successeur déclaré', false],
    ['Pas de mandat en cours', false],
    ['non connu', null],
  ])('%s: a mandate is running: %s', (mandat_en_cours, runs) => {
    expect(coproFields.map({ mandat_en_cours }).hasActiveMandate).toBe(runs);
  });
});
