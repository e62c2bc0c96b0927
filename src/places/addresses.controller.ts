import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimited } from '../throttling/rate-limited.decorator.js';
import { AddressesService } from './addresses.service.js';
import { PlaceReplies } from './place-replies.js';
import { DescribedAddresses } from './places.openapi.js';
import { addressesQuestion } from './places-query.js';

/** `/v1/addresses`: suggestions. */
@ApiTags('places')
@Controller('v1/addresses')
export class AddressesController {
  constructor(
    private readonly addresses: AddressesService,
    private readonly replies: PlaceReplies,
  ) {}

  @Get()
  @RateLimited()
  @DescribedAddresses()
  find(
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const question = addressesQuestion(query);
    return this.replies.send(request, reply, (run, ctx) => this.addresses.find(question, run, ctx));
  }
}
