import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { MAX_POSITIONS } from '../geometry/geojson-input.js';
import {
  DESCRIBED_RATE_LIMIT_HEADERS,
  describedError,
  OVERLOADED,
  describedIfNoneMatch,
} from '../http/described-answers.js';
import { NEAR_M } from './by-point.js';
import { ADJACENT_M } from './neighbors.service.js';
import {
  ADDRESSES_EXAMPLE,
  NEIGHBORS_EXAMPLE,
  PARCELS_EXAMPLES,
  SEARCH_BODY_EXAMPLE,
  SEARCH_EXAMPLE,
  ZONAGES_EXAMPLE,
} from './places.examples.js';
import { DEFAULT_SUGGESTIONS, MAX_SUGGESTIONS, MAX_TEXT_LENGTH, MIN_TEXT_LENGTH } from './places-query.js';
import { DEFAULT_PARCELS, MAX_PARCELS } from './search-body.js';

/** How the OpenAPI document describes `GET /v1/addresses`. */
export function DescribedAddresses(): MethodDecorator {
  return applyDecorators(
    ApiOperation({
      operationId: 'getAddresses',
      summary: 'Addresses that begin like a text',
      description:
        'Suggestions while somebody writes, from the Base Adresse Nationale. Every call counts for the rate limit: wait for a pause in the writing.',
    }),
    textParameter('What is written so far', '26 avenue de lowen', true),
    limitParameter('Suggestions', DEFAULT_SUGGESTIONS, MAX_SUGGESTIONS),
    answers('AddressesAnswer', 'Suggestions; none when nothing is like the text', {
      lowendal: { summary: 'One suggestion', value: ADDRESSES_EXAMPLE },
    }),
  );
}

/** How the OpenAPI document describes `GET /v1/parcels`. */
export function DescribedParcels(): MethodDecorator {
  return applyDecorators(
    ApiOperation({
      operationId: 'getParcels',
      summary: 'The parcels that an address, an identifier or a point may mean',
      description: `Send \`q\`, or \`lon\` and \`lat\`. The parcel that contains the point comes first and says so (\`containsPoint\`); the nearest never takes its place. Where none contains the point, those within ${NEAR_M} m are listed as \`nearby\`. An address has the parcels that the commune or IGN links to it, else the one under its point. An identifier may be spelled in any way; one that leaves out its prefix or arrondissement has all parcels that it fits.`,
    }),
    textParameter(
      'An address, or a parcel identifier in any spelling',
      '26 avenue de Lowendal 75015 Paris',
      false,
    ),
    coordinateParameter('lon', 'Longitude of a point, WGS84 degrees; with lat', 2.302465, 180),
    coordinateParameter('lat', 'Latitude of that point', 48.848785, 90),
    answers(
      'ParcelsAnswer',
      'Candidates; none when there is nothing there, and `notes` say why',
      PARCELS_EXAMPLES,
    ),
  );
}

/** How the OpenAPI document describes `POST /v1/parcels/search`. */
export function DescribedSearch(): MethodDecorator {
  return applyDecorators(
    ApiOperation({
      operationId: 'searchParcels',
      summary: 'The parcels that a geometry meets',
      description: `At most ${MAX_POSITIONS} positions and 1 MiB. Parcels that the geometry merely touches are there too, with a \`coverage\` of 0, after those it covers most of. For exact areas of intersection see /api/cadastre/geometrie.`,
    }),
    ApiBody({
      required: true,
      description: 'GeoJSON geometry, Feature or FeatureCollection, WGS84 [longitude, latitude]',
      schema: { type: 'object', examples: [SEARCH_BODY_EXAMPLE] },
    }),
    limitParameter('Parcels', DEFAULT_PARCELS, MAX_PARCELS),
    ApiResponse({
      status: 200,
      description: 'Parcels; `truncated` when there are more',
      headers: DESCRIBED_RATE_LIMIT_HEADERS,
      content: json('ParcelsAnswer', { polygon: { summary: 'A polygon', value: SEARCH_EXAMPLE } }),
    }),
    describedError(413, `A body above 1 MiB, or a geometry of more than ${MAX_POSITIONS} positions`),
    failures(),
  );
}

