import { type JsonSchema, listOfSchema, nullable, objectSchema } from '../../fields/index.js';
import { multiPolygonSchema, pointSchema, polygonSchema } from '../../geometry/geojson.schema.js';
import { FEATURE_KINDS } from './feature-kinds.js';

const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

const kinds = FEATURE_KINDS.map(({ kind, path }) => `${kind} (\`${path.join('.')}\`)`).join(', ');

/** The components of the OpenAPI document that describe answers in other forms than the whole as JSON. */
export function formatSchemas({
  meta,
  errors,
}: Readonly<Record<'meta' | 'errors', JsonSchema>>): Record<string, JsonSchema> {
  return {
    PartialPropertiesAnswer: objectSchema(
      'PartialPropertiesAnswer',
      'Answer of GET /v1/properties with `fields` or `geometry=none`',
      {
        properties: {
          type: 'array',
          items: {
            type: 'object',
            description:
              'A Property with the fields that `fields` names and those only, without outlines if `geometry=none`',
            additionalProperties: true,
          },
          description: 'One entry, or none when no parcel has this identifier',
        },
        meta,
        errors,
      },
      ['errors'],
    ),
    PropertiesFeatureCollection: objectSchema(
      'PropertiesFeatureCollection',
      'Answer of GET /v1/properties as GeoJSON (RFC 7946): WGS84, outlines counter-clockwise',
      {
        type: { type: 'string', const: 'FeatureCollection' },
        features: {
          ...listOfSchema(ref('PropertiesFeature')),
          description: 'The parcel, its buildings and addresses, and the records of the sections asked for',
        },
        unavailable: {
          ...listOfSchema({ type: 'string' }),
          description:
            'Lists that could not be obtained, such as `transactions`: no Feature of theirs proves nothing. Absent when there are none',
        },
        urbanisme: {
          type: ['object', 'null'],
          additionalProperties: true,
          description:
            'What `Urbanisme` says of the commune and of the answer: coverage, municipality, missingLayers. Absent when it was not asked for',
        },
        meta,
        errors,
      },
      ['unavailable', 'urbanisme', 'errors'],
    ),
    PropertiesFeature: objectSchema('PropertiesFeature', 'A record of an answer as a GeoJSON Feature', {
      type: { type: 'string', const: 'Feature' },
      id: {
        type: 'string',
        description: '`<kind>/<identifier>`, unique within the answer; `#` and a number where there is none',
        examples: ['parcel/75101000AB0001'],
      },
      geometry: {
        ...nullable({ anyOf: [pointSchema, polygonSchema, multiPolygonSchema] }),
        description: 'Outline or point of the record; null where it has none, or `geometry=none` left it out',
      },
      properties: {
        type: 'object',
        description: `The kind of the record, and its fields as in JSON but for those that are its geometry. By kind: ${kinds}`,
        properties: {
          kind: {
            type: 'string',
            enum: FEATURE_KINDS.map(({ kind }) => kind),
            description: 'What the Feature is',
          },
        },
        required: ['kind'],
        additionalProperties: true,
      },
    }),
  };
}
