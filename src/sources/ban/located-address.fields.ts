import { custom, fieldTable, number, nullable, type RecordOf, text } from '../../fields/index.js';

/** What the geocoder calls the kinds of places it knows. */
export const ADDRESS_KINDS = ['housenumber', 'street', 'locality', 'municipality'] as const;

/** An address as the geocoder finds it by a text. */
export const locatedAddressFields = fieldTable(
  'LocatedAddress',
  'A place of the Base Adresse Nationale that is like the text',
  {
    id: text('id', 'Interop key of the BAN; of a street or a commune where it is no house number', {
      example: '75115_5886_00026',
    }),
    label: text('label', 'The whole on one line', { example: '26 Avenue de Lowendal 75015 Paris' }),
    name: text('name', 'Number and street, or the name of the place', { example: '26 Avenue de Lowendal' }),
    postalCode: text('postcode', 'Postal code', { example: '75015' }),
    city: text('city', 'Commune; Paris, Lyon or Marseille for their arrondissements', { example: 'Paris' }),
    inseeCode: text('citycode', 'INSEE code; of the arrondissement in Paris, Lyon and Marseille', {
      example: '75115',
    }),
    context: text('context', 'Department and region', { example: '75, Paris, Île-de-France' }),
    kind: text('type', `What it is: ${ADDRESS_KINDS.join(', ')}`, { example: 'housenumber' }),
    lon: custom<number | null>({
      column: 'coordinates',
      convert: (value) => ordinate(value, 0),
      schema: { ...nullable({ type: 'number' }), examples: [2.302389] },
      type: 'number',
      description: 'Longitude, WGS84 degrees',
    }),
    lat: custom<number | null>({
      column: 'coordinates',
      convert: (value) => ordinate(value, 1),
      schema: { ...nullable({ type: 'number' }), examples: [48.848631] },
      type: 'number',
      description: 'Latitude, WGS84 degrees',
    }),
    score: number('score', 'How like the text it is, 0 to 1; from 0.7 on it can be trusted', {
      example: 0.97,
    }),
  },
);

export type LocatedAddress = RecordOf<typeof locatedAddressFields>;

function ordinate(value: unknown, axis: 0 | 1): number | null {
  const found: unknown = Array.isArray(value) ? value[axis] : undefined;
  return typeof found === 'number' && Number.isFinite(found) ? found : null;
}
