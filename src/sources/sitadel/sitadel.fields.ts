import {
  computed,
  count,
  custom,
  date,
  fieldTable,
  flag,
  given,
  label,
  listOfSchema,
  nullable,
  objectSchema,
  text,
  toNumber,
  toText,
  type Field,
  type JsonSchema,
  type RecordOf,
  type UpstreamRow,
} from '../../fields/index.js';
import { departmentCodeOf } from '../../parcels/insee-code.js';
import { SIREN } from '../../parcels/siren.js';
import { isLegalPerson } from './applicant.js';
import { type CadastralReference, REFERENCE_COLUMNS, referencesOf } from './cadastral-reference.js';
import { MATCH_QUALITIES, type MatchQuality } from './match-permit.js';
import { postalCodeOf, streetOf, terrainAddress } from './permit-address.js';
import { PERMIT_TYPES, type PermitType } from './permit-files.js';
import {
  ANNEXES,
  APPLICANT_CATEGORIES,
  COMPLETED_NATURES,
  DECLARED_NATURES,
  HOUSING_DESTINATIONS,
  HOUSING_TYPES,
  INTENDED_USES,
  OPERATION_ZONES,
  PERMIT_KINDS,
  PREMISES_DESTINATIONS,
  PUBLIC_SERVICES,
  RESIDENCES,
  RESIDENCE_USES,
  STATUSES,
  STATUS_CODES,
  TRANSFORMATIONS,
  type PermitStatus,
} from './sitadel.codes.js';

/** Not a column: which of the four files a row comes from; set before mapping. */
export const FILE_COLUMN = 'FILE';

export const MATCH_METHODS = ['cadastralReference', 'koumoulParcel', 'address'] as const;
export type MatchMethod = (typeof MATCH_METHODS)[number];

const NUMBER_COLUMNS = ['NUM_DAU', 'NUM_PA', 'NUM_PD'] as const;
const STATE_COLUMNS = ['ETAT_DAU', 'ETAT_PA', 'ETAT_PD'] as const;
const APPLICANT_COLUMNS = ['CJ_DEM', 'CAT_DEM', 'DENOM_DEM', 'SIREN_DEM', 'SIRET_DEM'] as const;
/** The kinds of the files that have no column for it. */
const KINDS_OF_FILES: ReadonlyMap<unknown, string> = new Map([
  ['amenager', 'PA'],
  ['demolir', 'PD'],
]);

const optionalText: JsonSchema = nullable({ type: 'string' });

/** A month as the files write it, `2026-01`; days are cut off. */
const month = (column: string, description: string): Field<string | null> =>
  text(column, `${description}; YYYY-MM`, {
    example: '2026-01',
    clean: (value) => /^(\d{4}-(?:0[1-9]|1[0-2]))(?:-\d\d)?$/.exec(value)?.[1] ?? null,
  });

const code = (columns: string | readonly [string, ...string[]], of: string): Field<string | null> =>
  text(columns, `Code of \`${of}\``);

/** A text that is shown of legal persons only. */
function applicantText(column: string, description: string, accepts: RegExp = /[^]/): Field<string | null> {
  return computed<string | null>({
    columns: [column, ...APPLICANT_COLUMNS],
    type: 'text',
    schema: optionalText,
    description: `${description}; null for individuals`,
    compute: (row) => {
      const value = isLegalPerson(row) ? toText(row[column]) : null;
      return value !== null && accepts.test(value) ? value : null;
    },
  });
}

function textFrom(
  columns: readonly string[],
  description: string,
  compute: (row: UpstreamRow) => string | null,
): Field<string | null> {
  return computed<string | null>({ columns, type: 'text', schema: optionalText, description, compute });
}

function kindOf(row: UpstreamRow): string | null {
  return toText(row['TYPE_DAU']) ?? KINDS_OF_FILES.get(row[FILE_COLUMN]) ?? null;
}

function numberOf(row: UpstreamRow): string | null {
  const [dau, pa, pd] = NUMBER_COLUMNS;
  return toText(row[dau] ?? row[pa] ?? row[pd]);
}

function stateOf(row: UpstreamRow): string | null {
  const [dau, pa, pd] = STATE_COLUMNS;
  return toText(row[dau] ?? row[pa] ?? row[pd]);
}

/** The code of the main destination, in the list of its own file. */
function destination(row: UpstreamRow, file: PermitType): string | null {
  return row[FILE_COLUMN] === file ? toText(row['DESTINATION_PRINCIPALE']) : null;
}

