import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { MAX_POSITIONS } from '../geometry/geojson-input.js';
import { DESCRIBED_RATE_LIMIT_HEADERS, describedError, OVERLOADED } from '../http/described-answers.js';
import { GEOMETRIE_SCHEMA, LAYER_SCHEMAS } from './apicarto.schema.js';
import { MAX_PARCELS } from './geometrie-question.js';
import { type LayerName, LAYERS, SOURCES_IGN, WFS_MAX_COUNT } from './layers.js';

type Method = 'GET' | 'POST';
interface Described {
  readonly description: string;
  readonly type?: 'string' | 'integer' | 'boolean';
  readonly enum?: readonly string[];
  readonly examples?: readonly (string | number)[];
}
type DescribedParameters = Readonly<Record<string, Described>>;

const GEOM: Described = {
  description:
    'GeoJSON geometry, Feature or FeatureCollection, WGS84 [longitude, latitude]: what touches it. In a POST body also as an object; long ones only there',
  examples: ['{"type":"Point","coordinates":[2.3522,48.8566]}'],
};
const START: Described = { description: 'First object wanted, from 0', type: 'integer', examples: [0] };
const SOURCE: Described = {
  description: 'PCI: Parcellaire Express (default). BDP: BD Parcellaire, frozen since 2018',
  enum: SOURCES_IGN,
};

const COMMON: DescribedParameters = {
  code_insee: {
    description:
      'INSEE code of a commune, or of an arrondissement of Paris, Lyon or Marseille (75107); 5 characters',
    examples: ['29158'],
  },
  code_dep: { description: 'Department, 2 characters (97 overseas); may be repeated', examples: ['29'] },
  code_com: {
    description: 'Commune within the department, 2 or 3 digits; may be repeated',
    examples: ['158'],
  },
  nom_com: { description: 'Name of the commune, exactly; may be repeated', examples: ['Penmarch'] },
  geom: GEOM,
  source_ign: SOURCE,
};
const OF_SECTION: DescribedParameters = {
  section: { description: 'Section, 2 characters (0A, AW); may be repeated', examples: ['AW'] },
  code_arr: { description: 'Arrondissement, 3 digits (107); may be repeated', examples: ['107'] },
  com_abs: {
    description: 'Prefix: 000, or the code of an absorbed commune; may be repeated',
    examples: ['000'],
  },
};
const OF_PARCEL: DescribedParameters = {
  numero: { description: 'Number of the parcel, 4 characters; may be repeated', examples: ['0001'] },
};

const SUMMARIES: Readonly<Record<LayerName, string>> = {
  commune: 'Outlines of communes',
  feuille: 'Sheets of the cadastral plan',
  division: 'Divisions of sections, of the frozen BD Parcellaire',
  parcelle: 'Parcels: outline, identifier, official area',
  localisant: 'A point in each parcel',
};

function parametersOf(layer: LayerName): DescribedParameters {
  const { grain, defaultLimit, maxLimit } = LAYERS[layer];
  return {
    ...COMMON,
    ...(grain === 'commune' ? {} : OF_SECTION),
    ...(grain === 'parcel' ? OF_PARCEL : {}),
    _limit: {
      description: `Objects wanted: ${defaultLimit} by default, at most ${maxLimit ?? WFS_MAX_COUNT}`,
      type: 'integer',
      examples: [defaultLimit],
    },
    _start: START,
  };
}

/** How the OpenAPI document describes a layer's route. */
export function DescribedLayer(layer: LayerName, method: Method): MethodDecorator {
  return described(method, {
    name: layer,
    summary: SUMMARIES[layer],
    description: `As \`/api/cadastre/${layer}\` of API Carto, with the same parameters and answers (see docs/apicarto.md). Nothing found is an empty collection.`,
    parameters: parametersOf(layer),
    schema: LAYER_SCHEMAS[layer],
  });
}

