import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse } from '@nestjs/swagger';
import {
  DESCRIBED_RATE_LIMIT_HEADERS,
  describedError as error,
  OVERLOADED,
} from '../http/described-answers.js';

const message = (description: string): { schema: object } => ({
  schema: {
    type: 'object',
    description,
    required: ['jsonrpc'],
    properties: { jsonrpc: { type: 'string', enum: ['2.0'], description: 'Version of JSON-RPC' } },
  },
});

/** How the OpenAPI document describes `POST /mcp`. */
export function DescribedMcp(): MethodDecorator & ClassDecorator {
  return applyDecorators(
    ApiOperation({
      operationId: 'callMcp',
      summary: 'Tools for language models (Model Context Protocol)',
      description:
        'Streamable HTTP without sessions: one JSON-RPC message a request, answered as JSON. Tools: find_parcels, get_property, explain_section. `Accept` must name application/json and text/event-stream, as the protocol asks.',
    }),
    ApiBody({ required: true, ...message('A request or notification of the Model Context Protocol') }),
    ApiResponse({
      status: 200,
      description: 'The answer to a request',
      headers: DESCRIBED_RATE_LIMIT_HEADERS,
      content: { 'application/json': message('A JSON-RPC response') },
    }),
    ApiResponse({
      status: 202,
      description: 'A notification was taken',
      headers: DESCRIBED_RATE_LIMIT_HEADERS,
    }),
    error(400, 'No message of the protocol, or several at once'),
    error(403, 'The page of another site asked (Origin)'),
    error(406, 'Accept does not name both application/json and text/event-stream'),
    error(413, 'The message is too long'),
    error(415, 'The message is not JSON'),
    error(429, 'More requests than the limit allows; see Retry-After'),
    error(500, 'A bug of this server'),
    error(503, OVERLOADED),
  );
}
