import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';

interface EmptyBodyConfig {
  readonly emptyBody?: boolean;
}

/** Marks a route that takes a POST with everything in its query and nothing in its body, whatever Content-Type it bears. */
export const EmptyBodyAllowed = (): MethodDecorator =>
  RouteConfig({ emptyBody: true } satisfies EmptyBodyConfig);

export function allowsEmptyBody(route: { readonly config?: unknown }): boolean {
  return (route.config as EmptyBodyConfig | undefined)?.emptyBody === true;
}

/** A hook for such routes. Without that header, an empty body is not parsed, and so not refused. */
export function withoutEmptyBody({ raw }: FastifyRequest, _reply: FastifyReply, done: () => void): void {
  const { headers } = raw;
  const isEmpty = headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;
  if (isEmpty) delete headers['content-type'];
  done();
}
