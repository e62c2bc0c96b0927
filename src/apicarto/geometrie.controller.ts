import { Controller, Get, HttpCode, Post, Req, Res, UseFilters } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EmptyBodyAllowed } from '../http/empty-body.js';
import { OwnHead } from '../http/own-head.js';
import { RateLimited } from '../throttling/rate-limited.decorator.js';
import { DescribedGeometrie } from './apicarto.openapi.js';
import { geometrieQuestion } from './geometrie-question.js';
import { GeometrieService } from './geometrie.service.js';
import { isWorthKeeping } from './layer-question.js';
import { Pages, type ReadPage } from './pages.js';
import { RefusalFilter } from './refusal.js';

/** `/api/cadastre/geometrie`: parcels with their intersection surfaces, which API Carto had until 2018. */
@ApiTags('cadastre')
@Controller('api/cadastre/geometrie')
@UseFilters(RefusalFilter)
export class GeometrieController {
  constructor(
    private readonly geometrie: GeometrieService,
    private readonly pages: Pages,
  ) {}

  @Get()
  @OwnHead()
  @RateLimited()
  @DescribedGeometrie('GET')
  get(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.get(request, reply, this.read);
  }

  @Post()
  @EmptyBodyAllowed()
  @HttpCode(200)
  @RateLimited()
  @DescribedGeometrie('POST')
  post(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.pages.post(request, reply, this.read);
  }

  private readonly read: ReadPage = (sent) => {
    const question = geometrieQuestion(sent);
    return {
      start: question.parcels.start,
      isWorthKeeping: isWorthKeeping(question.parcels),
      find: (ctx) => this.geometrie.find(question, ctx),
    };
  };
}
