import {
  columnValue,
  computed,
  custom,
  date,
  fieldTable,
  flag,
  given,
  listOfSchema,
  nullable,
  number,
  text,
  textList,
  toText,
  type Field,
  type JsonSchema,
  type RecordOf,
  type UpstreamRow,
} from '../../fields/index.js';
import { positionSchema } from '../../geometry/geojson.schema.js';
import type { Position } from '../../geometry/geojson.js';
import { isArrondissement } from '../../parcels/insee-code.js';
import { addressLabel } from '../address-label.js';
import { banKeyParts } from '../../addresses/ban-key.js';
import { MATCH_METHODS, type MatchMethod } from './match-method.js';
import { type Territory, territoryOf } from './territory.js';

/*
 * One table for all shapes an address comes in, told apart by their column names:
 * - the BAN lookup's house number (`numero`, `voie.nomVoie`, `commune.code`...),
 * - a row of the WFS layer BAN.DATA.GOUV:ban (`numero`, `nom_voie`, `code_insee`...),
 * - a geocoder feature's properties (`housenumber`, `street`, `citycode`...), in which shape the addresses of
 *   BDNB (a key and a label) and RNB are put too.
 * Rows with a geometry carry it as `coordinates`.
 */
const COLUMNS = {
  number: 'numero',
  suffix: ['suffixe', 'rep'],
  houseNumber: 'housenumber',
  street: ['voie.nomVoie', 'nom_voie', 'street'],
  postalCode: ['codePostal', 'code_postal', 'postcode'],
  city: ['commune.nom', 'nom_commune', 'city'],
  cityCode: ['commune.code', 'code_insee', 'citycode'],
  label: 'label',
  coordinates: ['coordinates', 'position.coordinates'],
} as const;

/** `217 bis` of a geocoder: the number, then its suffix. */
const HOUSE_NUMBER = /^(?<number>\d+)\s*(?<suffix>\S.*)?$/;

const optionalText: JsonSchema = nullable({ type: 'string' });

const declaredParcels = textList(
  ['parcelles', 'cad_parcelles'],
  'Parcels that the commune declared for the address; mostly empty',
  { separator: '|' },
);