/** How the OpenAPI document describes `/api/cadastre/geometrie`. */
export function DescribedGeometrie(method: Method): MethodDecorator {
  return described(method, {
    name: 'geometrie',
    summary: 'Parcels that a geometry meets, and how much of each it covers',
    description: `Parcels that merely touch the geometry are there too, with the number 0. Polygons count wholly: all of them, on both sides. At most ${MAX_POSITIONS} positions; ${MAX_PARCELS} parcels a page.`,
    parameters: {
      geom: GEOM,
      numeric: { description: 'true: areas as numbers instead of texts', type: 'boolean' },
      source_ign: SOURCE,
      _limit: {
        description: `Parcels wanted: ${MAX_PARCELS} by default and at most`,
        type: 'integer',
        examples: [MAX_PARCELS],
      },
      _start: START,
    },
    schema: GEOMETRIE_SCHEMA,
    required: ['geom'],
  });
}

interface Route {
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  readonly parameters: DescribedParameters;
  readonly schema: string;
  readonly required?: readonly string[];
}

function described(method: Method, { name, schema, required = [], ...route }: Route): MethodDecorator {
  const isPost = method === 'POST';
  const json = (reference: string): { 'application/json': { schema: { $ref: string } } } => ({
    'application/json': { schema: { $ref: `#/components/schemas/${reference}` } },
  });
  return applyDecorators(
    ApiOperation({
      operationId: `${isPost ? 'post' : 'get'}Cadastre${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      summary: route.summary,
      description: isPost
        ? `${route.description} Parameters in the query, in a JSON body, or in both.`
        : route.description,
    }),
    ...Object.entries(route.parameters).map(([parameter, details]) =>
      ApiQuery({
        name: parameter,
        required: !isPost && required.includes(parameter),
        description: details.description,
        schema: schemaOf(details),
      }),
    ),
    ...(isPost ? [ApiBody({ required: false, schema: bodySchema(route.parameters) })] : []),
    ...(isPost ? [] : [ApiHeader(IF_NONE_MATCH)]),
    ApiResponse({
      status: 200,
      description: 'A page of a GeoJSON FeatureCollection',
      headers: {
        ...DESCRIBED_RATE_LIMIT_HEADERS,
        ETag: { description: 'Changes when the answer does', schema: { type: 'string' } },
      },
      content: json(schema),
    }),
    ...(isPost ? [] : [ApiResponse({ status: 304, description: 'The answer at hand is still right' })]),
    ApiResponse({
      status: 400,
      description: 'Parameters that API Carto refuses',
      headers: DESCRIBED_RATE_LIMIT_HEADERS,
      content: json('CadastreRefusal'),
    }),
    ...(isPost || name === 'geometrie'
      ? [
          ApiResponse({
            status: 413,
            description: 'A body above 1 MiB (as Error) or a geometry of too many positions',
            content: {
              'application/json': {
                schema: {
                  anyOf: [
                    { $ref: '#/components/schemas/CadastreRefusal' },
                    { $ref: '#/components/schemas/Error' },
                  ],
                },
              },
            },
          }),
        ]
      : []),
    describedError(429, 'More requests than the limit allows; see Retry-After'),
    describedError(500, 'A bug of this server'),
    describedError(503, OVERLOADED),
    describedError(502, 'API Carto and the WFS failed; see `errors`'),
    describedError(504, 'API Carto and the WFS did not answer in time; see `errors`'),
  );
}

const IF_NONE_MATCH = {
  name: 'If-None-Match',
  required: false,
  description: 'ETag of an answer at hand: 304 when it is still the same',
  schema: { type: 'string' },
};

function schemaOf({ type = 'string', enum: values, examples }: Described): {
  type: string;
  enum?: string[];
  examples?: (string | number)[];
} {
  return {
    type,
    ...(values === undefined ? {} : { enum: [...values] }),
    ...(examples === undefined ? {} : { examples: [...examples] }),
  };
}

function bodySchema(parameters: DescribedParameters): {
  type: 'object';
  properties: Record<string, { type?: string; description: string }>;
} {
  const properties = Object.entries(parameters).map(([name, { type = 'string', description }]) => [
    name,
    // A geometry may be sent as an object or as text.
    name === 'geom' ? { description } : { type, description },
  ]);
  return {
    type: 'object',
    properties: Object.fromEntries(properties) as Record<string, { type?: string; description: string }>,
  };
}
