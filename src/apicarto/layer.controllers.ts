import { Controller, Get, HttpCode, Inject, Post, Req, Res, type Type, UseFilters } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EmptyBodyAllowed } from '../http/empty-body.js';
import { OwnHead } from '../http/own-head.js';
import { RateLimited } from '../throttling/rate-limited.decorator.js';
import { DescribedLayer } from './apicarto.openapi.js';
import { isWorthKeeping, layerQuestion } from './layer-question.js';
import { LAYER_NAMES, type LayerName } from './layers.js';
import { LayersService } from './layers.service.js';
import { Pages, type ReadPage } from './pages.js';
import { RefusalFilter } from './refusal.js';

function controllerOf(layer: LayerName): Type {
  @ApiTags('cadastre')
  @Controller(`api/cadastre/${layer}`)
  @UseFilters(RefusalFilter)
  class LayerController {
    constructor(
      @Inject(LayersService) private readonly layers: LayersService,
      @Inject(Pages) private readonly pages: Pages,
    ) {}

    @Get()
    @OwnHead()
    @RateLimited()
    @DescribedLayer(layer, 'GET')
    get(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
      return this.pages.get(request, reply, this.read);
    }

    @Post()
    @EmptyBodyAllowed()
    @HttpCode(200)
    @RateLimited()
    @DescribedLayer(layer, 'POST')
    post(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
      return this.pages.post(request, reply, this.read);
    }

    private readonly read: ReadPage = (sent) => {
      const question = layerQuestion(layer, sent);
      return {
        start: question.start,
        isWorthKeeping: isWorthKeeping(question),
        find: (ctx) => this.layers.find(question, ctx),
      };
    };
  }
  return LayerController;
}

/** `/api/cadastre/{commune,feuille,division,parcelle,localisant}`, call-compatible with API Carto. */
export const LAYER_CONTROLLERS: Type[] = LAYER_NAMES.map(controllerOf);
