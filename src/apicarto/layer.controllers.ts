import { Controller, Get, HttpCode, Inject, Post, Req, Res, type Type, UseFilters } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EmptyBodyAllowed } from '../http/empty-body.js';
import { RequestWork, requesterOf } from '../lifecycle/request-work.js';
import { RateLimited } from '../throttling/rate-limited.decorator.js';
import { DescribedLayer } from './apicarto.openapi.js';
import { layerQuestion } from './layer-question.js';
import { LAYER_NAMES, type LayerName } from './layers.js';
import { LayersService } from './layers.service.js';
import { RefusalFilter } from './refusal.js';
import { sendCollection } from './send-collection.js';
import { sentParameters } from './sent-parameters.js';

function controllerOf(layer: LayerName): Type {
  @ApiTags('cadastre')
  @Controller(`api/cadastre/${layer}`)
  @UseFilters(RefusalFilter)
  class LayerController {
    constructor(
      @Inject(LayersService) private readonly layers: LayersService,
      @Inject(RequestWork) private readonly work: RequestWork,
    ) {}

    @Get()
    @RateLimited()
    @DescribedLayer(layer, 'GET')
    get(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
      return this.answer(request, reply);
    }

    @Post()
    @EmptyBodyAllowed()
    @HttpCode(200)
    @RateLimited()
    @DescribedLayer(layer, 'POST')
    post(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
      return this.answer(request, reply);
    }

    private async answer(request: FastifyRequest, reply: FastifyReply): Promise<void> {
      const question = layerQuestion(layer, sentParameters(request.query, request.body));
      const collection = await this.work.run(requesterOf(request), (ctx) => this.layers.find(question, ctx));
      sendCollection(collection, question.start, request, reply);
    }
  }
  return LayerController;
}

/** `/api/cadastre/{commune,feuille,division,parcelle,localisant}`, call-compatible with API Carto. */
export const LAYER_CONTROLLERS: Type[] = LAYER_NAMES.map(controllerOf);
