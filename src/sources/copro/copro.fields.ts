import {
  computed,
  count,
  date,
  type Field,
  fieldTable,
  flag,
  given,
  listOfSchema,
  nullable,
  number,
  objectSchema,
  type RecordOf,
  text,
  toText,
  columnValue,
  type UpstreamRow,
} from '../../fields/index.js';
import { SIREN } from '../../parcels/siren.js';
import { parcelsOf, type RegisterParcel } from './parcel-reference.js';
import {
  type ColumnNames,
  firstKnown,
  knownText,
  REGISTER_COLUMNS,
  SLOT_COLUMNS,
  UNKNOWN_VALUES,
} from './register-columns.js';

/*
 * Columns of the register under the names of its file since April 2026, then those of the file before, then those of
 * the copy behind dvf-api.data.gouv.fr. Codes may come as numbers: their zeros are put back.
 */
const code = (columns: ColumnNames | string, length: number, description: string): Field<string | null> =>
  text(columns, description, {
    clean: (value) => {
      const known = knownText(value);
      return known !== null && /^\d+$/.test(known) ? known.padStart(length, '0') : known;
    },
  });

const known = (columns: ColumnNames | string, description: string, example?: string): Field<string | null> =>
  text(columns, description, { clean: knownText, ...(example === undefined ? {} : { example }) });

const yesNo = (columns: ColumnNames | string, description: string): Field<boolean | null> =>
  flag(columns, description, { unknown: UNKNOWN_VALUES });

const optionalText = nullable({ type: 'string' });

const REPRESENTATIVE = {
  identification: [
    'identification_representant_legal',
    'identification_du_representant_legal_raison_sociale_et_le_numer',
  ],
  name: ['raison_sociale_representant_legal', 'raison_sociale_du_representant_legal'],
  siret: ['siret_representant_legal', 'siret_du_representant_legal'],
  apeCode: ['code_ape'],
  commune: ['commune_representant_legal', 'commune_du_representant_legal'],
} as const satisfies Record<string, ColumnNames>;

const MANDATE: ColumnNames = [
  'mandat_en_cours',
  'mandat_en_cours_dans_la_copropriete',
  'mandat_en_cours_copropriete',
];
const ACTIVE_MANDATE = 'mandat en cours';

/** `GERASCO 32995946400028`: the SIRET at the end. */
const SIRET_AT_END = /(?:^|\s)(\d{14})$/;

function siretOf(row: UpstreamRow): string | null {
  const own = firstKnown(row, REPRESENTATIVE.siret)?.replace(/\s/g, '').padStart(14, '0');
  if (own !== undefined && /^\d{14}$/.test(own)) return own;
  return SIRET_AT_END.exec(firstKnown(row, REPRESENTATIVE.identification) ?? '')?.[1] ?? null;
}

function nameOf(row: UpstreamRow): string | null {
  const identification = firstKnown(row, REPRESENTATIVE.identification);
  return firstKnown(row, REPRESENTATIVE.name) ?? (identification?.replace(SIRET_AT_END, '').trim() || null);
}

const representative = {
  name: computed<string | null>({
    columns: [...REPRESENTATIVE.name, ...REPRESENTATIVE.identification],
    type: 'text',
    schema: optionalText,
    description: 'Name of the managing agent; null for volunteers, whom the register does not name',
    compute: nameOf,
  }),
  siret: computed<string | null>({
    columns: [...REPRESENTATIVE.siret, ...REPRESENTATIVE.identification],
    type: 'text',
    schema: nullable({ type: 'string', pattern: '^\\d{14}$' }),
    description: 'SIRET of the managing agent',
    compute: siretOf,
  }),
  identification: known(REPRESENTATIVE.identification, 'Name and SIRET of the managing agent as registered'),
  apeCode: known(REPRESENTATIVE.apeCode, 'APE (NAF) code of the managing agent'),
  commune: known(REPRESENTATIVE.commune, 'Commune of the managing agent'),
};

