import {
  custom,
  computed,
  fieldTable,
  listOf,
  number,
  text,
  toItems,
  toText,
  isRow,
  asRow,
  nullable,
  listOfSchema,
  type Field,
  type RecordOf,
  type UpstreamRow,
} from '../../fields/index.js';
import { multiPolygonSchema, positionSchema } from '../../geometry/geojson.schema.js';
import type { MultiPolygon, Position } from '../../geometry/geojson.js';
import { parseMultiPolygon } from '../../geometry/parse-polygons.js';
import { type AddressParts, addressLabel } from '../address-label.js';

const partsOf = (row: UpstreamRow): AddressParts => ({
  houseNumber: houseNumberOf(row),
  street: toText(row['street']),
  postalCode: toText(row['city_zipcode']),
  city: toText(row['city_name']),
});

/** An address as RNB attaches it to a building. */
export const rnbAddressFields = fieldTable(
  'RnbAddress',
  'Address that RNB attaches to a building',
  {
    id: text('id', 'Interop key of the BAN'),
    label: computed({
      columns: ['street_number', 'street_rep', 'street', 'city_zipcode', 'city_name'],
      type: 'text',
      schema: nullable({ type: 'string' }),
      description: 'The address on one line',
      compute: (row) => addressLabel(partsOf(row)),
    }),
    houseNumber: computed({
      columns: ['street_number', 'street_rep'],
      type: 'text',
      schema: nullable({ type: 'string' }),
      description: 'House number with its suffix',
      compute: houseNumberOf,
    }),
    street: text('street', 'Name of the street'),
    postalCode: text('city_zipcode', 'Postal code'),
    city: text('city_name', 'Name of the commune, as RNB has it'),
    cityCode: text('city_insee_code', 'INSEE code, of the arrondissement in Paris, Lyon and Marseille'),
  },
  { ignores: ['ban_id', 'source'] },
);
export type RnbAddressRecord = RecordOf<typeof rnbAddressFields>;

/** A building of RNB's plot route. */
export const rnbBuildingFields = fieldTable(
  'RnbBuilding',
  'Building of the Référentiel national des bâtiments that stands on the parcel',
  {
    rnbId: text('rnb_id', 'RNB identifier of the building'),
    footprint: custom<MultiPolygon | null>({
      column: 'shape',
      type: 'MultiPolygon',
      schema: nullable(multiPolygonSchema),
      description: 'Footprint; null for buildings known as a point only',
      convert: parseMultiPolygon,
    }),
    point: custom<Position | null>({
      column: 'point',
      type: 'position',
      schema: nullable(positionSchema),
      description: 'A point of the building',
      convert: toPosition,
    }),
    coverRatio: number('bdg_cover_ratio', 'Share of the footprint that lies on the parcel, 0 to 1', {
      min: 0,
    }),
    status: text('status', 'Physical state: constructed, ongoingChange, notUsable, demolished...'),
    bdnbIds: externalIds('bdnb', 'Building groups of the BDNB that RNB matched with it'),
    bdTopoIds: externalIds('bdtopo', 'BD TOPO buildings (cleabs) that RNB matched with it'),
    addresses: listOf('addresses', rnbAddressFields, 'Addresses of the building'),
  },
  { ignores: ['is_active', 'validated_by'] },
);
export type RnbBuildingRecord = RecordOf<typeof rnbBuildingFields>;

function houseNumberOf(row: UpstreamRow): string | null {
  const number = toText(row['street_number']);
  const suffix = toText(row['street_rep']);
  return number === null || suffix === null ? number : `${number} ${suffix.toLowerCase()}`;
}

function externalIds(source: string, description: string): Field<string[]> {
  return custom<string[]>({
    column: 'ext_ids',
    type: 'list of text',
    schema: listOfSchema({ type: 'string' }),
    description,
    convert: (value) => [
      ...new Set(
        toItems(value)
          .filter(isRow)
          .filter((row) => toText(row['source'])?.toLowerCase() === source)
          .map((row) => toText(row['id']))
          .filter((id) => id !== null),
      ),
    ],
    accepts: Array.isArray,
  });
}

function toPosition(value: unknown): Position | null {
  const coordinates = asRow(value)['coordinates'];
  const [lon, lat] = Array.isArray(coordinates) ? (coordinates as unknown[]) : [];
  return typeof lon === 'number' && typeof lat === 'number' ? [lon, lat] : null;
}
