import { type JsonSchema } from '../../src/fields/index.js';
import { answerSchemas } from '../../src/properties/answer.schema.js';

/** Where the records of a part of an answer are, as in test/recorded/documentation/fields.json: `energy.tertiary`. */
type RecordsPath = string;
type Json = Readonly<Record<string, unknown>>;

const COMPONENTS: Readonly<Record<string, string>> = {
  cadastral: 'Cadastral',
  building: 'Building',
  addresses: 'Address',
  transactions: 'Transaction',
  energy: 'Energy',
  occupation: 'Occupant',
  owners: 'Owner',
  copropriete: 'Copropriete',
  permis: 'Permit',
  fondsDeCommerce: 'BusinessSale',
  urbanisme: 'Urbanisme',
};

/** Names that the OpenAPI schema gives to the fields of these records. */
export function describedFields(path: RecordsPath): string[] {
  const [first = '', ...rest] = path.split('.');
  const start = answerSchemas()[COMPONENTS[first] ?? ''];
  const schema = rest.reduce(
    (at, name) => recordSchema(recordSchema(at).properties?.[name]),
    recordSchema(start),
  );
  return Object.keys(schema.properties ?? {});
}

/** The records of one property of an answer. */
export function recordsAt(property: Json, path: RecordsPath): Json[] {
  const [first = '', ...rest] = path.split('.');
  const start =
    first === 'building' ? asList(property['buildings']).map((entry) => entry['building']) : property[first];
  return rest.reduce((records, name) => records.flatMap((record) => asList(record[name])), asList(start));
}

export function isFilled(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

function recordSchema(schema: JsonSchema | undefined): JsonSchema {
  if (schema === undefined) throw new Error('the answer has no such part');
  return schema.items ?? schema;
}

function asList(value: unknown): Json[] {
  return (Array.isArray(value) ? value : [value]).filter(
    (item): item is Json => typeof item === 'object' && item !== null,
  );
}
