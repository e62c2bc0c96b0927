import {
  computed,
  custom,
  date,
  given,
  integer,
  number,
  nullable,
  text,
  toNumber,
  toText,
} from '../../fields/index.js';
import type { Position } from '../../geometry/geojson.js';
import { positionSchema } from '../../geometry/geojson.schema.js';
import { isOverseas } from './overseas.js';

/** Certificates carry typed years: 0, 20 or 20210 are none. */
export const YEARS = { min: 1000, max: 2100 } as const;

/** Every certificate, housing or not. Second columns are names that the dataset itself bore in spring 2025. */
export const certificateFields = {
  dpeNumber: text(
    ['numero_dpe', 'n_dpe'],
    'Number of the certificate at ADEME, 13 characters: year, department, E (existing), N (new) or T (tertiary), 7 digits, check letter',
  ),
  dpeLastModificationDate: date(
    'date_derniere_modification_dpe',
    'Day any value of the certificate last changed',
  ),
  inspectorVisitDate: date('date_visite_diagnostiqueur', "Day of the assessor's visit"),
  dpeEstablishmentDate: date('date_etablissement_dpe', 'Day the certificate was drawn up'),
  dpeReceptionDate: date('date_reception_dpe', 'Day ADEME received it'),
  dpeValidityEndDate: date('date_fin_validite_dpe', 'Last day of validity'),
  replacedDpeNumber: text(
    ['numero_dpe_remplace', 'n_dpe_remplace'],
    'Number of the certificate that this one replaces',
  ),
  associatedBuildingDpeNumber: text(
    'numero_dpe_immeuble_associe',
    'Number of the whole-building certificate that this one was generated from',
  ),
  rnbId: text('id_rnb', 'RNB identifier of the building; about half of the certificates have one'),
  rnbIdSource: text(
    'provenance_id_rnb',
    'Origin of the RNB identifier: Reprise RNB (deduced by RNB from the BAN key) or Logiciel (typed by the assessor)',
  ),
  coproRegistrationNumber: text(
    'numero_immatriculation_copropriete',
    'Number in the register of condominiums, as typed by the assessor',
  ),
  dpeModel: text('modele_dpe', 'Model of the certificate'),
  dpeVersion: number('version_dpe', "Version of ADEME's data model: 1 to 2.6"),
};

/** Where the certificate was made, as ADEME's geocoding and as the assessor say. */
export const placeFields = {
  banHouseNumber: text('numero_voie_ban', 'House number with its suffix'),
  banStreetName: text('nom_rue_ban', 'Name of the street'),
  banCommuneName: text('nom_commune_ban', 'Name of the commune'),
  banPostalCode: text('code_postal_ban', 'Postal code'),
  banInseeCode: text('code_insee_ban', 'INSEE code, of the arrondissement in Paris, Lyon and Marseille'),
  banDepartmentCode: text('code_departement_ban', 'Department: 75, 2A, 971'),
  banRegionCode: text('code_region_ban', 'INSEE code of the region'),
  banId: text(
    'identifiant_ban',
    "BAN key that ADEME's geocoding found: of a house number, a street or a mere commune",
  ),
  banCoordinateX: number(
    'coordonnee_cartographique_x_ban',
    'x of the BAN point: Lambert-93 in metropolitan France, UTM of the territory overseas',
    { unit: 'm' },
  ),
  banCoordinateY: number('coordonnee_cartographique_y_ban', 'y of the BAN point, in the same projection', {
    unit: 'm',
  }),
  banScore: number('score_ban', 'Score of the geocoding, 0 to 1'),
  geocodingStatus: text('statut_geocodage', 'Status of the geocoding as ADEME words it; says little'),
  rawAddress: text('adresse_brut', 'Number and street as typed by the assessor'),
  rawFullAddress: text('adresse_complete_brut', 'Whole address as typed by the assessor'),
  rawCommuneName: text('nom_commune_brut', 'Commune as typed by the assessor'),
  rawPostalCode: custom<string | null>({
    column: 'code_postal_brut',
    type: 'text',
    schema: nullable({ type: 'string' }),
    description: 'Postal code as typed by the assessor',
    convert: toPostalCode,
    accepts: (value) => typeof value === 'string' || typeof value === 'number',
  }),
  apartmentFloor: integer(
    ['numero_etage_appartement', 'n_etage_appartement'],
    'Floor of the flat; 0 often means not filled in',
  ),
  residenceName: text('nom_residence', 'Name of the residence'),
  buildingAddressComplement: text(
    'complement_adresse_batiment',
    "Building or entrance, often the assessor's own file number",
  ),
  housingAddressComplement: text('complement_adresse_logement', 'Floor, door or lot, free text'),
  geopoint: computed<Position | null>({
    columns: ['_geopoint'],
    type: 'position',
    schema: nullable(positionSchema),
    description:
      'The BAN point, often the entrance on the street; null overseas, where ADEME converts it from the wrong projection',
    compute: (row) => (isOverseas(row) ? null : toPosition(row['_geopoint'])),
  }),
  lineId: text('_id', 'Identifier of the line in its dataset; changes when the dataset is rebuilt'),
};

