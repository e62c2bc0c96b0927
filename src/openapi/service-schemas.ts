/** Schemas that belong to no source: the error bodies and the health answer. */
export const serviceSchemas = {
  Health: {
    type: 'object',
    description: 'State of the server',
    required: ['status'],
    properties: {
      status: {
        type: 'string',
        enum: ['ok', 'degraded', 'stopping'],
        description:
          '`ok`: all is well; `degraded`: it takes requests, and some upstreams are left alone or Redis is lost; `stopping`: it takes no more',
      },
      circuits: {
        type: 'object',
        additionalProperties: { type: 'string', enum: ['open', 'half-open'] },
        description: 'Upstreams that failed again and again; absent when there are none',
      },
      pauses: {
        type: 'object',
        additionalProperties: { type: 'string', format: 'date-time' },
        description:
          'Hosts of upstreams that asked this server to wait (`Retry-After`), and until when (UTC) it does; absent when there are none',
      },
      redis: {
        type: 'string',
        enum: ['ok', 'lost'],
        description:
          'Absent where none is set; `lost`: each server counts and remembers alone until it is back',
      },
      quotas: {
        type: 'object',
        description: 'Monthly quotas of upstreams; absent before the first call',
        additionalProperties: {
          type: 'object',
          required: ['limit', 'remaining', 'todayLeft', 'resetAt'],
          properties: {
            limit: { type: 'integer', description: 'Calls of a month' },
            remaining: { type: 'integer', description: 'Calls left of them' },
            todayLeft: { type: 'integer', description: 'Calls that may still be made today' },
            resetAt: { type: 'string', format: 'date-time', description: 'When the next month begins (UTC)' },
          },
        },
      },
    },
  },
  Error: {
    type: 'object',
    description: 'Why a request was not answered',
    required: ['statusCode', 'message', 'error', 'timestamp', 'path', 'method'],
    properties: {
      statusCode: { type: 'integer', description: 'The HTTP status', examples: [429] },
      message: { type: 'string', description: 'What is wrong and what to do about it' },
      error: { type: 'string', description: 'The name of the status', examples: ['Too Many Requests'] },
      timestamp: { type: 'string', format: 'date-time', description: 'When it happened (UTC)' },
      path: { type: 'string', description: 'Path of the request, without the query' },
      method: { type: 'string', description: 'HTTP method of the request', examples: ['GET'] },
      candidates: {
        type: 'array',
        items: { type: 'string' },
        description: 'On an ambiguous parcel_id: the identifiers it may mean',
      },
      errors: {
        type: 'array',
        items: { $ref: '#/components/schemas/AnswerError' },
        description: 'On 502 and 504: what failed',
      },
    },
  },
  Problem: {
    type: 'object',
    description: 'The same as Error, as RFC 9457 problem details (`Accept: application/problem+json`)',
    required: ['type', 'title', 'status', 'detail', 'instance'],
    properties: {
      type: { type: 'string', description: 'Always about:blank: the status says it all' },
      title: { type: 'string', description: 'The name of the status' },
      status: { type: 'integer', description: 'The HTTP status' },
      detail: { type: 'string', description: 'What is wrong and what to do about it' },
      instance: { type: 'string', description: 'Path of the request, without the query' },
      timestamp: { type: 'string', format: 'date-time', description: 'When it happened (UTC)' },
      method: { type: 'string', description: 'HTTP method of the request' },
      candidates: { type: 'array', items: { type: 'string' }, description: 'As in Error' },
      errors: {
        type: 'array',
        items: { $ref: '#/components/schemas/AnswerError' },
        description: 'As in Error',
      },
    },
  },
} as const;
