import { join } from 'node:path';
import { Controller, Get, Inject, NotFoundException, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS, type Settings } from '../config/settings.js';
import { PACKAGE_ROOT } from '../config/version.js';
import { etagOf } from '../http/etag.js';
import { sendTagged } from '../http/send-tagged.js';
import { NOT_BUILT, explorerPolicy, pageWith } from './page.js';
import { WebFiles } from './web-files.js';

/** Where the build writes the page. */
const BUILT = join(PACKAGE_ROOT, 'dist', 'web');

/** Names carry a hash of their content: what was fetched once never changes. */
const FOREVER = 'public, max-age=31536000, immutable';
const HASHED = /-[\w-]{8}\.[a-z0-9]+$/;
/** The page names the files of its build: it is asked for each time, and answered 304. */
const ALWAYS_ASK = 'no-cache';

/** The explorer: `/` and its files under `/assets/`. */
@ApiExcludeController()
@Controller()
export class ExplorerController {
  private readonly files: WebFiles;
  private readonly page: string | undefined;
  private readonly policy: string;
  private readonly etag: string;

  constructor(@Inject(SETTINGS) settings: Settings) {
    const tiles = { plan: settings.tilesPlanUrl, photo: settings.tilesPhotoUrl };
    this.files = new WebFiles(settings.webDir ?? BUILT);
    const built = this.files.page();
    this.page = built === undefined ? undefined : pageWith(built, tiles);
    this.policy = explorerPolicy(tiles);
    this.etag = etagOf(this.page ?? '');
  }

  @Get()
  start(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    if (this.page === undefined) {
      void reply.status(404).type('text/plain; charset=utf-8').send(NOT_BUILT);
      return;
    }
    void reply.header('cache-control', ALWAYS_ASK).header('content-security-policy', this.policy);
    sendTagged(request, reply, { body: this.page, type: 'text/html; charset=utf-8', etag: this.etag });
  }

  @Get('assets/:file')
  async asset(
    @Param('file') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.files.asset(name, request.headers['accept-encoding']);
    if (file === undefined)
      throw new NotFoundException(`There is no file /assets/${encodeURIComponent(name)}`);
    void reply
      .header('cache-control', HASHED.test(name) ? FOREVER : ALWAYS_ASK)
      .header('vary', 'Accept-Encoding')
      .type(file.type);
    // Our own files, and only these: a worker would otherwise get the policy of data and could not run.
    void reply.header('content-security-policy', this.policy);
    if (file.encoding !== undefined) void reply.header('content-encoding', file.encoding);
    await reply.send(file.body);
  }
}
