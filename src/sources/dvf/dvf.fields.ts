import {
  computed,
  count,
  date,
  type Field,
  fieldTable,
  type FieldTable,
  type Fields,
  integer,
  type JsonSchema,
  label,
  listOfSchema,
  number,
  nullable,
  type RecordOf,
  sameRow,
  text,
  toDate,
  toNumber,
  toText,
  type UpstreamRow,
} from '../../fields/index.js';
import { LAND_USES, LOCAL_TYPES } from './dvf.codes.js';

/** The code of a label, for rows that have the label alone. */
function typeCodeOf(label: string | null): string | null {
  return Object.entries(LOCAL_TYPES).find(([, name]) => name === label)?.[0] ?? null;
}

/** Codes that lose their zeros in front when an upstream sends them as numbers. */
const digits =
  (length: number) =>
  (code: string): string =>
    /^\d+$/.test(code) ? code.padStart(length, '0') : code;

const mutation = {
  mutationId: text(
    'id_mutation',
    'Number of the sale in this edition of the data; it changes at every edition',
    {
      example: '2024-585766',
    },
  ),
  mutationDate: date('date_mutation', 'Day of the deed'),
  mutationType: text(
    'nature_mutation',
    "Kind of sale: Vente, Vente en l'état futur d'achèvement, Vente terrain à bâtir, Echange, Adjudication, Expropriation",
  ),
  value: number(
    'valeur_fonciere',
    'Price of the whole sale, all its parcels, premises and lots together; symbolic prices such as 1 exist',
    { unit: 'EUR' },
  ),
};

const place = {
  number: integer(
    'adresse_numero',
    'House number; 5000 and above are often pseudo numbers of the tax office',
  ),
  suffix: text('adresse_suffixe', 'Suffix of the house number: B, T, Q, A...'),
  street: text('adresse_nom_voie', 'Street with its type, or locality, in capitals'),
  streetCode: text('adresse_code_voie', 'FANTOIR/TOPO code of the street in its commune', {
    clean: digits(4),
  }),
  postalCode: text('code_postal', 'Postal code', { clean: digits(5) }),
  city: text('nom_commune', 'Commune or arrondissement'),
  cityCode: text('code_commune', 'INSEE code of the commune or arrondissement', { clean: digits(5) }),
  departmentCode: text('code_departement', 'Department', { clean: digits(2) }),
};

const formerCommune = {
  previousCityCode: text('ancien_code_commune', 'INSEE code of the commune before a merger', {
    clean: digits(5),
  }),
  previousCity: text('ancien_nom_commune', 'Name of the commune before a merger'),
  previousParcelId: text('ancien_id_parcelle', 'Identifier of the parcel before a merger of communes'),
};

const lotNumber = (rank: number): Field<string | null> =>
  text(`lot${rank}_numero`, `Number of co-ownership lot ${rank} of the row`);
const lotSurface = (rank: number): Field<number | null> =>
  number(`lot${rank}_surface_carrez`, `Carrez area of lot ${rank} of the row`, { unit: 'm2' });

const premises = {
  typeCode: computed<string | null>({
    columns: ['code_type_local', 'type_local'],
    compute: (row) => toText(row['code_type_local']) ?? typeCodeOf(toText(row['type_local'])),
    type: 'text',
    schema: { type: ['string', 'null'] },
    description: 'Kind of premises: 1 house, 2 flat, 3 dependency, 4 business premises',
  }),
  type: label(['type_local', 'code_type_local'], LOCAL_TYPES, 'Kind of premises'),
  surface: number('surface_reelle_bati', 'Floor area; dependencies have none', { unit: 'm2' }),
  rooms: count('nombre_pieces_principales', 'Main rooms; 0 for dependencies and business premises'),
};

const land = {
  natureCode: text('code_nature_culture', 'Land use, coded: S, T, J, AG, AB, P...'),
  nature: label(['nature_culture', 'code_nature_culture'], LAND_USES, 'Land use'),
  specialNatureCode: text('code_nature_culture_speciale', 'Special land use, coded: POTAG, PIN, PATUR...'),
  specialNature: text('nature_culture_speciale', 'Special land use'),
  surface: number('surface_terrain', 'Area of this subdivision of the parcel', { unit: 'm2' }),
};

