import { Readable } from 'node:stream';
import { Controller, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TAKES_CSV } from '../../http/csv-body.js';
import { askerOf } from '../asker.js';
import { batchRequest } from './batch-request.js';
import { DescribedBatch } from './batch.openapi.js';
import { BatchService } from './batch.service.js';
import { withPulse } from './in-flight.js';

/** Proxies and clients close what is silent for half a minute or a minute. */
const PULSE_EVERY_MS = 10_000;
/** Before a value, JSON allows blanks: lines stay what they are, and there are no empty ones. */
const PULSE = Buffer.from(' ');

/** `POST /v1/properties/batch`: the answers of `GET /v1/properties` for many parcels, a line each. */
@ApiTags('properties')
@Controller('v1/properties/batch')
export class BatchController {
  constructor(private readonly batches: BatchService) {}

  /** Not `@RateLimited()`: it waits for places in the window instead of being refused. */
  @Post()
  // A compressor waits for more, and a line is to leave at once.
  @RouteConfig({ compress: false, ...TAKES_CSV })
  @HttpCode(200)
  @DescribedBatch()
  batch(
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const batch = batchRequest(request.headers['content-type'], request.body, query);
    const asker = askerOf(request, reply);
    this.batches.refuseTooMany(asker.client);
    const lines = this.batches.lines(batch, asker, { method: request.method, url: request.url });
    void reply
      .type('application/x-ndjson; charset=utf-8')
      .header('cache-control', 'no-store, no-transform')
      .header('x-accel-buffering', 'no')
      .send(Readable.from(alive(lines), { objectMode: false }));
  }
}

/** The head leaves at once, and no silence is long. */
async function* alive(lines: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield PULSE;
  yield* withPulse(lines, PULSE_EVERY_MS, PULSE);
}
