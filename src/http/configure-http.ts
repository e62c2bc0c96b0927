import compress from '@fastify/compress';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import { Lifecycle } from '../lifecycle/lifecycle.js';
import { RATE_LIMIT_HEADERS } from '../throttling/rate-limit-headers.js';
import { standardHeaders } from './standard-headers.js';

/** Headers of ours that scripts in browsers may read. */
const EXPOSED_HEADERS = ['ETag', 'Server-Timing', 'X-Request-Id', ...RATE_LIMIT_HEADERS];

const ROBOTS = 'User-agent: *\nDisallow: /\n';
/** Below this, compressing costs more than it saves. */
const COMPRESS_FROM_BYTES = 1_024;

/** What holds for every route: CORS, compression, request ids, security headers, no indexing by search engines. */
export async function configureHttp(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  app.enableCors({
    origin: '*',
    methods: ['GET', 'HEAD', 'POST', 'OPTIONS'],
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
    void reply.headers(standardHeaders(request.id));
    done();
  });
  const lifecycle = app.get(Lifecycle);
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    // Tells clients and proxies that keep connections to open their next one elsewhere.
    if (lifecycle.stopping) void reply.header('connection', 'close');
    done();
  });
  fastify.get('/robots.txt', (_request, reply) => reply.type('text/plain; charset=utf-8').send(ROBOTS));
}