/** The managing agent of a condominium. */
export const representativeFields = fieldTable(
  'CoproprieteRepresentative',
  'Managing agent (syndic) of a condominium; a company, never its representative in person',
  {
    name: representative.name,
    siren: computed<string | null>({
      columns: REPRESENTATIVE.siret,
      type: 'text',
      schema: nullable({ type: 'string', pattern: SIREN.source }),
      description: 'SIREN of the managing agent, of its SIRET',
      compute: (row) => siretOf(row)?.slice(0, 9) ?? null,
    }),
    siret: representative.siret,
    identification: representative.identification,
    apeCode: representative.apeCode,
    commune: representative.commune,
  },
);

function complementsOf(row: UpstreamRow): string[] {
  const seen = new Set([firstKnown(row, REGISTER_COLUMNS.referenceAddress)?.toUpperCase()]);
  return SLOT_COLUMNS.complement.flatMap((names) => {
    const address = firstKnown(row, names);
    if (address === null || seen.has(address.toUpperCase())) return [];
    seen.add(address.toUpperCase());
    return [address];
  });
}

const parcelColumns = [
  SLOT_COLUMNS.reference,
  SLOT_COLUMNS.inseeCode,
  SLOT_COLUMNS.prefix,
  SLOT_COLUMNS.section,
  SLOT_COLUMNS.planNumber,
].flatMap((slots) => slots.flatMap((names) => names));

const registryParcel = objectSchema('RegistryParcel', 'A parcel as the register names it', {
  reference: { type: 'string', description: 'Reference as registered' },
  id: {
    ...optionalText,
    description: 'Identifier in the cadastre; null when the reference does not tell it',
  },
  inseeCode: { ...optionalText, description: 'INSEE code as registered' },
  prefix: { ...optionalText, description: 'Prefix as registered; in Paris and Lyon the arrondissement' },
  section: { ...optionalText, description: 'Section as registered' },
  number: { ...optionalText, description: 'Number as registered' },
});

/** How a condominium was found. */
export const MATCH_METHODS = ['parcel', 'bdnb', 'address'] as const;
export type MatchMethod = (typeof MATCH_METHODS)[number];

/** How sure it is that a condominium is the parcel's. */
export const MATCH_QUALITIES = ['exact', 'probable', 'doubtful'] as const;
export type MatchQuality = (typeof MATCH_QUALITIES)[number];