/** How the OpenAPI document describes `GET /v1/parcels/{id}/neighbors`. */
export function DescribedNeighbors(): MethodDecorator {
  return applyDecorators(
    ApiOperation({
      operationId: 'getNeighbors',
      summary: 'The parcels that touch a parcel',
      description: `Adjacent is what comes within ${ADJACENT_M} m, since sheets of the cadastre do not match exactly. A street between two parcels parts them.`,
    }),
    idParameter(),
    answers('NeighborsAnswer', 'The parcel and its neighbours', {
      one: { summary: 'One neighbour', value: NEIGHBORS_EXAMPLE },
    }),
    describedError(404, 'No parcel has this identifier'),
  );
}

/** How the OpenAPI document describes `GET /v1/parcels/{id}/zonages`. */
export function DescribedZonages(): MethodDecorator {
  return applyDecorators(
    ApiOperation({
      operationId: 'getZonages',
      summary: 'The zonings that a parcel is in',
      description:
        'A short list of what the section `urbanisme` of /v1/properties tells at length: plan, zones, prescriptions, easements, information perimeters, and the priority district where the register of condominiums names one. For information only, without legal value.',
    }),
    idParameter(),
    answers('ZonagesAnswer', 'The parcel and its zonings; `notes` say what no source here covers', {
      paris: { summary: 'A zone and an easement', value: ZONAGES_EXAMPLE },
    }),
    describedError(404, 'No parcel has this identifier'),
  );
}

type Examples = Readonly<Record<string, { readonly summary: string; readonly value: object }>>;

function json(
  schema: string,
  examples: Examples,
): {
  'application/json': {
    schema: { $ref: string };
    examples: Record<string, { summary: string; value: object }>;
  };
} {
  return {
    'application/json': { schema: { $ref: `#/components/schemas/${schema}` }, examples: { ...examples } },
  };
}

/** Of a GET: 200 with an entity tag, 304, and the failures. */
function answers(schema: string, description: string, examples: Examples): MethodDecorator {
  return applyDecorators(
    describedIfNoneMatch(),
    ApiResponse({
      status: 200,
      description,
      headers: {
        ...DESCRIBED_RATE_LIMIT_HEADERS,
        ETag: {
          description: 'Changes when the answer does, but for `fetchedAt`',
          schema: { type: 'string' },
        },
      },
      content: json(schema, examples),
    }),
    ApiResponse({ status: 304, description: 'The answer at hand is still right' }),
    failures(),
  );
}

function failures(): MethodDecorator {
  return applyDecorators(
    describedError(400, 'The request cannot be understood; `message` says what to change'),
    describedError(429, 'More requests than the limit allows; see Retry-After'),
    describedError(500, 'A bug of this server'),
    describedError(503, OVERLOADED),
    describedError(502, 'The sources needed for the answer failed; see `errors`'),
    describedError(504, 'The sources needed for the answer did not answer in time; see `errors`'),
  );
}

function textParameter(description: string, example: string, required: boolean): MethodDecorator {
  return ApiQuery({
    name: 'q',
    required,
    description,
    schema: {
      type: 'string',
      minLength: MIN_TEXT_LENGTH,
      maxLength: MAX_TEXT_LENGTH,
      examples: [example],
    },
  });
}

function limitParameter(what: string, normal: number, most: number): MethodDecorator {
  return ApiQuery({
    name: 'limit',
    required: false,
    description: `${what} wanted`,
    schema: { type: 'integer', minimum: 1, maximum: most, default: normal },
  });
}

function coordinateParameter(
  name: string,
  description: string,
  example: number,
  most: number,
): MethodDecorator {
  return ApiQuery({
    name,
    required: false,
    description,
    schema: { type: 'number', minimum: -most, maximum: most, examples: [example] },
  });
}

function idParameter(): MethodDecorator {
  return ApiParam({
    name: 'id',
    description: 'Cadastral identifier, in the forms that /v1/properties takes',
    schema: { type: 'string', examples: ['75115000DE0073'] },
  });
}
