import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Controller, Get, NotFoundException, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { JSON_TYPE, sendTagged } from '../http/send-tagged.js';
import { PAGE_POLICY } from '../http/standard-headers.js';
import { OpenApiDocument } from './openapi-document.js';

const UI_FOLDER = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

/** The files of Swagger UI that the page uses; nothing else of the package is served. */
const UI_FILES: ReadonlyMap<string, string> = new Map([
  ['swagger-ui.css', 'text/css; charset=utf-8'],
  ['swagger-ui-bundle.js', 'text/javascript; charset=utf-8'],
  ['favicon-32x32.png', 'image/png'],
]);
const START_FILE = 'start.js';

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>DeepCity API</title>
    <link rel="icon" href="docs/favicon-32x32.png">
    <link rel="stylesheet" href="docs/swagger-ui.css">
  </head>
  <body>
    <div id="ui"></div>
    <script src="docs/swagger-ui-bundle.js"></script>
    <script src="docs/${START_FILE}"></script>
  </body>
</html>
`;
// A file of its own, so that a strict content security policy need not allow inline scripts.
const START = `SwaggerUIBundle({ url: 'openapi.json', dom_id: '#ui', deepLinking: true });\n`;

const CACHE = 'public, max-age=3600';

/** `/docs` (the page) and `/openapi.json`. */
@ApiExcludeController()
@Controller()
export class DocsController {
  constructor(private readonly document: OpenApiDocument) {}

  @Get('openapi.json')
  json(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    void reply.header('cache-control', CACHE);
    sendTagged(request, reply, { body: this.document.json, type: JSON_TYPE });
  }

  @Get('docs')
  page(@Res() reply: FastifyReply): void {
    void reply
      .header('cache-control', CACHE)
      .header('content-security-policy', PAGE_POLICY)
      .type('text/html; charset=utf-8')
      .send(PAGE);
  }

  @Get('docs/:file')
  async file(@Param('file') file: string, @Res() reply: FastifyReply): Promise<void> {
    void reply.header('cache-control', CACHE);
    if (file === START_FILE) return void reply.type('text/javascript; charset=utf-8').send(START);
    const type = UI_FILES.get(file);
    if (type === undefined) throw new NotFoundException(`There is no page /docs/${encodeURIComponent(file)}`);
    await reply.type(type).send(await readFile(join(UI_FOLDER, file)));
  }
}
