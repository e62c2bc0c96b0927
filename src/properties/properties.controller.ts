import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { JoinedAnswers } from '../answers/joined-answers.js';
import { sendFinished } from '../answers/send-finished.js';
import { OwnHead } from '../http/own-head.js';
import { Lifecycle } from '../lifecycle/lifecycle.js';
import { requesterOf } from '../lifecycle/request-work.js';
import { RateLimited } from '../throttling/rate-limited.decorator.js';
import { AnswerMaker, type Made } from './answer-maker.js';
import { prefersStrict, refuseIncomplete } from './failure-policy.js';
import { DescribedProperties } from './properties.openapi.js';
import { answerKeyOf } from './property-answers.js';
import { questionOf } from './remembered-questions.js';

@ApiTags('properties')
@Controller('v1/properties')
export class PropertiesController {
  private readonly joined = new JoinedAnswers<Made>();

  constructor(
    private readonly answers: AnswerMaker,
    private readonly lifecycle: Lifecycle,
  ) {}

  @Get()
  @OwnHead()
  @RateLimited()
  @DescribedProperties()
  async find(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const wanted = questionOf(request);
    const kept = this.answers.kept(wanted);
    if (kept !== undefined) return sendFinished(kept, request, reply, this.lifecycle.stopping);
    const requester = requesterOf(request);
    // Others may have joined: that this one is gone does not end it.
    const make = (): Promise<Made> => this.answers.make(wanted, requester);
    const made = await this.joined.answer(answerKeyOf(wanted), make);
    // What another client's share of the quota did not allow, this one's may.
    const isOurs = !made.wantsQuota || made.client === requester.client;
    const { answer, finished, timing } = isOurs ? made : await make();
    void reply.header('server-timing', timing);
    refuseIncomplete(answer, { ...wanted, strict: prefersStrict(request.headers.prefer as string) });
    sendFinished(finished, request, reply, this.lifecycle.stopping);
  }
}
