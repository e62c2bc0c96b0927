import {
  asRow,
  columnValue,
  computed,
  count,
  custom,
  date,
  dateTime,
  fieldTable,
  flag,
  given,
  integer,
  type JsonSchema,
  label,
  listOf,
  nullable,
  objectAt,
  type RecordOf,
  text,
  textList,
  toText,
  type UpstreamRow,
} from '../../fields/index.js';
import { positionSchema } from '../../geometry/geojson.schema.js';
import { type Position } from '../../geometry/geojson.js';
import { activityLabel, isNaf2025 } from './activity-label.js';
import { EMPLOYEE_RANGES } from './employee-ranges.codes.js';
import { financesSchema, toFinances } from './finances.js';
import { LEGAL_FORMS } from './legal-forms.codes.js';
import { establishmentPoint, MATCH_QUALITIES, type MatchQuality } from './match-establishment.js';
import { NAF_SECTIONS } from './naf-sections.codes.js';

const TEXT: JsonSchema = nullable({ type: 'string' });
const YEAR = { unit: 'year', min: 1900, max: 2100 };

function activity(column: string | readonly [string, ...string[]], description: string) {
  return custom<string | null>({
    column,
    type: 'text',
    schema: TEXT,
    description,
    convert: (value) => activityLabel(toText(value)),
    accepts: (value) => typeof value === 'string',
  });
}

/** The NAF 2025 code of the first place that has one; from 2027 on there is no second column and the main one holds it. */
function code2025(row: UpstreamRow, places: readonly string[]): string | null {
  for (const place of places) {
    const main = toText(columnValue(row, `${place}activite_principale`));
    const code = toText(columnValue(row, `${place}activite_principale_naf25`));
    if (code !== null) return code;
    if (main !== null && isNaf2025(main)) return main;
  }
  return null;
}

function naf2025Fields(places: readonly string[]) {
  const parts = {
    columns: places.flatMap((place) => [`${place}activite_principale_naf25`, `${place}activite_principale`]),
    type: 'text',
    schema: TEXT,
  };
  return {
    nafCode2025: computed<string | null>({
      ...parts,
      description: 'Main activity code in NAF 2025',
      compute: (row) => code2025(row, places),
    }),
    nafLabel2025: computed<string | null>({
      ...parts,
      description: 'Main activity in NAF 2025',
      compute: (row) => activityLabel(code2025(row, places)),
    }),
  };
}

const naf2025 = naf2025Fields(['']);
const leadingNaf2025 = naf2025Fields(['etablissement.', '']);

const coordinatesOf = (row: UpstreamRow): Position | null => {
  const point = establishmentPoint(row);
  if (point !== null) return point;
  // Headquarters also carry both in one text, latitude first.
  const [lat, lon] = toText(row['coordonnees'])?.split(',') ?? [];
  return establishmentPoint({ latitude: lat, longitude: lon });
};

