import compress from '@fastify/compress';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Lifecycle } from '../lifecycle/lifecycle.js';
import { beforeParsingOf } from './before-parsing.js';
import { ENCODINGS } from './content-encoding.js';
import { answerPreflight, isPreflight } from './cors.js';
import { parseCsv } from './csv-body.js';
import { COMPRESS_FROM_BYTES } from './encoded-body.js';
import { hasOwnHead, isOnOwnHeadRoute } from './own-head.js';
import { standardHeaders } from './standard-headers.js';

const ROBOTS = 'User-agent: *\nDisallow: /\n';

/** What holds for every route: CORS, compression, request ids, security headers, no indexing by search engines. */
export async function configureHttp(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  parseCsv(fastify);
  fastify.addHook('onRoute', (route) => {
    if (hasOwnHead(route)) Object.assign(route, { compress: false });
    const beforeParsing = beforeParsingOf(route);
    if (beforeParsing !== undefined) Object.assign(route, { onRequest: beforeParsing });
    // Questions have no body that might be compressed.
    if (route.method === 'GET' || route.method === 'HEAD') Object.assign(route, { decompress: false });
  });
  await fastify.register(compress, {
    global: true,
    threshold: COMPRESS_FROM_BYTES,
    encodings: [...ENCODINGS],
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!isOnOwnHeadRoute(request)) void reply.headers(standardHeaders(request.id));
    if (isPreflight(request)) answerPreflight(reply);
    else done();
  });
  const lifecycle = app.get(Lifecycle);
  fastify.addHook('onSend', (request, reply, _payload, done) => {
    if (isOnOwnHeadRoute(request)) void reply.headers(standardHeaders(request.id));
    // Tells clients and proxies that keep connections to open their next one elsewhere.
    if (lifecycle.stopping) void reply.header('connection', 'close');
    done();
  });
  fastify.get('/robots.txt', (_request, reply) => reply.type('text/plain; charset=utf-8').send(ROBOTS));
}
