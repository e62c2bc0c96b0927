import { Controller, Get, HttpCode, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EmptyBodyAllowed } from '../http/empty-body.js';
import { RequestWork, requesterOf } from '../lifecycle/request-work.js';
import { RateLimited } from '../throttling/rate-limited.decorator.js';
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
    private readonly work: RequestWork,
  ) {}

  @Get()
  @RateLimited()
  @DescribedGeometrie('GET')
  get(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answer(request, reply);
  }

  @Post()
  @EmptyBodyAllowed()
  @HttpCode(200)
  @RateLimited()
  @DescribedGeometrie('POST')
  post(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answer(request, reply);
  }

  private async answer(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const question = geometrieQuestion(sentParameters(request.query, request.body));
    const collection = await this.work.run(requesterOf(request), (ctx) => this.geometrie.find(question, ctx));
    sendCollection(collection, question.parcels.start, request, reply);
  }
}
