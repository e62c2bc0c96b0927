import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

interface OwnHeadConfig {
  readonly ownHead?: boolean;
}

/**
 * Marks a route whose answers are written with their whole head in one piece ({@link sendWhole}) instead of a header at
 * a time: no compression plugin, no standard headers beforehand. What it does not send so gets those at the end.
 */
export const OwnHead = (): MethodDecorator => RouteConfig({ ownHead: true } satisfies OwnHeadConfig);

export function hasOwnHead(route: { readonly config?: unknown }): boolean {
  return (route.config as OwnHeadConfig | undefined)?.ownHead === true;
}

export function isOnOwnHeadRoute({ routeOptions }: FastifyRequest): boolean {
  return hasOwnHead(routeOptions);
}