function labelled(value: string | null, labels: Readonly<Record<string, string>>): string | null {
  if (value === null) return null;
  return Object.hasOwn(labels, value) ? (labels[value] ?? value) : value;
}

type Stage = 'Before' | 'Created' | 'FromConversion' | 'Demolished' | 'Converted';

const STAGES: Readonly<Record<Stage, readonly [column: string, words: string]>> = {
  Before: ['AVANT', 'before the works'],
  Created: ['CREEE', 'created'],
  FromConversion: ['ISSUE_TRANSFO', 'gained by conversion of other uses'],
  Demolished: ['DEMOLIE', 'demolished'],
  Converted: ['TRANSFORMEE', 'converted to another use'],
};

/** The five floor areas of one use. */
function surfaces<U extends string>(
  use: U,
  column: string,
  words: string,
): Record<`surface${U}${Stage}`, Field<number | null>> {
  const fields = Object.entries(STAGES).map(([stage, [suffix, what]]) => [
    `surface${use}${stage}`,
    count(`SURF_${column}_${suffix}`, `Floor area, ${words}, ${what}`, { unit: 'm2' }),
  ]);
  return Object.fromEntries(fields) as Record<`surface${U}${Stage}`, Field<number | null>>;
}

const { surfaceHousingCreated, ...otherHousing } = surfaces('Housing', 'HAB', 'dwellings');
const { surfaceOfficeCreated, ...otherOffices } = surfaces('Office', 'BUR', 'offices');
const { surfaceCommercialCreated, ...otherShops } = surfaces('Commercial', 'COM', 'shops');

const referenceSchema = objectSchema('CadastralReference', 'A parcel as a permit names it', {
  prefix: { ...optionalText, description: 'Prefix, where the permit says it; it mostly does not' },
  section: { type: 'string', description: 'Section, 2 characters' },
  number: { type: 'string', description: 'Number in the section, 4 digits' },
  partial: { type: 'boolean', description: 'Whether only a part of the parcel is meant' },
});

