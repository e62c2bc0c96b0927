import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { usualSpelling } from './apicarto/usual-spelling.js';
import { AppModule } from './app.module.js';
import type { Settings } from './config/settings.js';
import { refuseMalformed } from './http/client-error.js';
import { configureHttp } from './http/configure-http.js';
import { wordsFor } from './http/framework-refusals.js';
import { sendError } from './http/http-exception.filter.js';
import { HTTP_LIMITS, type HttpLimits, fastifyLimits } from './http/http-limits.js';
import { requestIdOf } from './http/request-id.js';
import { originForm } from './http/request-target.js';
import { standardHeaders } from './http/standard-headers.js';
import { logRequests } from './observability/access-log.js';
import { PinoLoggerService, createPino } from './observability/logger.js';
import { Metrics } from './observability/metrics.js';
import { OpenApiDocument } from './openapi/openapi-document.js';

/** The whole server, configured and not yet listening. */
export async function createApp(
  settings: Settings,
  limits: HttpLimits = HTTP_LIMITS,
): Promise<NestFastifyApplication> {
  const pino = createPino(settings);
  const adapter = new FastifyAdapter({
    loggerInstance: pino,
    logController: new LogController({ disableRequestLogging: true }),
    // A logger for each request would be made for one line: that names the request itself.
    childLoggerFactory: (logger: FastifyBaseLogger) => logger,
    trustProxy: settings.trustProxy === false ? false : [...settings.trustProxy],
    genReqId: requestIdOf,
    rewriteUrl: ({ url = '/' }) => usualSpelling(originForm(url)),
    routerOptions: { maxParamLength: limits.maxParamLength },
    ...fastifyLimits(limits, settings.requestDeadlineMs),
    clientErrorHandler: refuseMalformed,
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
      sendError(request, reply.headers(standardHeaders(request.id)), {
        status: error.statusCode ?? 400,
        message: wordsFor(error, request) ?? error.message,
        extras: {},
      }),
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(settings), adapter, {
    logger: new PinoLoggerService(pino),
    abortOnError: false,
  });
  await configureHttp(app);
  logRequests(adapter.getInstance<FastifyInstance>(), app.get(Metrics));
  app.get(OpenApiDocument).describes(app);
  return app;
}