export const establishmentFields = fieldTable(
  'Establishment',
  'An establishment of a company, SIRENE',
  {
    siret: text('siret', 'SIRET number, 14 digits', { example: '35600000037240' }),
    nafCode: text('activite_principale', 'Main activity code, NAF rev. 2 or older', { example: '53.10Z' }),
    nafCode2025: naf2025.nafCode2025,
    activity: activity('activite_principale', 'Main activity'),
    address: text('adresse', 'Address on one line, upper case', {
      example: '59-61 RUE LA FAYETTE 75009 PARIS',
    }),
    postalCode: text('code_postal', 'Postal code'),
    communeCode: text('commune', 'INSEE code of the commune; arrondissement in Paris, Lyon and Marseille'),
    city: text('libelle_commune', 'Name of the commune, upper case'),
    regionCode: text('region', 'INSEE code of the region'),
    epciSiren: text('epci', 'SIREN of the inter-communal body (EPCI)'),
    isHeadquarters: flag('est_siege', 'Whether it is the headquarters of the company'),
    isFormerHeadquarters: flag('ancien_siege', 'Whether it was the headquarters'),
    administrativeStatus: text('etat_administratif', '`A` open, `F` closed'),
    isClosed: computed<boolean | null>({
      columns: ['etat_administratif'],
      type: 'flag',
      schema: { type: ['boolean', 'null'] },
      description: 'Whether it is closed',
      compute: (row) => closedState(row['etat_administratif']),
    }),
    isEmployer: flag('caractere_employeur', 'Whether it employs people'),
    creationDate: date('date_creation', 'Day of creation'),
    activityStartDate: date('date_debut_activite', 'Day since which it has been in its present state'),
    closingDate: date('date_fermeture', 'Day of closing'),
    employeeRangeCode: text('tranche_effectif_salarie', 'Range of employees, INSEE code', { example: '12' }),
    employeeRange: label('tranche_effectif_salarie', EMPLOYEE_RANGES, 'Range of employees'),
    employeeRangeYear: integer('annee_tranche_effectif_salarie', 'Year of the range of employees', YEAR),
    tradeName: text('nom_commercial', 'Trade name'),
    brandNames: textList('liste_enseignes', 'Shop signs'),
    coordinates: computed<Position | null>({
      columns: ['longitude', 'latitude'],
      type: 'position',
      schema: nullable(positionSchema),
      description: '[longitude, latitude], WGS84; often only somewhere along the street. Unit: degrees',
      compute: coordinatesOf,
    }),
    finessIds: textList('liste_finess', 'FINESS numbers (health and social establishments)'),
    organicIds: textList('liste_id_bio', 'Numbers of organic farming operators'),
    collectiveAgreementIds: textList('liste_idcc', 'IDCC numbers of collective agreements'),
    trainingOrganizationIds: textList('liste_id_organisme_formation', 'Numbers of training organisations'),
    rgeIds: textList('liste_rge', 'RGE certificates (energy renovation)'),
    uaiIds: textList('liste_uai', 'UAI numbers (schools)'),
    diffusionStatus: text('statut_diffusion_etablissement', '`O` public, `P` partly hidden'),
  },
  { ignores: ['geo_id'] },
);

/** An establishment that a parcel holds. */
export const matchingEstablishmentFields = establishmentFields.extend(
  'MatchingEstablishment',
  'An establishment found on the parcel, SIRENE',
  {
    matchQuality: given<MatchQuality | null>({
      initial: null,
      type: MATCH_QUALITIES.join(' / '),
      schema: nullable({ type: 'string', enum: MATCH_QUALITIES }),
      description:
        'How it was matched: `address` = number and street are the parcel’s; `insideParcel` = its point lies there and no number contradicts it',
    }),
    matchDistance: given<number | null>({
      initial: null,
      type: 'number',
      unit: 'm',
      schema: nullable({ type: 'number', minimum: 0 }),
      description: 'Distance from its point to the parcel, 0 inside',
    }),
    matchedAddressId: given<string | null>({
      initial: null,
      type: 'text',
      schema: TEXT,
      description: 'BAN key of the parcel’s address that it matched',
    }),
  },
);

