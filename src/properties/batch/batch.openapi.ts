import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';
import { describedError as error } from '../../http/described-answers.js';
import { PARCEL_COLUMN } from '../../parcels/parcel-list.js';
import { SECTIONS } from '../sections.js';
import { MAX_BATCH } from './batch-request.js';

const INCLUDE = 'Sections wanted of each parcel, as for GET /v1/properties';
const ORDERED = 'true: lines in the order of the identifiers; false: as they come';

const REQUEST = {
  type: 'object',
  required: ['parcelIds'],
  additionalProperties: false,
  properties: {
    parcelIds: {
      type: 'array',
      minItems: 1,
      maxItems: MAX_BATCH,
      items: { type: 'string' },
      description: 'Cadastral identifiers, as for GET /v1/properties',
      examples: [['75101000AB0001', '75107000BQ0003']],
    },
    include: {
      oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string', enum: [...SECTIONS] } }],
      description: INCLUDE,
    },
    ordered: { type: 'boolean', default: false, description: ORDERED },
  },
};

const LINE = {
  type: 'object',
  description: 'One line: `answer` with status 200, `error` with any other',
  required: ['index', 'parcelId', 'status'],
  properties: {
    index: { type: 'integer', description: 'Place of the identifier in the batch, from 0' },
    parcelId: { description: 'The identifier as given' },
    status: {
      type: 'integer',
      description: 'As GET /v1/properties has it; 503 when the server had to stop, or had too much to do',
    },
    answer: { $ref: '#/components/schemas/PropertiesAnswer' },
    error: { $ref: '#/components/schemas/Error' },
  },
};

/** How the OpenAPI document describes `POST /v1/properties/batch`. */
export function DescribedBatch(): MethodDecorator & ClassDecorator {
  return applyDecorators(
    ApiOperation({
      operationId: 'batchProperties',
      summary: 'The same for many parcels, a line each',
      description:
        `Up to ${MAX_BATCH} identifiers; a line of JSON for each, as soon as it is there. Each parcel takes a place in the ` +
        'rate limit, and the server waits for places: no line is a 429, and no pause is needed between batches. ' +
        'An identifier that cannot be used is a line with its error. Blanks before a line show that the stream lives.',
    }),
    ApiQuery({
      name: 'include',
      required: false,
      description: `${INCLUDE}; with text bodies only`,
      style: 'form',
      explode: false,
      schema: { type: 'array', items: { type: 'string', enum: SECTIONS } },
    }),
    ApiQuery({
      name: 'ordered',
      required: false,
      description: `${ORDERED}; with text bodies only`,
      schema: { type: 'boolean', default: false },
    }),
    ApiHeader({
      name: 'Prefer',
      required: false,
      description:
        '`handling=strict` (RFC 7240): a line with status 502 or 504 instead of an incomplete answer',
      schema: { type: 'string' },
    }),
    ApiConsumes('application/json', 'text/csv', 'text/plain'),
    ApiBody({
      required: true,
      description: `The identifiers: as JSON; as CSV, in the column ${PARCEL_COLUMN} or else the first; as plain text, a line each`,
      schema: { oneOf: [REQUEST, { type: 'string', examples: ['75101000AB0001\n75107000BQ0003\n'] }] },
    }),
    ApiResponse({
      status: 200,
      description: 'Lines until all identifiers are answered',
      content: { 'application/x-ndjson': { schema: LINE } },
    }),
    error(400, 'The batch cannot be understood; `message` says what to change'),
    error(413, `More than ${MAX_BATCH} identifiers, or a body above 1 MiB`),
    error(415, 'The body is neither JSON nor CSV nor plain text'),
    error(429, 'Too many batches at once from one address'),
    error(500, 'A bug of this server'),
  );
}
