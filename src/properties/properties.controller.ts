import { Controller, Get, Inject, Logger, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS, type Settings } from '../config/settings.js';
import { matchesEtag } from '../http/etag.js';
import { clientKey } from '../throttling/client-key.js';
import { Lifecycle } from '../lifecycle/lifecycle.js';
import { RateLimited } from '../throttling/rate-limited.decorator.js';
import { CallContext } from '../upstream/call-context.js';
import type { PropertiesAnswer } from './answer.js';
import { DescribedProperties } from './properties.openapi.js';
import { type FinishedAnswer, FinishedAnswers } from './finished-answers.js';
import { prefersStrict, refuseIncomplete } from './failure-policy.js';
import { type PropertiesRequest, PropertiesQueryPipe } from './properties-query.pipe.js';
import { PropertiesService } from './properties.service.js';
import { serverTiming } from './server-timing.js';

/** A complete answer changes at most daily; one with gaps is worth asking again soon. */
const COMPLETE_MAX_AGE_S = 3_600;
const INCOMPLETE_MAX_AGE_S = 0;
/** Server-Timing of an answer that was kept. */
const FROM_CACHE = 'cache;desc="finished answer"';

@ApiTags('properties')
@Controller('v1/properties')
export class PropertiesController {
  private readonly logger = new Logger('Properties');

  constructor(
    private readonly properties: PropertiesService,
    private readonly finished: FinishedAnswers,
    private readonly lifecycle: Lifecycle,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @RateLimited()
  @DescribedProperties()
  async find(
    @Query(PropertiesQueryPipe) wanted: PropertiesRequest,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const kept = this.finished.find(wanted);
    if (kept !== undefined) return this.send(kept, request, reply);
    const started = performance.now();
    const { hurry, done } = this.lifecycle.begin();
    const ctx = new CallContext(request.id, Date.now() + this.settings.requestDeadlineMs, hurry, {
      client: clientKey(request.ip),
    });
    const { answer, timings } = await this.properties.assemble(wanted, ctx).finally(done);
    const total = performance.now() - started;
    this.log(answer, timings, ctx, total);
    void reply.header('server-timing', serverTiming(timings, ctx, total));
    refuseIncomplete(answer, { ...wanted, strict: prefersStrict(request.headers.prefer as string) });
    this.send(this.finished.finish(wanted, answer, ctx.freshUntil), request, reply);
  }

  private send({ body, etag, complete }: FinishedAnswer, request: FastifyRequest, reply: FastifyReply): void {
    const maxAge = complete ? COMPLETE_MAX_AGE_S : INCOMPLETE_MAX_AGE_S;
    void reply
      .header('etag', etag)
      .header('cache-control', `public, max-age=${maxAge}`)
      .header('vary', 'Accept-Encoding, Prefer');
    if (!reply.hasHeader('server-timing')) void reply.header('server-timing', FROM_CACHE);
    if (matchesEtag(request.headers['if-none-match'], etag)) {
      void reply.status(304).send();
      return;
    }
    void reply.type('application/json; charset=utf-8').send(body);
  }

  private log(
    { meta, errors }: PropertiesAnswer,
    timings: Readonly<Record<string, number>>,
    ctx: CallContext,
    total: number,
  ): void {
    this.logger.log({
      requestId: ctx.requestId,
      parcel: meta.parcelId,
      ms: Math.round(total),
      sources: Object.fromEntries(Object.entries(timings).map(([name, ms]) => [name, Math.round(ms)])),
      upstreamCalls: ctx.networkCalls(),
      failures: errors?.map(({ source, code }) => `${source} ${code}`),
    });
  }
}