export const headquartersFields = establishmentFields.extend(
  'Headquarters',
  'Headquarters of a company, SIRENE',
  {
    departmentCode: text('departement', 'INSEE code of the department'),
    streetNumber: text('numero_voie', 'House number'),
    lastStreetNumber: text('dernier_numero_voie', 'Last house number of a range'),
    repetitionIndex: text('indice_repetition', 'Suffix of the house number (B, T, ...)'),
    streetType: text('type_voie', 'Kind of street'),
    street: text('libelle_voie', 'Name of the street without its kind'),
    addressComplement: text('complement_adresse', 'Complement of the address'),
    specialDistribution: text('distribution_speciale', 'Special distribution (PO box)'),
    cedexCode: text('cedex', 'CEDEX code'),
    cedexLabel: text('libelle_cedex', 'CEDEX label'),
    foreignCity: text('libelle_commune_etranger', 'Town, abroad'),
    foreignCountry: text('libelle_pays_etranger', 'Country, abroad'),
    foreignCountryCode: text('code_pays_etranger', 'INSEE code of the country, abroad'),
    registerOfTradesActivity: text(
      'activite_principale_registre_metier',
      'Activity code in the register of trades',
    ),
    coordinates: computed<Position | null>({
      columns: ['longitude', 'latitude', 'coordonnees'],
      type: 'position',
      schema: nullable(positionSchema),
      description: '[longitude, latitude], WGS84; often only somewhere along the street. Unit: degrees',
      compute: coordinatesOf,
    }),
    inseeUpdatedAt: dateTime('date_mise_a_jour_insee', 'Last change at INSEE'),
  },
  { ignores: ['geo_adresse', 'date_mise_a_jour'] },
);

export const managerFields = fieldTable('Manager', 'A manager or officer of a company, RNE', {
  type: computed<'person' | 'company' | null>({
    columns: ['type_dirigeant'],
    type: 'person / company',
    schema: { type: ['string', 'null'], enum: ['person', 'company', null] },
    description: 'A natural person or a company',
    compute: ({ type_dirigeant, denomination }) => {
      const type = toText(type_dirigeant)?.toLowerCase() ?? '';
      if (type.includes('morale') || toText(denomination) !== null) return 'company';
      return type.includes('physique') ? 'person' : null;
    },
  }),
  lastName: text('nom', 'Surname of a person; `USAGE (BIRTH)` where both are known'),
  firstNames: text('prenoms', 'Given names of a person'),
  birthYear: computed<number | null>({
    columns: ['annee_de_naissance', 'date_de_naissance'],
    type: 'integer',
    unit: 'year',
    schema: { type: ['integer', 'null'] },
    description: 'Year of birth of a person; month and day are never given',
    compute: (row) => {
      const birth = toText(row['annee_de_naissance']) ?? toText(row['date_de_naissance']);
      const year = /^\d{4}/.exec(birth ?? '')?.[0];
      return year === undefined ? null : Number(year);
    },
  }),
  nationality: text('nationalite', 'Nationality of a person'),
  siren: text('siren', 'SIREN of a company'),
  name: text('denomination', 'Name of a company'),
  role: text('qualite', 'Role, e.g. `Gérant`'),
});

const localAuthorityFields = fieldTable(
  'LocalAuthority',
  'What a local authority administers',
  {
    code: text('code', 'Code of the authority'),
    inseeCode: text('code_insee', 'INSEE code of its territory'),
    level: text('niveau', 'Level: commune, department, region...'),
  },
  { ignores: ['elus'] },
);

