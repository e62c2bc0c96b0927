import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController } from 'fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppModule } from './app.module.js';
import type { Settings } from './config/settings.js';
import { configureHttp } from './http/configure-http.js';
import { sendError } from './http/http-exception.filter.js';
import { requestIdOf } from './http/request-id.js';
import { logRequests } from './observability/access-log.js';
import { PinoLoggerService, createPino } from './observability/logger.js';
import { Metrics } from './observability/metrics.js';
import { OpenApiDocument } from './openapi/openapi-document.js';

/** Longer URLs than this are no parcel question. Node itself refuses from 16 kB on. */
const MAX_PARAM_LENGTH = 1_024;
const BODY_LIMIT_BYTES = 1024 * 1024;

/** The whole server, configured and not yet listening. */
export async function createApp(settings: Settings): Promise<NestFastifyApplication> {
  const pino = createPino(settings);
  const adapter = new FastifyAdapter({
    loggerInstance: pino,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: settings.trustProxy === false ? false : [...settings.trustProxy],
    genReqId: requestIdOf,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    bodyLimit: BODY_LIMIT_BYTES,
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
      sendError(request, reply, { status: error.statusCode ?? 400, message: error.message, extras: {} }),
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(settings), adapter, {
    logger: new PinoLoggerService(pino),
    abortOnError: false,
  });
  await configureHttp(app);
  logRequests(adapter.getInstance() as unknown as FastifyInstance, app.get(Metrics));
  app.get(OpenApiDocument).describes(app);
  app.enableShutdownHooks();
  return app;
}
