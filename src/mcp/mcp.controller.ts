import {
  Body,
  Controller,
  Delete,
  ForbiddenException,
  Get,
  HttpCode,
  HttpException,
  HttpStatus,
  PayloadTooLargeException,
  Post,
  Req,
  Res,
} from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestWork, requesterOf } from '../lifecycle/request-work.js';
import { RateLimited } from '../throttling/rate-limited.decorator.js';
import { DescribedMcp } from './mcp.openapi.js';
import { McpEndpoint } from './mcp-endpoint.js';
import { isTrustedOrigin } from './origin.js';

/** No question to a tool is near it. */
export const MAX_MESSAGE_BYTES = 64 * 1024;
/** What the transport looks at. */
const READ_HEADERS = ['accept', 'content-type', 'mcp-protocol-version', 'mcp-session-id'] as const;

/** `/mcp`: the tools of the Model Context Protocol, over streamable HTTP without sessions. */
@ApiTags('mcp')
@Controller('mcp')
export class McpController {
  constructor(
    private readonly endpoint: McpEndpoint,
    private readonly work: RequestWork,
  ) {}

  @Post()
  @HttpCode(200)
  @RateLimited()
  @DescribedMcp()
  async post(
    @Body() message: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    refuseStrangers(request);
    refuseLong(message);
    if (Array.isArray(message)) return refuseBatch(reply);
    const response = await this.work.run(requesterOf(request), (ctx) =>
      this.endpoint.answer(message, headersOf(request), ctx),
    );
    const type = response.headers.get('content-type');
    void reply.status(response.status).header('cache-control', 'no-store');
    if (type !== null) void reply.type(`${type}; charset=utf-8`);
    void reply.send(response.body === null ? undefined : await response.text());
  }

  /** There is nothing to listen to: the server never speaks first. */
  @Get()
  @ApiExcludeEndpoint()
  listen(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    refuseStrangers(request);
    refuseMethod(reply);
  }

  /** There is no session to end. */
  @Delete()
  @ApiExcludeEndpoint()
  end(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    refuseStrangers(request);
    refuseMethod(reply);
  }
}

function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const name of READ_HEADERS) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  return headers;
}

/** @throws ForbiddenException for the page of another site */
function refuseStrangers({ headers }: FastifyRequest): void {
  if (isTrustedOrigin(headers.origin)) return;
  throw new ForbiddenException(
    'Pages of other sites may not use /mcp (Origin); the same data is open to them at /v1/properties',
  );
}

/** @throws PayloadTooLargeException */
function refuseLong(message: unknown): void {
  if (Buffer.byteLength(JSON.stringify(message) ?? '') > MAX_MESSAGE_BYTES) {
    throw new PayloadTooLargeException(`A message may have ${MAX_MESSAGE_BYTES} bytes`);
  }
}

/** @throws HttpException 405 */
function refuseMethod(reply: FastifyReply): never {
  void reply.header('allow', 'POST');
  throw new HttpException(
    'This MCP server has neither sessions nor messages of its own: POST a JSON-RPC message',
    HttpStatus.METHOD_NOT_ALLOWED,
  );
}

/** MCP dropped batches in 2025, and many calls in one request would count as one. */
function refuseBatch(reply: FastifyReply): void {
  const error = { code: -32_600, message: 'Batches are not supported: POST one JSON-RPC message' };
  void reply
    .status(HttpStatus.BAD_REQUEST)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ jsonrpc: '2.0', id: null, error }));
}
