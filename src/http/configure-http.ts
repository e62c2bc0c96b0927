import compress from '@fastify/compress';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import { RATE_LIMIT_HEADERS } from '../throttling/rate-limit-headers.js';

/** Headers of ours that scripts in browsers may read. */
const EXPOSED_HEADERS = ['ETag', 'Server-Timing', 'X-Request-Id', ...RATE_LIMIT_HEADERS];

const ROBOTS = 'User-agent: *\nDisallow: /\n';
/** Below this, compressing costs more than it saves. */
const COMPRESS_FROM_BYTES = 1_024;

/** What holds for every route: CORS, compression, request ids, no indexing by search engines. */
export async function configureHttp(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  app.enableCors({
    origin: '*',
    methods: ['GET', 'HEAD', 'OPTIONS'],
    allowedHeaders: ['Accept', 'Content-Type', 'If-None-Match', 'Prefer', 'X-Request-Id'],
    exposedHeaders: EXPOSED_HEADERS,
    maxAge: 86_400,
  });
  await fastify.register(compress, {
    global: true,
    threshold: COMPRESS_FROM_BYTES,
    encodings: ['br', 'gzip'],
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply
      .header('x-request-id', request.id)
      // The terms of use of the DVF files forbid that search engines index what comes from them.
      .header('x-robots-tag', 'noindex, nofollow')
      .header('x-content-type-options', 'nosniff');
    done();
  });
  fastify.get('/robots.txt', (_request, reply) => reply.type('text/plain; charset=utf-8').send(ROBOTS));
}