export const companyComplementFields = fieldTable(
  'CompanyComplements',
  'Labels and registers a company is in',
  {
    hasCollectiveAgreement: flag(
      'convention_collective_renseignee',
      'Whether a collective agreement is declared',
    ),
    collectiveAgreementIds: textList('liste_idcc', 'IDCC numbers of its collective agreements'),
    legalFinessIds: textList('liste_finess_juridique', 'FINESS numbers of the legal entity'),
    hasGenderEqualityIndex: flag('egapro_renseignee', 'Whether its gender equality index is published'),
    isResponsiblePurchasing: flag('est_achats_responsables', 'Responsible purchasing label'),
    isFoodSafetyRated: flag('est_alim_confiance', 'Has been inspected for food safety (Alim’confiance)'),
    isAssociation: flag('est_association', 'Association'),
    isLawyer: flag('est_avocat', 'Law firm'),
    isOrganic: flag('est_bio', 'Organic operator'),
    isSoleProprietorship: flag('est_entrepreneur_individuel', 'Sole trader'),
    isLiveShowOperator: flag('est_entrepreneur_spectacle', 'Operator of live shows'),
    liveShowOperatorStatus: text('statut_entrepreneur_spectacle', 'Status of the live show licence'),
    isSocialEconomy: flag('est_ess', 'Social and solidarity economy'),
    isHealthFacility: flag('est_finess', 'Health or social establishment'),
    isTrainingOrganization: flag('est_organisme_formation', 'Training organisation'),
    isQualiopi: flag('est_qualiopi', 'Qualiopi certificate'),
    trainingOrganizationIds: textList('liste_id_organisme_formation', 'Numbers as a training organisation'),
    isRge: flag('est_rge', 'RGE certificate (energy renovation)'),
    isSocialInclusion: flag('est_siae', 'Work integration enterprise'),
    socialInclusionType: text('type_siae', 'Kind of work integration enterprise'),
    isMissionDriven: flag('est_societe_mission', 'Mission-driven company'),
    isEducationFacility: flag('est_uai', 'School'),
    isLivingHeritage: flag('est_patrimoine_vivant', 'Living heritage label (EPV)'),
    hasCarbonReport: flag('bilan_ges_renseigne', 'Whether its greenhouse gas report is published'),
    receivesDeMinimisAid: flag('a_aide_minimis', 'Receives de minimis aid'),
    receivesAdemeAid: flag('a_aide_ademe', 'Receives aid from ADEME'),
    isPublicAdministration: flag('est_administration', 'Public administration'),
    associationId: text('identifiant_association', 'RNA number of an association'),
    foundationId: text('numero_rnf', 'RNF number of a foundation'),
    localAuthority: objectAt(
      'collectivite_territoriale',
      localAuthorityFields,
      'Local authority; null for others',
    ),
  },
  { ignores: ['est_service_public', 'est_l100_3'] },
);

/**
 * A company. Rows are a legal unit of the API with the establishment in question under `etablissement`:
 * the one on the parcel for an occupant, the headquarters for an owner.
 */
