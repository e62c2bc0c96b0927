import { Controller, Get, Inject, Logger, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS, type Settings } from '../config/settings.js';
import { OwnHead } from '../http/own-head.js';
import { clientKey } from '../throttling/client-key.js';
import { Lifecycle } from '../lifecycle/lifecycle.js';
import { RateLimited } from '../throttling/rate-limited.decorator.js';
import { CallContext } from '../upstream/call-context.js';
import type { PropertiesAnswer } from './answer.js';
import { DescribedProperties } from './properties.openapi.js';
import { type FinishedAnswer, FinishedAnswers, answerKeyOf } from './finished-answers.js';
import { prefersStrict, refuseIncomplete } from './failure-policy.js';
import { JoinedAnswers } from './joined-answers.js';
import type { PropertiesRequest } from './properties-query.pipe.js';
import { PropertiesService } from './properties.service.js';
import { questionOf } from './remembered-questions.js';
import { sendFinished } from './send-finished.js';
import { serverTiming } from './server-timing.js';

interface Made {
  readonly answer: PropertiesAnswer;
  readonly finished: FinishedAnswer;
  /** Server-Timing. */
  readonly timing: string;
}

@ApiTags('properties')
@Controller('v1/properties')
export class PropertiesController {
  private readonly logger = new Logger('Properties');
  private readonly joined = new JoinedAnswers<Made>();

  constructor(
    private readonly properties: PropertiesService,
    private readonly finished: FinishedAnswers,
    private readonly lifecycle: Lifecycle,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @OwnHead()
  @RateLimited()
  @DescribedProperties()
  async find(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const wanted = questionOf(request);
    const kept = this.finished.find(wanted);
    if (kept !== undefined) return sendFinished(kept, request, reply, this.lifecycle.stopping);
    const made = await this.joined.answer(answerKeyOf(wanted), () => this.make(wanted, request));
    void reply.header('server-timing', made.timing);
    refuseIncomplete(made.answer, { ...wanted, strict: prefersStrict(request.headers.prefer as string) });
    sendFinished(made.finished, request, reply, this.lifecycle.stopping);
  }

  private async make(wanted: PropertiesRequest, request: FastifyRequest): Promise<Made> {
    const started = performance.now();
    const { hurry, done } = this.lifecycle.begin();
    const ctx = new CallContext(request.id, Date.now() + this.settings.requestDeadlineMs, hurry, {
      client: clientKey(request.ip),
    });
    const { answer, timings } = await this.properties.assemble(wanted, ctx).finally(() => {
      done();
      ctx.end();
    });
    const total = performance.now() - started;
    this.log(answer, timings, ctx, total);
    return {
      answer,
      timing: serverTiming(timings, ctx, total),
      finished: this.finished.finish(wanted, answer, ctx.freshUntil),
    };
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
