import { Controller, Get, NotFoundException, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendTagged } from '../http/send-tagged.js';
import { GuideFiles } from './guide-files.js';

/** Pages of the guide load what is theirs, and nothing is written into them. */
export const GUIDE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** `/docs/guide`: the documentation, as guide/build.mjs builds it. */
@ApiExcludeController()
@Controller('docs/guide')
export class GuideController {
  constructor(private readonly files: GuideFiles) {}

  /** Links of the pages are relative: the address of the first one has to end in a slash. */
  @Get()
  front(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const [path = ''] = request.url.split('?');
    if (path.endsWith('/')) return this.send('', request, reply);
    void reply.status(308).header('location', 'guide/').send();
  }

  @Get('*')
  page(@Param('*') path: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.send(path, request, reply);
  }

  private send(path: string, request: FastifyRequest, reply: FastifyReply): void {
    const file = this.files.find(path);
    if (file === undefined) throw new NotFoundException(this.reason(path));
    void reply.header('content-security-policy', GUIDE_POLICY).header('cache-control', file.cacheControl);
    sendTagged(request, reply, file);
  }

  private reason(path: string): string {
    return this.files.isBuilt
      ? `The guide has no page "${path.slice(0, 100)}": it begins at /docs/guide/`
      : 'The guide is not built: npm run build does it';
  }
}