export const companyFields = fieldTable(
  'CompanyDetails',
  'A company, SIRENE and RNE',
  {
    siren: text('siren', 'SIREN number, 9 digits', { example: '356000000' }),
    siret: text('etablissement.siret', 'SIRET number of the establishment'),
    name: text(['nom_complet', 'nom_raison_sociale'], 'Name, with trade name and acronym', {
      example: 'LA POSTE',
    }),
    legalName: text('nom_raison_sociale', 'Registered name; null for natural persons'),
    acronym: text('sigle', 'Acronym'),
    isHeadquarters: flag('etablissement.est_siege', 'Whether the establishment is the headquarters'),
    isClosed: computed<boolean | null>({
      columns: ['etablissement.etat_administratif', 'etat_administratif'],
      type: 'flag',
      schema: { type: ['boolean', 'null'] },
      description: 'Whether the establishment is closed or the company has ceased',
      compute: (row) => {
        const states = [columnValue(row, 'etablissement.etat_administratif'), row['etat_administratif']].map(
          closedState,
        );
        if (states.includes(true)) return true;
        return states.includes(false) ? false : null;
      },
    }),
    activity: activity(
      ['etablissement.activite_principale', 'activite_principale'],
      'Main activity of the establishment, else of the company',
    ),
    nafCode: text(
      ['etablissement.activite_principale', 'activite_principale'],
      'Its code, NAF rev. 2 or older',
      {
        example: '53.10Z',
      },
    ),
    nafCode2025: leadingNaf2025.nafCode2025,
    nafLabel2025: leadingNaf2025.nafLabel2025,
    nafSection: text('section_activite_principale', 'Section of the company’s activity, A to U'),
    nafSectionLabel: label('section_activite_principale', NAF_SECTIONS, 'Name of the section'),
    companyType: label('nature_juridique', LEGAL_FORMS, 'Legal form', {
      example: 'SAS, société par actions simplifiée',
    }),
    legalFormCode: text('nature_juridique', 'Legal form, INSEE code', { example: '5710' }),
    address: text('etablissement.adresse', 'Address of the establishment on one line, upper case'),
    tradeName: text('etablissement.nom_commercial', 'Trade name of the establishment'),
    brandNames: textList('etablissement.liste_enseignes', 'Shop signs of the establishment'),
    establishmentCount: count('nombre_etablissements', 'Establishments of the company, closed ones too'),
    openEstablishmentCount: count('nombre_etablissements_ouverts', 'Open establishments of the company'),
    companyCategory: text(
      'categorie_entreprise',
      '`PME`, `ETI` or `GE` (small and medium, intermediate, large)',
    ),
    companyCategoryYear: integer('annee_categorie_entreprise', 'Year of the category', YEAR),
    employeeRange: label('tranche_effectif_salarie', EMPLOYEE_RANGES, 'Range of the company’s employees'),
    employeeRangeCode: text('tranche_effectif_salarie', 'Range of the company’s employees, INSEE code'),
    employeeRangeYear: integer('annee_tranche_effectif_salarie', 'Year of the range of employees', YEAR),
    isEmployer: flag('caractere_employeur', 'Whether the company employs people'),
    creationDate: date('date_creation', 'Day of the company’s creation'),
    closingDate: date('date_fermeture', 'Day on which the company ceased'),
    administrativeStatus: text('etat_administratif', 'State of the company: `A` active, `C` ceased'),
    diffusionStatus: text('statut_diffusion', '`O` public, `P` partly hidden'),
    vatNumbers: textList('tva', 'VAT numbers', { example: 'FR04812809234' }),
    managers: listOf('dirigeants', managerFields, 'Managers and officers'),
    finances: custom({
      column: 'finances',
      type: 'list of YearlyFinances',
      schema: financesSchema,
      description: 'Published accounts, newest year first. Unit: EUR',
      convert: toFinances,
      accepts: (value) => typeof value === 'object' && !Array.isArray(value),
    }),
    complements: objectAt('complements', companyComplementFields, 'Labels and registers the company is in'),
    coordinates: computed<Position | null>({
      columns: ['etablissement.longitude', 'etablissement.latitude'],
      type: 'position',
      schema: nullable(positionSchema),
      description: '[longitude, latitude] of the establishment, WGS84. Unit: degrees',
      compute: (row) => coordinatesOf(asRow(row['etablissement'])),
    }),
    headquarters: objectAt('siege', headquartersFields, 'Headquarters of the company'),
    updatedAt: dateTime('date_mise_a_jour', 'Last change in the index'),
    inseeUpdatedAt: dateTime('date_mise_a_jour_insee', 'Last change at INSEE'),
    rneUpdatedAt: dateTime('date_mise_a_jour_rne', 'Last change in the RNE'),
  },
  { ignores: ['matching_etablissements', 'score'] },
);

const matchFields = {
  matchQuality: matchingEstablishmentFields.fields.matchQuality,
  matchDistance: matchingEstablishmentFields.fields.matchDistance,
  matchedAddressId: matchingEstablishmentFields.fields.matchedAddressId,
};

/** A company with an establishment on the parcel. */
export const occupantFields = companyFields.extend(
  'Occupant',
  'A company with an establishment on the parcel',
  {
    ...matchFields,
    matchingEstablishments: listOf(
      'etablissements',
      matchingEstablishmentFields,
      'All establishments of the company found on the parcel, the leading one first',
    ),
  },
);

export type Establishment = RecordOf<typeof establishmentFields>;
export type CompanyDetails = RecordOf<typeof companyFields>;
export type Occupant = RecordOf<typeof occupantFields>;

/** `A` goes on; `F` (establishment) and `C` (company) have ended. */
function closedState(value: unknown): boolean | null {
  const state = toText(value)?.toUpperCase();
  if (state === 'F' || state === 'C') return true;
  return state === 'A' ? false : null;
}
