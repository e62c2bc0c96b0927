import { readFileSync } from 'node:fs';
import { expectHoldsSchema, expectMapsAnything, validatorOf } from '../../../test/support/field-tables.js';
import { companyOf } from './occupants.js';
import {
  companyFields,
  establishmentFields,
  headquartersFields,
  managerFields,
  matchingEstablishmentFields,
  occupantFields,
} from './sirene.fields.js';
import { readUnit } from './unit.js';

type Row = Record<string, unknown>;
const answers = JSON.parse(readFileSync('sandbox/data/sirene/recorded-answers.json', 'utf8')) as {
  path: string;
  query: Record<string, string>;
  body: { results: Row[] };
}[];
const rows = answers.flatMap(({ body }) => body.results);
const rowOf = (siren: string): Row => rows.find((row) => row['siren'] === siren) ?? {};
const company = (siren: string) => {
  const unit = readUnit(rowOf(siren));
  return unit === null ? null : companyOf(unit);
};

const SEED_FIELDS = (
  'siren name isHeadquarters isClosed activity nafCode companyType address acronym establishmentCount ' +
  'openEstablishmentCount companyCategory employeeRange creationDate managers finances complements coordinates ' +
  'matchingEstablishments'
).split(' ');

describe('companies', () => {
  it('maps a recorded large company', () => {
    expect(company('552032534')).toMatchObject({
      siren: '552032534',
      siret: '55203253400703',
      name: 'DANONE',
      legalName: 'DANONE',
      isHeadquarters: true,
      isClosed: false,
      nafCode: '70.10Z',
      activity: 'Activités des sièges sociaux',
      companyType: "SA à conseil d'administration (s.a.i.)",
      legalFormCode: '5599',
      address: '59-61 RUE LA FAYETTE 75009 PARIS',
      establishmentCount: 19,
      companyCategory: 'GE',
      diffusionStatus: 'O',
    });
  });

  it('maps a recorded administration', () => {
    expect(company('130025265')).toMatchObject({
      acronym: 'DINUM',
      activity: 'Administration publique générale',
      nafCode2025: '84.11Y',
      nafSection: 'O',
      nafSectionLabel: 'Administration publique',
      employeeRange: '250 à 499 salariés',
      creationDate: '2017-05-24',
      managers: [],
      finances: [],
      vatNumbers: [],
      rneUpdatedAt: null,
      coordinates: [2.30845866278063, 48.850466845484],
      headquarters: { streetNumber: '20', streetType: 'AVENUE', street: 'DE SEGUR', departmentCode: '75' },
      complements: { isPublicAdministration: true, isSoleProprietorship: false },
    });
  });

  it('reads turnover, managers and lists of the recorded samples', () => {
    expect(company('356000000')).toMatchObject({
      finances: [{ year: 2024, revenue: 34_569_000_000, netIncome: 1_722_000_000 }],
      complements: { collectiveAgreementIds: ['9999', '5516'], legalFinessIds: ['750072639'] },
    });
    // A turnover of 0 beside a profit was not published.
    expect(company('812809234')).toMatchObject({
      finances: [{ year: 2023, revenue: null, netIncome: 437_133 }],
      vatNumbers: ['FR04812809234'],
      managers: [
        {
          type: 'person',
          lastName: 'NOMTESTA',
          firstNames: 'PRENOMTESTA',
          birthYear: 1970,
          role: 'Gérant',
          siren: null,
        },
      ],
    });
    expect(company('812809234')?.managers[0]).not.toHaveProperty('birthDate');
  });

  it('reads numbers of organic operators although they come as integers', () => {
    const siege = (rowOf('302474648')['siege'] ?? {}) as Row;
    const ids = (siege['liste_id_bio'] ?? []) as unknown[];
    expect(typeof ids[0]).toBe('number');
    expect(establishmentFields.map(siege).organicIds).toEqual(ids.map(String));
  });

  it('does not stumble over a unit of nothing but nulls', () => {
    expect(company('123456789')).toMatchObject({
      siren: '123456789',
      name: null,
      isClosed: null,
      address: null,
      coordinates: null,
      headquarters: null,
      complements: { isSocialInclusion: true, socialInclusionType: 'ESAT' },
    });
  });

  it('says nothing of a person who asked not to be found', () => {
    expect(rowOf('300025764')['statut_diffusion']).toBe('P');
    expect(company('300025764')).toBeNull();
  });

  it('keeps a company under partial diffusion, without what is masked', () => {
    const masked = readUnit({
      ...rowOf('300025764'),
      nature_juridique: '5710',
      nom_complet: 'ACME',
      complements: null,
    });
    const record = masked === null ? null : companyOf(masked);
    expect(JSON.stringify(record)).not.toContain('NON-DIFFUSIBLE');
    expect(record).toMatchObject({
      name: 'ACME',
      address: null,
      coordinates: null,
      brandNames: [],
      managers: [],
    });
  });

  it('places headquarters abroad in their country', () => {
    expect(company('435246145')).toMatchObject({ headquarters: { foreignCountry: 'ALLEMAGNE' } });
  });

  it('tells NAF 2025 also when it is the only classification left', () => {
    const row = { siren: '1', etablissement: { activite_principale: '84.11Y' } };
    expect(companyFields.map(row)).toMatchObject({
      nafCode: '84.11Y',
      nafCode2025: '84.11Y',
      activity: 'Activités d’administration publique générale',
    });
    expect(companyFields.map({ activite_principale: '84.11Z' }).nafCode2025).toBeNull();
  });
});

