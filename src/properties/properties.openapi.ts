import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';
import {
  DESCRIBED_RATE_LIMIT_HEADERS,
  describedError as error,
  OVERLOADED,
  describedIfNoneMatch,
} from '../http/described-answers.js';
import { DESCRIBED_CONTENT, DESCRIBED_FORMAT_HEADERS, DescribedFormats } from './formats/formats.openapi.js';
import { SECTIONS } from './sections.js';

/** How the OpenAPI document describes `GET /v1/properties`. */
export function DescribedProperties(): MethodDecorator & ClassDecorator {
  return applyDecorators(
    ApiOperation({
      operationId: 'getProperties',
      summary: 'Everything known about a land parcel',
      description:
        'Asks the sources of French open data about one parcel and merges their answers. A section that was asked for and could not be obtained is null, with an entry in `errors`; the rest is answered all the same.',
    }),
    ApiQuery({
      name: 'parcel_id',
      required: true,
      description:
        'Cadastral identifier: 14 characters (INSEE code 5, prefix 3, section 2, number 4), 11 without the prefix, or 16 with a code of arrondissement in its place. Any case; outer blanks are ignored.',
      schema: { type: 'string', examples: ['75101000AB0001'] },
    }),
    ApiQuery({
      name: 'include',
      required: false,
      description:
        'Sections wanted: a comma list, the parameter repeated, `include[]=`, or any mix. Absent or empty: all of them. `cadastral`, `buildings` and `addresses` are always there.',
      style: 'form',
      explode: false,
      schema: { type: 'array', items: { type: 'string', enum: SECTIONS } },
    }),
    DescribedFormats(),
    ApiHeader({
      name: 'Prefer',
      required: false,
      description: '`handling=strict` (RFC 7240): 502 or 504 instead of an incomplete answer',
      schema: { type: 'string' },
    }),
    describedIfNoneMatch(),
    ApiResponse({
      status: 200,
      description: 'What is known; `properties` is empty when no parcel has this identifier',
      headers: {
        ...DESCRIBED_RATE_LIMIT_HEADERS,
        ETag: {
          description: 'Changes when the answer does; each format and selection has its own',
          schema: { type: 'string' },
        },
        Vary: { description: 'Accept, Accept-Encoding and Prefer', schema: { type: 'string' } },
        ...DESCRIBED_FORMAT_HEADERS,
        'Server-Timing': { description: 'Milliseconds by source', schema: { type: 'string' } },
      },
      content: DESCRIBED_CONTENT,
    }),
    ApiResponse({ status: 304, description: 'The answer at hand is still right' }),
    error(400, 'The request cannot be understood; `message` says what to change'),
    error(406, 'Accept names none of the formats there are'),
    error(429, 'More requests than the limit allows; see Retry-After'),
    error(500, 'A bug of this server'),
    error(503, OVERLOADED),
    error(502, 'The sources needed for the answer failed; see `errors`'),
    error(504, 'The sources needed for the answer did not answer in time; see `errors`'),
  );
}
