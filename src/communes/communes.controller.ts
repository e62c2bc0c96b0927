import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { JSON_TYPE, sendTagged } from '../http/send-tagged.js';
import { Lifecycle } from '../lifecycle/lifecycle.js';
import { onlyKnown } from '../http/known-parameters.js';
import { RateLimited } from '../throttling/rate-limited.decorator.js';
import { communeAsked, membersAsked } from './commune-question.js';
import { DescribedCommune, DescribedGroupings } from './communes.openapi.js';
import { CommunesService } from './communes.service.js';

/** The data changes once a year, or when an operator imports. */
const MAX_AGE_S = 3_600;

/** `/v1/communes`: communes and their groupings. */
@ApiTags('communes')
@Controller('v1/communes')
export class CommunesController {
  constructor(
    private readonly communes: CommunesService,
    private readonly lifecycle: Lifecycle,
  ) {}

  @Get(':insee')
  @RateLimited()
  @DescribedCommune()
  commune(
    @Param('insee') insee: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    onlyKnown(query, []);
    send(this.communes.commune(communeAsked(insee)), request, reply);
  }

  @Get(':insee/groupements')
  @RateLimited()
  @DescribedGroupings()
  async groupings(
    @Param('insee') insee: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = communeAsked(insee);
    const members = membersAsked(query);
    const { done } = this.lifecycle.begin();
    const answer = await this.communes.groupings(found, { members }).finally(done);
    send(answer, request, reply);
  }
}

function send(answer: object, request: FastifyRequest, reply: FastifyReply): void {
  void reply.header('cache-control', `public, max-age=${MAX_AGE_S}`).header('vary', 'Accept-Encoding');
  sendTagged(request, reply, { body: JSON.stringify(answer), type: JSON_TYPE });
}
