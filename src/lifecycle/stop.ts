import { setTimeout as delay } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SETTINGS, type Settings } from '../config/settings.js';
import { drain } from './drain.js';
import { Lifecycle } from './lifecycle.js';

/** Left of the grace when requests are told to answer with what they have. */
const HURRY_BEFORE_END = 0.2;

/**
 * The orderly end: not ready, a pause for load balancers to notice, in-flight requests answered, connections closed,
 * stores closed. Resolves when nothing is left to do.
 */
export async function stop(app: NestFastifyApplication, signal: string): Promise<void> {
  const logger = new Logger('Lifecycle');
  const lifecycle = app.get(Lifecycle);
  const { shutdownDelayMs, shutdownGraceMs } = app.get<Settings>(SETTINGS);
  lifecycle.beginStop();
  logger.log({ signal, shutdownDelayMs, shutdownGraceMs }, 'stopping');
  if (shutdownDelayMs > 0) await delay(shutdownDelayMs);
  const hurry = setTimeout(() => lifecycle.hurry(), shutdownGraceMs * (1 - HURRY_BEFORE_END));
  const drained = await drain(app.getHttpServer(), shutdownGraceMs);
  clearTimeout(hurry);
  if (!drained) logger.warn({ shutdownGraceMs }, 'connections were cut that did not end in time');
  await app.close();
  logger.log({ signal }, 'stopped');
}