/** An address of the parcel. */
export const addressFields = fieldTable(
  'Address',
  'Address of the parcel, after the Base Adresse Nationale',
  {
    id: text('id', 'Interop key of the BAN', { example: '75101_1234_00001' }),
    label: computed({
      columns: ['label', 'numero', 'housenumber'],
      type: 'text',
      schema: { ...optionalText, examples: ['123 Rue Example, 75001 Paris'] },
      description: 'The address on one line; null when only its key is known',
      compute: labelOf,
    }),
    coordinates: custom<Position | null>({
      column: COLUMNS.coordinates,
      type: 'position',
      schema: nullable(positionSchema),
      description: 'Address point, [longitude, latitude]; null when no source of positions could be read',
      convert: toPosition,
    }),
    postalCode: text(COLUMNS.postalCode, 'Postal code'),
    city: computed({
      columns: COLUMNS.city,
      type: 'text',
      schema: optionalText,
      description: 'Commune; in Paris, Lyon and Marseille the city, not its arrondissement',
      compute: cityOf,
    }),
    street: text(COLUMNS.street, 'Name of the street'),
    houseNumber: computed({
      columns: [COLUMNS.houseNumber, COLUMNS.number, ...COLUMNS.suffix],
      type: 'text',
      schema: { ...optionalText, examples: ['217 bis'] },
      description: 'House number with its suffix',
      compute: houseNumberOf,
    }),
    repetitionIndex: computed({
      columns: [...COLUMNS.suffix, COLUMNS.houseNumber],
      type: 'text',
      schema: { ...optionalText, examples: ['bis'] },
      description: 'Suffix of the house number, lower case',
      compute: suffixOf,
    }),
    banId: text(['banId', 'ban_id'], 'Stable identifier (UUID) of the BAN; absent in some communes'),
    cityCode: computed({
      columns: [...COLUMNS.cityCode, 'id'],
      type: 'text',
      schema: optionalText,
      description: 'INSEE code of the commune; in Paris, Lyon and Marseille of the arrondissement',
      compute: cityCodeOfRow,
    }),
    district: computed({
      columns: ['district'],
      type: 'text',
      schema: { ...optionalText, examples: ['Paris 7e Arrondissement'] },
      description: 'Arrondissement, in Paris, Lyon and Marseille',
      compute: (row) => toText(row['district']) ?? territoryOfRow(row).district,
    }),
    oldCityCode: text(
      ['codeAncienneCommune', 'code_insee_ancienne_commune', 'oldcitycode'],
      'INSEE code of the commune before a merger',
    ),
    oldCity: text(
      ['nomAncienneCommune', 'nom_ancienne_commune', 'oldcity'],
      'Name of the commune before a merger',
    ),
    departmentCode: territory(
      'departmentCode',
      ['commune.departement.code', 'depcode'],
      'Code of the department',
    ),
    department: territory('department', ['commune.departement.nom'], 'Name of the department'),
    regionCode: territory('regionCode', ['commune.region.code'], 'INSEE code of the region'),
    region: territory('region', ['commune.region.nom'], 'Name of the region'),
    parcelIds: declaredParcels,
    positionType: text(
      ['positionType', 'type_position'],
      'What the point is: entrée, bâtiment, parcelle, segment...',
    ),
    isCertified: flag(['certifie', 'certification_commune'], 'Certified by the commune'),
    updatedAt: date('dateMAJ', 'Day of the last change in the BAN'),
    deliveryLabel: text(['libelleAcheminement', 'libelle_acheminement'], 'Place as the post writes it'),
    hamlet: text(['lieuDitComplementNom', 'nom_ld'], 'Hamlet or other complement of the street'),
    streetCode: computed({
      columns: ['id_fantoir', 'voie.id', 'idVoie', 'id'],
      type: 'text',
      schema: optionalText,
      description: 'Code of the street: commune and FANTOIR or BAN street code',
      compute: streetCodeOf,
    }),
    afnorName: text('nom_afnor', 'Name of the street in the spelling of the post (AFNOR)'),
    linkType: unset('text', optionalText, 'BAN-PLUS link: BAN (declared by the commune) or GEO (computed)'),
    addressesOnParcel: unsetCount('Addresses that BAN-PLUS links to the parcel'),
    parcelsOfAddress: unsetCount('Parcels that BAN-PLUS links to the address'),
    distance: given<number | null>({
      initial: null,
      type: 'number',
      schema: nullable({ type: 'number', minimum: 0 }),
      unit: 'm',
      description: 'From the address point to the outline of the parcel; 0 inside, null without coordinates',
    }),
    isFarFromParcel: given<boolean | null>({
      initial: null,
      type: 'flag',
      schema: nullable({ type: 'boolean' }),
      description: 'More than 100 m away: the attachment is doubtful; null without coordinates',
    }),
    score: number('score', "The geocoder's confidence, 0 to 1; null where the address was found by key"),
    type: computed({
      columns: ['type'],
      type: 'text',
      schema: { ...optionalText, examples: ['housenumber'] },
      description: 'Kind of address, in the words of the geocoder',
      compute: typeOf,
    }),
    matchMethod: given<MatchMethod | null>({
      initial: null,
      type: MATCH_METHODS.join(' / '),
      schema: nullable({ type: 'string', enum: MATCH_METHODS }),
      description: 'How the address was attached to the parcel: the strongest way; nearby is approximate',
    }),
    matchMethods: given<readonly MatchMethod[]>({
      initial: Object.freeze([]),
      type: 'list of text',
      schema: listOfSchema({ type: 'string', enum: MATCH_METHODS }),
      description: 'All ways in which the address was attached to the parcel, strongest first',
    }),
  },
  {
    ignores: [
      // BAN lookup
      ...['cleInterop', 'voie', 'idVoie', 'positions', 'lon', 'lat', 'displayBBox', 'tiles', 'sources'],
      ...['sourcePosition', 'adressesOriginales', 'withBanId', 'banIdDistrict', 'banIdMainCommonToponym'],
      ...['banIdSecondaryCommonToponyms', 'lieuDitComplementNomAlt', 'nomVoieAlt'],
      // projected coordinates, and what only tells how a row was made or found
      ...['x', 'y', 'alias', 'source_position', 'source_nom_voie'],
      ...['name', 'context', 'importance', '_type', 'distance'],
    ],
  },
);

