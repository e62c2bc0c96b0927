import type { FastifyInstance } from 'fastify';
import { pathOf } from '../http/error-body.js';
import type { Metrics } from './metrics.js';

/** One log line and one observation per request: the path without its query, status and time. */
export function logRequests(fastify: FastifyInstance, metrics: Metrics): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.requestEnded(request.method, route, reply.statusCode, reply.elapsedTime);
    const facts = {
      requestId: request.id,
      method: request.method,
      path: pathOf(request.url),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    // Probes and scrapes come every few seconds: not worth a line each.
    if (route.startsWith('/health') || route === '/metrics') fastify.log.debug(facts, 'request');
    else fastify.log.info(facts, 'request');
    done();
  });
}
