import { Controller, Get, HttpCode, Inject, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS, type Settings } from '../config/settings.js';
import { Lifecycle } from '../lifecycle/lifecycle.js';
import { RateLimited } from '../throttling/rate-limited.decorator.js';
import { CallContext } from '../upstream/call-context.js';
import { DescribedGeometrie } from './apicarto.openapi.js';
import { geometrieQuestion } from './geometrie-question.js';
import { GeometrieService } from './geometrie.service.js';
import { RefusalFilter } from './refusal.js';
import { sendCollection } from './send-collection.js';
import { sentParameters } from './sent-parameters.js';

/** `/api/cadastre/geometrie`: parcels with their intersection surfaces, which API Carto had until 2018. */
@ApiTags('cadastre')
@Controller('api/cadastre/geometrie')
@UseFilters(RefusalFilter)
export class GeometrieController {
  constructor(
    private readonly geometrie: GeometrieService,
    private readonly lifecycle: Lifecycle,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @RateLimited()
  @DescribedGeometrie('GET')
  get(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answer(request, reply);
  }

  @Post()
  @HttpCode(200)
  @RateLimited()
  @DescribedGeometrie('POST')
  post(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answer(request, reply);
  }

  private async answer(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const question = geometrieQuestion(sentParameters(request.query, request.body));
    const { hurry, done } = this.lifecycle.begin();
    const ctx = new CallContext(request.id, Date.now() + this.settings.requestDeadlineMs, hurry);
    const collection = await this.geometrie.find(question, ctx).finally(() => {
      done();
      ctx.end();
    });
    sendCollection(collection, question.parcels.start, request, reply);
  }
}
