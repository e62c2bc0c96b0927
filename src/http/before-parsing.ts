import type { IncomingHttpHeaders } from 'node:http';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

/** Changes the head of a request before its body is parsed. */
export type HeadChange = (headers: IncomingHttpHeaders) => void;

interface BeforeParsingConfig {
  readonly beforeParsing?: HeadChange;
}

/** Marks a route whose requests are changed so. Not a middleware of Nest: each of those is a pattern for every request. */
export const BeforeParsing = (change: HeadChange): MethodDecorator =>
  RouteConfig({ beforeParsing: change } satisfies BeforeParsingConfig);

type OnRequest = (request: FastifyRequest, reply: unknown, done: () => void) => void;

/** The hook of a route that is marked. */
export function beforeParsingOf(route: { readonly config?: unknown }): OnRequest | undefined {
  const change = (route.config as BeforeParsingConfig | undefined)?.beforeParsing;
  if (change === undefined) return undefined;
  return ({ raw }, _reply, done) => {
    change(raw.headers);
    done();
  };
}