/** One line of DVF: one premises on one land use of one parcel, of a sale. */
export const saleRowFields = fieldTable(
  'DvfRow',
  'One line of the source: several lines make one sale',
  {
    ...mutation,
    dispositionNumber: text('numero_disposition', 'Disposition of the deed', { clean: digits(6) }),
    ...place,
    ...formerCommune,
    parcelId: text('id_parcelle', 'Cadastral identifier, 14 characters'),
    volumeNumber: text('numero_volume', 'Volume, of a sale by volumes'),
    lot1Number: lotNumber(1),
    lot1Surface: lotSurface(1),
    lot2Number: lotNumber(2),
    lot2Surface: lotSurface(2),
    lot3Number: lotNumber(3),
    lot3Surface: lotSurface(3),
    lot4Number: lotNumber(4),
    lot4Surface: lotSurface(4),
    lot5Number: lotNumber(5),
    lot5Surface: lotSurface(5),
    lotCount: count('nombre_lots', 'Lots of the row; may exceed the five that are listed'),
    localTypeCode: premises.typeCode,
    localType: premises.type,
    builtSurface: premises.surface,
    rooms: premises.rooms,
    landUseCode: land.natureCode,
    landUse: land.nature,
    specialLandUseCode: land.specialNatureCode,
    specialLandUse: land.specialNature,
    landSurface: land.surface,
    longitude: number('longitude', 'Point of the parcel', { unit: 'degree', min: -180, max: 180 }),
    latitude: number('latitude', 'Point of the parcel', { unit: 'degree', min: -90, max: 90 }),
  },
  // Prefix and section, which dvf-api cuts out of the identifier.
  { ignores: ['section_prefixe'] },
);
export type SaleRow = RecordOf<typeof saleRowFields>;

const addressTable = fieldTable('TransactionAddress', 'Address of premises or land that were sold', place);

export const transactionAddressFields = addressTable.extend(addressTable.name, addressTable.description, {
  label: computed<string | null>({
    columns: addressTable.columns,
    compute: (row) => addressLabel(addressTable.map(row)),
    type: 'text',
    schema: { type: ['string', 'null'] },
    description: 'The address on one line, as the source writes it',
  }),
});
export type TransactionAddress = RecordOf<typeof transactionAddressFields>;

function addressLabel({
  number,
  suffix,
  street,
  postalCode,
  city,
}: RecordOf<typeof addressTable>): string | null {
  return joined(', ', joined(' ', number, suffix, street), joined(' ', postalCode, city)) || null;
}

