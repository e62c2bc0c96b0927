import { readFileSync } from 'node:fs';
import { expectHoldsSchema, expectMapsAnything } from '../../../test/support/field-tables.js';
import { PERMIT_TYPES } from './permit-files.js';
import { FILE_COLUMN, permitFields } from './sitadel.fields.js';

type Row = Record<string, unknown>;
const read = (name: string): { recorded: Row[] } =>
  JSON.parse(readFileSync(`sandbox/data/sitadel/${name}.json`, 'utf8')) as { recorded: Row[] };
const dwelling = (number: string): Row => ({
  ...read('logements').recorded.find((row) => row['NUM_DAU'] === number),
  [FILE_COLUMN]: 'logements',
});
const columns = JSON.parse(readFileSync('sandbox/data/sitadel/columns.json', 'utf8')) as Record<
  string,
  string[]
>;

const SEED_FIELDS = (
  'id type permitNumber parcelId status authorizationDate constructionStartDate completionDate applicantName ' +
  'applicantSiren applicantSiret terrainAddress projectNature mainDestination housingCreated surfaceHousingCreated ' +
  'surfaceCommercialCreated surfaceOfficeCreated depositYear'
).split(' ');

describe('permitFields', () => {
  it('maps the full-width row', () => {
    const permit = permitFields.map(dwelling('09200222A0023'));
    expectHoldsSchema(permitFields, permit);
    expect(permit).toMatchObject({
      type: 'logements',
      permitNumber: 'PC09200222A0023',
      number: '09200222A0023',
      permitType: 'PC',
      permitTypeLabel: 'building permit (permis de construire)',
      status: 'authorized',
      statusCode: '2',
      authorizationDate: '2022-05-18',
      constructionStartDate: null,
      completionDate: null,
      depositYear: 2022,
      firstRecordedMonth: '2022-03',
      authorizationRecordedMonth: '2022-05',
      constructionStartRecordedMonth: null,
      lastUpdatedMonth: '2022-05',
      applicantName: 'PETILLOT',
      applicantSiren: '382757771',
      applicantSiret: '38275777100037',
      applicantNafCode: '47.21Z',
      applicantLegalCategory: '5499',
      applicantPostalCode: '92160',
      applicantCity: 'ANTONY',
      applicantCategory: 'undetermined',
      usesArchitect: false,
      terrainAddress: 'Rue Frederic Chopin, ANTONY',
      terrainHouseNumber: null,
      terrainPostalCode: null,
      cadastralReferences: [{ prefix: null, section: 'CE', number: '0192', partial: false }],
      landArea: 267,
      operationZone: 'outside or unknown',
      projectNature: 'new construction',
      projectNatureDetailed: 'new construction',
      mainDestination: 'housing',
      mainDestinationCode: '1',
      premisesDestination: null,
      mainHousingType: 'one house',
      mainTransformationType: null,
      isExtension: false,
      maxLevels: 0,
      intendedUse: 'not given',
      residenceUse: 'main residence',
      annexType: 'none',
      hasPool: false,
      residenceType: 'not given',
      isElderlyResidence: false,
      housingCreated: 1,
      individualHousingCreated: 1,
      individualGroupedHousing: null,
      residenceHousing: null,
      housing6PlusRooms: 0,
      surfaceHousingCreated: 77,
      surfaceHousingBefore: 0,
      surfacePublicServiceConverted: 0,
      // Columns of the file of premises alone.
      surfaceCommercialCreated: null,
      surfaceOfficeCreated: null,
      roomsCreated: null,
    });
  });

  it('maps recorded rows of few columns', () => {
    expect(permitFields.map(dwelling('01220223A0021'))).toMatchObject({
      status: 'completed',
      authorizationDate: '2023-06-02',
      constructionStartDate: '2023-06-05',
      completionDate: '2023-10-14',
      applicantName: 'SOVINVEST',
      applicantSiren: null,
      terrainAddress: '5 RUE DES MOUTIERS, 12000 RODEZ',
      projectNature: 'works on an existing building',
      housingCreated: 4,
      surfaceHousingCreated: 0,
      landArea: 685,
      cityCode: '12202',
    });
    // Number of the parcel and area have the other's JSON type here.
    const demolition = { ...read('demolir').recorded[0], [FILE_COLUMN]: 'demolir' };
    expect(permitFields.map(demolition)).toMatchObject({
      type: 'demolir',
      permitNumber: 'PD0122022600002',
      status: 'authorized',
      constructionStartDate: null,
      projectNature: null,
      mainDestination: null,
      housingCreated: null,
      landArea: 224,
      cadastralReferences: [{ prefix: null, section: 'AL', number: '0277', partial: false }],
    });
  });

  it('reads a main use in the list of its own file', () => {
    const row = { DESTINATION_PRINCIPALE: 2 };
    expect(permitFields.map({ ...row, [FILE_COLUMN]: 'logements' })).toMatchObject({
      mainDestination: 'non-residential',
      premisesDestination: null,
    });
    expect(permitFields.map({ ...row, [FILE_COLUMN]: 'locaux' })).toMatchObject({
      mainDestination: 'hotel accommodation',
      premisesDestination: 'hotel accommodation',
      premisesDestinationCode: '2',
    });
  });

  it.each([
    [2, 'authorized'],
    ['4', 'cancelled'],
    [5, 'started'],
    [6, 'completed'],
    [32, 'unknown'],
    [null, 'unknown'],
  ])('takes the state %j for %s, in each series', (code, status) => {
    for (const column of ['ETAT_DAU', 'ETAT_PA', 'ETAT_PD']) {
      expect(permitFields.map({ [column]: code }).status).toBe(status);
    }
  });

  it.each([
    [2022, 2022],
    ['14', 2014],
    [3, 2003],
    ['1999', 1999],
    [12345, null],
    ['?', null],
  ])('reads the year %j as %j', (value, year) => {
    expect(permitFields.map({ AN_DEPOT: value }).depositYear).toBe(year);
  });

  describe('an applicant', () => {
    const given = {
      DENOM_DEM: 'DUPONT JEAN',
      SIREN_DEM: '382757771',
      SIRET_DEM: '38275777100037',
      APE_DEM: '47.21Z',
      CODPOST_DEM: '92160',
      LOCALITE_DEM: 'ANTONY',
    };
    const hidden = {
      applicantName: null,
      applicantSiren: null,
      applicantSiret: null,
      applicantNafCode: null,
      applicantLegalCategory: null,
      applicantPostalCode: null,
      applicantCity: null,
    };

    it('who is an individual is not shown, nor where he lives', () => {
      expect(permitFields.map({ CODPOST_DEM: '75016', LOCALITE_DEM: 'PARIS' })).toMatchObject(hidden);
      expect(permitFields.map({ ...given, CJ_DEM: 1000 })).toMatchObject(hidden);
      expect(permitFields.map({ ...given, CAT_DEM: '11' })).toMatchObject(hidden);
    });

    it('who is a legal person is', () => {
      expect(permitFields.map({ ...given, CJ_DEM: 5499 })).toMatchObject({
        applicantName: 'DUPONT JEAN',
        applicantSiren: '382757771',
        applicantCity: 'ANTONY',
      });
    });

    it('has identifiers only where they can be some', () => {
      expect(permitFields.map({ ...given, SIREN_DEM: '38275', SIRET_DEM: 'x' })).toMatchObject({
        applicantSiren: null,
        applicantSiret: null,
        applicantName: 'DUPONT JEAN',
      });
    });
  });

  it('begins with the documented fields', () => {
    expect(Object.keys(permitFields.fields).slice(0, SEED_FIELDS.length)).toEqual(SEED_FIELDS);
  });

  it.each(PERMIT_TYPES)('has a field for every column of the file %s', (type) => {
    expect(columns[type]).toEqual(expect.any(Array));
    expect(columns[type]?.filter((column) => !permitFields.columns.includes(column))).toEqual([]);
  });

  it('maps anything', () => {
    expectMapsAnything(permitFields);
  });
});