/** A condominium of the national register. */
export const coproFields = fieldTable('Copropriete', 'Condominium of the national register (RNIC, ANAH)', {
  immatriculation: known(REGISTER_COLUMNS.number, 'Registration number', 'AB8146169'),
  name: known(
    ['nom_usage_copropriete', 'nom_d_usage_de_la_copropriete'],
    'Usual name, as registered; agents put their own codes in it',
  ),
  address: known(REGISTER_COLUMNS.street, 'House number and street of the reference address'),
  fullAddress: known(REGISTER_COLUMNS.referenceAddress, 'Reference address on one line'),
  communeCode: code(
    ['code_officiel_arrondissement_commune', 'commune'],
    5,
    'INSEE code, of the arrondissement in Paris, Lyon and Marseille',
  ),
  commune: known(
    ['commune_adresse', 'commune_adresse_de_reference', 'commune_adresse_reference', 'nom_officiel_commune'],
    'Name of the commune',
  ),
  postalCode: code(REGISTER_COLUMNS.postalCode, 5, 'Postal code of the reference address'),
  latitude: number(['latitude', 'lat'], 'Latitude, WGS84', { unit: 'degree', min: -90, max: 90 }),
  longitude: number(['longitude', 'long'], 'Longitude, WGS84', { unit: 'degree', min: -180, max: 180 }),
  numberOfParkingLots: count(
    ['nombre_lots_stationnement', 'nombre_de_lots_de_stationnement'],
    'Parking lots',
  ),
  numberOfHousingLots: count(
    ['nombre_lots_habitation', 'nombre_de_lots_a_usage_d_habitation', 'nombre_lots_usage_habitation'],
    'Dwelling lots',
  ),
  numberOfParcels: count(
    REGISTER_COLUMNS.numberOfParcels,
    'Parcels of the condominium; the register names three of them at most',
  ),
  syndicType: known(
    ['type_syndic', 'type_de_syndic_benevole_professionnel_non_connu'],
    'Kind of managing agent: `professionnel` or `bénévole`',
    'professionnel',
  ),
  representantDetails: computed({
    columns: Object.values(REPRESENTATIVE).flat(),
    type: 'CoproprieteRepresentative',
    schema: nullable(representativeFields.schema),
    description: 'Managing agent; null where the register does not name it',
    compute: (row) => {
      const agent = representativeFields.map(row);
      return agent.name === null && agent.siret === null ? null : agent;
    },
  }),
  regulationDate: date(
    ['date_reglement_copropriete', 'date_du_reglement_de_copropriete'],
    'Date of the condominium regulations',
  ),
  mandatEnCours: known(MANDATE, 'State of the managing agent’s mandate, as registered', 'Mandat en cours'),
  constructionPeriod: known(
    ['periode_construction', 'periode_de_construction'],
    'Construction period, `AVANT_1949`, `DE_1949_A_1960`... `A_COMPTER_DE_2011`',
    'AVANT_1949',
  ),
  isInAcv: yesNo('copro_dans_acv', 'Within the programme Action coeur de ville'),
  isInPvd: yesNo('copro_dans_pvd', 'Within the programme Petites villes de demain'),
  isInPdp: yesNo('copro_dans_pdp', 'Within a PDP'),
  pdpCode: known('code_de_pdp', 'Code of the PDP; only in the files before April 2026'),
  isAided: yesNo('copro_aidee', 'ANAH has granted aid since 2014'),
  registrationDate: date(['date_immatriculation', 'date_d_immatriculation'], 'Date of registration'),
  lastUpdateDate: date(
    ['date_derniere_maj', 'date_de_la_derniere_maj'],
    'Date of the last update of the registration',
  ),
  hasActiveMandate: computed<boolean | null>({
    columns: MANDATE,
    type: 'flag',
    schema: nullable({ type: 'boolean' }),
    description: 'Whether a managing agent’s mandate is running',
    compute: (row) => {
      const mandate = firstKnown(row, MANDATE);
      return mandate === null ? null : mandate.toLowerCase() === ACTIVE_MANDATE;
    },
  }),
  lastMandateEndDate: date(
    ['date_fin_dernier_mandat', 'date_de_fin_du_dernier_mandat'],
    'End of the last mandate; may lie ahead',
  ),
  representativeName: representative.name,
  representativeSiret: representative.siret,
  representativeIdentification: representative.identification,
  representativeApeCode: representative.apeCode,
  representativeCommune: representative.commune,
  totalNumberOfLots: count(['nombre_total_lots', 'nombre_total_de_lots'], 'Lots of all kinds'),
  numberOfHousingOfficeCommerceLots: count(
    [
      'nombre_lots_habitation_bureaux_commerces',
      'nombre_total_de_lots_a_usage_d_habitation_de_bureaux_ou_de_comm',
      'nombre_total_lots_usage_habitation_bureaux_ou_commerces',
    ],
    'Lots that are dwellings, offices or shops',
  ),
  complementaryAddresses: computed<string[]>({
    columns: SLOT_COLUMNS.complement.flat(),
    type: 'list of text',
    schema: listOfSchema({ type: 'string' }),
    description: 'Further addresses, without repeats of the reference address; three at most',
    compute: complementsOf,
  }),
  numberOfComplementaryAddresses: count(
    ['nombre_adresses_complementaires', 'nombre_d_adresses_complementaires'],
    'Further addresses declared; may exceed those that the register gives',
  ),
  isServiceResidence: yesNo('residence_service', 'Residence with services'),
  isCooperativeSyndicate: yesNo('syndicat_cooperatif', 'Cooperative syndicate'),
  isMainSyndicate: yesNo(
    ['syndicat_principal_ou_secondaire', 'syndicat_principal_ou_syndicat_secondaire'],
    'Main syndicate; false for a secondary one',
  ),
  mainSyndicateRegistrationNumber: known(
    [
      'numero_immatriculation_syndicat_principal',
      'si_secondaire_n_d_immatriculation_du_principal',
      'si_secondaire_numero_immatriculation_principal',
    ],
    'Registration number of the main syndicate of a secondary one',
  ),
  numberOfAsl: count(
    [
      'nombre_asl',
      'nombre_d_asl_auxquelles_est_rattache_le_syndicat_de_coproprieta',
      'nombre_asl_rattache_syndicat_coproprietaires',
    ],
    'Free landowners’ associations (ASL) it belongs to',
  ),
  numberOfAful: count(
    [
      'nombre_aful',
      'nombre_d_aful_auxquelles_est_rattache_le_syndicat_de_copropriet',
      'nombre_aful_rattache_syndicat_coproprietaires',
    ],
    'Urban land associations (AFUL) it belongs to',
  ),
  numberOfSyndicateUnions: count(
    [
      'nombre_unions_syndicats',
      'nombre_d_unions_de_syndicats_auxquelles_est_rattache_le_syndica',
      'nombre_unions_syndicats_rattache_syndicat_coproprietaires',
    ],
    'Unions of syndicates it belongs to',
  ),
  parcelIds: computed<string[]>({
    columns: parcelColumns,
    type: 'list of text',
    schema: listOfSchema({ type: 'string', pattern: '^[0-9A-Z]{14}$' }),
    description: 'Parcels that the register names, as the cadastre writes them; three at most',
    compute: (row) => [...new Set(parcelsOf(row).flatMap(({ id }) => (id === null ? [] : [id])))],
  }),
  registryParcelReferences: computed<string[]>({
    columns: SLOT_COLUMNS.reference.flat(),
    type: 'list of text',
    schema: listOfSchema({ type: 'string' }),
    description: 'The same parcels as the register writes them',
    compute: (row) => parcelsOf(row).map(({ reference }) => reference),
  }),
  registryParcels: computed<RegisterParcel[]>({
    columns: parcelColumns,
    type: 'list of RegistryParcel',
    schema: listOfSchema(registryParcel),
    description: 'The same parcels part by part, as registered',
    compute: (row) => [...parcelsOf(row)],
  }),
  qpvCode: known(['code_qp_2024', 'code_qp'], 'Priority district (QPV 2024); null outside', 'QN07501M'),
  qpvName: known(['nom_qp_2024', 'nom_qp'], 'Name of the priority district (QPV 2024)'),
  qpv2015Code: known('code_qp_2015', 'Priority district (QPV 2015); only in the files before April 2026'),
  qpv2015Name: known('nom_qp_2015', 'Its name'),
  epciCode: code(['code_officiel_epci', 'epci'], 9, 'SIREN of the intermunicipal body'),
  epciName: known('nom_officiel_epci', 'Name of the intermunicipal body'),
  departmentCode: code('code_officiel_departement', 2, 'Department'),
  departmentName: known('nom_officiel_departement', 'Name of the department'),
  regionCode: code('code_officiel_region', 2, 'INSEE code of the region'),
  regionName: known('nom_officiel_region', 'Name of the region'),
  officialCommuneName: known('nom_officiel_commune', 'Official name of the commune'),
  arrondissementName: known(
    'nom_officiel_arrondissement_commune',
    'Official name of the commune, of the arrondissement in Paris, Lyon and Marseille',
  ),
  registryCommuneCode: code(
    'code_officiel_commune',
    5,
    'What the register calls the code of the commune; mostly its postal code',
  ),
  registryRowNumber: computed<number | null>({
    columns: ['__id'],
    type: 'integer',
    schema: nullable({ type: 'integer' }),
    description: 'Line of the register’s file of that day',
    compute: (row) => {
      const line = Number(toText(columnValue(row, '__id')) ?? Number.NaN);
      return Number.isSafeInteger(line) ? line : null;
    },
  }),
  matchMethod: given<MatchMethod | null>({
    initial: null,
    type: MATCH_METHODS.join(' / '),
    schema: nullable({ type: 'string', enum: MATCH_METHODS }),
    description:
      'How it was found: `parcel` by the parcel’s reference, `bdnb` by the registration number of a building of the parcel, `address` by an address of the parcel',
  }),
  matchQuality: given<MatchQuality | null>({
    initial: null,
    type: MATCH_QUALITIES.join(' / '),
    schema: nullable({ type: 'string', enum: MATCH_QUALITIES }),
    description:
      '`exact`: the register names the parcel; `probable`: nothing in the register contradicts it; `doubtful`: the register names other parcels only',
  }),
  matchedOn: given<string | null>({
    initial: null,
    type: 'text',
    schema: optionalText,
    description: 'The reference, registration number or address by which it was found',
  }),
});

export type Copropriete = RecordOf<typeof coproFields>;
