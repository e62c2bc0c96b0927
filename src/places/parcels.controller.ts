import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimited } from '../throttling/rate-limited.decorator.js';
import { NeighborsService } from './neighbors.service.js';
import { ParcelSearchService } from './parcel-search.service.js';
import { PlaceReplies } from './place-replies.js';
import { DescribedNeighbors, DescribedParcels, DescribedSearch, DescribedZonages } from './places.openapi.js';
import { onlyKnown } from '../http/known-parameters.js';
import { parcelsQuestion } from './places-query.js';
import { TakesGeoJson } from './geojson-body.js';
import { searchQuestion } from './search-body.js';
import { ZonagesService } from './zonages.service.js';

/** `/v1/parcels`: parcels by where they are or what they are called, and what is around and over one. */
@ApiTags('places')
@Controller('v1/parcels')
export class ParcelsController {
  constructor(
    private readonly parcels: ParcelSearchService,
    private readonly neighbors: NeighborsService,
    private readonly zonages: ZonagesService,
    private readonly replies: PlaceReplies,
  ) {}

  @Get()
  @RateLimited()
  @DescribedParcels()
  find(
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const question = parcelsQuestion(query);
    return this.replies.send(request, reply, (run, ctx) => this.parcels.find(question, run, ctx));
  }

  @Post('search')
  @TakesGeoJson()
  @HttpCode(200)
  @RateLimited()
  @DescribedSearch()
  search(
    @Query() query: Record<string, unknown>,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const question = searchQuestion(query, body);
    return this.replies.send(request, reply, (run, ctx) => this.parcels.meeting(question, run, ctx));
  }

  @Get(':id/neighbors')
  @RateLimited()
  @DescribedNeighbors()
  neighborsOf(
    @Param('id') id: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    onlyKnown(query, []);
    return this.replies.send(request, reply, (run, ctx) => this.neighbors.find(id, run, ctx));
  }

  @Get(':id/zonages')
  @RateLimited()
  @DescribedZonages()
  zonagesOf(
    @Param('id') id: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    onlyKnown(query, []);
    return this.replies.send(request, reply, (run, ctx) => this.zonages.find(id, run, ctx));
  }
}