function joined(separator: string, ...parts: readonly (string | number | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(separator);
}

/** A field put together from many rows; the columns are those it is made from. */
function gathered<T>(
  parts: Omit<Parameters<typeof computed<T>>[0], 'compute'> & {
    readonly initial: T;
    readonly of?: FieldTable<Fields>;
  },
): Field<T> {
  const { initial, of, ...rest } = parts;
  const field = computed<T>({ ...rest, compute: () => initial });
  return of === undefined ? field : { ...field, nested: of.rows };
}

const NUMBER_OR_NULL: JsonSchema = { type: ['number', 'null'] };
const COUNT: JsonSchema = { type: 'integer', minimum: 0 };
const TEXTS: JsonSchema = listOfSchema({ type: 'string' });
const LOT_NUMBERS = [1, 2, 3, 4, 5].map((rank) => `lot${rank}_numero`);
const LOT_SURFACES = [1, 2, 3, 4, 5].map((rank) => `lot${rank}_surface_carrez`);

export const localFields = fieldTable('TransactionLocal', 'Premises that were sold', {
  ...premises,
  address: sameRow(transactionAddressFields, 'Address of the premises'),
  count: gathered<number>({
    columns: [],
    initial: 1,
    type: 'integer',
    schema: { type: 'integer', minimum: 1 },
    description: 'How many alike: same kind, area, rooms and address',
  }),
});
export type Local = RecordOf<typeof localFields>;

export const lotFields = fieldTable('TransactionLot', 'Co-ownership lot that was sold', {
  number: gathered<string>({
    columns: LOT_NUMBERS,
    initial: '',
    type: 'text',
    schema: { type: 'string' },
    description: 'Number of the lot in its co-ownership',
  }),
  carrezSurface: gathered<number | null>({
    columns: LOT_SURFACES,
    initial: null,
    type: 'number',
    schema: NUMBER_OR_NULL,
    unit: 'm2',
    description: 'Carrez area of the lot',
  }),
});
export type Lot = RecordOf<typeof lotFields>;

export const landFields = fieldTable('TransactionLand', 'Subdivision of a parcel, of one land use', {
  parcelId: saleRowFields.fields.parcelId,
  ...land,
});
export type Land = RecordOf<typeof landFields>;

const lands = (description: string): Field<readonly Land[]> =>
  gathered<readonly Land[]>({
    columns: landFields.columns,
    initial: [],
    type: `list of ${landFields.name}`,
    schema: listOfSchema(landFields.schema),
    description,
    of: landFields,
  });

const landInfoFields = fieldTable('TransactionLandInfo', 'Land that was sold', {
  totalSurface: gathered<number | null>({
    columns: ['surface_terrain'],
    initial: null,
    type: 'number',
    schema: NUMBER_OR_NULL,
    unit: 'm2',
    description:
      'Land of the requested parcel, over its distinct subdivisions; null when the source gives none',
  }),
  parcels: lands('Subdivisions of the requested parcel'),
  otherParcels: lands('Subdivisions of the other parcels of the same sale'),
});
export type LandInfo = RecordOf<typeof landInfoFields>;

const TOTALS =
  'The sale with its other parcels, as far as its source gives them: geo-dvf none in another commune, dvf-api none in another section';

const totalsFields = fieldTable('TransactionTotals', TOTALS, {
  surface: gathered<number | null>({
    columns: ['surface_reelle_bati'],
    initial: null,
    type: 'number',
    schema: NUMBER_OR_NULL,
    unit: 'm2',
    description: 'Floor area of all premises; null when none has one',
  }),
  rooms: gathered<number | null>({
    columns: ['nombre_pieces_principales'],
    initial: null,
    type: 'integer',
    schema: { type: ['integer', 'null'] },
    description: 'Main rooms of all premises; null when there are none',
  }),
  landSurface: gathered<number | null>({
    columns: ['surface_terrain'],
    initial: null,
    type: 'number',
    schema: NUMBER_OR_NULL,
    unit: 'm2',
    description: 'Land of all parcels; null when the source gives none',
  }),
  localCount: gathered<number>({
    columns: ['code_type_local'],
    initial: 0,
    type: 'integer',
    schema: COUNT,
    description: 'Premises, dependencies included',
  }),
  parcelCount: gathered<number>({
    columns: ['id_parcelle'],
    initial: 0,
    type: 'integer',
    schema: COUNT,
    description: 'Parcels',
  }),
  lotCount: gathered<number>({
    columns: ['nombre_lots', ...LOT_NUMBERS],
    initial: 0,
    type: 'integer',
    schema: COUNT,
    description: 'Co-ownership lots',
  }),
});
export type MutationTotals = RecordOf<typeof totalsFields>;

/** Which files or service a sale was read from. */
export type TransactionSource = 'geo-dvf' | 'dvf-api';
/** Under which identifier a parcel was found: its own, or the one from before or after a merger of communes. */
export type TransactionMatch = 'parcelId' | 'formerParcelId' | 'currentParcelId';

const EMPTY_LAND_INFO: LandInfo = Object.freeze(landInfoFields.map({}));
const EMPTY_TOTALS: MutationTotals = Object.freeze(totalsFields.map({}));

/** A sale in which the parcel took part. Fields are the parcel's own, but `value` and `mutationTotals`. */
export const transactionFields = fieldTable(
  'Transaction',
  'A sale in which the parcel took part (DVF); the price is that of the whole sale, other parcels included',
  {
    ...mutation,
    address: sameRow(
      transactionAddressFields,
      'Address of the main premises on the parcel, else of the parcel',
    ),
    parcelId: gathered<string>({
      columns: ['id_parcelle'],
      initial: '',
      type: 'text',
      schema: { type: 'string' },
      description: 'The requested parcel',
    }),
    localType: premises.type,
    totalSurface: gathered<number | null>({
      columns: ['surface_reelle_bati'],
      initial: null,
      type: 'number',
      schema: NUMBER_OR_NULL,
      unit: 'm2',
      description: 'Floor area of the premises on the parcel, each counted once; null when none has one',
    }),
    totalRooms: gathered<number | null>({
      columns: ['nombre_pieces_principales'],
      initial: null,
      type: 'integer',
      schema: { type: ['integer', 'null'] },
      description: 'Main rooms of the same premises; null when land alone was sold',
    }),
    coordinates: computed<readonly [number, number] | null>({
      columns: ['longitude', 'latitude'],
      compute: coordinatesOf,
      type: 'position',
      schema: nullable({ type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 }),
      unit: 'degree',
      description: 'Point of the parcel, WGS84 longitude and latitude; null for some 1 % of the parcels',
    }),
    year: computed<number | null>({
      columns: ['date_mutation'],
      compute: (row) => toNumber(toDate(row['date_mutation'])?.slice(0, 4)),
      type: 'integer',
      schema: { type: ['integer', 'null'] },
      description: 'Year of the deed',
    }),
    numberOfLots: gathered<number>({
      columns: ['nombre_lots', ...LOT_NUMBERS],
      initial: 0,
      type: 'integer',
      schema: COUNT,
      description: 'Co-ownership lots of the parcel in the sale; may exceed those listed in lots',
    }),
    lots: gathered<readonly Lot[]>({
      columns: [...LOT_NUMBERS, ...LOT_SURFACES],
      initial: [],
      type: `list of ${lotFields.name}`,
      schema: listOfSchema(lotFields.schema),
      description: 'Co-ownership lots; the source lists five a line at most',
      of: lotFields,
    }),
    landInfo: gathered<LandInfo>({
      columns: landInfoFields.columns,
      initial: EMPTY_LAND_INFO,
      type: landInfoFields.name,
      schema: landInfoFields.schema,
      description: 'Land that was sold',
      of: landInfoFields,
    }),
    stableKey: gathered<string>({
      columns: ['date_mutation', 'valeur_fonciere', 'nature_mutation', 'id_parcelle'],
      initial: '',
      type: 'text',
      schema: { type: 'string' },
      description: 'Key that survives new editions: hash of date, price, kind and parcels of the sale',
    }),
    dispositionNumbers: gathered<readonly string[]>({
      columns: ['numero_disposition'],
      initial: [],
      type: 'list of text',
      schema: TEXTS,
      description: 'Dispositions of the deed that name the parcel',
    }),
    parcelIds: gathered<readonly string[]>({
      columns: ['id_parcelle'],
      initial: [],
      type: 'list of text',
      schema: TEXTS,
      description:
        'Parcels of the sale, as the source names them, and as far as it does (see mutationTotals)',
    }),
    isMultiParcel: gathered<boolean>({
      columns: ['id_parcelle'],
      initial: false,
      type: 'flag',
      schema: { type: 'boolean' },
      description: 'True when the price is for other parcels too, as far as the source gives them',
    }),
    communeCodes: gathered<readonly string[]>({
      columns: ['code_commune'],
      initial: [],
      type: 'list of text',
      schema: TEXTS,
      description: 'Communes of the sale; parcels in communes other than the requested one are not listed',
    }),
    volumeNumber: saleRowFields.fields.volumeNumber,
    volumeNumbers: gathered<readonly string[]>({
      columns: ['numero_volume'],
      initial: [],
      type: 'list of text',
      schema: TEXTS,
      description: 'Volumes of the parcel, of a sale by volumes',
    }),
    ...formerCommune,
    locals: gathered<readonly Local[]>({
      columns: localFields.columns,
      initial: [],
      type: `list of ${localFields.name}`,
      schema: listOfSchema(localFields.schema),
      description: 'Premises on the parcel, the main ones first',
      of: localFields,
    }),
    mainLocalTypeCode: premises.typeCode,
    dependencyCount: gathered<number>({
      columns: ['code_type_local'],
      initial: 0,
      type: 'integer',
      schema: COUNT,
      description: 'Dependencies (cellars, garages...) on the parcel',
    }),
    totalCarrezSurface: gathered<number | null>({
      columns: LOT_SURFACES,
      initial: null,
      type: 'number',
      schema: NUMBER_OR_NULL,
      unit: 'm2',
      description: 'Carrez area of the lots that have one; null when none has',
    }),
    mutationTotals: gathered<MutationTotals>({
      columns: totalsFields.columns,
      initial: EMPTY_TOTALS,
      type: totalsFields.name,
      schema: totalsFields.schema,
      description: TOTALS,
      of: totalsFields,
    }),
    isOffPlan: gathered<boolean>({
      columns: ['nature_mutation'],
      initial: false,
      type: 'flag',
      schema: { type: 'boolean' },
      description: 'True for a sale off plan (VEFA)',
    }),
    pricePerSquareMeter: gathered<number | null>({
      columns: ['valeur_fonciere', 'surface_reelle_bati', 'code_type_local'],
      initial: null,
      type: 'number',
      schema: NUMBER_OR_NULL,
      unit: 'EUR/m2',
      description:
        'Price by the floor area of the dwelling; only for a sale of exactly one dwelling without business premises, at more than a symbolic price',
    }),
    matchMethod: gathered<TransactionMatch>({
      columns: ['id_parcelle'],
      initial: 'parcelId',
      type: 'text',
      schema: { type: 'string', enum: ['parcelId', 'formerParcelId', 'currentParcelId'] },
      description:
        'Identifier under which the sale was found: the requested one, or the one from before or after a merger of communes (then in previousParcelId)',
    }),
    source: gathered<TransactionSource>({
      columns: [],
      initial: 'geo-dvf',
      type: 'text',
      schema: { type: 'string', enum: ['geo-dvf', 'dvf-api'] },
      description: 'The files geo-dvf, or the fallback dvf-api',
    }),
    edition: gathered<string | null>({
      columns: [],
      initial: null,
      type: 'date',
      schema: { type: ['string', 'null'], format: 'date' },
      description: 'Day on which the file was published; null from dvf-api, which does not say',
    }),
  },
);
export type Transaction = RecordOf<typeof transactionFields>;

function coordinatesOf(row: UpstreamRow): readonly [number, number] | null {
  const { longitude, latitude } = saleRowFields.fields;
  const [x, y] = [longitude.read(row), latitude.read(row)];
  return x === null || y === null ? null : [x, y];
}
