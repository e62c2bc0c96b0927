import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiQuery, ApiResponse } from '@nestjs/swagger';
import {
  DESCRIBED_RATE_LIMIT_HEADERS,
  describedError as error,
  OVERLOADED,
} from '../../http/described-answers.js';
import { SECTIONS } from '../sections.js';

const EVENTS = [
  '`start` { requestId, parcelId, sections, sources }',
  '`source` { source, ms, report } as each source ends',
  '`part` { part, data, error } as each part of the answer is final',
  '`answer`: the body of GET /v1/properties, byte for byte; the last event',
  '`failure`: the error body, instead of `answer`',
].join('; ');

/** How the OpenAPI document describes `GET /v1/properties/stream`. */
export function DescribedStream(): MethodDecorator & ClassDecorator {
  return applyDecorators(
    ApiOperation({
      operationId: 'streamProperties',
      summary: 'The same, part by part as the sources answer',
      description: `Server-sent events: ${EVENTS}. \`data\` is one line of JSON. A comment every 10 seconds shows that the stream lives.`,
    }),
    ApiQuery({
      name: 'parcel_id',
      required: true,
      description: 'Cadastral identifier, as for GET /v1/properties',
      schema: { type: 'string', examples: ['75101000AB0001'] },
    }),
    ApiQuery({
      name: 'include',
      required: false,
      description: 'Sections wanted, as for GET /v1/properties',
      style: 'form',
      explode: false,
      schema: { type: 'array', items: { type: 'string', enum: SECTIONS } },
    }),
    ApiHeader({
      name: 'Prefer',
      required: false,
      description: '`handling=strict` (RFC 7240): `failure` instead of an incomplete answer',
      schema: { type: 'string' },
    }),
    ApiResponse({
      status: 200,
      description: 'Events until the answer, or the failure',
      headers: DESCRIBED_RATE_LIMIT_HEADERS,
      content: { 'text/event-stream': { schema: { type: 'string' } } },
    }),
    error(400, 'The request cannot be understood; `message` says what to change'),
    error(429, 'More requests than the limit allows; see Retry-After'),
    error(500, 'A bug of this server'),
    error(503, OVERLOADED),
    error(502, 'The sources failed before the stream had begun; see `errors`'),
    error(504, 'The sources did not answer in time before the stream had begun; see `errors`'),
  );
}
