import { applyDecorators } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiQuery, ApiResponse } from '@nestjs/swagger';
import {
  DESCRIBED_RATE_LIMIT_HEADERS,
  describedError as error,
  OVERLOADED,
  describedIfNoneMatch,
} from '../http/described-answers.js';

/** How the OpenAPI document describes `GET /v1/communes/{insee}`. */
export function DescribedCommune(): MethodDecorator {
  return described({
    operationId: 'getCommune',
    summary: 'A commune by its INSEE code',
    description:
      'From the Code officiel géographique of the year. An arrondissement, a delegated or associated commune and a code given up are answered with the commune they belong to, and `requested` says so.',
    answer: 'The commune',
    schema: 'CommuneAnswer',
  });
}

/** How the OpenAPI document describes `GET /v1/communes/{insee}/groupements`. */
export function DescribedGroupings(): MethodDecorator {
  return applyDecorators(
    described({
      operationId: 'getCommuneGroupings',
      summary: 'The groupings of a commune, and their competences',
      description:
        'EPCI and EPT from the Code officiel géographique; syndicates and competences once the operator has imported BANATIC (`competences` is null until then).',
      answer: 'The groupings; empty for a commune that belongs to none',
      schema: 'CommuneGroupingsAnswer',
    }),
    ApiQuery({
      name: 'include',
      required: false,
      description: '`members`: the members of each grouping too',
      schema: { type: 'string', enum: ['members'] },
    }),
  );
}

interface Route {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly answer: string;
  readonly schema: string;
}

function described({ answer, schema, ...operation }: Route): MethodDecorator {
  return applyDecorators(
    ApiOperation(operation),
    ApiParam({
      name: 'insee',
      description:
        'INSEE code: of a commune, an arrondissement, a delegated or associated or a former commune',
      schema: { type: 'string', examples: ['75107'] },
    }),
    describedIfNoneMatch(),
    ApiResponse({
      status: 200,
      description: answer,
      headers: {
        ...DESCRIBED_RATE_LIMIT_HEADERS,
        ETag: { description: 'Changes when the answer does', schema: { type: 'string' } },
      },
      content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
    }),
    ApiResponse({ status: 304, description: 'The answer at hand is still right' }),
    error(400, 'This is no INSEE code, or a parameter is not known; `message` says what to change'),
    error(404, 'There is no such commune, and there was none'),
    error(429, 'More requests than the limit allows; see Retry-After'),
    error(500, 'A bug of this server'),
    error(503, OVERLOADED),
  );
}
