import { type JsonSchema, listOfSchema, nullable, objectSchema } from '../fields/index.js';
import { addressFields } from '../sources/ban/ban.fields.js';
import { buildingFields } from '../sources/bdnb/bdnb.fields.js';
import { businessSaleFields } from '../sources/bodacc/bodacc.fields.js';
import { cadastralFields } from '../sources/cadastre/cadastre.fields.js';
import { coproFields } from '../sources/copro/copro.fields.js';
import { energySchema } from '../sources/dpe/energy.js';
import { transactionFields } from '../sources/dvf/dvf.fields.js';
import { urbanismeSchema } from '../sources/gpu/gpu.fields.js';
import { ownerFields } from '../sources/owners/owners.fields.js';
import { companyFields, occupantFields } from '../sources/sirene/sirene.fields.js';
import { permitFields } from '../sources/sitadel/sitadel.fields.js';
import { UPSTREAM_ERROR_CODES } from '../upstream/upstream-error.js';
import { formatSchemas } from './formats/format.schema.js';
import { SECTION_KEYS, type SectionKey } from './sections.js';

const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
const text = (description: string): JsonSchema => ({ type: 'string', description });

/** The records of each section, by component name. */
const RECORDS: Readonly<Record<string, JsonSchema>> = {
  Transaction: transactionFields.schema,
  Energy: energySchema,
  Occupant: occupantFields.schema,
  Owner: {
    ...ownerFields.schema,
    properties: {
      ...ownerFields.schema.properties,
      details: { ...ownerFields.schema.properties['details'], ...nullable(companyFields.schema) },
    },
  },
  Copropriete: coproFields.schema,
  Permit: permitFields.schema,
  BusinessSale: businessSaleFields.schema,
  Urbanisme: urbanismeSchema,
};

const section = (schema: JsonSchema, description: string): JsonSchema => ({
  ...nullable(schema),
  description: `${description}. Null when it could not be obtained, with an entry in \`errors\``,
});

/** What each section holds. */
const SECTION_SCHEMAS: Readonly<Record<SectionKey, JsonSchema>> = {
  transactions: section(listOfSchema(ref('Transaction')), 'Sales, newest first (DVF)'),
  energy: section(ref('Energy'), 'Energy performance certificates (ADEME)'),
  occupation: section(
    listOfSchema(ref('Occupant')),
    'Companies with an establishment on the parcel (SIRENE)',
  ),
  owners: section(
    listOfSchema(ref('Owner')),
    'Legal persons that hold rights on the parcel; natural persons never',
  ),
  copropriete: section(listOfSchema(ref('Copropriete')), 'Condominiums (national register)'),
  permis: section(listOfSchema(ref('Permit')), 'Planning permits (SITADEL)'),
  fondsDeCommerce: section(listOfSchema(ref('BusinessSale')), 'Sales of businesses (BODACC)'),
  urbanisme: section(ref('Urbanisme'), "Town planning (Géoportail de l'urbanisme)"),
};

const sourceReport = objectSchema(
  'SourceReport',
  'How one source fared',
  {
    status: {
      type: 'string',
      enum: ['ok', 'stale', 'partial', 'unavailable', 'not_covered'],
      description:
        'ok; stale: older than it should be, because the source failed; partial: something is missing, see notes; unavailable: see errors; not_covered: the source never has this place',
    },
    fetchedAt: {
      type: ['string', 'null'],
      format: 'date-time',
      description: 'When the oldest answer used left the source; null when none was used',
    },
    licence: text('Licence of the data'),
    attribution: text('Whom to name when the data is shown'),
    edition: text('Vintage of the data'),
    matchedBy: text('Route or key by which the records were found'),
    truncated: { type: 'boolean', description: 'True when a cap cut the list' },
    notes: {
      ...listOfSchema({ type: 'string' }),
      description: 'Sentences on what is missing or how it was had',
    },
  },
  ['edition', 'matchedBy', 'truncated', 'notes'],
);

const answerError = objectSchema('AnswerError', 'Why a part of the answer is null', {
  source: text('The source that failed'),
  section: text('The part of the answer that is null'),
  code: {
    type: 'string',
    enum: UPSTREAM_ERROR_CODES,
    description: 'What happened, from a closed list',
  },
  status: {
    type: ['integer', 'null'],
    description: 'HTTP status of the upstream; null when it did not answer',
  },
  message: text('What happened, in a sentence'),
  retryable: { type: 'boolean', description: 'Whether the same request may succeed later' },
});

const buildingEntry = objectSchema('BuildingEntry', 'A building and its addresses', {
  building: ref('Building'),
  addresses: {
    ...nullable(listOfSchema(ref('Address'))),
    description: 'Null when they could not be obtained',
  },
});

function property(): JsonSchema {
  return objectSchema(
    'Property',
    'A parcel and all that belongs to it',
    {
      cadastral: ref('Cadastral'),
      buildings: {
        ...nullable(listOfSchema(ref('BuildingEntry'))),
        description: 'Null when they could not be obtained, empty when the parcel has none',
      },
      addresses: {
        ...nullable(listOfSchema(ref('Address'))),
        description:
          'All addresses of the parcel, those of no building included; null when they could not be obtained',
      },
      ...SECTION_SCHEMAS,
    },
    Object.values(SECTION_KEYS),
  );
}

const meta = objectSchema('AnswerMeta', 'How the answer was made', {
  parcelId: { type: ['string', 'null'], description: 'Canonical 14-character identifier' },
  sources: {
    type: 'object',
    additionalProperties: ref('SourceReport'),
    description: 'By source: status, freshness, licence',
  },
});

const errors: JsonSchema = {
  ...listOfSchema(ref('AnswerError')),
  description: 'Absent when nothing is missing',
};

/** The components of the OpenAPI document that describe an answer. */
export function answerSchemas(): Record<string, JsonSchema> {
  return {
    PropertiesAnswer: objectSchema(
      'PropertiesAnswer',
      'Answer of GET /v1/properties',
      {
        properties: {
          ...listOfSchema(ref('Property')),
          description: 'One entry, or none when no parcel has this identifier',
        },
        meta,
        errors,
      },
      ['errors'],
    ),
    ...formatSchemas({ meta, errors }),
    Property: property(),
    Cadastral: cadastralFields.schema,
    BuildingEntry: buildingEntry,
    Building: buildingFields.schema,
    Address: addressFields.schema,
    ...RECORDS,
    SourceReport: sourceReport,
    AnswerError: answerError,
  };
}
