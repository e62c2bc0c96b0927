import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimited } from '../../throttling/rate-limited.decorator.js';
import { AnswerMaker } from '../answer-maker.js';
import { askerOf } from '../asker.js';
import { type PropertiesRequest, PropertiesQueryPipe } from '../properties-query.pipe.js';
import { answerIn } from '../property-answers.js';
import { AnswerEvents } from './answer-events.js';
import { DescribedStream } from './stream.openapi.js';
import { tellAnswer } from './told-answer.js';

/** `GET /v1/properties/stream`: the answer of `GET /v1/properties`, part by part while it is made. */
@ApiTags('properties')
@Controller('v1/properties/stream')
export class StreamController {
  constructor(private readonly answers: AnswerMaker) {}

  @Get()
  // A compressor waits for more, and what is written here is to leave at once.
  @RouteConfig({ compress: false })
  @RateLimited()
  @DescribedStream()
  async stream(
    @Query(PropertiesQueryPipe) wanted: PropertiesRequest,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const events = new AnswerEvents({ requestId: request.id, sections: wanted.sections }, (body) =>
      send(body, reply),
    );
    const kept = this.answers.kept(wanted);
    if (kept !== undefined) {
      tellAnswer(answerIn(kept), events);
      return events.answer(kept.encoded.plain);
    }
    try {
      const { encoded } = await this.answers.makeFor(askerOf(request, reply), wanted, events);
      events.answer(encoded.plain);
    } catch (error) {
      if (!events.begun) throw error;
      events.failure(this.answers.errorBody(error, request.id, request));
    }
  }
}

function send(body: NodeJS.ReadableStream, reply: FastifyReply): void {
  void reply
    .type('text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store, no-transform')
    // Asks nginx and its kin not to gather what should leave at once.
    .header('x-accel-buffering', 'no')
    .send(body);
}