/** A permit of the parcel. The four files have one table: what a file has no column for is null. */
export const permitFields = fieldTable('Permit', 'An authorised planning permit that names the parcel', {
  id: given<string>({
    initial: '',
    type: 'text',
    schema: { type: 'string', examples: ['DAU-01220223A0021-1'] },
    description: 'Series (DAU, PA, PD), number, and rank among the rows of that number',
  }),
  type: custom<PermitType>({
    column: FILE_COLUMN,
    type: PERMIT_TYPES.join(' / '),
    schema: { type: 'string', enum: PERMIT_TYPES },
    description: 'The file it comes from; of a mixed building, which is in two, the first of `types`',
    convert: (value) => PERMIT_TYPES.find((type) => type === value) ?? 'logements',
  }),
  permitNumber: textFrom(
    ['TYPE_DAU', ...NUMBER_COLUMNS],
    'Kind and number, as on the site board: PC07510523V0019',
    (row) => {
      const number = numberOf(row);
      return number === null ? null : `${kindOf(row) ?? ''}${number}`;
    },
  ),
  parcelId: given<string>({
    initial: '',
    type: 'text',
    schema: { type: 'string' },
    description: 'The parcel that was asked for',
  }),
  status: computed<PermitStatus>({
    columns: STATE_COLUMNS,
    type: STATUSES.join(' / '),
    schema: { type: 'string', enum: STATUSES },
    description:
      'Last state known. `authorized` means that nothing later was reported: some 15 % of openings never are',
    compute: (row) => STATUS_CODES.get(stateOf(row) ?? '') ?? 'unknown',
  }),
  authorizationDate: date('DATE_REELLE_AUTORISATION', 'Day of the first authorisation'),
  constructionStartDate: date('DATE_REELLE_DOC', 'Day the site opened; not recorded for demolitions'),
  completionDate: date(
    'DATE_REELLE_DAACT',
    'Day the works were declared complete; not recorded for demolitions',
  ),
  applicantName: applicantText('DENOM_DEM', 'Name of the applicant'),
  applicantSiren: applicantText('SIREN_DEM', 'SIREN of the applicant', SIREN),
  applicantSiret: applicantText('SIRET_DEM', 'SIRET of the applicant', /^\d{14}$/),
  terrainAddress: textFrom(
    [
      'ADR_NUM_TER',
      'ADR_TYPEVOIE_TER',
      'ADR_LIBVOIE_TER',
      'ADR_LIEUDIT_TER',
      'ADR_CODPOST_TER',
      'ADR_LOCALITE_TER',
    ],
    'Address of the plot, typed by hand; street names are cut at 26 characters',
    terrainAddress,
  ),
  projectNature: label('NATURE_PROJET_DECLAREE', DECLARED_NATURES, 'Nature of the project as declared'),
  mainDestination: textFrom(
    [FILE_COLUMN, 'DESTINATION_PRINCIPALE'],
    'Main use, in the terms of its file',
    (row) =>
      row[FILE_COLUMN] === 'locaux'
        ? labelled(destination(row, 'locaux'), PREMISES_DESTINATIONS)
        : labelled(destination(row, 'logements'), HOUSING_DESTINATIONS),
  ),
  housingCreated: count('NB_LGT_TOT_CREES', 'Dwellings created'),
  surfaceHousingCreated,
  surfaceCommercialCreated,
  surfaceOfficeCreated,
  depositYear: custom<number | null>({
    column: 'AN_DEPOT',
    type: 'integer',
    unit: 'year',
    schema: nullable({ type: 'integer', minimum: 1950, maximum: 2100 }),
    description: 'Year the application was filed',
    convert: (value) => {
      const year = toNumber(value);
      if (year === null || !Number.isInteger(year) || year < 0) return null;
      const whole = year < 100 ? 2000 + year : year;
      return whole >= 1950 && whole <= 2100 ? whole : null;
    },
    accepts: (value) => toNumber(value) !== null,
  }),

  types: given<readonly PermitType[]>({
    initial: Object.freeze([]),
    type: 'list of text',
    schema: listOfSchema({ type: 'string', enum: PERMIT_TYPES }),
    description: 'Every file it is in: a building with dwellings and premises is in two',
  }),
  matchMethod: given<MatchMethod>({
    initial: 'cadastralReference',
    type: MATCH_METHODS.join(' / '),
    schema: { type: 'string', enum: MATCH_METHODS },
    description: 'By what it was found',
  }),
  matchQuality: given<MatchQuality>({
    initial: 'ambiguousPrefix',
    type: MATCH_QUALITIES.join(' / '),
    schema: { type: 'string', enum: MATCH_QUALITIES },
    description:
      'How sure the match is: permits do not tell the prefix, so where a commune has several, section and number fit several parcels; the address or the plot area may settle it',
  }),
  isPartOfParcel: given<boolean>({
    initial: false,
    type: 'flag',
    schema: { type: 'boolean' },
    description: 'Whether the permit names only a part of the parcel (`79P`)',
  }),
  parcelIds: given<readonly string[]>({
    initial: Object.freeze([]),
    type: 'list of text',
    schema: listOfSchema({ type: 'string' }),
    description: 'Parcels of the permit (three at most), as far as their prefixes are known',
  }),
  cadastralReferences: computed<readonly CadastralReference[]>({
    columns: REFERENCE_COLUMNS.flat(),
    type: 'list of CadastralReference',
    schema: listOfSchema(referenceSchema),
    description: 'Parcels as the permit names them, three at most',
    compute: (row) => referencesOf(row, departmentCodeOf(toText(row['COMM']) ?? '')),
  }),
  permitType: textFrom(['TYPE_DAU', FILE_COLUMN], 'PC, DP, PA or PD', kindOf),
  permitTypeLabel: textFrom(['TYPE_DAU', FILE_COLUMN], 'Kind of permit', (row) =>
    labelled(kindOf(row), PERMIT_KINDS),
  ),
  number: textFrom(
    NUMBER_COLUMNS,
    'Number without the kind: commune (6), year (2), order (5); in Paris and Lyon the commune is the arrondissement',
    numberOf,
  ),
  statusCode: code(STATE_COLUMNS, 'status'),

  cityCode: text('COMM', 'INSEE code of the commune; 75056, 69123, 13055 for Paris, Lyon, Marseille'),
  departmentCode: text('DEP_CODE', 'Department'),
  departmentName: text('DEP_LIBELLE', 'Name of the department'),
  regionCode: text('REG_CODE', 'Region, as before 2016'),
  regionName: text('REG_LIBELLE', 'Name of the region, as before 2016'),

  firstRecordedMonth: month('DPC_PREM', 'Month the statistics first heard of it; near the filing'),
  authorizationRecordedMonth: month('DPC_AUT', 'Month the authorisation was recorded'),
  constructionStartRecordedMonth: month('DPC_DOC', 'Month the opening of the site was recorded'),
  lastUpdatedMonth: month('DPC_DERN', 'Month of the last record'),

  applicantCategory: label('CAT_DEM', APPLICANT_CATEGORIES, 'Kind of applicant'),
  applicantCategoryCode: code('CAT_DEM', 'applicantCategory'),
  applicantNafCode: applicantText('APE_DEM', 'Main activity of the applicant, NAF'),
  applicantLegalCategory: applicantText('CJ_DEM', 'Legal category of the applicant, INSEE'),
  applicantPostalCode: applicantText('CODPOST_DEM', 'Postal code of the applicant', /^\d{5}$/),
  applicantCity: applicantText('LOCALITE_DEM', 'Town of the applicant'),
  usesArchitect: flag('REC_ARCHI', 'Whether an architect is employed'),

  terrainHouseNumber: text('ADR_NUM_TER', 'House number of the plot, as typed'),
  terrainStreet: textFrom(['ADR_TYPEVOIE_TER', 'ADR_LIBVOIE_TER'], 'Street of the plot, as typed', streetOf),
  terrainPlaceName: text('ADR_LIEUDIT_TER', 'Named place of the plot'),
  terrainPostalCode: textFrom(
    ['ADR_CODPOST_TER'],
    'Postal code of the plot; broken ones are null',
    postalCodeOf,
  ),
  terrainCity: text('ADR_LOCALITE_TER', 'Town of the plot, as typed'),
  landArea: count('SUPERFICIE_TERRAIN', 'Area of the plot, all its parcels', { unit: 'm2', unknown: [0] }),
  operationZone: label('ZONE_OP', OPERATION_ZONES, 'Kind of operation that the plot is in'),
  operationZoneCode: code('ZONE_OP', 'operationZone'),

  projectNatureCode: code('NATURE_PROJET_DECLAREE', 'projectNature'),
  projectNatureDetailed: label(
    'NATURE_PROJET_COMPLETEE',
    COMPLETED_NATURES,
    'Nature of the project, from its areas',
  ),
  projectNatureDetailedCode: code('NATURE_PROJET_COMPLETEE', 'projectNatureDetailed'),
  mainDestinationCode: textFrom(
    [FILE_COLUMN, 'DESTINATION_PRINCIPALE'],
    'Code of `mainDestination`; each of the two files has its own list',
    (row) => destination(row, 'logements') ?? destination(row, 'locaux'),
  ),
  premisesDestination: textFrom(
    [FILE_COLUMN, 'DESTINATION_PRINCIPALE'],
    'Main use of the premises, from their file; of a mixed building the more telling one',
    (row) => labelled(destination(row, 'locaux'), PREMISES_DESTINATIONS),
  ),
  premisesDestinationCode: textFrom(
    [FILE_COLUMN, 'DESTINATION_PRINCIPALE'],
    'Code of `premisesDestination`',
    (row) => destination(row, 'locaux'),
  ),
  mainHousingType: label('TYPE_PRINCIP_LOGTS_CREES', HOUSING_TYPES, 'Main kind of dwellings created'),
  mainHousingTypeCode: code('TYPE_PRINCIP_LOGTS_CREES', 'mainHousingType'),
  mainTransformationType: label('TYPE_TRANSFO_PRINCIPAL', TRANSFORMATIONS, 'Main kind of conversion'),
  mainTransformationTypeCode: code('TYPE_TRANSFO_PRINCIPAL', 'mainTransformationType'),
  mainTransformedPremisesType: label(
    'TYPE_PRINCIP_LOCAUX_TRANSFORMES',
    PREMISES_DESTINATIONS,
    'Main use of the premises converted',
  ),
  mainTransformedPremisesTypeCode: code('TYPE_PRINCIP_LOCAUX_TRANSFORMES', 'mainTransformedPremisesType'),
  isExtension: flag('I_EXTENSION', 'Whether a building is extended'),
  isElevation: flag('I_SURELEVATION', 'Whether a building is raised'),
  hasExtraLevels: flag('I_NIVSUPP', 'Whether storeys are added'),
  maxLevels: count('NB_NIV_MAX', 'Storeys of the highest building; 0 often means not given'),
  intendedUse: label('UTILISATION', INTENDED_USES, 'What the dwellings are for'),
  intendedUseCode: code('UTILISATION', 'intendedUse'),
  residenceUse: label('RES_PRINCIP_OU_SECOND', RESIDENCE_USES, 'Main or second home'),
  residenceUseCode: code('RES_PRINCIP_OU_SECOND', 'residenceUse'),
  annexType: label('TYP_ANNEXE', ANNEXES, 'Kind of annex'),
  annexTypeCode: code('TYP_ANNEXE', 'annexType'),
  hasPool: flag('I_PISCINE', 'Whether a swimming pool is built'),
  hasGarage: flag('I_GARAGE', 'Whether a garage is built'),
  hasVeranda: flag('I_VERANDA', 'Whether a veranda is built'),
  hasGardenShed: flag('I_ABRI_JARDIN', 'Whether a garden shed is built'),
  hasOtherAnnex: flag('I_AUTRE_ANNEXE', 'Whether another annex is built'),
  residenceType: label('RESIDENCE', RESIDENCES, 'Kind of residence with services'),
  residenceTypeCode: code('RESIDENCE', 'residenceType'),
  isElderlyResidence: flag('RES_PERS_AGEES', 'Whether it is a residence for elderly people'),
  isStudentResidence: flag('RES_ETUDIANTS', 'Whether it is a residence for students'),
  isTourismResidence: flag('RES_TOURISME', 'Whether it is a residence for tourists'),
  isSocialHotelResidence: flag(
    'RES_HOTEL_SOCIALE',
    'Whether it is a residence with hotel and social services',
  ),
  isSocialResidence: flag('RES_SOCIALE', 'Whether it is a social residence'),
  isDisabledResidence: flag('RES_HANDICAPES', 'Whether it is a residence for disabled people'),
  isOtherResidence: flag('RES_AUTRE', 'Whether it is another residence'),

  individualHousingCreated: count('NB_LGT_IND_CREES', 'Houses created'),
  collectiveHousingCreated: count('NB_LGT_COL_CREES', 'Flats created'),
  individualPureHousing: count('NB_LGT_INDIV_PURS', 'Houses created, one on its own permit'),
  individualGroupedHousing: count('NB_LGT_INDIV_GROUPES', 'Houses created, several on one permit'),
  residenceHousing: count('NB_LGT_RES', 'Dwellings created in residences with services'),
  collectiveHousingOutsideResidence: count('NB_LGT_COL_HORS_RES', 'Flats created outside residences'),
  housingDemolished: count('NB_LGT_DEMOLIS', 'Dwellings demolished'),
  housing1Room: count('NB_LGT_1P', 'Dwellings created with 1 room'),
  housing2Rooms: count('NB_LGT_2P', 'Dwellings created with 2 rooms'),
  housing3Rooms: count('NB_LGT_3P', 'Dwellings created with 3 rooms'),
  housing4Rooms: count('NB_LGT_4P', 'Dwellings created with 4 rooms'),
  housing5Rooms: count('NB_LGT_5P', 'Dwellings created with 5 rooms'),
  housing6PlusRooms: count('NB_LGT_6P_PLUS', 'Dwellings created with 6 rooms or more'),
  socialRentalHousing: count('NB_LGT_PRET_LOC_SOCIAL', 'Dwellings financed by a social rental loan'),
  socialOwnershipHousing: count(
    'NB_LGT_ACC_SOC_HORS_PTZ',
    'Dwellings in social home ownership without a zero-rate loan',
  ),
  zeroRateLoanHousing: count('NB_LGT_PTZ', 'Dwellings financed by a zero-rate loan'),
  roomsCreated: count('NB_CHAMBRES', 'Hotel rooms created'),
  publicServiceType: label('TYPE_SERVICE_PUBLIC', PUBLIC_SERVICES, 'Kind of public service'),
  publicServiceTypeCode: code('TYPE_SERVICE_PUBLIC', 'publicServiceType'),

  ...otherHousing,
  ...surfaces('NonResidential', 'LOC', 'non-residential premises'),
  ...surfaces('Hotel', 'HEB', 'hotel accommodation'),
  ...otherOffices,
  ...otherShops,
  ...surfaces('Craft', 'ART', 'craft premises'),
  ...surfaces('Industrial', 'IND', 'industrial premises'),
  ...surfaces('Agricultural', 'AGR', 'farm buildings'),
  ...surfaces('Warehouse', 'ENT', 'warehouses'),
  ...surfaces('PublicService', 'PUB', 'public and collective services'),

  millesime: given<string | null>({
    initial: null,
    type: 'text',
    schema: optionalText,
    description: 'Monthly edition of the files; null where the route that answered does not tell',
  }),
});

export type Permit = RecordOf<typeof permitFields>;