describe('establishments', () => {
  it('maps a recorded one that is closed', () => {
    const [row] = answers.find(({ path }) => path === '/near_point')?.body.results ?? [];
    const [establishment] = (row?.['matching_etablissements'] ?? []) as Row[];
    expect(establishmentFields.map(establishment)).toMatchObject({
      siret: '35600000037240',
      nafCode: '53.10Z',
      nafCode2025: null,
      address: '1 BOULEVARD DU PALAIS 75004 PARIS',
      communeCode: '75104',
      isClosed: true,
      administrativeStatus: 'F',
      isEmployer: false,
      isHeadquarters: false,
      isFormerHeadquarters: false,
      creationDate: '2012-01-01',
      closingDate: '2018-12-31',
      brandNames: ['LA POSTE'],
      coordinates: [2.3468157199, 48.855674442],
      epciSiren: '200054781',
      regionCode: '11',
    });
  });
});

describe('tables', () => {
  it('have every field of the API documentation', () => {
    expect(Object.keys(occupantFields.fields)).toEqual(expect.arrayContaining(SEED_FIELDS));
    expect(Object.keys(companyFields.fields)).toEqual(
      expect.arrayContaining(SEED_FIELDS.filter((name) => name !== 'matchingEstablishments')),
    );
  });

  it('know every column of the recorded rows', () => {
    for (const row of rows) {
      const unit = readUnit(row);
      expect(companyFields.drift({ ...unit?.row, etablissement: {} }).unknown).toEqual([]);
      expect(companyFields.drift({ ...unit?.row, etablissement: {} }).retyped).toEqual([]);
      for (const establishment of unit?.establishments ?? []) {
        expect(matchingEstablishmentFields.drift(establishment)).toMatchObject({ unknown: [], missing: [] });
      }
      const siege = unit?.row['siege'];
      if (siege !== null) expect(headquartersFields.drift(siege).unknown).toEqual([]);
    }
  });

  it('make records of the recorded rows that hold their schema', () => {
    const validate = validatorOf(companyFields.schema);
    for (const row of rows) {
      const unit = readUnit(row);
      const record = unit === null ? null : companyOf(unit);
      if (record === null) continue;
      expectHoldsSchema(companyFields, record);
      expect(validate(JSON.parse(JSON.stringify(record)))).toBe(true);
    }
  });

  it.each([companyFields, occupantFields, matchingEstablishmentFields, headquartersFields, managerFields])(
    'never throw, whatever the row ($name)',
    (table) => {
      expectMapsAnything(table);
    },
  );
});