/** When the building was built. */
export const constructionFields = {
  constructionYear: integer(
    'annee_construction',
    'Year of construction; often absent, see constructionPeriod',
    { unit: 'year', ...YEARS },
  ),
  constructionPeriod: text('periode_construction', 'Period of construction'),
};

/** The energies used, the most used one first. */
export const energyTypeFields = {
  mainHeatingEnergyType: text('type_energie_principale_chauffage', 'Main energy of the heating'),
  energyTypeN1: text('type_energie_n1', 'Energy no. 1'),
  energyTypeN2: text('type_energie_n2', 'Energy no. 2'),
  energyTypeN3: text('type_energie_n3', 'Energy no. 3'),
};

export const DPE_DATASET_NAMES = ['existing', 'new', 'tertiary'] as const;
/** What a certificate was made for: existing housing, new housing, or anything that is no housing. */
export type DpeDatasetName = (typeof DPE_DATASET_NAMES)[number];

export const MATCH_METHODS = ['rnb', 'ban', 'spatial'] as const;
export type MatchMethod = (typeof MATCH_METHODS)[number];

export const MATCH_QUALITIES = ['exact', 'likely', 'uncertain'] as const;
export type MatchQuality = (typeof MATCH_QUALITIES)[number];

/** What the join adds to every certificate. */
export const joinFields = {
  dataset: given<DpeDatasetName>({
    initial: 'existing',
    type: DPE_DATASET_NAMES.join(' / '),
    schema: { type: 'string', enum: DPE_DATASET_NAMES },
    description: 'Dataset of ADEME it comes from: existing housing, new housing or tertiary',
  }),
  matchMethod: given<MatchMethod>({
    initial: 'ban',
    type: MATCH_METHODS.join(' / '),
    schema: { type: 'string', enum: MATCH_METHODS },
    description: 'What ties it to the parcel: RNB building, BAN address, or only the place of its point',
  }),
  matchQuality: given<MatchQuality>({
    initial: 'uncertain',
    type: MATCH_QUALITIES.join(' / '),
    schema: { type: 'string', enum: MATCH_QUALITIES },
    description:
      'exact: same identifier, likely: same address in another spelling, uncertain: weak geocoding or place alone',
  }),
  isExpired: given<boolean | null>({
    initial: null,
    type: 'flag',
    schema: { type: ['boolean', 'null'] },
    description: 'Whether its validity has ended; null when it does not say',
  }),
  isReplaced: given<boolean>({
    initial: false,
    type: 'flag',
    schema: { type: 'boolean' },
    description: 'Whether another certificate at this address replaces it',
  }),
};

/** Columns of the service itself, of no use to anybody. */
export const SERVICE_COLUMNS = ['_i', '_rand', '_score', '_geo_distance'] as const;

/** An integer in the housing datasets, which loses its first zero; a text in the tertiary one. */
function toPostalCode(value: unknown): string | null {
  const code = toText(value);
  return code !== null && /^\d{1,5}$/.test(code) ? code.padStart(5, '0') : code;
}

/** From `"lat,lon"`. */
export function toPosition(value: unknown): Position | null {
  const [lat = null, lon = null, ...more] = toText(value)?.split(',').map(toNumber) ?? [];
  if (lat === null || lon === null || more.length > 0) return null;
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? [lon, lat] : null;
}
