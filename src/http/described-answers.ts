import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import { PROBLEM_JSON } from './error-body.js';

/** Headers of every answer of a rate-limited route, for the OpenAPI document. */
export const DESCRIBED_RATE_LIMIT_HEADERS: Readonly<
  Record<string, { description: string; schema: { type: 'string' } }>
> = Object.fromEntries(
  [
    ['RateLimit-Policy', 'The limit and its window in seconds (IETF draft)'],
    ['RateLimit', 'What is left of it and the seconds until a place is free (IETF draft)'],
    ['X-RateLimit-Limit', 'The limit'],
    ['X-RateLimit-Remaining', 'What is left of it'],
    ['X-RateLimit-Reset', 'Seconds until a place is free'],
    ['X-Request-Id', 'Identifies the request in the logs of the server'],
  ].map(
    ([name = '', description = '']) => [name, { description, schema: { type: 'string' as const } }] as const,
  ),
);

/** Of a GET whose answers bear an entity tag. */
export const describedIfNoneMatch = (): MethodDecorator & ClassDecorator =>
  ApiHeader({
    name: 'If-None-Match',
    required: false,
    description: 'ETag of an answer at hand: 304 when it is still the same',
    schema: { type: 'string' },
  });

/** When a route that begins work answers 503. */
export const OVERLOADED = 'As many answers are in the making as may be at once; see Retry-After';

/** An answer in our error body. */
export const describedError = (status: number, description: string): MethodDecorator & ClassDecorator =>
  ApiResponse({
    status,
    description,
    headers: DESCRIBED_RATE_LIMIT_HEADERS,
    content: {
      'application/json': { schema: { $ref: '#/components/schemas/Error' } },
      [PROBLEM_JSON]: { schema: { $ref: '#/components/schemas/Problem' } },
    },
  });