type AddressRecord = RecordOf<typeof addressFields>;

/** An address of the parcel; every field is there, null when no source has it. */
export interface Address extends AddressRecord {
  id: string;
}

/** The parcels that a row of the BAN declares. */
export function declaredParcelsOf(row: UpstreamRow): readonly string[] {
  return declaredParcels.read(row);
}

function labelOf(row: UpstreamRow): string | null {
  const parts = {
    houseNumber: houseNumberOf(row),
    street: firstText(row, COLUMNS.street),
    postalCode: firstText(row, COLUMNS.postalCode),
    city: cityOf(row),
  };
  return addressLabel(parts) ?? toText(row[COLUMNS.label]);
}

function cityOf(row: UpstreamRow): string | null {
  const { city } = territoryOfRow(row);
  const code = cityCodeOfRow(row);
  if (city !== null && code !== null && isArrondissement(code)) return city;
  return firstText(row, COLUMNS.city) ?? city;
}

function houseNumberOf(row: UpstreamRow): string | null {
  const number = toText(row[COLUMNS.number]);
  if (number === null) return toText(row[COLUMNS.houseNumber]);
  const suffix = firstText(row, COLUMNS.suffix);
  return suffix === null ? number : `${number} ${suffix.toLowerCase()}`;
}

function suffixOf(row: UpstreamRow): string | null {
  const suffix =
    firstText(row, COLUMNS.suffix) ??
    HOUSE_NUMBER.exec(toText(row[COLUMNS.houseNumber]) ?? '')?.groups?.['suffix'] ??
    null;
  return suffix?.toLowerCase() ?? null;
}

function cityCodeOfRow(row: UpstreamRow): string | null {
  return firstText(row, COLUMNS.cityCode) ?? banKeyParts(toText(row['id']) ?? '')?.cityCode ?? null;
}

function streetCodeOf(row: UpstreamRow): string | null {
  return (
    firstText(row, ['id_fantoir', 'voie.id', 'idVoie']) ??
    banKeyParts(toText(row['id']) ?? '')?.streetCode ??
    null
  );
}

/** The lookup speaks French; rows of the WFS layer are house numbers and do not say so. */
const TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    numero: 'housenumber',
    voie: 'street',
    'lieu-dit': 'locality',
    commune: 'municipality',
  }),
);

function typeOf(row: UpstreamRow): string | null {
  const type = toText(row['type']);
  if (type === null) return banKeyParts(toText(row['id']) ?? '') === undefined ? null : 'housenumber';
  return TYPES.get(type) ?? type;
}

function territoryOfRow(row: UpstreamRow): Territory {
  return territoryOf(cityCodeOfRow(row));
}

/** What the upstream says of department and region, else what follows from the commune. */
function territory(
  name: 'departmentCode' | 'department' | 'regionCode' | 'region',
  columns: readonly string[],
  description: string,
): Field<string | null> {
  return computed({
    columns,
    type: 'text',
    schema: optionalText,
    description,
    compute: (row) => firstText(row, columns) ?? territoryOfRow(row)[name],
  });
}

function firstText(row: UpstreamRow, columns: readonly string[]): string | null {
  for (const column of columns) {
    const value = toText(columnValue(row, column));
    if (value !== null) return value;
  }
  return null;
}

function unset(type: string, schema: JsonSchema, description: string): Field<string | null> {
  return given<string | null>({ initial: null, type, schema, description });
}

function unsetCount(description: string): Field<number | null> {
  const schema = nullable({ type: 'integer', minimum: 0 });
  return given<number | null>({ initial: null, type: 'integer', schema, description });
}

/** A GeoJSON position in degrees; null for anything else. */
export function toPosition(value: unknown): Position | null {
  const [lon, lat] = Array.isArray(value) ? (value as unknown[]) : [];
  if (typeof lon !== 'number' || typeof lat !== 'number') return null;
  // Projected metres in the place of degrees are no position.
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : null;
}
